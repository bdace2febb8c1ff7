import type * as vscode from 'vscode';

/** The tests of items, of which some are files. */
export function leaves(items: readonly vscode.TestItem[]): vscode.TestItem[] {
  return items.flatMap((item) =>
    item.children.size === 0 ? [item] : [...item.children].map(([, child]) => child),
  );
}
