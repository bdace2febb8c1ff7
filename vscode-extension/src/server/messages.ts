import type { Location, Position, Range, TextDocumentIdentifier } from 'vscode-languageclient';
import { NotificationType, RequestType } from 'vscode-languageclient';

/** What the server and this client say to each other beyond the Language Server Protocol. */

/** A place in a document. */
export interface Place {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** A `test` block. */
export interface TestBlock {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
  readonly range: Range;
}

export const DocumentRequest = new RequestType<{ uri: string }, { text: string }, void>('cascade/document');
export const JavaRequest = new RequestType<Place, Location | null, void>('cascade/java');
export const CoreRequest = new RequestType<Place, Location | null, void>('cascade/core');
export const SourceRequest = new RequestType<{ uri: string; position: Position }, Location | null, void>(
  'cascade/source',
);
export const TestsRequest = new RequestType<{ textDocument?: TextDocumentIdentifier }, TestBlock[], void>(
  'cascade/tests',
);
export const StatusNotification = new NotificationType<{ state: string; detail?: string }>('cascade/status');
export const DocumentChangedNotification = new NotificationType<{ uri: string }>('cascade/documentChanged');
