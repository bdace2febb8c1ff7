// What a person sees and does on the first day, step by step, with a picture of each.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './page.mjs';

/** Steps in their order; each begins where the one before ended. */
function steps(w, bench, version) {
  const { page } = w;
  const { keyboard } = page;
  // The package of the oldest version has no terminals.
  const terminals = version !== 'oldest';

  return {
    'the folder opens': async () => {
      await w.open(`${bench.url}/?folder=${encodeURI(bench.workspace)}`);
      await w.row('main.cascade').waitFor();
    },

    'a file has its language and its colours': async () => {
      await w.file('database', 'main.cascade');
      await page.locator('#status\\.editor\\.mode', { hasText: 'Cascade' }).waitFor();
      await w.line('generate_table_type(schema').waitFor();
      const colour = (line, text) => w.piece(line, text).evaluate((e) => getComputedStyle(e).color);
      const colours = [
        await colour('const generate_table_type', 'const'),
        await colour('const generate_table_type', 'generate_table_type'),
        await colour('// Database schema', 'Database'),
        await colour('("id", Int)', '"id"'),
      ];
      assert.equal(new Set(colours).size, 4, colours.join(' '));
      await w.ready();
      await w.picture('colours');
    },

    'colours by meaning come from the server': async () => {
      await w.goto(34, 1);
      await page.waitForFunction(() => {
        const line = [...document.querySelectorAll('.view-line')].find((l) =>
          l.textContent.replace(/\u00a0/g, ' ').includes('data := data.insert'),
        );
        const piece =
          line &&
          [...line.querySelectorAll('span > span')].find(
            (s) => s.textContent.replace(/\u00a0/g, ' ').trim() === 'data',
          );
        const plain = getComputedStyle(document.querySelector('.view-lines')).color;
        return piece && getComputedStyle(piece).color !== plain;
      });
    },

    'completion after `coordinator.`': async () => {
      const line = w.lineNumber('coordinator.add_shard((0, 1000))') - 1;
      await w.goto(line, 100);
      await keyboard.press('End');
      await keyboard.press('Enter');
      await keyboard.type('coordinator.');
      await w.suggestion('add_shard').waitFor();
      for (const name of ['find_shard', 'route', 'shards']) await w.suggestion(name).waitFor();
      await page.waitForTimeout(500); // the description of the first is asked for afterwards
      await w.picture('completion');
      await keyboard.type('rou');
      await keyboard.press('Enter');
      await w.line('coordinator.route').waitFor();
      await keyboard.press('Escape');
      await w.undoAll();
    },

    'hover shows type, effects and documentation': async () => {
      await w.goto(w.lineNumber('data.values().filter(predicate)'), 1);
      const text = await w.hover(
        'data.values().filter(predicate)',
        'filter',
        'for which the condition holds',
      );
      assert.match(text, /filter<T>\(self: Array<T>, f: \(T\) -> Bool\) -> Array<T> with effects of f/);
      await w.picture('hover');
      await w.away();
    },

    'renaming changes all uses': async () => {
      const line = w.lineNumber('view find_shard');
      await w.goto(line, 12);
      await keyboard.press('F2');
      const box = page.locator('.rename-box input').first();
      await box.waitFor();
      await w.picture('rename');
      await box.fill('shard_of');
      await keyboard.press('Enter');
      await w.line('view shard_of').waitFor();
      await w.line('match shard_of(key)').waitFor();
      await w.undoAll();
      await w.line('view find_shard').waitFor();
    },

    'generated Java stands beside the source and follows the cursor': async () => {
      await w.goto(w.lineNumber('let ranges_overlap'), 30);
      await w.command('Cascade: Show Generated Java');
      const java = page.locator('.editor-group-container').nth(1);
      await java.locator('.view-line', { hasText: 'rangesOverlap' }).first().waitFor();
      await page.waitForTimeout(500); // the mark comes after the text
      await w.picture('java');
      await w.goto(w.lineNumber('transaction insert(user'), 20);
      await java.locator('.view-line', { hasText: 'data.set(' }).first().waitFor();
      await w.picture('java-follows');
      await w.command('View: Close Editors in Other Groups');
    },

    'a wrong refinement is underlined and explained': async () => {
      await w.command('View: Close All Editors');
      await w.file('wrong', 'ages.cascade');
      await page.locator('.squiggly-error').first().waitFor();
      await w.goto(5, 30);
      const text = await w.hover('let age(years', 'years', 'Age');
      assert.match(text, /CAS\d{4}/);
      await w.picture('refinement');
      await w.away();
    },

    'the problem is in the list': async () => {
      await keyboard.press('Control+Shift+M');
      const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'Age' }).first();
      await row.waitFor();
      await w.picture('problems');
      await keyboard.press('Control+J');
    },

    'a quick fix removes it': async () => {
      await w.line('let age(years').click();
      await w.goto(5, 31);
      await keyboard.press('Control+.');
      const fixes = page.locator('.action-widget .monaco-list-row');
      await fixes.filter({ hasText: 'Check it when the program runs' }).first().waitFor();
      await w.picture('fixes');
      await keyboard.press('Enter'); // it is the first, and so the chosen one
      await w.line('= years as Age').waitFor();
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await w.picture('fixed');
      await w.save();
    },

    ...(terminals && {
      'the program runs in a terminal': async () => {
        await w.command('View: Close All Editors');
        await w.file('database', 'main.cascade');
        await w.command('Cascade: Run File');
        await w.terminal('Found: 42, Alice').waitFor();
        await w.picture('run');
        await w.closePanel();
      },
    }),

    'a break point stops the program': async () => {
      await w.command('View: Close All Editors');
      await w.file('main.cascade');
      const line = w.lineNumber('    result', true);
      await w.goto(line, 1);
      await keyboard.press('F9');
      await page.locator('.codicon-debug-breakpoint').first().waitFor();
      await keyboard.press('F5');
      await page.locator('.debug-top-stack-frame-line, .debug-top-stack-frame-column').first().waitFor();
      await w.expand('.debug-viewlet .monaco-list-row', 'Locals');
      const variable = page.locator('.debug-viewlet .monaco-list-row', { hasText: 'result' }).first();
      await variable.waitFor();
      assert.match(await variable.innerText(), /result\s*[:=]\s*2/);
      await w.picture('break-point');
      await w.goto(line, 1);
      await keyboard.press('F9');
      await page.locator('.codicon-debug-breakpoint').first().waitFor({ state: 'detached' });
      await keyboard.press('F5');
      await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
      await w.closePanel();
    },

    'tests run from the explorer': async () => {
      await w.command('View: Close All Editors');
      await w.file('shapes.cascade');
      await w.command('Testing: Focus on Test Explorer View');
      const tree = page.locator('.test-explorer .monaco-list-row');
      await tree.first().waitFor();
      await w.command('Test: Run All Tests');
      await page.locator('.test-explorer .codicon-testing-failed-icon').first().waitFor();
      await w.expand('.test-explorer .monaco-list-row', 'shapes.cascade');
      await tree.filter({ hasText: 'this one fails' }).first().waitFor();
      await page.locator('.test-explorer .codicon-testing-passed-icon').first().waitFor();
      await w.picture('tests');
      await w.closePanel();
    },

    'the walkthrough shows the way': async () => {
      await w.command('View: Close All Editors');
      await w.command('Cascade: Welcome');
      await page
        .locator('.gettingStartedContainer', { hasText: 'Get started with Cascade' })
        .first()
        .waitFor();
      await page.waitForTimeout(500);
      await w.picture('walkthrough');
    },

    'a JDK that is not there is named': async () => {
      await w.command('View: Close All Editors');
      await w.machineSettings({ 'cascade.java.home': '/no/such/jdk' });
      await w.command('Notifications: Show Notifications'); // its own window is gone by now, or soon
      await page.locator('.notification-list-item', { hasText: '/no/such/jdk' }).first().waitFor();
      await w.picture('no-jdk');
    },
  };
}

/** Takes all steps, also after one that failed. */
export async function journey({ version, bench, page, pictures }) {
  const w = new Workbench(page, pictures, bench);
  const told = [];
  page.on('console', (m) => told.push(`${m.type()}: ${m.text()}`));
  const result = { passed: 0, failed: 0 };
  for (const [name, step] of Object.entries(steps(w, bench, version))) {
    const began = Date.now();
    try {
      await step();
      result.passed++;
      console.log(`ok      ${name} (${Date.now() - began} ms)`);
    } catch (e) {
      result.failed++;
      console.log(`FAILED  ${name}\n${e.stack}`);
      await w.picture(`FAILED-${name.replace(/\W+/g, '-')}`);
      await keyboard(page);
      if (result.failed === 3) {
        console.log('The journey ends here.');
        break;
      }
    }
  }
  writeFileSync(join(bench.out, 'console.log'), told.join('\n'));
  return result;
}

/** Closes what a failed step may have left open. */
async function keyboard(page) {
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
}
