import * as vscode from 'vscode';
import { openSetting } from '../editor/settings';
import type { Server } from '../server/server';
import { findAll, findJdk, type Jdk } from './jdk';
import { explain } from './words';

/** Has the user choose one of the JDKs of this machine, or a folder with one. */
export async function chooseJdk(server: Server): Promise<void> {
  const found = await findAll();
  const items = [
    ...found.map((jdk) => ({ label: `$(coffee) Java ${jdk.version.text}`, description: jdk.home, jdk })),
    { label: '$(folder-opened) Another folder…', description: '', jdk: 'folder' as const },
    { label: '$(search) Find one by itself', description: 'the setting is removed', jdk: 'none' as const },
    { label: '$(gear) Open the setting', description: '', jdk: 'setting' as const },
  ];
  const placeHolder = 'The JDK that runs the server and programs';
  const chosen = (await vscode.window.showQuickPick(items, { title: 'Choose a JDK', placeHolder }))?.jdk;
  switch (chosen) {
    case undefined:
      return;
    case 'setting':
      return openSetting('cascade.java.home');
    case 'none':
      return set(undefined);
    case 'folder':
      return setFolder(server);
    default:
      return set(chosen);
  }
}

async function setFolder(server: Server): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true });
  const folder = chosen?.[0]?.fsPath;
  if (folder === undefined) {
    return;
  }
  const search = await findJdk(folder);
  if (search.kind === 'found') {
    await set(search.jdk);
  } else {
    const again = await vscode.window.showErrorMessage(explain(search), 'Choose Another');
    if (again !== undefined) {
      await chooseJdk(server);
    }
  }
}

/** The server follows the setting by itself. */
async function set(jdk: Jdk | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('cascade');
  await configuration.update('java.home', jdk?.home, vscode.ConfigurationTarget.Global);
}
