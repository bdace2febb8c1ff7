import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { settings } from '../editor/settings';
import type { Server } from '../server/server';
import { leaves } from './items';
import { Lines, parseEvent, type Failed, type TestEvent } from './report';

/** Runs tests: one `cascade test` for each file that they are in. */
export async function runTests(
  server: Server,
  controller: vscode.TestController,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  const all = leaves(request.include ?? [...controller.items].map(([, item]) => item));
  const tests = all.filter((item) => !request.exclude?.includes(item));
  tests.forEach((test) => {
    run.enqueued(test);
  });
  for (const [file, inFile] of byFile(tests)) {
    if (!token.isCancellationRequested) {
      const whole = controller.items.get(file.toString())?.children.size === inFile.length;
      await new FileRun(server, run, file, inFile).start(whole, token);
    }
  }
  run.end();
}

function byFile(tests: readonly vscode.TestItem[]): Map<vscode.Uri, vscode.TestItem[]> {
  const files = new Map<string, [vscode.Uri, vscode.TestItem[]]>();
  for (const test of tests) {
    if (test.uri !== undefined) {
      const entry = files.get(test.uri.toString()) ?? [test.uri, []];
      entry[1].push(test);
      files.set(test.uri.toString(), entry);
    }
  }
  return new Map(files.values());
}

/** The tests of one file, while they run. */
class FileRun {
  private readonly open: Set<vscode.TestItem>;
  private running: vscode.TestItem | undefined;
  private said = '';

  constructor(
    private readonly server: Server,
    private readonly run: vscode.TestRun,
    private readonly file: vscode.Uri,
    private readonly tests: readonly vscode.TestItem[],
  ) {
    this.open = new Set(tests);
  }

  /**
   * @param whole whether these are all tests of the file
   */
  async start(whole: boolean, token: vscode.CancellationToken): Promise<void> {
    const only = whole ? [] : this.tests.flatMap(({ id }) => ['--only', id]);
    const args = ['test', this.file.fsPath, '--report', 'json', ...only];
    const line = await this.server.cascade(args, settings.runJvmOptions(this.file));
    const folder = vscode.workspace.getWorkspaceFolder(this.file);
    const child = spawn(line.command, [...line.args], {
      cwd: folder?.uri.fsPath,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stopping = token.onCancellationRequested(() => child.kill());
    const lines = new Lines((text) => {
      this.line(text);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      lines.add(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
      this.print(text);
    });
    const reason = await new Promise<string>((resolve) => {
      child.once('error', (error) => {
        resolve(error.message);
      });
      child.once('close', () => {
        resolve('');
      });
    });
    stopping.dispose();
    lines.end();
    this.finish(reason, token.isCancellationRequested);
  }

  private line(text: string): void {
    const event = parseEvent(text);
    if (event === undefined) {
      this.print(`${text}\n`);
    } else {
      this.take(event);
    }
  }

  private take(event: TestEvent): void {
    if (event.event === 'finished') {
      return;
    }
    const test = this.tests.find(({ id }) => event.id === id);
    if (test === undefined) {
      return;
    }
    switch (event.event) {
      case 'output':
        this.print(event.text, test);
        return;
      case 'started':
        this.running = test;
        this.run.started(test);
        return;
      case 'passed':
        this.run.passed(test, event.millis);
        break;
      case 'failed':
        this.run.failed(test, message(event, test), event.millis);
        break;
    }
    this.open.delete(test);
    this.running = undefined;
  }

  /** What was not told of did not run: the program has errors, or the command failed. */
  private finish(reason: string, cancelled: boolean): void {
    for (const test of this.open) {
      if (cancelled) {
        this.run.skipped(test);
      } else {
        const why = reason || this.said.trim() || 'The tests ended without telling of this one.';
        this.run.errored(test, new vscode.TestMessage(why));
      }
    }
  }

  private print(text: string, test = this.running): void {
    this.run.appendOutput(text.replace(/\r?\n/g, '\r\n'), undefined, test);
  }
}

function message(event: Failed, test: vscode.TestItem): vscode.TestMessage {
  const told =
    event.expected !== undefined && event.actual !== undefined
      ? vscode.TestMessage.diff(event.message, event.expected, event.actual)
      : new vscode.TestMessage(event.message);
  const line = event.line === undefined ? test.range?.start.line : event.line - 1;
  const uri = event.uri === undefined ? test.uri : vscode.Uri.parse(event.uri);
  if (uri !== undefined && line !== undefined) {
    told.location = new vscode.Location(uri, new vscode.Position(line, 0));
  }
  return told;
}
