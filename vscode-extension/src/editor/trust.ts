import * as vscode from 'vscode';

/** Whether code of this workspace may run; says why not, and how to change that. */
export async function mayRun(what: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) {
    return true;
  }
  const message =
    `\`${what}\` runs code of this workspace, and the workspace is not trusted. ` +
    'Trust it to run, test and debug its programs; editing works without.';
  const manage = 'Manage Workspace Trust';
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return vscode.workspace.isTrusted;
}
