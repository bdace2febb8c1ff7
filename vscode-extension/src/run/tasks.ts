import * as vscode from 'vscode';
import { settings } from '../editor/settings';
import type { Server } from '../server/server';
import { isCascadeTask, taskArguments, taskName, type CascadeTask } from './task';

const SOURCE = 'cascade';
const MATCHER = '$cascade';
/** A terminal of the editor shows colours, and source lines below diagnostics. */
const WATCHED = '-Dcascade.watched=out,err';

/** The tasks that `cascade` can do in each folder. */
export class CascadeTasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  async provideTasks(): Promise<vscode.Task[]> {
    if (!(await isAboutCascade())) {
      return [];
    }
    const kinds: CascadeTask['task'][] = ['run', 'check', 'test', 'build'];
    const folders = vscode.workspace.workspaceFolders ?? [];
    return Promise.all(
      folders.flatMap((folder) => kinds.map((task) => this.task({ type: SOURCE, task }, folder))),
    );
  }

  resolveTask(task: vscode.Task): Promise<vscode.Task> | undefined {
    const { definition, scope } = task;
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return isCascadeTask(definition) ? this.task(definition, folder, definition) : undefined;
  }

  /**
   * A task that can be run.
   *
   * @param definition what it is known by: for one of tasks.json, the very object
   */
  async task(
    wanted: CascadeTask,
    folder: vscode.WorkspaceFolder | undefined,
    definition: vscode.TaskDefinition = { ...wanted },
  ): Promise<vscode.Task> {
    const of = folder?.uri;
    const options = wanted.task === 'run' ? settings.runOptions(of) : [];
    const args = taskArguments(wanted, options);
    const line = await this.server.cascade(args, [WATCHED, ...settings.runJvmOptions(of)]);
    const execution = new vscode.ProcessExecution(line.command, [...line.args], of ? { cwd: of.fsPath } : {});
    const scope = folder ?? vscode.TaskScope.Workspace;
    const task = new vscode.Task(definition, scope, taskName(wanted), SOURCE, execution, MATCHER);
    const group = GROUPS[wanted.task];
    if (group !== undefined) {
      task.group = group;
    }
    task.detail = `cascade ${args.join(' ')}`;
    task.presentationOptions = {
      reveal: vscode.TaskRevealKind.Always,
      clear: true,
      // The command line has the names of all jars.
      echo: false,
      focus: wanted.task === 'run',
    };
    return task;
  }
}

/** Whether there is any source: tasks of other folders are none of ours. */
async function isAboutCascade(): Promise<boolean> {
  const open = vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'cascade');
  return open || (await vscode.workspace.findFiles('**/*.cascade', undefined, 1)).length > 0;
}

const GROUPS: Record<CascadeTask['task'], vscode.TaskGroup | undefined> = {
  run: undefined,
  check: vscode.TaskGroup.Build,
  test: vscode.TaskGroup.Test,
  build: vscode.TaskGroup.Build,
};
