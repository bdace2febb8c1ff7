import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { describe, it } from 'node:test';
import { complete } from '../../src/debug/configuration';
import { wrongName } from '../../src/run/names';
import { isCascadeTask, taskArguments, taskName } from '../../src/run/task';
import { Lines, parseEvent } from '../../src/tests/report';

describe('tasks', () => {
  it('become arguments of the command', () => {
    const run = { type: 'cascade', task: 'run', file: 'a.cascade', args: ['x', '-y'] } as const;
    assert.deepEqual(taskArguments(run, ['--data', 'd']), [
      'run',
      '--data',
      'd',
      'a.cascade',
      '--',
      'x',
      '-y',
    ]);
    assert.deepEqual(taskArguments({ type: 'cascade', task: 'check' }, []), ['check', '.']);
    assert.equal(taskName(run), 'run a.cascade');
  });
  it('build writes below target unless it is told where', () => {
    const build = { type: 'cascade', task: 'build' } as const;
    assert.deepEqual(taskArguments(build, []), ['generate', '-o', 'target/generated-sources/cascade', '.']);
    assert.deepEqual(taskArguments({ ...build, options: ['--output=x'] }, []), [
      'generate',
      '--output=x',
      '.',
    ]);
  });
  it('are told from others', () => {
    const other = { type: 'cascade', task: 'dance' };
    assert.equal(isCascadeTask(other), false);
    assert.equal(isCascadeTask({ type: 'shell' }), false);
    assert.equal(isCascadeTask(Object.assign(other, { task: 'test' })), true);
  });
});

describe('the problem matcher', () => {
  interface Contributed {
    contributes: { problemMatchers: [{ pattern: { regexp: string } }] };
  }
  const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Contributed;
  const pattern = new RegExp(contributes.problemMatchers[0].pattern.regexp);

  it('reads what `cascade check` prints', () => {
    const line = 'shop/main.cascade:12:5: error[CAS0400]: `-5` is not an `Amount`: value > 0 is false.';
    assert.deepEqual(pattern.exec(line)?.slice(1), [
      'shop/main.cascade',
      '12',
      '5',
      'error',
      'CAS0400',
      '`-5` is not an `Amount`: value > 0 is false.',
    ]);
  });
  it('reads paths with a drive', () => {
    assert.equal(pattern.exec('C:\\a b\\m.cascade:1:2: warning[CAS0001]: x')?.[1], 'C:\\a b\\m.cascade');
  });
  it('reads nothing else', () => {
    assert.equal(pattern.exec('    fix: Write `x as Amount`'), null);
    assert.equal(pattern.exec('Hello: 1:2: error'), null);
  });
});

describe('debug configurations', () => {
  const refusal = (result: unknown) => (typeof result === 'string' ? result : 'it was accepted');

  it('F5 without one means the open file', () => {
    const launch = complete({}, { file: '/w/a.cascade', folder: '/w' });
    assert.deepEqual(launch, {
      type: 'cascade',
      request: 'launch',
      name: 'Debug the open file',
      program: '/w/a.cascade',
      cwd: '/w',
    });
  });
  it('what is written stays', () => {
    const given = { type: 'cascade', request: 'launch', name: 'n', program: 'p', cwd: '/c', test: 't' };
    assert.deepEqual(complete(given, { file: '/w/a.cascade', folder: '/w' }), given);
  });
  it('without a program says what is missing', () => {
    assert.match(
      refusal(complete({}, { file: undefined, folder: '/w' })),
      /no program to debug: open a \.cascade file/,
    );
  });
  it('there is nothing to attach to', () => {
    const given = { type: 'cascade', request: 'attach', name: 'n', program: 'p' };
    assert.match(
      refusal(complete(given, { file: undefined, folder: undefined })),
      /`request` is `launch`, not `attach`/,
    );
  });
});

describe('reports of tests', () => {
  it('lines are put together from pieces', () => {
    const lines: string[] = [];
    const into = new Lines((line) => lines.push(line));
    into.add('{"ev');
    into.add('ent":"started"}\r\nplain\nla');
    into.add('st');
    into.end();
    assert.deepEqual(lines, ['{"event":"started"}', 'plain', 'last']);
  });
  it('what a program prints is no event', () => {
    assert.equal(parseEvent('hello'), undefined);
    assert.equal(parseEvent('{ not json'), undefined);
    assert.equal(parseEvent('{"count": 1}'), undefined);
    assert.deepEqual(parseEvent('{"event":"started","id":"a"}'), { event: 'started', id: 'a' });
  });
});

describe('names of projects', () => {
  it('have to be names', () => {
    assert.equal(wrongName('shop-2', false), undefined);
    assert.match(wrongName('a b', false) ?? '', /cannot be a name/);
    assert.match(wrongName('../up', false) ?? '', /cannot be a name/);
    assert.match(wrongName('shop', true) ?? '', /is a `shop` already/);
    assert.match(wrongName(' ', false) ?? '', /needs a name/);
  });
});
