import * as vscode from 'vscode';

/** The settings of this extension, each under the name that it has in `package.json`. */

function read<T>(name: string, otherwise: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration('cascade', scope).get<T>(name, otherwise);
}

export const settings = {
  javaHome: (): string => read('java.home', '').trim(),
  serverJvmOptions: (): readonly string[] => read<string[]>('server.jvmOptions', []),
  fastStart: (): boolean => read('server.fastStart', true),
  followJava: (): boolean => read('java.follow', true),
  runOptions: (of?: vscode.Uri): readonly string[] => read<string[]>('run.options', [], of),
  runJvmOptions: (of?: vscode.Uri): readonly string[] => read<string[]>('run.jvmOptions', [], of),
};

/** The settings that the server is started with: a change of one means another start. */
export const SERVER_SETTINGS = ['cascade.java.home', 'cascade.server.jvmOptions'];

/** Opens the settings at one of them. */
export async function openSetting(name: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${name}`);
}
