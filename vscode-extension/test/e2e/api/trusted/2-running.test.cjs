// What starts other programs: commands, tasks, tests, the debugger, the server anew.
const assert = require('node:assert/strict');
const { vscode, folder, file, sleep, until, open, at, ask, textOf } = require('../driver.cjs');

const OLDEST = process.env.CASCADE_E2E_VERSION === 'oldest';

/** The messages of one debug session, as they pass by. */
function watchDebugger() {
  const messages = [];
  const watching = vscode.debug.registerDebugAdapterTrackerFactory('cascade', {
    createDebugAdapterTracker: () => ({ onDidSendMessage: (m) => messages.push(m) }),
  });
  const event = (name) => messages.filter((m) => m.type === 'event' && m.event === name);
  const output = () =>
    event('output')
      .filter((m) => m.body.category !== 'telemetry')
      .map((m) => m.body.output)
      .join('');
  return { event, output, dispose: () => watching.dispose() };
}

suite('running', () => {
  let main;

  suiteSetup(async () => {
    main = await open('main.cascade');
    await until(
      'hover',
      () => ask('vscode.executeHoverProvider', main.uri, at(main, 'twice|(n: Int)')),
      90_000,
    );
  });

  test('all commands that the extension declares exist', async () => {
    const extension = vscode.extensions.all.find((e) =>
      e.packageJSON.contributes?.languages?.some((l) => l.id === 'cascade'),
    );
    const commands = new Set(await vscode.commands.getCommands(true));
    const declared = extension.packageJSON.contributes.commands.map((c) => c.command);
    assert.ok(declared.length >= 5, declared.join(' '));
    assert.deepEqual(
      declared.filter((c) => !commands.has(c)),
      [],
    );
  });

  test('a restarted server answers', async () => {
    await ask('cascade.restartServer');
    const hover = await until(
      'hover',
      () => ask('vscode.executeHoverProvider', main.uri, at(main, 'twice|(n: Int)')),
      60_000,
    );
    assert.match(textOf(hover), /twice/);
  });

  test('tasks are provided, and checking the folder tells its mistakes', async function () {
    if (OLDEST) return this.skip(); // its package has neither a search, by which files are found, nor terminals
    const tasks = await vscode.tasks.fetchTasks({ type: 'cascade' });
    const check = tasks.find((t) => t.definition.command === 'check' || /check/.test(t.name));
    assert.ok(check, tasks.map((t) => t.name).join(' | '));
    const ended = new Promise((done) => {
      const listening = vscode.tasks.onDidEndTaskProcess((e) => {
        if (e.execution.task.name === check.name) {
          listening.dispose();
          done(e.exitCode);
        }
      });
    });
    await vscode.tasks.executeTask(check);
    assert.equal(await ended, 1);
  });

  test('a break point stops the program, shows its variables, and lets it go on', async function () {
    this.timeout(120_000);
    const watched = watchDebugger();
    const line = at(main, '|result\n}').line;
    const point = new vscode.SourceBreakpoint(new vscode.Location(main.uri, new vscode.Position(line, 0)));
    vscode.debug.addBreakpoints([point]);
    const ended = new Promise((done) => {
      const listening = vscode.debug.onDidTerminateDebugSession((s) => {
        listening.dispose();
        done(s);
      });
    });
    try {
      const started = await vscode.debug.startDebugging(vscode.workspace.workspaceFolders[0], {
        type: 'cascade',
        request: 'launch',
        name: 'main',
        program: main.uri.fsPath,
      });
      assert.ok(started, 'the session started');
      await until('stop', () => watched.event('stopped'), 90_000);
      const session = vscode.debug.activeDebugSession;
      const threadId = watched.event('stopped')[0].body.threadId;
      const { stackFrames } = await session.customRequest('stackTrace', { threadId });
      assert.equal(stackFrames[0].line, line + 1);
      assert.match(stackFrames[0].source.path ?? stackFrames[0].source.name, /main\.cascade$/);
      const { scopes } = await session.customRequest('scopes', { frameId: stackFrames[0].id });
      const variables = [];
      for (const scope of scopes)
        variables.push(
          ...(await session.customRequest('variables', { variablesReference: scope.variablesReference }))
            .variables,
        );
      const value = (name) => variables.find((v) => v.name === name)?.value;
      assert.deepEqual([value('n'), value('result')], ['1', '2'], JSON.stringify(variables));
      vscode.debug.removeBreakpoints([point]);
      await sleep(300); // the adapter is told of it in the background
      await session.customRequest('continue', { threadId });
      await Promise.race([ended, sleep(30_000).then(() => assert.fail('the program did not end'))]);
      assert.match(watched.output(), /Doubled: \[2, 4, 6\]/);
    } finally {
      vscode.debug.removeBreakpoints([point]);
      await vscode.debug.stopDebugging();
      watched.dispose();
    }
  });
});
