/** What is wrong with a name for a project; nothing if it can be one. */
export function wrongName(name: string, taken: boolean): string | undefined {
  if (name.trim() === '') {
    return 'A project needs a name.';
  }
  if (!/^[A-Za-z_][\w-]*$/.test(name)) {
    return `\`${name}\` cannot be a name: use letters, digits, \`-\` and \`_\`, and begin with a letter.`;
  }
  return taken ? `There is a \`${name}\` already. Choose another name.` : undefined;
}
