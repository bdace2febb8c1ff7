import * as vscode from 'vscode';
import { DocumentRequest } from '../server/messages';
import type { Server } from '../server/server';

export const SCHEME = 'cascade';

/** Texts that are no files: the library, rules, what const functions built, generated Java. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    server.onDocument((uri) => {
      this.changed.fire(uri);
    });
    server.onState(({ kind }) => {
      if (kind === 'ready') {
        this.retry();
      }
    });
  }

  private readonly missing = new Set<string>();

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const answer = await this.server.request(DocumentRequest, { uri: uri.toString() });
    if (answer === undefined) {
      this.missing.add(uri.toString());
      return 'This is shown by the Cascade server, which is not running.';
    }
    this.missing.delete(uri.toString());
    return answer.text;
  }

  /** What was opened before the server ran, such as by the window before, is asked for again. */
  private retry(): void {
    for (const uri of this.missing) {
      this.changed.fire(vscode.Uri.parse(uri));
    }
    this.missing.clear();
  }
}
