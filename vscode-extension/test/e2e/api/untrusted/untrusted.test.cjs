// A folder that the user does not trust: the language works, and nothing that the folder names is run.
const assert = require('node:assert/strict');
const { existsSync } = require('node:fs');
const { vscode, file, until, open, at, ask, textOf } = require('../driver.cjs');

suite('a folder that is not trusted', () => {
  test('is shown with all that reading gives', async function () {
    this.timeout(120_000);
    assert.equal(vscode.workspace.isTrusted, false);
    const main = await open('main.cascade');
    assert.equal(main.languageId, 'cascade');
    const hover = await until(
      'hover',
      () => ask('vscode.executeHoverProvider', main.uri, at(main, 'twice|(n: Int)')),
      90_000,
    );
    assert.match(textOf(hover), /twice\(n: Int\) -> Int/);
    await until('diagnostic', () => vscode.languages.getDiagnostics(file('wrong', 'ages.cascade')));
  });

  test('does not choose the Java that is run', () => {
    assert.ok(vscode.workspace.getConfiguration('cascade').inspect('java.home'), 'the setting exists');
    assert.ok(!existsSync(file('ran').fsPath), 'the program that the folder names was run');
  });
});
