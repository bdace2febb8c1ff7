// What a person does with a workbench in a browser: opens, looks, types, chooses.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// A busy machine is slow, and what is not there will not come.
const PATIENCE = Number(process.env.CASCADE_E2E_PATIENCE ?? 45_000);

/** Whether something is there within a few seconds. */
async function appears(locator) {
  try {
    await locator.waitFor({ state: 'visible', timeout: PATIENCE / 9 });
    return true;
  } catch (late) {
    if (late.name !== 'TimeoutError') throw late;
    return false;
  }
}

export class Workbench {
  constructor(page, pictures, { workspace, settings }) {
    this.page = page;
    this.pictures = pictures;
    this.workspace = workspace;
    this.settings = settings;
    this.shown = '';
    this.number = 0;
    page.setDefaultTimeout(PATIENCE);
  }

  async open(url) {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** A picture of all that is seen, numbered in the order of the journey. */
  async picture(name) {
    this.number++;
    await this.page.screenshot({
      path: join(this.pictures, `${String(this.number).padStart(2, '0')}-${name}.png`),
      animations: 'disabled',
    });
  }

  row(name) {
    return this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`);
  }

  /** Opens a file through the explorer: the oldest version's quick open finds none. */
  async file(...path) {
    this.shown = join(this.workspace, ...path);
    await this.page.keyboard.press('Control+Shift+E');
    for (const [i, name] of path.entries()) {
      const row = this.page.locator(
        `.explorer-folders-view .monaco-list-row[aria-level="${i + 1}"][aria-label^="${name}"]`,
      );
      await (i === path.length - 1 ? row.dblclick() : this.unfold(row));
    }
    await this.page
      .locator('.tab.active', { hasText: path.at(-1) })
      .first()
      .waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  /** Shows what is in a folder; a click is lost where the tree is drawn anew at that moment. */
  async unfold(row) {
    for (let i = 0; i < 20 && (await row.getAttribute('aria-expanded')) !== 'true'; i++) {
      await row.locator('.monaco-tl-twistie').click();
      await this.page.waitForTimeout(300);
    }
  }

  /** The number of the line with a text, or that is it, in the file that was opened last, as it is on the disk. */
  lineNumber(text, whole = false) {
    const lines = readFileSync(this.shown, 'utf8').split('\n');
    const found = lines.findIndex((line) => (whole ? line === text : line.includes(text)));
    if (found < 0) throw new Error(`${this.shown} has no ${text}`);
    return found + 1;
  }

  line(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** The smallest coloured piece of a line that holds a text. */
  piece(line, text) {
    return this.line(line).locator('span > span', { hasText: text }).first();
  }

  async command(title) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a place of the file: through the command, since what is far away is not on the page. */
  async goto(line, column = 1) {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Points at the last piece of a line with a text, and gives back what appears. */
  /** Again where it does not come: a lens that appears above moves the line away from the mouse. */
  async hover(line, text, expected) {
    const box = this.page.locator('.monaco-hover:not(.hidden) .hover-row', { hasText: expected }).first();
    const word = this.line(line).locator('span > span', { hasText: text }).last();
    for (let left = 3; left > 0; left--) {
      await this.page.mouse.move(5, 5);
      await word.hover();
      if (await appears(box)) return box.innerText();
    }
    await word.hover();
    await box.waitFor({ state: 'visible' });
    return box.innerText();
  }

  async away() {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(5, 5);
  }

  suggestion(text) {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
  }

  terminal(text) {
    return this.page
      .locator('.terminal-wrapper .xterm-rows, .terminal-wrapper .xterm-accessibility-tree', {
        hasText: text,
      })
      .first();
  }

  /** Waits until the server has nothing to do. */
  async ready() {
    await this.page.locator('.statusbar-item[id*="cascade"]').first().waitFor();
    await this.page
      .locator(
        '.statusbar-item[id*="cascade"] .codicon-loading, .statusbar-item[id*="cascade"] .codicon-sync',
      )
      .first()
      .waitFor({ state: 'detached' });
  }

  async closePanel() {
    await this.page
      .locator('.part.panel a[aria-label^="Hide Panel"], .part.panel a[aria-label^="Close Panel"]')
      .first()
      .click();
    await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
  }

  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Writes the settings of the machine that VS Code runs on, as a person does who edits their file. */
  async machineSettings(settings) {
    const text = JSON.stringify(settings);
    await this.command('Preferences: Open Remote Settings (JSON)');
    await this.line('{').click();
    await this.page.keyboard.press('Control+A');
    await this.page.evaluate((t) => navigator.clipboard.writeText(t), text);
    await this.page.keyboard.press('Control+V');
    await this.line(text).waitFor();
    await this.page.keyboard.press('Control+S');
    const written = () => existsSync(this.settings) && readFileSync(this.settings, 'utf8').includes(text);
    for (let i = 0; i < 100 && !written(); i++) await this.page.waitForTimeout(50);
    await this.page.waitForTimeout(500); // until the editor knows that it is written
    await this.command('View: Close All Editors');
  }

  /** Brings back what is on the disk. */
  async undoAll() {
    await this.command('File: Revert File');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Shows what is below a row of a tree, unless it is shown already. */
  async expand(rows, text) {
    const row = this.page.locator(rows, { hasText: text }).first();
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false')
      await row.locator('.monaco-tl-twistie').click();
  }

  status(text) {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }
}
