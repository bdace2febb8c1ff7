import * as vscode from 'vscode';
import type { Server } from '../server/server';
import { shown, type ServerState } from '../server/state';

/** Shows what the server is at, in the status bar and beside the language's name. */
export class StatusItems implements vscode.Disposable {
  private readonly bar: vscode.StatusBarItem = vscode.window.createStatusBarItem(
    'cascade.status',
    vscode.StatusBarAlignment.Left,
    0,
  );
  private readonly language: vscode.LanguageStatusItem = vscode.languages.createLanguageStatusItem(
    'cascade.server',
    { language: 'cascade' },
  );
  private readonly subscription: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.bar.name = 'Cascade';
    this.bar.command = 'cascade.serverMenu';
    this.language.name = 'Cascade Server';
    this.language.command = { command: 'cascade.serverMenu', title: 'More' };
    this.subscription = vscode.Disposable.from(
      this.bar,
      this.language,
      server.onState((state) => {
        this.show(state);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.reveal();
      }),
      vscode.commands.registerCommand('cascade.serverMenu', () => menu(server)),
    );
    this.show(server.state);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private show(state: ServerState): void {
    const { text, detail, problem } = shown(state);
    this.bar.text = text;
    this.bar.tooltip = detail;
    this.bar.backgroundColor = problem ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.language.text = detail;
    this.language.severity = problem
      ? vscode.LanguageStatusSeverity.Error
      : vscode.LanguageStatusSeverity.Information;
    void vscode.commands.executeCommand('setContext', 'cascade.serverReady', state.kind === 'ready');
    this.reveal();
  }

  /** It is in the way of nobody who edits something else, unless something is wrong or going on. */
  private reveal(): void {
    const edited = vscode.window.activeTextEditor?.document;
    const concerns = edited?.languageId === 'cascade' || edited?.uri.scheme === 'cascade';
    if (concerns || this.server.state.kind === 'working' || this.server.state.kind === 'failed') {
      this.bar.show();
    } else {
      this.bar.hide();
    }
  }
}

async function menu(server: Server): Promise<void> {
  const items = [
    { label: '$(debug-restart) Restart the server', command: 'cascade.restartServer' },
    { label: '$(output) Show the output', command: 'cascade.showOutput' },
    { label: '$(checklist) Check the workspace', command: 'cascade.check' },
    { label: '$(coffee) Choose a JDK…', command: 'cascade.chooseJdk' },
  ];
  const placeHolder = shown(server.state).detail;
  const chosen = await vscode.window.showQuickPick(items, { title: 'Cascade', placeHolder });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
