const WINDOW_MS = 180_000;
const ALLOWED = 4;

/** Counts how often the server ended by itself, so that one that cannot live is not started for ever. */
export class Failures {
  private readonly times: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one more; says whether the server is worth another start. */
  another(): boolean {
    const now = this.now();
    this.times.push(now);
    while (this.times[0] !== undefined && this.times[0] < now - WINDOW_MS) {
      this.times.shift();
    }
    return this.times.length <= ALLOWED;
  }

  forget(): void {
    this.times.length = 0;
  }
}
