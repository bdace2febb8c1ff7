import * as vscode from 'vscode';
import { settings } from '../editor/settings';
import type { Server } from '../server/server';
import { becomes, cameFrom, type Becoming } from './counterpart';
import { SCHEME } from './provider';

const AFTER_CURSOR_MS = 60;
const CORE = 'cascade-core';

/** Shows what a program becomes beside its source; each follows the cursor in the other. */
export class Beside implements vscode.Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
  });
  private readonly subscription: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;
  /** What is shown beside which source. */
  private shown: { readonly what: Becoming; readonly source: vscode.Uri } | undefined;

  constructor(private readonly server: Server) {
    this.subscription = vscode.Disposable.from(
      this.mark,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.soon(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.soon(editor);
      }),
      server.onDocument(() => {
        this.soon(this.sourceEditor());
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  /** Opens it beside the editor of the source. */
  async open(what: Becoming): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'cascade' || editor.document.uri.scheme === SCHEME) {
      void vscode.window.showInformationMessage(
        'Open a .cascade file first: what it becomes is shown beside it.',
      );
      return;
    }
    const target = await becomes(this.server, what, editor.document, editor.selection.active);
    if (target === undefined) {
      void vscode.window.showInformationMessage(noneOf(what, this.server.state.kind));
      return;
    }
    this.shown = { what, source: editor.document.uri };
    const document = await openTarget(target.uri);
    const other = await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
    this.point(other, target.range);
  }

  /** A cursor moves many times a second. */
  private soon(editor: vscode.TextEditor | undefined): void {
    if (this.shown === undefined || editor === undefined || !settings.followJava()) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.follow(editor), AFTER_CURSOR_MS);
  }

  private async follow(editor: vscode.TextEditor): Promise<void> {
    if (editor.document.uri.scheme === SCHEME) {
      await this.showSource(editor);
    } else if (editor.document.languageId === 'cascade') {
      await this.showTarget(editor);
    }
  }

  /** The cursor is in the source. */
  private async showTarget(source: vscode.TextEditor): Promise<void> {
    const open = this.targetEditor();
    if (this.shown === undefined || open === undefined || source !== vscode.window.activeTextEditor) {
      return;
    }
    const target = await becomes(this.server, this.shown.what, source.document, source.selection.active);
    if (target === undefined) {
      return;
    }
    this.shown = { what: this.shown.what, source: source.document.uri };
    let editor: vscode.TextEditor = open;
    if (open.document.uri.toString() !== target.uri.toString()) {
      const document = await openTarget(target.uri);
      const viewColumn = open.viewColumn ?? vscode.ViewColumn.Beside;
      editor = await vscode.window.showTextDocument(document, {
        viewColumn,
        preserveFocus: true,
        preview: true,
      });
    }
    this.point(editor, target.range);
  }

  /** The cursor is in the Java. */
  private async showSource(target: vscode.TextEditor): Promise<void> {
    if (target !== vscode.window.activeTextEditor) {
      return;
    }
    const place = await cameFrom(this.server, target.document, target.selection.active);
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === place?.uri.toString(),
    );
    target.setDecorations(this.mark, []);
    if (place !== undefined && editor !== undefined) {
      this.point(editor, place.range);
    }
  }

  private point(editor: vscode.TextEditor, place: vscode.Range): void {
    const range = lines(place);
    for (const other of vscode.window.visibleTextEditors) {
      other.setDecorations(this.mark, other === editor && !range.isEmpty ? [range] : []);
    }
    if (!range.isEmpty) {
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  private sourceEditor(): vscode.TextEditor | undefined {
    const source = this.shown?.source.toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === source);
  }

  private targetEditor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => isTarget(document.uri));
  }
}

/** Core has no files, and so no ending by which the editor knows its language. */
async function openTarget(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  return uri.path.startsWith('/core/') && document.languageId !== CORE
    ? vscode.languages.setTextDocumentLanguage(document, CORE)
    : document;
}

/** A range that ends where a line begins has nothing of that line. */
function lines({ start, end }: vscode.Range): vscode.Range {
  return end.character === 0 && end.line > start.line
    ? new vscode.Range(start, new vscode.Position(end.line - 1, Number.MAX_SAFE_INTEGER))
    : new vscode.Range(start, end);
}

function isTarget(uri: vscode.Uri): boolean {
  return uri.scheme === SCHEME && /^\/(?:java|core)\//.test(uri.path);
}

function noneOf(what: Becoming, state: string): string {
  const shown = what === 'java' ? 'Java' : 'core';
  return state === 'ready' || state === 'working'
    ? `There is no ${shown} for this place: a program becomes ${shown} only when it has no errors.`
    : `There is no ${shown} to show: the Cascade server is not running.`;
}
