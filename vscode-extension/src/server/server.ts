import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  State,
  type LanguageClient,
  type RequestType,
} from 'vscode-languageclient/node';
import { findJdk, type Jdk } from '../java/jdk';
import { explain } from '../java/words';
import { settings } from '../editor/settings';
import { StartArchive } from './archive';
import { clientOptions, QuietClient } from './client';
import { cascade, SERVER_HEAP } from './command';
import { Failures } from './failures';
import { DocumentChangedNotification, StatusNotification } from './messages';
import { ServerProcess } from './process';
import type { ServerState } from './state';

/** Where the compiler's jars are, and where this extension may keep files. */
export interface Installation {
  readonly lib: string;
  readonly storage: string;
  readonly edition: string;
}

/** The language server of this window: one for all its folders. */
export class Server implements vscode.Disposable {
  private readonly states = new vscode.EventEmitter<ServerState>();
  private readonly documents = new vscode.EventEmitter<vscode.Uri>();
  private readonly failures = new Failures();
  private client: LanguageClient | undefined;
  private process: ServerProcess | undefined;
  private jdk: Jdk | undefined;
  /** Whether the first answer of a server is still awaited. */
  private beginning = false;
  private current: ServerState = { kind: 'stopped' };
  /** Starts and stops come one after the other. */
  private queue: Promise<void> = Promise.resolve();

  readonly onState = this.states.event;
  /** A virtual document has another text. */
  readonly onDocument = this.documents.event;

  constructor(
    private readonly installation: Installation,
    private readonly log: vscode.LogOutputChannel,
    private readonly trace: vscode.LogOutputChannel,
  ) {}

  get state(): ServerState {
    return this.current;
  }

  /** The JDK in use, for programs as well. */
  async java(): Promise<Jdk> {
    if (this.jdk === undefined) {
      const search = await findJdk(settings.javaHome());
      if (search.kind !== 'found') {
        throw new Error(explain(search));
      }
      this.jdk = search.jdk;
    }
    return this.jdk;
  }

  /** The command line of `cascade ARGS`, with the archive that makes it start faster. */
  async cascade(args: readonly string[], jvmOptions: readonly string[] = []) {
    const jdk = await this.java();
    return cascade(jdk, this.installation.lib, [...this.archive(jdk).options(), ...jvmOptions], args);
  }

  start(): Promise<void> {
    return this.next(() => this.begin());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.finish();
      this.failures.forget();
      this.jdk = undefined;
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.finish());
  }

  /** Asks the server; there is no answer while it does not run, nor where it cannot answer. */
  async request<P, R>(type: RequestType<P, R, void>, params: P): Promise<R | undefined> {
    await this.queue;
    const client = this.client;
    if (client?.state !== State.Running) {
      return undefined;
    }
    try {
      return await client.sendRequest<R>(type.method, params);
    } catch (error) {
      this.log.warn(`${type.method}: ${String(error)}`);
      return undefined;
    }
  }

  get running(): LanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** The process, for those who watch it. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  dispose(): void {
    this.process?.kill();
    this.states.dispose();
    this.documents.dispose();
  }

  private next(action: () => Promise<void>): Promise<void> {
    const done = this.queue.then(action);
    this.queue = done.catch((error: unknown) => {
      this.log.error(String(error));
    });
    return this.queue;
  }

  private become(state: ServerState): void {
    this.current = state;
    this.states.fire(state);
  }

  private async begin(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    this.become({ kind: 'starting' });
    const search = await findJdk(settings.javaHome());
    if (search.kind !== 'found') {
      this.fail(explain(search));
      return;
    }
    this.jdk = search.jdk;
    this.log.info(`Java ${search.jdk.version.text} in ${search.jdk.home}`);
    // A client that failed to start cannot be started again: each start has its own.
    const client = this.newClient(search.jdk);
    this.client = client;
    this.beginning = true;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      const said = this.process?.lastWords() ?? '';
      this.process?.kill();
      this.fail(`The Cascade server did not start: ${said || String(error)}`);
    } finally {
      this.beginning = false;
    }
  }

  private newClient(jdk: Jdk): LanguageClient {
    const options = clientOptions(this.log, this.trace, {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => this.closed(),
    });
    const client = new QuietClient('cascade', 'Cascade', () => this.launch(jdk), options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running && this.current.kind === 'starting') {
        this.become({ kind: 'ready' });
      }
    });
    client.onNotification(StatusNotification, ({ state, detail }) => {
      this.become(state === 'ready' ? { kind: 'ready' } : { kind: 'working', detail: detail ?? 'working' });
    });
    client.onNotification(DocumentChangedNotification, ({ uri }) => {
      this.documents.fire(vscode.Uri.parse(uri));
    });
    return client;
  }

  private async launch(jdk: Jdk) {
    this.process?.kill();
    const archive = this.archive(jdk);
    const options = [...archive.options(), SERVER_HEAP, ...settings.serverJvmOptions()];
    const line = cascade(jdk, this.installation.lib, options, ['lsp']);
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(this.installation.storage));
    const process = new ServerProcess(line, this.installation.storage, (said) => {
      this.log.info(said);
    });
    this.process = process;
    return { reader: process.reader, writer: process.writer };
  }

  /** The server is gone, and nobody asked it to go. */
  private closed() {
    const said = this.process?.lastWords() ?? '';
    this.log.error(`The server ended. ${said}`);
    if (this.beginning) {
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    if (!this.failures.another()) {
      this.client = undefined;
      this.fail(`The Cascade server ended by itself, and did so often${said === '' ? '.' : `: ${said}`}`);
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.become({ kind: 'starting' });
    return { action: CloseAction.Restart, handled: true };
  }

  private fail(reason: string): void {
    this.log.error(reason);
    this.become({ kind: 'failed', reason });
  }

  private async finish(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.state === State.Running) {
      await client.stop().catch((error: unknown) => {
        this.log.warn(String(error));
      });
      await this.process?.end();
    }
    this.process?.kill();
    this.process = undefined;
    this.become({ kind: 'stopped' });
  }

  private archive(jdk: Jdk): StartArchive {
    return new StartArchive(this.installation.storage, this.installation.lib, this.installation.edition, jdk);
  }

  /** Records the archive for a faster start, once the server has nothing to do. */
  async prepareFastStart(): Promise<void> {
    if (this.jdk !== undefined && settings.fastStart()) {
      const told = await this.archive(this.jdk).record();
      if (told !== '') {
        this.log.info(told);
      }
    }
  }
}
