// Runs the unit tests: of the parts that need no editor, with node's own test runner.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

process.chdir(path.join(import.meta.dirname, '..'));
const tests = readdirSync('test/unit').filter((file) => file.endsWith('.test.ts'));
if (tests.length === 0) throw new Error('there are no tests in test/unit');
rmSync('out/unit', { recursive: true, force: true });
await build({
  entryPoints: tests.map((file) => `test/unit/${file}`),
  outdir: 'out/unit',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const files = tests.map((file) => `out/unit/${file.replace(/\.ts$/, '.mjs')}`);
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { stdio: 'inherit' });
process.exit(run.status ?? 1);
