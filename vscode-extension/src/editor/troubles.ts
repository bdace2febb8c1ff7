import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { openSetting } from './settings';

const JAVA_PAGE = 'https://adoptium.net/temurin/releases/';

/** Tells the user of what went wrong with the server, once for each time, with ways out. */
export function tellTroubles(server: Server): vscode.Disposable {
  return server.onState((state) => {
    if (state.kind === 'failed') {
      void tell(state.reason);
    }
  });
}

async function tell(reason: string): Promise<void> {
  const aboutJava = reason.includes('cascade.java.home');
  const buttons = aboutJava ? ['Open Setting', 'Get a JDK', 'Try Again'] : ['Restart', 'Show Output'];
  switch (await vscode.window.showErrorMessage(reason, ...buttons)) {
    case 'Open Setting':
      await openSetting('cascade.java.home');
      break;
    case 'Get a JDK':
      await vscode.env.openExternal(vscode.Uri.parse(JAVA_PAGE));
      break;
    case 'Try Again':
    case 'Restart':
      await vscode.commands.executeCommand('cascade.restartServer');
      break;
    case 'Show Output':
      await vscode.commands.executeCommand('cascade.showOutput');
      break;
    case undefined:
      break;
  }
}
