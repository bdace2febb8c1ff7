import * as vscode from 'vscode';
import { debugFile } from '../debug/debugging';

/** Debugs one test, and takes its outcome from how the program ended. */
export async function debugTest(test: vscode.TestItem, run: vscode.TestRun): Promise<void> {
  if (test.uri === undefined) {
    return;
  }
  const outcome = new Outcome(run);
  try {
    run.started(test);
    if (await debugFile(test.uri, test.label, { testRun: run })) {
      tell(test, run, await outcome.exit);
    } else {
      run.skipped(test);
    }
  } finally {
    outcome.dispose();
  }
}

function tell(test: vscode.TestItem, run: vscode.TestRun, code: number | undefined): void {
  if (code === undefined) {
    run.skipped(test);
  } else if (code === 0) {
    run.passed(test);
  } else {
    run.failed(
      test,
      new vscode.TestMessage(`The test failed: the debug console says why (exit code ${code}).`),
    );
  }
}

/** Listens to the session of a test until it is over. */
class Outcome implements vscode.DebugAdapterTrackerFactory {
  /** How the program ended; undefined if it was stopped before. */
  readonly exit: Promise<number | undefined>;
  private readonly subscription: vscode.Disposable;
  private code: number | undefined;

  constructor(private readonly run: vscode.TestRun) {
    let ended: (code: number | undefined) => void;
    this.exit = new Promise((resolve) => {
      ended = resolve;
    });
    this.subscription = vscode.Disposable.from(
      vscode.debug.registerDebugAdapterTrackerFactory('cascade', this),
      vscode.debug.onDidTerminateDebugSession((session) => {
        if (session.type === 'cascade') {
          ended(this.code);
        }
      }),
    );
  }

  createDebugAdapterTracker(): vscode.DebugAdapterTracker {
    return {
      onDidSendMessage: (message: unknown) => {
        if (isEvent(message, 'exited')) {
          this.code = Number(message.body['exitCode']);
        } else if (isEvent(message, 'output') && message.body['category'] !== 'telemetry') {
          this.run.appendOutput(String(message.body['output']).replace(/\r?\n/g, '\r\n'));
        }
      },
    };
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

interface AdapterEvent {
  readonly body: Readonly<Record<string, unknown>>;
}

function isEvent(message: unknown, name: string): message is AdapterEvent {
  return (
    typeof message === 'object' &&
    message !== null &&
    'event' in message &&
    message.event === name &&
    'body' in message
  );
}
