import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Jdk } from '../java/jdk';

const MAIN_CLASS = 'org.cascade.cli.Main';
/** From here on, the JVM says something where a library uses what will be taken away. */
const UNSAFE_WARNS_FROM = 23;
/** From here on, the JVM keeps linked and profiled code, and not only classes, in its archive. */
export const CACHE_FROM = 25;

/** Without a limit the server's heap would grow to a quarter of the machine's memory. */
export const SERVER_HEAP = '-Xmx600m';

/** A program to start, with its arguments. */
export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** The jars of the compiler, in a fixed order: an archive of loaded classes is valid for that one only. */
export function classPath(lib: string): string {
  const jars = fs.readdirSync(lib).filter((file) => file.endsWith('.jar'));
  return jars
    .sort()
    .map((jar) => path.join(lib, jar))
    .join(path.delimiter);
}

/** What each JVM of the compiler is started with; the archive below is valid for these only. */
export function jvmOptions(jdk: Jdk): string[] {
  return [
    '-XX:+UseSerialGC',
    '-XX:-UsePerfData',
    '-Xss64m',
    '--enable-native-access=ALL-UNNAMED',
    '-Dguice_bytecode_gen_option=DISABLED',
    '-Dfile.encoding=UTF-8',
    '-Dstdout.encoding=UTF-8',
    '-Dstderr.encoding=UTF-8',
    ...(jdk.version.major >= UNSAFE_WARNS_FROM ? ['--sun-misc-unsafe-memory-access=allow'] : []),
  ];
}

/** Has the JVM use an archive, and say nothing where it does not fit. */
export function withArchive(jdk: Jdk, archive: string): string[] {
  return jdk.version.major >= CACHE_FROM
    ? [`-XX:AOTCache=${archive}`, '-Xlog:aot=off', '-Xlog:cds=off']
    : [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds=off'];
}

/** Has the JVM write an archive when it ends. */
export function recordingArchive(jdk: Jdk, archive: string): string[] {
  return jdk.version.major >= CACHE_FROM
    ? [`-XX:AOTCacheOutput=${archive}`, '-Xlog:aot=off', '-Xlog:cds=off']
    : [`-XX:ArchiveClassesAtExit=${archive}`, '-Xlog:cds=off'];
}

/** The command line of `cascade ARGS`. */
export function cascade(
  jdk: Jdk,
  lib: string,
  more: readonly string[],
  args: readonly string[],
): CommandLine {
  return {
    command: jdk.java,
    args: [...jvmOptions(jdk), ...more, '-cp', classPath(lib), MAIN_CLASS, ...args],
  };
}
