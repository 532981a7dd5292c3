import type { DatabaseSync } from "node:sqlite";
import type { PolicyChange, PolicyDocument, PolicyStore } from "@callingcard/cpm-server/store";
import { prepareChange, prepareRows, prepareValue } from "../rows.ts";
import type { Write } from "./write.ts";

/** The provider has the name that no subscriber has. */
const PROVIDER = "";

const EMPTY = "{}";

/** Settings, and what ends the watch over those that other processes write. */
export interface PolicyRows extends PolicyStore {
  readonly endWatch: () => void;
}

/**
 * The settings.
 *
 * @param pollMs How often changes of other processes are looked for, while anybody watches.
 * @internal
 */
export function createPolicyRows(database: DatabaseSync, write: Write, pollMs: number): PolicyRows {
  const documentOf = prepareValue<string>(
    database,
    "SELECT document FROM policy WHERE subscriber = ?",
  );
  const lastRevision = prepareValue<number>(
    database,
    "SELECT coalesce(max(revision), 0) FROM policy",
  );
  // A document that is taken away stays as an empty one: others see it by its revision.
  const replace = prepareChange(
    database,
    `INSERT OR REPLACE INTO policy (subscriber, document, revision)
     VALUES (?, ?, (SELECT coalesce(max(revision), 0) + 1 FROM policy))`,
  );
  const changedSince = prepareRows<readonly [subscriber: string, revision: number]>(
    database,
    "SELECT subscriber, revision FROM policy WHERE revision > ? ORDER BY revision",
  );
  const subscribers = prepareRows<readonly [subscriber: string]>(
    database,
    `SELECT subscriber FROM policy WHERE subscriber > ? AND subscriber <> '' AND document <> '${EMPTY}'
     ORDER BY subscriber LIMIT ?`,
  );

  const listeners = new Set<(change: PolicyChange) => void>();
  let polling: NodeJS.Timeout | undefined;
  let seenRevision = 0;

  function tell(): void {
    for (const [subscriber, revision] of changedSince.all(seenRevision)) {
      seenRevision = revision;
      const change = subscriber === PROVIDER ? {} : { subscriber };
      for (const listener of listeners) listener(change);
    }
  }

  async function replaceDocument(subscriber: string, settings: PolicyDocument): Promise<void> {
    const document = JSON.stringify(settings);
    await write(() => replace(subscriber, document));
    if (listeners.size > 0) tell();
  }

  function read(subscriber: string): PolicyDocument {
    return JSON.parse(documentOf(subscriber) ?? EMPTY) as PolicyDocument;
  }

  function endWatch(): void {
    clearInterval(polling);
    polling = undefined;
  }

  return {
    readProvider: async () => read(PROVIDER),
    writeProvider: (settings) => replaceDocument(PROVIDER, settings),
    readSubscriber: async (subscriber) => (subscriber === PROVIDER ? {} : read(subscriber)),
    writeSubscriber: async (subscriber, settings) => {
      if (subscriber === PROVIDER) throw new RangeError("subscriber without a name");
      await replaceDocument(subscriber, settings);
    },
    listSubscribers: async (after, limit) =>
      subscribers.all(after, limit).map(([subscriber]) => subscriber),
    watch: (listener) => {
      if (listeners.size === 0) {
        seenRevision = lastRevision() ?? 0;
        polling = setInterval(tell, pollMs).unref();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) endWatch();
      };
    },
    endWatch,
  };
}
