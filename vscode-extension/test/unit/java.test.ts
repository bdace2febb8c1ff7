import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { findAll, findJdk, thisMachine } from '../../src/java/jdk';
import { places, type Machine } from '../../src/java/places';
import { isRecentEnough, parseJavaVersion } from '../../src/java/version';
import { explain } from '../../src/java/words';

function machine(given: Partial<Machine> & { folders?: Record<string, string[]> }): Machine {
  return {
    platform: 'linux',
    env: {},
    home: '/home/ann',
    list: (folder) => given.folders?.[folder] ?? [],
    real: () => undefined,
    ...given,
  };
}

describe('versions of Java', () => {
  const told: [string, number, string][] = [
    ['openjdk version "21.0.4" 2024-07-16 LTS\nOpenJDK Runtime Environment', 21, '21.0.4'],
    ['java version "1.8.0_292"', 8, '1.8.0_292'],
    ['openjdk version "25" 2025-09-16', 25, '25'],
    ['openjdk version "26-ea" 2026-03-17', 26, '26-ea'],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.9" 2023-10-17', 17, '17.0.9'],
    ['IMPLEMENTOR="Eclipse Adoptium"\nJAVA_VERSION="25.0.3"\nOS_NAME="Linux"', 25, '25.0.3'],
    ['openjdk 21.0.2 2024-01-16', 21, '21.0.2'],
  ];
  for (const [text, major, shown] of told) {
    it(`${shown} is of ${major}`, () => {
      assert.deepEqual(parseJavaVersion(text), { major, text: shown });
    });
  }
  it('is not read out of other words', () => {
    assert.equal(parseJavaVersion('Error: could not find libjava.so'), undefined);
    assert.equal(parseJavaVersion(''), undefined);
  });
  it('21 is enough and 17 is not', () => {
    assert.equal(isRecentEnough({ major: 21, text: '21' }), true);
    assert.equal(isRecentEnough({ major: 17, text: '17' }), false);
  });
});

describe('places of JDKs', () => {
  it('variables come first, then the path, then folders with the newest first', () => {
    const found = places(
      machine({
        env: { JAVA_HOME: '/j/home', PATH: '/usr/bin:/x/bin' },
        real: (file) => (file === '/x/bin/java' ? '/j/linked/bin/java' : undefined),
        folders: { '/usr/lib/jvm': ['java-9-openjdk', 'java-21-openjdk'] },
      }),
    );
    assert.deepEqual(
      found.map(({ home }) => home),
      ['/j/home', '/j/linked', '/usr/lib/jvm/java-21-openjdk', '/usr/lib/jvm/java-9-openjdk'],
    );
  });
  it('one JDK under two names is looked at once', () => {
    const found = places(
      machine({
        env: { CASCADE_JAVA_HOME: '/a', JAVA_HOME: '/b' },
        real: (file) => (file === '/a' || file === '/b' ? '/c' : undefined),
      }),
    );
    assert.deepEqual(found, [{ home: '/a', why: 'CASCADE_JAVA_HOME' }]);
  });
  it('on macOS a JDK lies deeper', () => {
    const found = places(
      machine({ platform: 'darwin', folders: { '/Library/Java/JavaVirtualMachines': ['temurin-21.jdk'] } }),
    );
    assert.equal(found[0]?.home, '/Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home');
  });
  it('on Windows vendors have folders below Program Files', () => {
    const folder = 'C:\\Program Files\\Eclipse Adoptium';
    const found = places(
      machine({
        platform: 'win32',
        env: { ProgramFiles: 'C:\\Program Files', Path: 'C:\\bin;D:\\bin' },
        folders: { [folder]: ['jdk-21.0.4.7-hotspot'] },
        home: 'C:\\Users\\Ann',
      }),
    );
    assert.equal(found[0]?.home, `${folder}\\jdk-21.0.4.7-hotspot`);
  });
});

/** A folder that looks like a JDK and answers like one. */
function jdk(version: string, compiler = true): string {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'jdk '));
  fs.mkdirSync(path.join(home, 'bin'));
  const script = `#!/bin/sh\necho 'openjdk version "${version}" 2026-01-01' >&2\n`;
  fs.writeFileSync(path.join(home, 'bin/java'), script, { mode: 0o755 });
  if (compiler) {
    fs.writeFileSync(path.join(home, 'bin/javac'), '', { mode: 0o755 });
  }
  return home;
}

describe('finding a JDK', { skip: process.platform === 'win32' }, () => {
  const here = (env: Record<string, string>) => ({ ...thisMachine(), env, list: () => [] });

  it('takes the one that is set', async () => {
    const home = jdk('22.0.1');
    const search = await findJdk(home, here({ JAVA_HOME: jdk('25') }));
    assert.ok(search.kind === 'found');
    assert.equal(search.jdk.home, home);
    assert.equal(search.jdk.version.major, 22);
  });
  it('says what is wrong with the one that is set, and takes no other', async () => {
    const search = await findJdk('/no/such', here({ JAVA_HOME: jdk('25') }));
    assert.equal(search.kind, 'wrong');
    assert.match(explain(search), /`cascade\.java\.home` is `\/no\/such`, which cannot be used: there is no/);
  });
  it('takes the first that is new enough', async () => {
    const good = jdk('21');
    const search = await findJdk('', here({ CASCADE_JAVA_HOME: jdk('17.0.2'), JAVA_HOME: good }));
    assert.ok(search.kind === 'found');
    assert.equal(search.jdk.home, good);
  });
  it('names what it has seen where nothing is good', async () => {
    const old = jdk('17.0.2');
    const bare = jdk('21', false);
    const search = await findJdk('', here({ CASCADE_JAVA_HOME: old, JAVA_HOME: bare }));
    assert.equal(search.kind, 'missing');
    const words = explain(search);
    assert.match(words, /needs a JDK 21 or later, and none was found; there is only/);
    assert.ok(words.includes(`\`${old}\` (Java 17.0.2, and at least 21 is needed)`), words);
    assert.ok(words.includes(`\`${bare}\` (a Java run-time without a compiler)`), words);
  });
  it('lists all that are good', async () => {
    const [a, b] = [jdk('21'), jdk('25')];
    const all = await findAll(here({ CASCADE_JAVA_HOME: a, JAVA_HOME: b, JDK_HOME: jdk('11') }));
    assert.deepEqual(
      all.map(({ home }) => home),
      [a, b],
    );
  });
  it('finds a `java` that fails to be none', async () => {
    const home = jdk('21');
    fs.writeFileSync(path.join(home, 'bin/java'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const search = await findJdk(home, here({}));
    assert.match(explain(search), /`java -version` failed/);
  });
});
