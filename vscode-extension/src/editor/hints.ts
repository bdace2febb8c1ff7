/** What an inlay hint tells; each sort can be switched off. */
export type HintSort = 'types' | 'signatures' | 'parameters' | 'proofs';

/** Of what sort a hint of the server is, by how it reads. */
export function hintSort(label: string): HintSort {
  const text = label.trim();
  if (/^(?:->|with\b|where\b)/.test(text)) {
    return 'signatures';
  }
  if (text.startsWith(':')) {
    return 'types';
  }
  return text.endsWith(':') ? 'parameters' : 'proofs';
}

/** What a lens tells, by the command that it calls. */
export function lensSort(command: string | undefined): 'run' | 'references' {
  return command !== undefined && /^cascade\.(?:run|test|debug)/.test(command) ? 'run' : 'references';
}
