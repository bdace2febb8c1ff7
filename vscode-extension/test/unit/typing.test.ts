import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { describe, it } from 'node:test';

interface Pattern {
  readonly pattern: string;
}
interface EnterRule {
  readonly beforeText: Pattern;
  readonly afterText?: Pattern;
  readonly previousLineText?: Pattern;
  readonly action: { readonly indent: string; readonly appendText?: string };
}
interface Configuration {
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly EnterRule[];
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
  readonly wordPattern: string;
}

const configuration = JSON.parse(fs.readFileSync('language-configuration.json', 'utf8')) as Configuration;
const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);

/** What Enter does behind one text and before another. */
function enter(before: string, after = '', previous = ''): EnterRule['action'] | undefined {
  const fits = (wanted: Pattern | undefined, text: string) =>
    wanted === undefined || new RegExp(wanted.pattern).test(text);
  return configuration.onEnterRules.find(
    (rule) =>
      fits(rule.beforeText, before) && fits(rule.afterText, after) && fits(rule.previousLineText, previous),
  )?.action;
}

describe('indentation', () => {
  const opens = [
    'space Counter {',
    '} else {',
    'let xs = [',
    'f(',
    'f(a, {',
    'match x { // cases',
    'say("a { b", {',
  ];
  const stays = ['let xs = [1, 2]', 'f(a)', '// a {', 'say("{")', 'x / y', '}', 'say("a\\"{") // {', 'a } b'];
  for (const line of opens) {
    it(`\`${line}\` opens something`, () => {
      assert.match(line, increase);
    });
  }
  for (const line of stays) {
    it(`\`${line}\` opens nothing`, () => {
      assert.doesNotMatch(line, increase);
    });
  }
  it('closing brackets go back', () => {
    for (const line of ['}', '  )', '    ])', '} else {']) {
      assert.match(line, decrease);
    }
    assert.doesNotMatch('x }', decrease);
  });
  it('a long line takes no time', () => {
    const began = Date.now();
    increase.test('f(a, '.repeat(2000) + '"');
    assert.ok(Date.now() - began < 1000);
  });
});

describe('Enter', () => {
  it('goes on with documentation', () => {
    assert.deepEqual(enter('    /// What it does'), { indent: 'none', appendText: '/// ' });
  });
  it('breaks a comment in two, and ends one at its end', () => {
    assert.deepEqual(enter('// one', ' two'), { indent: 'none', appendText: '// ' });
    assert.equal(enter('// one'), undefined);
  });
  it('goes on with a block comment', () => {
    assert.deepEqual(enter('/*', ' */'), { indent: 'indentOutdent', appendText: ' * ' });
    assert.deepEqual(enter(' * one', '', '/*'), { indent: 'none', appendText: '* ' });
  });
  it('goes in where a line cannot be over', () => {
    assert.equal(enter('let x =')?.indent, 'indent');
    assert.equal(enter('Some(x) =>')?.indent, 'indent');
    assert.equal(enter('n :=')?.indent, 'indent');
    assert.equal(enter('let x = 1'), undefined);
    assert.equal(enter('// a ='), undefined);
  });
});

describe('regions and words', () => {
  it('regions fold', () => {
    assert.match('  // region names', new RegExp(configuration.folding.markers.start));
    assert.match('// #endregion', new RegExp(configuration.folding.markers.end));
    assert.doesNotMatch('// regional', new RegExp(configuration.folding.markers.start));
  });
  it('a word is a name or a number', () => {
    const words = 'user.name 1_000 1.5e-3 x := f(y2)'.match(new RegExp(configuration.wordPattern, 'g'));
    assert.deepEqual(words, ['user', 'name', '1_000', '1.5e-3', 'x', 'f', 'y2']);
  });
});
