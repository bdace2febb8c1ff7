// Running in a folder that the user does not trust: it is refused, with a way to trust it, and nothing has run.
const assert = require('node:assert/strict');
const { vscode, open, sleep, until } = require('../driver.cjs');

suite('running in a folder that is not trusted', function () {
  this.timeout(60_000);
  const started = [];
  let listening;

  suiteSetup(async () => {
    await open('main.cascade');
    listening = vscode.Disposable.from(
      vscode.tasks.onDidStartTask(({ execution }) => started.push(execution.task.name)),
      vscode.debug.onDidStartDebugSession(({ name }) => started.push(name)),
    );
  });

  suiteTeardown(() => listening.dispose());

  for (const command of ['cascade.run', 'cascade.runTest', 'cascade.debug']) {
    test(`${command} does nothing`, async () => {
      let ended = false;
      const run = vscode.commands.executeCommand(command).then(() => (ended = true));
      // The command waits for an answer to its question: closing it is no.
      await until('end', async () => {
        await sleep(500);
        await vscode.commands.executeCommand('notifications.clearAll');
        return ended;
      });
      await run;
      assert.deepEqual(started, []);
    });
  }
});
