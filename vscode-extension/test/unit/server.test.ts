import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import type { Jdk } from '../../src/java/jdk';
import { cascade, classPath, recordingArchive, withArchive } from '../../src/server/command';
import { Failures } from '../../src/server/failures';
import { ServerProcess } from '../../src/server/process';
import { withDebug, type Lens } from '../../src/server/lenses';
import { shown } from '../../src/server/state';

const jdk = (major: number): Jdk => ({
  home: '/j',
  java: '/j/bin/java',
  version: { major, text: `${major}.0.1` },
});

function lib(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lib'));
  for (const file of ['b.jar', 'a.jar', 'notes.txt']) {
    fs.writeFileSync(path.join(folder, file), '');
  }
  return folder;
}

describe('the command line', () => {
  it('has the jars in a fixed order, and nothing else', () => {
    const folder = lib();
    const expected = [path.join(folder, 'a.jar'), path.join(folder, 'b.jar')].join(path.delimiter);
    assert.equal(classPath(folder), expected);
  });
  it('ends with the main class and its arguments', () => {
    const { command, args } = cascade(jdk(25), lib(), ['-Xmx2g'], ['run', 'a.cascade']);
    assert.equal(command, '/j/bin/java');
    assert.deepEqual(args.slice(-3), ['org.cascade.cli.Main', 'run', 'a.cascade']);
    assert.ok(args.includes('-Xmx2g'));
  });
  it('only has options that the JVM knows', () => {
    const option = '--sun-misc-unsafe-memory-access=allow';
    assert.equal(cascade(jdk(21), lib(), [], []).args.includes(option), false);
    assert.equal(cascade(jdk(25), lib(), [], []).args.includes(option), true);
    assert.ok(withArchive(jdk(21), 'x')[0]?.startsWith('-XX:SharedArchiveFile='));
    assert.ok(withArchive(jdk(25), 'x')[0]?.startsWith('-XX:AOTCache='));
    assert.ok(recordingArchive(jdk(24), 'x')[0]?.startsWith('-XX:ArchiveClassesAtExit='));
    assert.ok(recordingArchive(jdk(26), 'x')[0]?.startsWith('-XX:AOTCacheOutput='));
  });
});

describe('failures', () => {
  it('a server that ends again and again is given up', () => {
    const failures = new Failures(() => 0);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => failures.another()),
      [true, true, true, true, false],
    );
  });
  it('what was long ago does not count', () => {
    let now = 0;
    const failures = new Failures(() => now);
    for (let i = 0; i < 20; i++) {
      now += 60_000;
      assert.equal(failures.another(), true);
    }
  });
});

describe('the process', () => {
  const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });

  it('remembers what it said last', async () => {
    const said: string[] = [];
    const ended = new ServerProcess(
      node('console.error("Unrecognized option: -Xfoo"); process.exit(1)'),
      '.',
      (l) => {
        said.push(l);
      },
    );
    assert.equal(await ended.ended, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(ended.lastWords(), 'Unrecognized option: -Xfoo');
    assert.deepEqual(said, ['Unrecognized option: -Xfoo']);
  });
  it('that is not there says so', async () => {
    const ended = new ServerProcess({ command: '/no/such/java', args: [] }, '.', () => undefined);
    assert.equal(await ended.ended, null);
    assert.match(ended.lastWords(), /ENOENT/);
  });
  it('that does not listen is ended', async () => {
    const deaf = new ServerProcess(
      node('process.on("SIGTERM", () => 0); setInterval(() => 0, 1000)'),
      '.',
      () => undefined,
    );
    deaf.kill();
    assert.equal(await deaf.ended, null);
  });
});

describe('lenses', () => {
  const lens = (command: string, ...args: unknown[]) => ({
    range: 1,
    command: { title: command, command, arguments: args },
  });

  it('that run something have one beside them that debugs it', () => {
    const shown = withDebug<number, Lens<number>>(
      [lens('cascade.run', 'file'), lens('cascade.runTest', 'file', 'title'), lens('other')],
      (made) => made,
    );
    assert.deepEqual(
      shown.map(({ command }) => [command?.command, ...(command?.arguments ?? [])]),
      [
        ['cascade.run', 'file'],
        ['cascade.debug', 'file'],
        ['cascade.runTest', 'file', 'title'],
        ['cascade.debugTest', 'file', 'title'],
        ['other'],
      ],
    );
  });
  it('that are not resolved yet stay as they are', () => {
    assert.deepEqual(
      withDebug<number, Lens<number>>([{ range: 1 }], (made) => made),
      [{ range: 1 }],
    );
  });
});

describe('the status', () => {
  it('tells what the server is at', () => {
    assert.equal(shown({ kind: 'working', detail: 'proving' }).text, '$(sync~spin) Cascade: proving');
    assert.equal(shown({ kind: 'ready' }).problem, false);
    assert.deepEqual(shown({ kind: 'failed', reason: 'No JDK.' }), {
      text: '$(error) Cascade',
      detail: 'No JDK.',
      problem: true,
    });
  });
});
