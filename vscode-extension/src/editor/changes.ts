import * as vscode from 'vscode';
import { CodeLensRequest, InlayHintRequest } from 'vscode-languageclient/node';
import type { Server } from '../server/server';
import { HINT_SETTINGS, LENS_SETTINGS, SERVER_SETTINGS } from './settings';

/** Does what a change of a setting means. */
export function followSettings(server: Server): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (SERVER_SETTINGS.some((name) => change.affectsConfiguration(name))) {
      void server.restart();
      return;
    }
    if (change.affectsConfiguration(HINT_SETTINGS)) {
      refreshHints(server);
    }
    if (change.affectsConfiguration(LENS_SETTINGS)) {
      refreshLenses(server);
    }
  });
}

function refreshHints(server: Server): void {
  const feature = server.running?.getFeature(InlayHintRequest.method);
  for (const document of cascadeDocuments()) {
    feature?.getProvider(document)?.onDidChangeInlayHints.fire();
  }
}

function refreshLenses(server: Server): void {
  const feature = server.running?.getFeature(CodeLensRequest.method);
  for (const document of cascadeDocuments()) {
    feature?.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
  }
}

function cascadeDocuments(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'cascade');
}
