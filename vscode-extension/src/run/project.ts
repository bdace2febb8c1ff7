import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { wrongName } from './names';

/** What is asked otherwise, for those who call the command themselves. */
export interface NewProject {
  readonly parent?: string;
  readonly name?: string;
  readonly open?: boolean;
}

/** Makes a folder with a small program, and opens it. */
export async function newProject(server: Server, given: NewProject = {}): Promise<vscode.Uri | undefined> {
  const parent = given.parent ?? (await askParent());
  const name = parent === undefined ? undefined : (given.name ?? (await askName(parent)));
  if (parent === undefined || name === undefined) {
    return undefined;
  }
  const folder = path.join(parent, name);
  await make(server, folder);
  const uri = vscode.Uri.file(folder);
  if (given.open ?? true) {
    await open(uri);
  }
  return uri;
}

async function askParent(): Promise<string | undefined> {
  const first = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const defaultUri = vscode.Uri.file(first === undefined ? os.homedir() : path.dirname(first));
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri,
    openLabel: 'Make the Project Here',
    title: 'Where should the project’s folder be?',
  });
  return chosen?.[0]?.fsPath;
}

function askName(parent: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'New Cascade project',
    prompt: 'The name of the project and of its folder',
    value: 'hello',
    validateInput: (name) => wrongName(name, fs.existsSync(path.join(parent, name))),
  });
}

async function make(server: Server, folder: string): Promise<void> {
  const { command, args } = await server.cascade(['new', folder]);
  await new Promise<void>((resolve, reject) => {
    execFile(command, args, { cwd: path.dirname(folder), windowsHide: true }, (error, _out, said) => {
      if (error === null) {
        resolve();
      } else {
        reject(new Error(said.trim() || error.message));
      }
    });
  });
}

async function open(folder: vscode.Uri): Promise<void> {
  const inWindow = vscode.workspace.workspaceFolders === undefined;
  const where = inWindow
    ? 'Open'
    : await vscode.window.showInformationMessage(
        `The project is in \`${folder.fsPath}\`.`,
        'Open',
        'Open in New Window',
        'Add to Workspace',
      );
  if (where === 'Add to Workspace') {
    vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, {
      uri: folder,
    });
  } else if (where !== undefined) {
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: where !== 'Open' });
  }
}
