import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Jdk } from '../java/jdk';
import { cascade, recordingArchive, SERVER_HEAP, withArchive } from './command';

const RECORD_WITHIN_MS = 180_000;
const LOW_PRIORITY = 15;

/**
 * An archive of the classes that the server loads, which makes it start in about half the time. It is recorded
 * once for each version of the extension and of Java, by a rehearsal of the server's own in the background.
 */
export class StartArchive {
  private readonly file: string;

  /**
   * @param storage where the editor has this extension keep files
   * @param edition which jars it is for
   */
  constructor(
    private readonly storage: string,
    private readonly lib: string,
    edition: string,
    private readonly jdk: Jdk,
  ) {
    const name = `start-${edition}-${jdk.version.text}`.replace(/[^\w.-]/g, '_');
    this.file = path.join(storage, `${name}.jsa`);
  }

  /** The options that use it, if there is one. */
  options(): string[] {
    return fs.existsSync(this.file) ? withArchive(this.jdk, this.file) : [];
  }

  /** Records it where it is missing; says how that went. */
  async record(): Promise<string> {
    if (fs.existsSync(this.file)) {
      return '';
    }
    fs.mkdirSync(this.storage, { recursive: true });
    this.removeOthers();
    const part = `${this.file}.${process.pid}.part`;
    const began = Date.now();
    const failure = await this.rehearse(part);
    if (failure !== '' || !fs.existsSync(part)) {
      fs.rmSync(part, { force: true });
      return `No archive for a faster start was recorded: ${failure || 'the JVM wrote none'}.`;
    }
    fs.renameSync(part, this.file);
    const size = Math.round(fs.statSync(this.file).size / 1e6);
    return `Recorded an archive for a faster start in ${Date.now() - began} ms (${size} MB).`;
  }

  /** Archives of other versions are of no use any more. */
  private removeOthers(): void {
    for (const name of fs.readdirSync(this.storage)) {
      if (name.startsWith('start-') && name.endsWith('.jsa')) {
        fs.rmSync(path.join(this.storage, name), { force: true });
      }
    }
  }

  private async rehearse(archive: string): Promise<string> {
    const options = [...recordingArchive(this.jdk, archive), SERVER_HEAP];
    const { command, args } = cascade(this.jdk, this.lib, options, ['lsp', '--rehearse']);
    // What the JVM says of it goes nowhere: a pipe that nobody reads would have it wait for ever.
    const child = spawn(command, args, { cwd: this.storage, stdio: 'ignore', windowsHide: true });
    lowerPriority(child.pid);
    const timer = setTimeout(() => child.kill('SIGKILL'), RECORD_WITHIN_MS);
    const failure = await new Promise<string>((resolve) => {
      child.once('error', (error) => {
        resolve(error.message);
      });
      child.once('exit', (code, signal) => {
        resolve(code === 0 ? '' : `it ended with ${code ?? signal ?? 'nothing'}`);
      });
    });
    clearTimeout(timer);
    return failure;
  }
}

/** It must not be in the way of the server that is in use. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) {
      os.setPriority(pid, LOW_PRIORITY);
    }
  } catch {
    // Where that is not allowed, it competes like any other.
  }
}
