/** A debug configuration, as in launch.json. */
export interface Launch {
  type: string;
  name: string;
  request: string;
  program?: string;
  args?: string[];
  options?: readonly string[];
  javaOptions?: readonly string[];
  cwd?: string;
  test?: string;
  noDebug?: boolean;
  stopOnEntry?: boolean;
  [more: string]: unknown;
}

/** What is known of the editor when F5 is pressed. */
export interface Situation {
  /** The .cascade file in front of the user. */
  readonly file: string | undefined;
  readonly folder: string | undefined;
}

/** Fills in what a configuration leaves open; says what is missing where that cannot be known. */
export function complete(given: Partial<Launch>, { file, folder }: Situation): Launch | string {
  const bare = !given.type && !given.request && !given.name;
  const program = given.program ?? file ?? (bare ? undefined : folder);
  if (program === undefined || program === '') {
    return 'There is no program to debug: open a .cascade file, or name one as `program` in launch.json.';
  }
  if ((given.request ?? 'launch') !== 'launch') {
    return `A Cascade program is started by the debugger: \`request\` is \`launch\`, not \`${given.request ?? ''}\`.`;
  }
  return {
    ...given,
    type: 'cascade',
    request: 'launch',
    name: given.name ?? 'Debug the open file',
    program,
    ...(folder === undefined || given.cwd !== undefined ? {} : { cwd: folder }),
  };
}
