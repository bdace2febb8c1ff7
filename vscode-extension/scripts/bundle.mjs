// Makes one file of the extension and what it uses, and a list of the licences of what is in it.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const result = await build({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  minify: !process.argv.includes('--readable'),
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

/** The packages that files of the bundle come from. */
function packages(inputs) {
  const found = new Set();
  for (const file of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
    if (match) found.add(match[1]);
  }
  return [...found].sort();
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  if (!license || !file) throw new Error(`\`${name}\` is in the bundle and has no licence`);
  const text = readFileSync(path.join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const used = packages(Object.keys(result.metafile.inputs));
const intro = 'dist/extension.js contains the extension itself (EPL-2.0, LICENSE) and these packages:\n';
writeFileSync('dist/THIRD-PARTY.txt', [intro, ...used.map(licence)].join(`\n${'-'.repeat(80)}\n\n`));
if (!existsSync('dist/extension.js')) throw new Error('the bundle was not written');
console.log(
  `dist/extension.js: ${Math.round(readFileSync('dist/extension.js').length / 1024)} KiB, ${used.length} packages`,
);
