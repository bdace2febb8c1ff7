// The Testing view's side that VS Code does not show to other extensions: through what the extension exports.
const assert = require('node:assert/strict');
const { vscode, until, open, at, ask } = require('../driver.cjs');

suite('test explorer', () => {
  let tests;

  suiteSetup(async () => {
    const shapes = await open('shapes.cascade');
    await until('hover', () => ask('vscode.executeHoverProvider', shapes.uri, at(shapes, 'ar|ea(shape')));
    ({ tests } = vscode.extensions.getExtension('cascade-lang.cascade').exports);
  });

  const files = () => [...tests.controller.items].map(([, item]) => item);
  const names = (item) => [...item.children].map(([, child]) => child.label);

  test('knows the tests of all files', async () => {
    await tests.refresh();
    const [file] = await until('tests', files);
    assert.match(file.label, /shapes\.cascade$/);
    assert.deepEqual(names(file), ["a circle's area", 'this one fails']);
    assert.equal([...file.children][1][1].range.start.line, 15);
  });

  test('follows the text', async () => {
    const shapes = await open('shapes.cascade');
    const old = shapes.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(shapes.uri, shapes.positionAt(old.length), '\ntest "a third" {\n    assert_equal(1, 1)\n}\n');
    await vscode.workspace.applyEdit(edit);
    await until('the new test', () => files().some((file) => names(file).includes('a third')));
    await ask('workbench.action.files.revert');
    await until('the old tests', () => files().every((file) => !names(file).includes('a third')));
  });

  test('runs one test, and all, and tells how each ended', async function () {
    this.timeout(120_000);
    const ended = [];
    const { controller } = tests;
    const create = controller.createTestRun;
    controller.createTestRun = (...parameters) => {
      const run = create.apply(controller, parameters);
      const seen = (how) => {
        const tell = run[how];
        run[how] = (item, ...more) => {
          ended.push([
            item.label,
            how,
            how === 'failed'
              ? []
                  .concat(more[0])
                  .map((m) => m.message.value ?? m.message)
                  .join(' ')
              : '',
          ]);
          return tell.call(run, item, ...more);
        };
      };
      ['passed', 'failed', 'errored', 'skipped'].forEach(seen);
      return run;
    };
    try {
      const uri = files()[0].uri;
      await tests.runIn(uri, "a circle's area", 'run');
      assert.deepEqual(ended, [["a circle's area", 'passed', '']]);
      ended.length = 0;
      await ask('testing.runAll');
      await until('both', () => ended.length === 2);
      assert.deepEqual(
        ended.map(([label, how]) => `${label}: ${how}`),
        ["a circle's area: passed", 'this one fails: failed'],
      );
      assert.match(ended[1][2], /6\.0.*7\.0|7\.0.*6\.0/s);
    } finally {
      controller.createTestRun = create;
    }
  });
});
