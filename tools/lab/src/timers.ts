/** Named timers. */
export interface Timers {
  /** Starts a timer; one of the same name that runs already is replaced. */
  start(name: string, afterMs: number, run: () => void): void;
  stop(name: string): void;
  stopAll(): void;
}

/** Makes timers, none of which runs. They do not keep a program running. */
export function createTimers(): Timers {
  const running = new Map<string, NodeJS.Timeout>();
  const stop = (name: string): void => {
    clearTimeout(running.get(name));
    running.delete(name);
  };
  return {
    start(name, afterMs, run) {
      stop(name);
      const timer = setTimeout(() => {
        running.delete(name);
        run();
      }, afterMs);
      timer.unref();
      running.set(name, timer);
    },
    stop,
    stopAll() {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
