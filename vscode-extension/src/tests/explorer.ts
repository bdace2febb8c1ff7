import * as vscode from 'vscode';
import { mayRun } from '../editor/trust';
import { TestsRequest, type TestBlock } from '../server/messages';
import type { Server } from '../server/server';
import { debugTest } from './debugged';
import { leaves } from './items';
import { runTests } from './runner';

const AFTER_CHANGE_MS = 300;

/** The Testing view: the `test` blocks of the workspace, by file. */
export class TestExplorer implements vscode.Disposable {
  readonly controller = vscode.tests.createTestController('cascade', 'Cascade');
  private readonly runs: vscode.TestRunProfile;
  private readonly subscription: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    const { Run, Debug } = vscode.TestRunProfileKind;
    this.runs = this.controller.createRunProfile(
      'Run',
      Run,
      (request, token) => this.run(request, token),
      true,
    );
    const debugs = this.controller.createRunProfile('Debug', Debug, (request, token) =>
      this.debug(request, token),
    );
    this.controller.refreshHandler = () => this.refresh();
    this.subscription = vscode.Disposable.from(
      this.controller,
      this.runs,
      debugs,
      server.onState(({ kind }) => {
        if (kind === 'ready') {
          this.soon();
        }
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  /** Runs or debugs a test of a file: by its title, or the one at the cursor, or all of them. */
  async runIn(file: vscode.Uri, title: string | undefined, how: 'run' | 'debug'): Promise<void> {
    await this.refresh();
    const item = this.controller.items.get(file.toString());
    const line = vscode.window.activeTextEditor?.selection.active.line;
    const wanted = item && (title === undefined ? (at(item, line) ?? item) : named(item, title));
    if (wanted === undefined) {
      void vscode.window.showInformationMessage(
        `There is no test ${title === undefined ? '' : `\`${title}\` `}in \`${vscode.workspace.asRelativePath(file)}\`.`,
      );
      return;
    }
    const request = new vscode.TestRunRequest([wanted], undefined, this.runs);
    const { token } = new vscode.CancellationTokenSource();
    await (how === 'run' ? this.run(request, token) : this.debug(request, token));
  }

  /** Asks the server which tests there are. */
  async refresh(): Promise<void> {
    const tests = await this.server.request(TestsRequest, {});
    if (tests !== undefined) {
      this.show(tests);
    }
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), AFTER_CHANGE_MS);
  }

  private show(tests: readonly TestBlock[]): void {
    const files = new Map<string, vscode.TestItem>();
    for (const test of tests) {
      const uri = vscode.Uri.parse(test.uri);
      const file = files.get(uri.toString()) ?? this.file(uri);
      files.set(uri.toString(), file);
      const item = this.controller.createTestItem(test.id, test.name, uri);
      item.range = range(test);
      file.children.add(item);
    }
    this.controller.items.replace([...files.values()]);
  }

  private file(uri: vscode.Uri): vscode.TestItem {
    return this.controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (await mayRun('Run Tests')) {
      await vscode.workspace.saveAll(false);
      await runTests(this.server, this.controller, request, token);
    }
  }

  /** Each test is a program of its own, so they are debugged one after the other. */
  private async debug(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    for (const test of this.wanted(request)) {
      if (!token.isCancellationRequested) {
        await debugTest(test, run);
      }
    }
    run.end();
  }

  private wanted(request: vscode.TestRunRequest): vscode.TestItem[] {
    return leaves(request.include ?? [...this.controller.items].map(([, item]) => item)).filter(
      (item) => !request.exclude?.includes(item),
    );
  }
}

function range({ range: { start, end } }: TestBlock): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function at(file: vscode.TestItem, line: number | undefined): vscode.TestItem | undefined {
  return leaves([file]).find(
    ({ range }) => line !== undefined && range && range.start.line <= line && line <= range.end.line,
  );
}

function named(file: vscode.TestItem, title: string): vscode.TestItem | undefined {
  return leaves([file]).find(({ label }) => label === title);
}
