/** The timers of one owner, by their names. */
interface TimerGroup {
  /** Starts a timer, or starts it anew. */
  start(name: string, afterMs: number): void;

  /** Stops a timer, if it runs. */
  stop(name: string): void;

  /** Stops all. */
  clear(): void;
}

/** Timers of many owners, with one timer of the event loop for all. */
export interface Timers {
  /**
   * Makes a group without timers.
   *
   * @param fire Called for a timer of the group that is due.
   */
  group(fire: (name: string) => void): TimerGroup;

  /** How many run. */
  readonly size: number;

  /** Stops all, of all groups. */
  close(): void;
}

/** A timer that runs. */
interface Entry {
  readonly dueMs: number;
  /** Of two that are due at the same time, the one that was started first fires first. */
  readonly order: number;
  readonly name: string;
  readonly entries: Map<string, Entry>;
  readonly fire: (name: string) => void;
  /** Its place in the heap. */
  place: number;
}

/** Longest time that `setTimeout` can wait, in milliseconds. */
const MAX_WAIT_MS = 2_147_483_647;

/**
 * Makes timers: a heap, in which starting and stopping take logarithmic time, and stopped ones leave nothing.
 *
 * @param now Milliseconds that only grow. Default `performance.now`.
 */
export function createTimers(now: () => number = () => performance.now()): Timers {
  const heap: Entry[] = [];
  let alarm: NodeJS.Timeout | undefined;
  let alarmMs = Infinity;
  let orders = 0;

  function isBefore(left: Entry, right: Entry): boolean {
    return left.dueMs < right.dueMs || (left.dueMs === right.dueMs && left.order < right.order);
  }

  function put(entry: Entry, place: number): void {
    heap[place] = entry;
    entry.place = place;
  }

  function rise(entry: Entry, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      put(parent, place);
      place = above;
    }
    put(entry, place);
  }

  function sink(entry: Entry, from: number): void {
    let place = from;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const child = left && right && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, entry)) break;
      const below = child.place;
      put(child, place);
      place = below;
    }
    put(entry, place);
  }

  function remove(entry: Entry): void {
    entry.entries.delete(entry.name);
    const last = heap.pop();
    if (last === undefined || last === entry) return;
    sink(last, entry.place);
    rise(last, last.place);
  }

  function arm(): void {
    const [first] = heap;
    if (first === undefined || first.dueMs >= alarmMs) return;
    clearTimeout(alarm);
    alarmMs = first.dueMs;
    const waitMs = Math.min(Math.max(0, Math.ceil(alarmMs - now())), MAX_WAIT_MS);
    alarm = setTimeout(fireDue, waitMs);
  }

  function fireDue(): void {
    alarmMs = Infinity;
    const nowMs = now();
    try {
      for (let [first] = heap; first !== undefined && first.dueMs <= nowMs; [first] = heap) {
        remove(first);
        first.fire(first.name);
      }
    } finally {
      arm();
    }
  }

  return {
    group(fire) {
      const entries = new Map<string, Entry>();
      const group: TimerGroup = {
        start(name, afterMs) {
          group.stop(name);
          const dueMs = now() + afterMs;
          const entry = { dueMs, order: orders++, name, entries, fire, place: heap.length };
          entries.set(name, entry);
          rise(entry, heap.length);
          arm();
        },
        stop(name) {
          const entry = entries.get(name);
          if (entry !== undefined) remove(entry);
        },
        clear() {
          for (const entry of entries.values()) remove(entry);
        },
      };
      return group;
    },
    get size() {
      return heap.length;
    },
    close() {
      for (const entry of heap.splice(0)) entry.entries.delete(entry.name);
      clearTimeout(alarm);
      alarmMs = Infinity;
    },
  };
}
