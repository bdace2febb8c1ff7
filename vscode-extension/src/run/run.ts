import * as path from 'node:path';
import * as vscode from 'vscode';
import { mayRun } from '../editor/trust';
import type { CascadeTasks } from './tasks';

/** Runs the program of a file, in a terminal. */
export async function runFile(
  tasks: CascadeTasks,
  file: vscode.Uri,
): Promise<vscode.TaskExecution | undefined> {
  if (!(await mayRun('Run File')) || !(await saved(file))) {
    return undefined;
  }
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const name = folder ? path.relative(folder.uri.fsPath, file.fsPath) : file.fsPath;
  return execute(await tasks.task({ type: 'cascade', task: 'run', file: name }, folder));
}

/** Says of all open folders what is wrong with the programs in them, in a terminal and among the problems. */
export async function checkWorkspace(tasks: CascadeTasks): Promise<void> {
  await vscode.workspace.saveAll(false);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('There is no folder open to check: open one first.');
  }
  for (const folder of folders) {
    await execute(await tasks.task({ type: 'cascade', task: 'check' }, folder));
  }
}

/** Has the changes of a file on the disk, where the command reads it. */
export async function saved(file: vscode.Uri): Promise<boolean> {
  if (file.scheme !== 'file') {
    void vscode.window.showErrorMessage(
      `\`${path.basename(file.path)}\` is not stored in a file yet, and only files are run: save it first.`,
    );
    return false;
  }
  return vscode.workspace.saveAll(false);
}

async function execute(task: vscode.Task): Promise<vscode.TaskExecution> {
  return vscode.tasks.executeTask(task);
}
