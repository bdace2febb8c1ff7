// What tests do in an editor, in their own words.
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (...path) => vscode.Uri.joinPath(folder(), ...path);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a question has an answer that is not empty. */
async function until(what, question, ms = 40_000) {
  let last;
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) {
    last = await question();
    if (last && last.length !== 0) return last;
  }
  throw new Error(`no ${what} within ${ms / 1000} s`);
}

async function open(...path) {
  const document = await vscode.workspace.openTextDocument(file(...path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The place of `|` in a piece of the text, as in `count|er.increment`. */
function at(document, piece) {
  const before = piece.indexOf('|');
  const offset = document.getText().indexOf(piece.replace('|', ''));
  if (before < 0 || offset < 0) throw new Error(`${document.fileName} has no ${piece}`);
  return document.positionAt(offset + before);
}

/** Changes a text in the editor, and gives back what puts the old one back. */
async function write(document, text) {
  const old = document.getText();
  const replace = async (with_) => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)),
      with_,
    );
    await vscode.workspace.applyEdit(edit);
  };
  await replace(text);
  return () => replace(old);
}

/** Does something with another text in place, as if a person had typed it. */
async function having(document, text, action) {
  const back = await write(document, text);
  try {
    return await action();
  } finally {
    await back();
  }
}

const ask = (command, ...parameters) => vscode.commands.executeCommand(command, ...parameters);
const textOf = (hovers) =>
  hovers
    .flatMap((h) => h.contents)
    .map((c) => c.value ?? c)
    .join('\n');
const place = (location) => {
  const uri = location.targetUri ?? location.uri;
  const { start } = location.targetSelectionRange ?? location.range;
  return `${uri.path.split('/').pop()} ${start.line + 1}:${start.character + 1}`;
};

module.exports = { vscode, folder, file, sleep, until, open, at, write, having, ask, textOf, place };
