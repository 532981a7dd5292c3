import type { DatabaseSync } from "node:sqlite";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareValue } from "./rows.ts";

/** Most values of a kind that are remembered. */
const MAX_VALUES = 1_000;

/** Values that were read, by their keys. */
export interface Remembered<Value> {
  /** The value under a key: the remembered one, or the one that is read now. What is not there is not remembered. */
  readonly find: (key: string, read: () => Value | undefined) => Value | undefined;
  /** The queue, with writes that make the values be forgotten. */
  readonly queue: CommitQueue;
}

/** Remembers what most requests read and few change, for as long as the database stays as it is. */
export interface ReadMemory {
  /** Makes a place for values of a kind. Their writes must go through its queue. */
  readonly remember: <Value extends string | object>(queue: CommitQueue) => Remembered<Value>;
}

/**
 * Makes a memory of what is read. It is asked of the database whether another connection, of this process or of another
 * one, has written since: that takes no more than the shortest of the reads that it saves. What was found holds until the
 * event loop goes on to its next event: whoever asks before that has sent all of the question before the database was
 * asked, and cannot know of a later write.
 *
 * @internal
 */
export function createReadMemory(database: DatabaseSync): ReadMemory {
  // https://www.sqlite.org/pragma.html#pragma_data_version: not changed by what this connection writes itself.
  const dataVersion = prepareValue<number>(database, "PRAGMA data_version");
  let knownVersion = dataVersion();
  let isCurrent = false;
  const places: Map<string, unknown>[] = [];

  // Called in the microtask queue: a tick that is asked for there comes when the queue is empty, and before the next
  // event. One that is asked for outside of it, as when a request arrives, would come before all promises.
  function forgetAfterEvent(): void {
    process.nextTick(() => {
      isCurrent = false;
    });
  }

  function forgetChanged(): void {
    if (isCurrent) return;
    const version = dataVersion();
    isCurrent = true;
    queueMicrotask(forgetAfterEvent);
    if (version === knownVersion) return;
    knownVersion = version;
    for (const place of places) place.clear();
  }

  return {
    remember: <Value extends string | object>(queue: CommitQueue): Remembered<Value> => {
      const values = new Map<string, Value>();
      places.push(values);
      return {
        find(key, read) {
          // What a transaction sees may be undone.
          if (database.isTransaction) return read();
          forgetChanged();
          const known = values.get(key);
          if (known !== undefined) return known;
          const value = read();
          if (value === undefined) return undefined;
          if (values.size >= MAX_VALUES) values.clear();
          values.set(key, value);
          return value;
        },
        queue: {
          ...queue,
          write: (run) =>
            queue.write(() => {
              // Nobody reads between this and the commit, which are in one turn of the event loop.
              values.clear();
              return run();
            }),
        },
      };
    },
  };
}
