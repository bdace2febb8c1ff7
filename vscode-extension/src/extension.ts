import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { registerDebugging } from './debug/debugging';
import { Beside } from './documents/beside';
import { SCHEME, VirtualDocuments } from './documents/provider';
import { followSettings } from './editor/changes';
import { StatusItems } from './editor/status';
import { tellTroubles } from './editor/troubles';
import { CascadeTasks } from './run/tasks';
import { Server } from './server/server';
import { TestExplorer } from './tests/explorer';

let server: Server | undefined;

/** What other extensions, and tests, may use. */
export interface Api {
  readonly server: Server;
  readonly tests: TestExplorer;
}

/** Starts everything; the server itself starts in the background. */
export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel('Cascade', { log: true });
  const trace = vscode.window.createOutputChannel('Cascade Trace', { log: true });
  const edition = (context.extension.packageJSON as { version: string }).version;
  const made = new Server(
    {
      lib: path.join(context.extensionPath, 'server', 'lib'),
      storage: context.globalStorageUri.fsPath,
      edition,
    },
    log,
    trace,
  );
  server = made;
  const tasks = new CascadeTasks(made);
  const beside = new Beside(made);
  const tests = new TestExplorer(made);
  context.subscriptions.push(
    log,
    trace,
    made,
    tests,
    beside,
    new StatusItems(made),
    tellTroubles(made),
    followSettings(made),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, new VirtualDocuments(made)),
    vscode.tasks.registerTaskProvider('cascade', tasks),
    registerDebugging(made),
    registerCommands({ server: made, tasks, beside, tests, log }),
    onceReady(made),
  );
  void made.start();
  return { server: made, tests };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

const QUIET_FOR_MS = 10_000;

/** The archive for the next start is recorded when the first one is over and the server is quiet. */
function onceReady(server: Server): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let done = false;
  const subscription = server.onState(({ kind }) => {
    clearTimeout(timer);
    if (kind === 'ready' && !done) {
      timer = setTimeout(() => {
        done = true;
        void server.prepareFastStart();
      }, QUIET_FOR_MS);
    }
  });
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    subscription.dispose();
  });
}
