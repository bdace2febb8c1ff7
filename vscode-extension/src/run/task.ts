/** What a task does: an entry of tasks.json. */
export interface CascadeTask {
  readonly type: 'cascade';
  readonly task: 'run' | 'check' | 'test' | 'build';
  readonly file?: string;
  readonly options?: readonly string[];
  readonly args?: readonly string[];
}

/** Where `build` writes Java if nothing is said. */
const JAVA_FOLDER = 'target/generated-sources/cascade';
const WORDS: Record<CascadeTask['task'], string> = {
  run: 'run',
  check: 'check',
  test: 'test',
  build: 'generate',
};

export function isCascadeTask(definition: { readonly type: string }): definition is CascadeTask {
  return (
    definition.type === 'cascade' &&
    'task' in definition &&
    typeof definition.task === 'string' &&
    definition.task in WORDS
  );
}

/** The arguments of the command for a task. */
export function taskArguments(task: CascadeTask, more: readonly string[]): string[] {
  const options = [...more, ...(task.options ?? [])];
  const builds = task.task === 'build';
  const output = builds && !options.some((option) => /^(?:-o|--output\b)/.test(option));
  return [
    WORDS[task.task],
    ...options,
    ...(output ? ['-o', JAVA_FOLDER] : []),
    task.file ?? '.',
    ...(task.args?.length ? ['--', ...task.args] : []),
  ];
}

export function taskName(task: CascadeTask): string {
  return task.file === undefined ? task.task : `${task.task} ${task.file}`;
}
