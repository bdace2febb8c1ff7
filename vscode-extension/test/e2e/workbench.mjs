// A VS Code server with the extension installed, in folders of its own, and a browser page on it.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What a person's settings would be who wants to see the language and nothing else. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.wordBasedSuggestions': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The browser's VS Code saves by itself, so that taking a change back would bring back the change.
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  // What is drawn on a canvas cannot be read.
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.shellIntegration.enabled': false,
  'typescript.tsserver.enabled': false,
  'update.mode': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function answers(url, process, log) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    if (process.exitCode !== null) break;
    const good = await fetch(`${url}/version`).then(
      (r) => r.ok,
      () => false,
    );
    if (good) return;
  }
  throw new Error(`VS Code's server did not start: see ${log}`);
}

/**
 * Starts VS Code on a copy of a folder.
 *
 * @param tools what `setUp` gave
 * @param options version ('latest' or 'oldest'), out (a folder that is emptied), vsix, files (a map of what is copied
 *   where below the workspace), prepare (changes the workspace before the start), settings, env, args, trusted
 */
export async function startWorkbench(
  tools,
  { version, out, vsix, files, prepare = () => {}, settings = {}, env: more = {}, args = [], trusted = true },
) {
  const { node, folder } = tools.vscode[version];
  rmSync(out, { recursive: true, force: true });
  const data = join(out, 'data');
  const workspace = join(out, 'workspace');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  mkdirSync(workspace, { recursive: true });
  for (const [to, from] of Object.entries(files)) cpSync(from, join(workspace, to), { recursive: true });
  prepare(workspace);
  const trust = {
    'security.workspace.trust.enabled': !trusted,
    'security.workspace.trust.startupPrompt': 'never',
  };
  writeFileSync(
    join(data, 'data', 'User', 'settings.json'),
    JSON.stringify({ ...SETTINGS, ...trust, ...settings }, null, 1),
  );

  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', VSCODE_PROXY_URI: '', ...more };
  delete env.NODE_OPTIONS;
  const server = join(folder, 'out', 'server-main.js');
  const common = [
    server,
    '--server-data-dir',
    data,
    '--extensions-dir',
    join(out, 'extensions'),
    '--telemetry-level',
    'off',
    '--accept-server-license-terms',
  ];
  const install = spawnSync(node, [...common, '--install-extension', vsix, '--force'], {
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (install.status !== 0)
    throw new Error(`${vsix} could not be installed:\n${install.stdout}\n${install.stderr}`);

  const port = await freePort();
  const log = join(out, 'server.log');
  const sink = openSync(log, 'w');
  const trustless = trusted ? ['--disable-workspace-trust'] : [];
  const child = spawn(
    node,
    [
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      ...trustless,
      ...args,
    ],
    { env, stdio: ['ignore', sink, sink], detached: true },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const end = (signal) => {
    try {
      process.kill(-child.pid, signal); // with all that it started: extension hosts, language servers, terminals
    } catch (e) {
      if (e.code !== 'ESRCH') throw e;
    }
  };
  const onExit = () => end('SIGKILL');
  process.once('exit', onExit);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    end('SIGTERM');
    await Promise.race([gone, sleep(5000)]);
    end('SIGKILL');
    process.off('exit', onExit);
  };
  try {
    await answers(url, child, log);
  } catch (e) {
    await stop();
    throw e;
  }
  return { url, port, workspace, out, settings: join(data, 'data', 'Machine', 'settings.json'), stop };
}

/** A browser with one page. Nothing but this machine can be reached; what else was asked for is in `outside`. */
export async function openBrowser(tools, size = { width: 1400, height: 900 }) {
  const { chromium } = createRequire(join(tools.modules, 'any.js'))('playwright-core');
  const browser = await chromium.launch({ executablePath: tools.chromium, headless: true, args: CHROMIUM });
  const context = await browser.newContext({
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const outside = new Set();
  const foreign = (url) =>
    /^(https?|wss?):/.test(url.protocol) && !['127.0.0.1', 'localhost'].includes(url.hostname);
  await context.route(foreign, (route) => {
    outside.add(new URL(route.request().url()).host);
    return route.abort();
  });
  return { page: await context.newPage(), outside, close: () => browser.close() };
}
