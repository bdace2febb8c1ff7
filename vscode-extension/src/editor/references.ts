import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import type { Server } from '../server/server';

/** Shows uses of a name where its lens was clicked. */
export async function showReferences(
  server: Server,
  uri: string,
  position: Position,
  uses: Location[],
): Promise<void> {
  const client = server.running;
  if (client !== undefined) {
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      vscode.Uri.parse(uri),
      client.protocol2CodeConverter.asPosition(position),
      uses.map((use) => client.protocol2CodeConverter.asLocation(use)),
    );
  }
}
