/** What a lens is, as far as this goes; VS Code's own have more. */
export interface Lens<R> {
  readonly range: R;
  readonly command?:
    | { readonly title: string; readonly command: string; readonly arguments?: unknown[] }
    | undefined;
}

const DEBUGS: Readonly<Record<string, string>> = {
  'cascade.run': 'cascade.debug',
  'cascade.runTest': 'cascade.debugTest',
};

/** Behind each lens that runs something, one that debugs it: other editors have no command for that. */
export function withDebug<R, L extends Lens<R>>(lenses: readonly L[], make: (lens: Lens<R>) => L): L[] {
  return lenses.flatMap((lens) => {
    const debug = DEBUGS[lens.command?.command ?? ''];
    const args = lens.command?.arguments ?? [];
    return debug === undefined
      ? [lens]
      : [lens, make({ range: lens.range, command: { title: 'Debug', command: debug, arguments: args } })];
  });
}
