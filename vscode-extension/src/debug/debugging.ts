import * as path from 'node:path';
import * as vscode from 'vscode';
import { settings } from '../editor/settings';
import { mayRun } from '../editor/trust';
import { saved } from '../run/run';
import type { Server } from '../server/server';
import { complete, type Launch } from './configuration';

const TYPE = 'cascade';

/** Registers what debugging needs: configurations, and the adapter, which is a part of the compiler. */
export function registerDebugging(server: Server): vscode.Disposable {
  const { Initial, Dynamic } = vscode.DebugConfigurationProviderTriggerKind;
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider(TYPE, new Configurations(), Initial),
    vscode.debug.registerDebugConfigurationProvider(TYPE, new Offers(), Dynamic),
    vscode.debug.registerDebugAdapterDescriptorFactory(TYPE, new Adapter(server)),
  );
}

/** Starts a program, or one of its tests, under the debugger. */
export async function debugFile(file: vscode.Uri, test?: string, options?: vscode.DebugSessionOptions) {
  if (!(await mayRun(test === undefined ? 'Debug File' : 'Debug Test')) || !(await saved(file))) {
    return false;
  }
  const name = test ?? path.basename(file.fsPath);
  const launch: Launch = { type: TYPE, request: 'launch', name, program: file.fsPath };
  return vscode.debug.startDebugging(
    vscode.workspace.getWorkspaceFolder(file),
    test === undefined ? launch : { ...launch, test },
    options,
  );
}

/** Completes what is written, so that F5 works without a launch.json. */
class Configurations implements vscode.DebugConfigurationProvider {
  provideDebugConfigurations(folder: vscode.WorkspaceFolder | undefined): vscode.DebugConfiguration[] {
    const program = folder === undefined ? '${file}' : '${workspaceFolder}';
    return [{ type: TYPE, request: 'launch', name: 'Debug the program', program }];
  }

  resolveDebugConfiguration(
    folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): vscode.DebugConfiguration | undefined {
    const launch = complete(given, situation(folder));
    if (typeof launch !== 'string') {
      return launch;
    }
    void vscode.window.showErrorMessage(launch);
    return undefined;
  }

  /** Here variables have been replaced. */
  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    launch: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    if (!(await mayRun(launch['noDebug'] === true ? 'Run' : 'Debug'))) {
      return undefined;
    }
    const of = folder?.uri;
    return { options: settings.runOptions(of), javaOptions: settings.runJvmOptions(of), ...launch };
  }
}

/** What "Select and Start Debugging" offers beside launch.json. */
class Offers implements vscode.DebugConfigurationProvider {
  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    const file = cascadeFile();
    return [
      { type: TYPE, request: 'launch', name: 'Debug the program', program: '${workspaceFolder}' },
      ...(file ? [{ type: TYPE, request: 'launch', name: 'Debug the open file', program: '${file}' }] : []),
    ];
  }
}

/** The adapter is `cascade debug`, which speaks on standard input and output. */
class Adapter implements vscode.DebugAdapterDescriptorFactory {
  constructor(private readonly server: Server) {}

  async createDebugAdapterDescriptor(session: vscode.DebugSession): Promise<vscode.DebugAdapterDescriptor> {
    const folder = session.workspaceFolder?.uri;
    const { command, args } = await this.server.cascade(['debug']);
    return new vscode.DebugAdapterExecutable(command, [...args], folder ? { cwd: folder.fsPath } : {});
  }
}

function situation(folder: vscode.WorkspaceFolder | undefined) {
  return { file: cascadeFile(), folder: folder?.uri.fsPath };
}

function cascadeFile(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'cascade' && document.uri.scheme === 'file'
    ? document.uri.fsPath
    : undefined;
}
