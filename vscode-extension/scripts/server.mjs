// Brings the jars of the distribution into the extension. CASCADE_DIST names another distribution.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const dist = process.env.CASCADE_DIST ?? path.join(root, '../org.cascade.cli/target/dist');
const from = path.join(dist, 'lib');
const to = path.join(root, 'server/lib');

const jars = existsSync(from) ? readdirSync(from).filter((file) => file.endsWith('.jar')) : [];
for (const needed of ['org.cascade.cli-', 'org.cascade.lang.ide-', 'org.cascade.runtime-']) {
  if (!jars.some((jar) => jar.startsWith(needed))) {
    console.error(
      `There is no ${needed}*.jar in ${from}: build the compiler first, with \`./cascade version\`.`,
    );
    process.exit(1);
  }
}
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const jar of jars) copyFileSync(path.join(from, jar), path.join(to, jar));
for (const file of ['LICENSE', 'NOTICE'])
  copyFileSync(path.join(root, '..', file), path.join(root, 'server', file));
console.log(`server/lib: ${jars.length} jars`);
