import * as path from 'node:path';

/** The machine, as far as looking for a JDK goes. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The names in a folder; none if there is no such folder. */
  list(folder: string): readonly string[];
  /** Where a path leads when links are followed; undefined if nothing is there. */
  real(file: string): string | undefined;
}

/** A folder that may be a JDK, and why it is looked at. */
export interface Place {
  readonly home: string;
  readonly why: string;
}

/** Where a JDK may be, the more deliberate places first. */
export function places(machine: Machine): Place[] {
  const all = [...fromVariables(machine), ...fromPath(machine), ...fromFolders(machine)];
  const seen = new Set<string>();
  return all.filter(({ home }) => {
    const real = machine.real(home) ?? home;
    return !seen.has(real) && seen.add(real);
  });
}

/** How `java` is called in a JDK's `bin`. */
export function program(platform: NodeJS.Platform, name: string): string {
  return platform === 'win32' ? `${name}.exe` : name;
}

function fromVariables({ env }: Machine): Place[] {
  return ['CASCADE_JAVA_HOME', 'JAVA_HOME', 'JDK_HOME'].flatMap((name) => {
    const home = env[name];
    return home ? [{ home, why: name }] : [];
  });
}

/** The JDKs that the `javac` and `java` on the path belong to. */
function fromPath(machine: Machine): Place[] {
  const paths = of(machine.platform);
  const folders = (machine.env['PATH'] ?? machine.env['Path'] ?? '').split(paths.delimiter).filter(Boolean);
  return ['javac', 'java'].flatMap((name) =>
    folders.flatMap((folder) => {
      const file = machine.real(paths.join(folder, program(machine.platform, name)));
      // On macOS, /usr/bin/java is no JDK's: it asks which one is meant.
      return file === undefined || paths.dirname(file) === '/usr/bin'
        ? []
        : [{ home: paths.dirname(paths.dirname(file)), why: 'PATH' }];
    }),
  );
}

/** Folders where installers put JDKs; of several in one folder, that with the highest number first. */
function fromFolders(machine: Machine): Place[] {
  const paths = of(machine.platform);
  return parents(machine).flatMap(({ folder, inner }) =>
    [...machine.list(folder)]
      .sort(byNumber)
      .map((name) => ({ home: paths.join(folder, name, inner), why: folder })),
  );
}

interface Parent {
  readonly folder: string;
  /** Where below each folder the JDK itself is. */
  readonly inner: string;
}

function parents(machine: Machine): Parent[] {
  const join = (...parts: string[]) => of(machine.platform).join(...parts);
  const at = (folder: string, inner = '') => ({ folder, inner });
  const ofUser = [
    at(join(machine.home, '.sdkman', 'candidates', 'java')),
    at(join(machine.home, '.jdks')),
    at(join(machine.home, '.asdf', 'installs', 'java')),
    at(join(machine.home, '.local', 'share', 'mise', 'installs', 'java')),
  ];
  if (machine.platform === 'darwin') {
    return [
      at('/Library/Java/JavaVirtualMachines', 'Contents/Home'),
      at(join(machine.home, 'Library/Java/JavaVirtualMachines'), 'Contents/Home'),
      at('/opt/homebrew/Cellar/openjdk', 'libexec/openjdk.jdk/Contents/Home'),
      at('/usr/local/Cellar/openjdk', 'libexec/openjdk.jdk/Contents/Home'),
      ...ofUser,
    ];
  }
  if (machine.platform === 'win32') {
    return [
      ...windows(machine).map((folder) => at(folder)),
      at(join(machine.home, 'scoop', 'apps'), 'current'),
      ...ofUser,
    ];
  }
  return [at('/usr/lib/jvm'), at('/usr/java'), at('/opt/java'), at('/opt/jdk'), at('/opt'), ...ofUser];
}

function windows({ env }: Machine): string[] {
  const roots = [
    env['ProgramFiles'],
    env['ProgramW6432'],
    env['LOCALAPPDATA'] && `${env['LOCALAPPDATA']}\\Programs`,
  ];
  const vendors = ['Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft'];
  return roots.flatMap((root) => (root ? vendors.map((vendor) => path.win32.join(root, vendor)) : []));
}

function byNumber(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

function of(platform: NodeJS.Platform): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}
