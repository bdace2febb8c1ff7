import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { CommandLine } from './command';

const REMEMBERED_LINES = 20;
const END_WITHIN_MS = 4_000;

/** The server's process: remembers what it said last, and ends for certain. */
export class ServerProcess {
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly last: string[] = [];
  private failure = '';

  /**
   * @param say is given each line on standard error, where the JVM complains
   */
  constructor({ command, args }: CommandLine, folder: string, say: (line: string) => void) {
    this.child = spawn(command, args, { cwd: folder, stdio: 'pipe', windowsHide: true });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', resolve);
      this.child.once('error', (error) => {
        this.failure = error.message;
        resolve(null);
      });
    });
    // A message to one that has just ended is of no use to anybody.
    this.child.stdin.on('error', () => undefined);
    this.listen(say);
  }

  get reader(): NodeJS.ReadableStream {
    return this.child.stdout;
  }

  get writer(): NodeJS.WritableStream {
    return this.child.stdin;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Why it ended, as far as it said. */
  lastWords(): string {
    return [this.failure, ...this.last].filter(Boolean).join('\n');
  }

  /** Waits for it to end, which it was asked for, and ends it if it does not. */
  async end(): Promise<void> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_WITHIN_MS);
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private listen(say: (line: string) => void): void {
    let rest = '';
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.last.push(line);
        say(line);
      }
      this.last.splice(0, this.last.length - REMEMBERED_LINES);
    });
  }
}
