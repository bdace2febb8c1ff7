// Where VS Code hands over: runs the tests of one folder, and writes a report. Its console is full of other things.
const { appendFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { format } = require('node:util');

const { CASCADE_E2E_REPORT: report, CASCADE_E2E_MODULES: modules, CASCADE_E2E_SUITE: suite } = process.env;
const print = (...parts) => appendFileSync(report, `${format(...parts)}\n`);

exports.run = async () => {
  const { default: Mocha } = await import(pathToFileURL(join(modules, 'mocha', 'index.js')).href);
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, slow: 2_000, color: false, reporter: 'spec' });
  for (const file of readdirSync(suite).sort())
    if (file.endsWith('.test.cjs')) mocha.addFile(join(suite, file));
  await mocha.loadFilesAsync();
  const { stats } = await new Promise((done) => {
    const runner = mocha.run(() => done(runner));
  });
  print(`${stats.passes} passed, ${stats.failures} failed`);
  if (stats.failures) throw new Error(`${stats.failures} tests failed`);
};
