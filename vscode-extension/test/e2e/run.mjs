// Runs the tests in real editors: `node run.mjs [SESSION...]`. A session is one VS Code with one kind of test; without
// any, all that the build runs. Ends with a line that counts, and with 1 where a test failed.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setUp, CannotSetUp } from './setup.mjs';
import { openBrowser, startWorkbench } from './workbench.mjs';
import { journey } from './ui/journey.mjs';

const here = import.meta.dirname;
const root = resolve(here, '../../..');
const out = resolve(here, '../../target/e2e');
const LIMIT = 240_000;

const sessions = {
  'latest-api': () => api('latest', 'trusted'),
  'latest-untrusted': () => api('latest', 'untrusted'),
  'latest-ui': () => ui('latest'),
  'oldest-api': () => api('oldest', 'trusted'),
  'oldest-untrusted': () => api('oldest', 'untrusted'),
  'oldest-ui': () => ui('oldest'),
};
const usual = ['latest-api', 'latest-untrusted', 'latest-ui', 'oldest-api'];

function newestVsix() {
  const folder = resolve(here, '../../target');
  const all = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.vsix')) : [];
  const [newest] = all.map((f) => join(folder, f)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest)
    throw new Error(`There is no .vsix in ${folder}: run \`npm run package\` in vscode-extension first.`);
  return newest;
}

const vsix = process.env.CASCADE_VSIX ?? newestVsix();

/** Makes a folder's own settings name a Java that leaves a trace when it is run. */
function bait(workspace) {
  const java = join(workspace, 'jdk', 'bin', 'java');
  mkdirSync(join(workspace, 'jdk', 'bin'), { recursive: true });
  mkdirSync(join(workspace, '.vscode'));
  writeFileSync(join(workspace, 'jdk', 'release'), 'JAVA_VERSION="25.0.1"\n');
  for (const file of [java, `${java}c`])
    writeFileSync(file, `#!/bin/sh\ntouch '${join(workspace, 'ran')}'\nexit 1\n`, { mode: 0o755 });
  const settings = { 'cascade.java.home': join(workspace, 'jdk'), 'cascade.server.jvmOptions': ['-Xmx1k'] };
  writeFileSync(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** Mocha inside the extension host: the page only opens the workbench, whose tests write a report. */
async function api(version, kind) {
  const folder = join(out, `${version}-${kind}`);
  const report = join(folder, 'report.txt');
  const suite = join(here, 'api', kind);
  const bench = await startWorkbench(tools, {
    version,
    out: folder,
    vsix,
    files: { '': join(here, 'workspace') },
    trusted: kind === 'trusted',
    prepare: kind === 'trusted' ? undefined : bait,
    // Without this, newer versions do not take tests from the address.
    args: ['--enable-smoke-test-driver'],
    env: {
      CASCADE_E2E_REPORT: report,
      CASCADE_E2E_MODULES: tools.modules,
      CASCADE_E2E_SUITE: suite,
      CASCADE_E2E_VERSION: version,
    },
  });
  const browser = await openBrowser(tools);
  try {
    const ended = new Promise((done) => void browser.page.exposeFunction('codeAutomationExit', done));
    await browser.page.exposeFunction('codeAutomationLog', () => {});
    const remote = (file) => `vscode-remote://127.0.0.1:${bench.port}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(join(here, 'api'))],
      ['extensionTestsPath', remote(join(here, 'api', 'index.cjs'))],
      ['skipWelcome', 'true'],
    ];
    await browser.page.goto(
      `${bench.url}/?folder=${encodeURI(bench.workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    const code = await Promise.race([
      ended,
      new Promise((done) => setTimeout(() => done('too late'), LIMIT).unref()),
    ]);
    if (code !== 0) await browser.page.screenshot({ path: join(folder, 'end.png') });
  } finally {
    await browser.close();
    await bench.stop();
  }
  const text = existsSync(report) ? readFileSync(report, 'utf8') : 'The tests did not begin.\n';
  console.log(text.trimEnd());
  const counted = /^(\d+) passed, (\d+) failed$/m.exec(text);
  return { passed: Number(counted?.[1] ?? 0), failed: counted ? Number(counted[2]) : 1 };
}

async function ui(version) {
  const folder = join(out, `${version}-ui`);
  const bench = await startWorkbench(tools, {
    version,
    out: folder,
    vsix,
    files: {
      '': join(here, 'workspace'),
      'database/main.cascade': join(root, 'examples/distributed-database/main.cascade'),
    },
  });
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  const browser = await openBrowser(tools);
  try {
    const result = await journey({ version, bench, page: browser.page, pictures: join(folder, 'pictures') });
    if (browser.outside.size) {
      result.failed++;
      console.log(`FAILED  other hosts were asked for: ${[...browser.outside].join(', ')}`);
    }
    return result;
  } finally {
    await browser.close();
    await bench.stop();
  }
}

let tools;
try {
  tools = setUp();
} catch (e) {
  if (!(e instanceof CannotSetUp)) throw e;
  console.log(e.message);
  process.exit(1);
}
const total = { passed: 0, failed: 0 };
const wanted = process.argv.slice(2);
for (const name of wanted.length ? wanted : usual) {
  if (!sessions[name]) {
    console.log(`There is no session \`${name}\`. There are: ${Object.keys(sessions).join(', ')}.`);
    process.exit(2);
  }
  const began = Date.now();
  console.log(`== ${name}`);
  try {
    const { passed, failed } = await sessions[name]();
    total.passed += passed;
    total.failed += failed;
  } catch (e) {
    total.failed++;
    console.log(`FAILED  ${e.stack}`);
  }
  console.log(`   ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
console.log(`real editors: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
