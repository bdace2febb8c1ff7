import * as vscode from 'vscode';
import type { Location, RequestType } from 'vscode-languageclient';
import { CoreRequest, JavaRequest, SourceRequest, type Place } from '../server/messages';
import type { Server } from '../server/server';

/** What a program becomes, and can be shown beside it. */
export type Becoming = 'java' | 'core';

const REQUESTS: Record<Becoming, RequestType<Place, Location | null, void>> = {
  java: JavaRequest,
  core: CoreRequest,
};

/** Asks where a place of a source went; the range is empty where it went nowhere. */
export async function becomes(
  server: Server,
  what: Becoming,
  source: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Location | undefined> {
  const place = { textDocument: { uri: source.uri.toString() }, position: plain(position) };
  return here(server, await server.request(REQUESTS[what], place));
}

/** Asks what a place in Java or core came from. */
export async function cameFrom(
  server: Server,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Location | undefined> {
  const place = { uri: document.uri.toString(), position: plain(position) };
  return here(server, await server.request(SourceRequest, place));
}

function plain({ line, character }: vscode.Position) {
  return { line, character };
}

function here(server: Server, answer: Location | null | undefined): vscode.Location | undefined {
  return answer ? server.running?.protocol2CodeConverter.asLocation(answer) : undefined;
}
