/** A clock that goes on when it is told to, and what is to be done at its times. */
export class VirtualClock {
  nowMs = 0;
  #count = 0;
  readonly #tasks = new Map<number, { readonly atMs: number; readonly run: () => void }>();

  /** Does something later; what is due at the same time is done in the order in which it was asked for. */
  after(delayMs: number, run: () => void): number {
    this.#count++;
    this.#tasks.set(this.#count, { atMs: this.nowMs + delayMs, run });
    return this.#count;
  }

  forget(id: number): void {
    this.#tasks.delete(id);
  }

  /** Runs until nothing is left. */
  runAll(maxTasks = 20_000): void {
    for (let count = 0; this.#tasks.size > 0; count++) {
      if (count > maxTasks) throw new Error("it does not end");
      this.#runNext();
    }
  }

  #runNext(): void {
    let next: [number, { readonly atMs: number; readonly run: () => void }] | undefined;
    for (const entry of this.#tasks)
      if (next === undefined || entry[1].atMs < next[1].atMs) next = entry;
    if (next === undefined) return;
    const [id, { atMs, run }] = next;
    this.#tasks.delete(id);
    this.nowMs = atMs;
    run();
  }
}
