/** The oldest Java that the compiler and its programs run on. */
export const OLDEST_JAVA = 21;

/** A version of Java, such as 21.0.4 of major version 21. */
export interface JavaVersion {
  readonly major: number;
  readonly text: string;
}

/** The version in the words of `java -version`, or in a JDK's `release` file. */
export function parseJavaVersion(told: string): JavaVersion | undefined {
  const quoted = /(?:version\s+|JAVA_VERSION=)"([^"]+)"/.exec(told)?.[1];
  const text = quoted ?? /^(?:openjdk|java)\s+(\d[\w.+-]*)/m.exec(told)?.[1];
  // Until version 8, `1.8.0_292` was written for 8.
  const major = text === undefined ? undefined : /^(?:1\.)?(\d+)/.exec(text)?.[1];
  return text === undefined || major === undefined ? undefined : { major: Number(major), text };
}

export function isRecentEnough(version: JavaVersion): boolean {
  return version.major >= OLDEST_JAVA;
}
