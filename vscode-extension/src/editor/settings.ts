import * as vscode from 'vscode';
import type { HintSort } from './hints';

/** The settings of this extension, each under the name that it has in `package.json`. */

function read<T>(name: string, otherwise: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration('cascade', scope).get<T>(name, otherwise);
}

export const settings = {
  javaHome: (): string => read('java.home', '').trim(),
  serverJvmOptions: (): readonly string[] => read<string[]>('server.jvmOptions', []),
  fastStart: (): boolean => read('server.fastStart', true),
  followJava: (): boolean => read('java.follow', true),
  showsHints: (sort: HintSort, of: vscode.Uri): boolean => read(`inlayHints.${sort}`, true, of),
  showsLenses: (sort: 'run' | 'references', of: vscode.Uri): boolean => read(`codeLens.${sort}`, true, of),
  runOptions: (of?: vscode.Uri): readonly string[] => read<string[]>('run.options', [], of),
  runJvmOptions: (of?: vscode.Uri): readonly string[] => read<string[]>('run.jvmOptions', [], of),
};

/** The settings that the server is started with: a change of one means another start. */
export const SERVER_SETTINGS = ['cascade.java.home', 'cascade.server.jvmOptions'];
/** The settings that what the server told is shown by. */
export const HINT_SETTINGS = 'cascade.inlayHints';
export const LENS_SETTINGS = 'cascade.codeLens';

/** Opens the settings at one of them. */
export async function openSetting(name: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${name}`);
}
