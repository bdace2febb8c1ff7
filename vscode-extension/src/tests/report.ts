/** What `cascade test --report json` says while it runs: one object a line. */
export type TestEvent =
  | { readonly event: 'started'; readonly id: string }
  | { readonly event: 'output'; readonly id: string; readonly text: string }
  | { readonly event: 'passed'; readonly id: string; readonly millis: number }
  | Failed
  | { readonly event: 'finished'; readonly passed: number; readonly failed: number };

/** A test that failed: why, and where if that is known. Lines count from 1. */
export interface Failed {
  readonly event: 'failed';
  readonly id: string;
  readonly millis: number;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly uri?: string;
  readonly line?: number;
}

const EVENTS: readonly unknown[] = [
  'started',
  'output',
  'passed',
  'failed',
  'finished',
] satisfies TestEvent['event'][];

/** A line of the report; what is none, such as what the program prints, is undefined. */
export function parseEvent(line: string): TestEvent | undefined {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is TestEvent {
  return typeof value === 'object' && value !== null && 'event' in value && EVENTS.includes(value.event);
}

/** Cuts what arrives in pieces into lines. */
export class Lines {
  private rest = '';

  constructor(private readonly take: (line: string) => void) {}

  add(text: string): void {
    const lines = (this.rest + text).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    lines.forEach(this.take);
  }

  end(): void {
    if (this.rest !== '') {
      this.take(this.rest);
      this.rest = '';
    }
  }
}
