/** What the server is at. */
export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'working'; readonly detail: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string };

/** How a state is shown in the status bar. */
export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly problem: boolean;
}

/** The words for a state. */
export function shown(state: ServerState): Shown {
  switch (state.kind) {
    case 'stopped':
      return { text: '$(circle-slash) Cascade', detail: 'The server is not running.', problem: false };
    case 'starting':
      return { text: '$(sync~spin) Cascade', detail: 'The server is starting.', problem: false };
    case 'working':
      return {
        text: `$(sync~spin) Cascade: ${state.detail}`,
        detail: `The server is at work: ${state.detail}.`,
        problem: false,
      };
    case 'ready':
      return { text: '$(check) Cascade', detail: 'Everything is checked.', problem: false };
    case 'failed':
      return { text: '$(error) Cascade', detail: state.reason, problem: true };
  }
}
