// What the extension does when something is wrong with the server, and how it gets over it.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { vscode, until, open, at, ask, file } = require('../driver.cjs');

const server = () => vscode.extensions.getExtension('cascade-lang.cascade').exports.server;
const state = (kind, ms = 60_000) =>
  until(`state ${kind}`, () => server().state.kind === kind && server().state, ms);
const set = (name, value) =>
  vscode.workspace.getConfiguration('cascade').update(name, value, vscode.ConfigurationTarget.Global);

suite('troubles', function () {
  this.timeout(120_000);

  suiteSetup(() => state('ready'));

  test('an option that Java does not know is named, and without it the server starts', async () => {
    await set('server.jvmOptions', ['-Xnonsense']);
    const { reason } = await state('failed');
    assert.match(reason, /Unrecognized option: -Xnonsense/);
    await set('server.jvmOptions', undefined);
    await state('ready');
  });

  test('a JDK that is none is named, and without it another one is found', async () => {
    await set('java.home', '/no/such/jdk');
    const { reason } = await state('failed');
    assert.match(reason, /`cascade\.java\.home` is `\/no\/such\/jdk`/);
    await set('java.home', undefined);
    await state('ready');
  });

  test('a server that is killed is started again, and answers', async () => {
    const before = server().pid;
    process.kill(before, 'SIGKILL');
    await until('another process', () => server().pid !== before && server().state.kind === 'ready');
    const main = await open('main.cascade');
    await until('hover', () => ask('vscode.executeHoverProvider', main.uri, at(main, 'twice|(n: Int)')));
  });

  test('a new project is made where it is told', async () => {
    const parent = file('.').fsPath;
    const made = await vscode.commands.executeCommand('cascade.newProject', {
      parent,
      name: 'made',
      open: false,
    });
    assert.equal(made.fsPath, path.join(parent, 'made'));
    assert.ok(fs.existsSync(path.join(parent, 'made', 'main.cascade')));
    fs.rmSync(path.join(parent, 'made'), { recursive: true });
  });
});
