import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import { debugFile } from './debug/debugging';
import type { Beside } from './documents/beside';
import { showReferences } from './editor/references';
import { chooseJdk } from './java/choose';
import { newProject, type NewProject } from './run/project';
import { checkWorkspace, runFile } from './run/run';
import type { CascadeTasks } from './run/tasks';
import type { Server } from './server/server';
import type { TestExplorer } from './tests/explorer';

/** What commands work on. */
export interface Parts {
  readonly server: Server;
  readonly tasks: CascadeTasks;
  readonly beside: Beside;
  readonly tests: TestExplorer;
  readonly log: vscode.LogOutputChannel;
}

/** Lenses name files as text, menus as a Uri, and the palette means the open one. */
type File = string | vscode.Uri | undefined;

/** Registers all commands; what goes wrong in one is told to the user. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { server, tasks, beside, tests, log } = parts;
  const commands: Record<string, (...args: never[]) => unknown> = {
    'cascade.run': (file: File) => inFile(file, (uri) => runFile(tasks, uri)),
    'cascade.debug': (file: File) => inFile(file, (uri) => debugFile(uri)),
    'cascade.test': (file: File, title?: string) => inFile(file, (uri) => tests.runIn(uri, title, 'run')),
    'cascade.runTest': (file: File, title?: string) => inFile(file, (uri) => tests.runIn(uri, title, 'run')),
    'cascade.debugTest': (file: File, title?: string) =>
      inFile(file, (uri) => tests.runIn(uri, title, 'debug')),
    'cascade.check': () => checkWorkspace(tasks),
    'cascade.showJava': () => beside.open('java'),
    'cascade.showCore': () => beside.open('core'),
    'cascade.newProject': (given?: NewProject) => newProject(server, given),
    'cascade.restartServer': () => server.restart(),
    'cascade.showOutput': () => {
      log.show();
    },
    'cascade.chooseJdk': () => chooseJdk(server),
    'cascade.openWalkthrough': () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', 'cascade-lang.cascade#welcome'),
    'cascade.showReferences': (uri: string, position: Position, uses: Location[]) =>
      showReferences(server, uri, position, uses),
  };
  const registered = Object.entries(commands).map(([name, action]) =>
    vscode.commands.registerCommand(name, told(action as (...args: unknown[]) => unknown)),
  );
  return vscode.Disposable.from(...registered);
}

/** Has the user know of what went wrong, with its reason. */
function told(action: (...args: unknown[]) => unknown): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(reason, 'Show Output').then((button) => {
        if (button !== undefined) {
          void vscode.commands.executeCommand('cascade.showOutput');
        }
      });
      return undefined;
    }
  };
}

async function inFile<T>(file: File, action: (uri: vscode.Uri) => Promise<T>): Promise<T | undefined> {
  const given = typeof file === 'string' ? vscode.Uri.parse(file) : file;
  const open = vscode.window.activeTextEditor?.document;
  const uri = given ?? (open?.languageId === 'cascade' ? open.uri : undefined);
  if (uri === undefined) {
    void vscode.window.showInformationMessage('Open a .cascade file first.');
    return undefined;
  }
  return action(uri);
}
