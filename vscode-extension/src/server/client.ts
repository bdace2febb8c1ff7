import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import type { ErrorHandler, LanguageClientOptions, Middleware } from 'vscode-languageclient/node';
import { withDebug, type Lens } from './lenses';

/** How this client behaves towards the server. */
export function clientOptions(
  log: vscode.LogOutputChannel,
  trace: vscode.LogOutputChannel,
  errorHandler: ErrorHandler,
): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: 'file', language: 'cascade' },
      { scheme: 'untitled', language: 'cascade' },
      // The library, which is read as other files are.
      { scheme: 'cascade', language: 'cascade' },
    ],
    diagnosticCollectionName: 'cascade',
    outputChannel: log,
    traceOutputChannel: trace,
    initializationOptions: { status: true },
    markdown: { supportHtml: false },
    initializationFailedHandler: () => false,
    errorHandler,
    middleware,
  };
}

const middleware: Middleware = {
  handleWorkDoneProgress() {
    // The status item says what the server is at: once is enough.
  },
  async provideCodeLenses(document, token, next) {
    const lenses = await next(document, token);
    const make = ({ range, command }: Lens<vscode.Range>) => new vscode.CodeLens(range, command);
    return lenses && withDebug<vscode.Range, vscode.CodeLens>(lenses, make);
  },
};

/** A client that writes down what goes wrong; what the user has to know of is told elsewhere, once. */
export class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
