import { setTimeout as sleep } from "node:timers/promises";
import { entityTag } from "@callingcard/carddav-server";
import { expect } from "vitest";
import { type Answer, dav, type Listing, listCards, put, syncSince } from "../dav-client.ts";

/** Names that each connection writes again and again: an update that is lost would leave an older card. */
const NAMES = 5;

/** Which of its writes each connection makes a deletion. */
const DELETE_EVERY = 7;

/** Pause of a client whose request was not done, and between two syncs, in milliseconds. */
const PAUSE_MS = 20;

/** Pause behind a write: faults take some time, and as many writes as fit into it would prove no more. */
const WRITE_PAUSE_MS = 10;

/** Connections that write cards to several servers of one book, and a client that syncs with each in turn. */
export interface Load {
  /** Resolves when so many more writes were acknowledged. */
  untilAcknowledged(more: number): Promise<void>;
  /** Writes that were answered, but not done, by their status and `Retry-After`. */
  readonly refused: readonly string[];
  /** Ends, and compares what the servers have with what they said; a line of figures. */
  end(): Promise<string>;
}

/** Statuses of what was done; a deletion may have been done already when the answer was lost. */
const DONE: readonly number[] = [201, 204, 404];

/** What was sent, whatever became of it. */
interface Sent {
  /** Which version of its name a card is, by its entity tag. */
  readonly versions: Map<string, number>;
  /** The last version of a name that was a deletion. */
  readonly deletions: Map<string, number>;
}

/**
 * Starts writing and syncing.
 *
 * @param books Addresses of the book at each server; they may change while the load goes on.
 * @param connections How many write at one time, each cards of its own.
 */
export function startLoad(books: readonly string[], connections: number): Load {
  const sent: Sent = { versions: new Map(), deletions: new Map() };
  const acknowledged = new Map<string, number>();
  const refused: string[] = [];
  const missed: string[] = [];
  let count = 0;
  let broken = 0;
  let syncs = 0;
  let isEnding = false;
  let replica = new Map<string, string>();
  let token = "";

  async function write(connection: number): Promise<void> {
    for (let version = 1; !isEnding; version += 1) {
      const name = `${connection}-${version % NAMES}.vcf`;
      const book = books[(connection + version) % books.length] ?? "";
      try {
        const { status, retryAfter } = await send(book, name, version);
        if (DONE.includes(status)) {
          count += 1;
          acknowledged.set(name, version);
          await sleep(WRITE_PAUSE_MS);
          continue;
        }
        refused.push(`${status}, Retry-After: ${retryAfter}`);
      } catch {
        broken += 1; // the connection ended with its server
      }
      await sleep(PAUSE_MS);
    }
  }

  async function send(book: string, name: string, version: number): Promise<Answer> {
    if (version % DELETE_EVERY === 0) {
      sent.deletions.set(name, version);
      return dav("DELETE", book + name);
    }
    const card = cardText(name, version);
    sent.versions.set(`"${await entityTag(new TextEncoder().encode(card))}"`, version);
    return put(book + name, card);
  }

  async function sync(): Promise<void> {
    for (let turn = 0; !isEnding; turn += 1) {
      const book = books[turn % books.length] ?? "";
      const before = new Map(acknowledged);
      try {
        const answer = await syncSince(book, token);
        ({ token } = answer);
        replica = merged(replica, answer.changes);
        missed.push(...olderThan(before, replica, sent));
        syncs += 1;
      } catch (error) {
        // Only a server that is away; a token that is refused would be a fault.
        if (error instanceof Error && /answered (?!503)/.test(error.message)) throw error;
      }
      await sleep(PAUSE_MS);
    }
  }

  const ended = Promise.all([sync(), ...Array.from({ length: connections }, (_, n) => write(n))]);
  return {
    refused,
    untilAcknowledged: async (more) => {
      const wanted = count + more;
      await expect.poll(() => count).toBeGreaterThanOrEqual(wanted);
    },
    async end() {
      isEnding = true;
      await ended;
      const listings = await Promise.all(
        books.map(async (book) => merged(new Map(), await listCards(book))),
      );
      const [listing = new Map<string, string>()] = listings;
      const lost = olderThan(acknowledged, listing, sent);
      replica = merged(replica, (await syncSince(books[0] ?? "", token)).changes);
      expect({ lost, missed }).toEqual({ lost: [], missed: [] });
      for (const other of [...listings, replica]) expect(sorted(other)).toEqual(sorted(listing));
      return `${count} acknowledged, ${lost.length} lost; ${refused.length} refused, ${broken} broken off; ${syncs} syncs, ${missed.length} missed a change`;
    },
  };
}

function cardText(name: string, version: number): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${name}\r\nFN:Card ${name}\r\nNOTE:${version}\r\nEND:VCARD\r\n`;
}

/** Names that are found in an older state than one that was acknowledged. */
function olderThan(
  acknowledged: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, string>,
  { versions, deletions }: Sent,
): readonly string[] {
  const foundVersion = (name: string): number => {
    const etag = found.get(name);
    return (etag === undefined ? deletions.get(name) : versions.get(etag)) ?? 0;
  };
  return [...acknowledged]
    .filter(([name, version]) => foundVersion(name) < version)
    .map(([name]) => name);
}

/** A replica after changes, by the names of the cards, whatever the path of the book. */
function merged(replica: ReadonlyMap<string, string>, changes: Listing): Map<string, string> {
  const next = new Map(replica);
  for (const [path, etag] of changes) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (etag === undefined) next.delete(name);
    else next.set(name, etag);
  }
  return next;
}

function sorted(listing: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...listing].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
