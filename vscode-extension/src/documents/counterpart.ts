import * as vscode from 'vscode';
import { CoreRequest, JavaRequest, SourceRequest, type Counterpart, type Place } from '../server/messages';
import type { RequestType } from 'vscode-languageclient';
import type { Server } from '../server/server';

/** What a program becomes, and can be shown beside it. */
export type Becoming = 'java' | 'core';

const REQUESTS: Record<Becoming, RequestType<Place, Counterpart | null, void>> = {
  java: JavaRequest,
  core: CoreRequest,
};

/** Where a place of a source is in what the program becomes. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range | undefined;
}

/** Asks where a place of a source went. */
export async function becomes(
  server: Server,
  what: Becoming,
  source: vscode.TextDocument,
  position: vscode.Position,
): Promise<Target | undefined> {
  const answer = await server.request(REQUESTS[what], {
    textDocument: { uri: source.uri.toString() },
    position: { line: position.line, character: position.character },
  });
  if (!answer) {
    return undefined;
  }
  const range = answer.range;
  return {
    uri: vscode.Uri.parse(answer.uri),
    range: range
      ? new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character)
      : undefined,
  };
}

/** Asks what a place in Java or core came from. */
export async function cameFrom(
  server: Server,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Location | undefined> {
  const answer = await server.request(SourceRequest, {
    uri: document.uri.toString(),
    position: { line: position.line, character: position.character },
  });
  return answer ? server.running?.protocol2CodeConverter.asLocation(answer) : undefined;
}
