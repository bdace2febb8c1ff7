import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { SERVER_SETTINGS } from './settings';

/** Starts the server again where a setting has changed that it is started with; it follows all others by itself. */
export function followSettings(server: Server): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (SERVER_SETTINGS.some((name) => change.affectsConfiguration(name))) {
      void server.restart();
    }
  });
}
