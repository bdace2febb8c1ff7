import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { places, program, type Machine, type Place } from './places';
import { isRecentEnough, OLDEST_JAVA, parseJavaVersion, type JavaVersion } from './version';

/** A JDK that can run the server. */
export interface Jdk {
  readonly home: string;
  readonly java: string;
  readonly version: JavaVersion;
}

/** A place that was looked at and is no JDK to use. */
export interface Unfit {
  readonly place: Place;
  readonly reason: string;
}

export type Search =
  | { readonly kind: 'found'; readonly jdk: Jdk }
  | { readonly kind: 'wrong'; readonly home: string; readonly reason: string }
  | { readonly kind: 'missing'; readonly unfit: readonly Unfit[] };

const ANSWER_WITHIN_MS = 15_000;

/** This machine. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: os.homedir(),
    list: (folder) => orElse(() => fs.readdirSync(folder), []),
    real: (file) => orElse(() => fs.realpathSync(file), undefined),
  };
}

/** Finds a JDK: the one that is set, or else the first that is good enough. */
export async function findJdk(set: string, machine: Machine = thisMachine()): Promise<Search> {
  if (set !== '') {
    const home = set.replace(/^~(?=$|[\\/])/, machine.home);
    const answer = await examine({ home, why: 'cascade.java.home' }, machine);
    return 'jdk' in answer
      ? { kind: 'found', jdk: answer.jdk }
      : { kind: 'wrong', home, reason: answer.reason };
  }
  const unfit: Unfit[] = [];
  for (const place of places(machine)) {
    const answer = await examine(place, machine);
    if ('jdk' in answer) {
      return { kind: 'found', jdk: answer.jdk };
    }
    if (answer.isJava) {
      unfit.push({ place, reason: answer.reason });
    }
  }
  return { kind: 'missing', unfit };
}

/** All JDKs of this machine that are good enough. */
export async function findAll(machine: Machine = thisMachine()): Promise<Jdk[]> {
  const answers = await Promise.all(places(machine).map((place) => examine(place, machine)));
  return answers.flatMap((answer) => ('jdk' in answer ? [answer.jdk] : []));
}

type Answer = { readonly jdk: Jdk } | { readonly reason: string; readonly isJava: boolean };

async function examine(place: Place, machine: Machine): Promise<Answer> {
  const java = path.join(place.home, 'bin', program(machine.platform, 'java'));
  if (machine.real(java) === undefined) {
    return { reason: `there is no \`${java}\``, isJava: false };
  }
  if (machine.real(path.join(place.home, 'bin', program(machine.platform, 'javac'))) === undefined) {
    return { reason: 'a Java run-time without a compiler', isJava: true };
  }
  // Asking each one takes a moment; what is surely too old says so in a file.
  const written = orElse(() => fs.readFileSync(path.join(place.home, 'release'), 'utf8'), '');
  const version = parseJavaVersion(written);
  if (version !== undefined && !isRecentEnough(version)) {
    return { reason: `Java ${version.text}`, isJava: true };
  }
  return asked(java, place.home);
}

async function asked(java: string, home: string): Promise<Answer> {
  const told = await ask(java);
  if (told instanceof Error) {
    return { reason: `\`java -version\` failed: ${told.message}`, isJava: true };
  }
  const version = parseJavaVersion(told);
  if (version === undefined) {
    return { reason: `\`java -version\` says no version, but: ${told.trim()}`, isJava: true };
  }
  return isRecentEnough(version)
    ? { jdk: { home, java, version } }
    : { reason: `Java ${version.text}, and at least ${OLDEST_JAVA} is needed`, isJava: true };
}

/** What `java -version` says; it does so on standard error. */
function ask(java: string): Promise<string | Error> {
  return new Promise((resolve) => {
    execFile(java, ['-version'], { timeout: ANSWER_WITHIN_MS, windowsHide: true }, (error, out, err) => {
      resolve(error ?? `${err}\n${out}`);
    });
  });
}

/** Where a file system says no, there is nothing. */
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
