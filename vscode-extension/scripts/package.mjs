// Packs what was built into target/cascade-<version>.vsix.
import { createVSIX } from '@vscode/vsce';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const target = path.join(root, 'target');
const packagePath = path.join(target, `cascade-${version}.vsix`);

mkdirSync(target, { recursive: true });
for (const file of readdirSync(target).filter((name) => name.endsWith('.vsix')))
  rmSync(path.join(target, file));
copyFileSync(path.join(root, '../LICENSE'), path.join(root, 'LICENSE'));
// Nothing is installed or run by this: the bundle is there already.
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  skipLicense: false,
  allowMissingRepository: true,
  // The scan would read 80 MB of jars as text, for minutes; what else is in the package is in this repository.
  allowPackageAllSecrets: true,
  allowPackageEnvFile: true,
});
console.log(`${packagePath}: ${Math.round(statSync(packagePath).size / 1e6)} MB`);
