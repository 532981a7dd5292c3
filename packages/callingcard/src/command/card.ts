import { readNewCard, Refusal } from "@callingcard/carddav-server";
import type { AddressBook, CardWrite, NewCard } from "@callingcard/carddav-server/store";
import type { GivenOptions } from "../configuration/given-options.ts";
import { authorOf } from "../history.ts";
import { oneLine } from "../import-report.ts";
import { openExistingStore } from "../open-store.ts";
import { readStorePlace } from "../settings.ts";
import type { Store } from "../store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/** Options of `callingcard card`. */
export interface CardOptions extends GivenOptions {
  readonly user: string;
  readonly book: string;
}

/** Options of `callingcard card restore`. */
export interface RestoreCardOptions extends CardOptions {
  readonly before?: string;
}

/** Writes that are read at once. */
const PAGE = 1_000;

/**
 * `callingcard card history [name]`: prints who wrote the cards of a book, or one of them, the last write first.
 *
 * @param name Of one card; `undefined` for all, also those that were deleted.
 * @param options Whose, and which book.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is no such book.
 */
export async function listCardHistory(
  name: string | undefined,
  options: CardOptions,
  surroundings: Surroundings,
): Promise<void> {
  await withBook(options, surroundings, async (store, { id }) => {
    for (let before = Infinity; ;) {
      const asked = { ...(name !== undefined && { name }), limit: PAGE };
      const page = before === Infinity ? asked : { ...asked, before };
      const writes = await store.history(id, page);
      for (const write of writes) surroundings.stdout.write(`${lineOf(write)}\n`);
      const last = writes.at(-1);
      if (last === undefined || writes.length < PAGE) return;
      before = last.revision;
    }
  });
}

function lineOf({ revision, name, writtenMs, author, before, after }: CardWrite): string {
  const time = new Date(writtenMs).toISOString();
  const done = before === undefined ? "created" : after === undefined ? "deleted" : "replaced";
  const { actor, method, client } = author;
  const means = client === undefined ? method : `${method}, ${client}`;
  const versions = `${before ?? "-"} ${after ?? "-"}`;
  return `${revision} ${time} ${versions} ${done} ${oneLine(`${name} by ${actor} (${means})`)}`;
}

/**
 * `callingcard card restore <name>`: stores a card as it was before its last write, or before another one.
 *
 * @param name Of the card.
 * @param options Whose, which book, and before which write.
 * @param surroundings The process.
 * @throws ExitError Status 1 when nothing is remembered, or the card cannot be stored; 2 for what is no revision.
 */
export async function restoreCard(
  name: string,
  options: RestoreCardOptions,
  surroundings: Surroundings,
): Promise<void> {
  const revision = readRevision(options.before);
  const { env, stdout } = surroundings;
  await withBook(options, surroundings, async (store, book) => {
    const write = await findWrite(store, book, name, revision);
    const octets = await store.olderOctets(book.id, write.revision);
    if (octets === undefined) throw notRemembered(write);
    const card = await readCard(name, octets);
    const [current] = await store.getCards(book.id, [name]);
    if (current?.etag === card.etag) {
      stdout.write(`${name} is as it was before ${write.revision}\n`);
      return;
    }
    const condition =
      current === undefined ? ({ ifNoneMatch: "*" } as const) : { ifMatch: [current.etag] };
    const author = authorOf(options.user, "restore", options, env);
    const result = await store.putCard(book.id, card, condition, author);
    switch (result.kind) {
      case "created":
      case "replaced":
        stdout.write(`restored ${name} as it was before ${write.revision}\n`);
        return;
      case "uid-conflict":
        throw new ExitError(1, `${result.name} has the UID of this card`);
      case "precondition-failed":
      case "quota-exceeded":
      case "no-book":
        throw new ExitError(1, "another program writes the same card");
    }
  });
}

function readRevision(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new ExitError(2, "--before is no number of a write, as card history prints them");
}

async function findWrite(
  store: Store,
  { id }: AddressBook,
  name: string,
  revision: number | undefined,
): Promise<CardWrite> {
  const from = revision === undefined ? {} : { before: revision + 1 };
  const [write] = await store.history(id, { name, limit: 1, ...from });
  if (write !== undefined && (revision === undefined || write.revision === revision)) return write;
  throw new ExitError(
    1,
    revision === undefined
      ? `no write of ${name} is remembered`
      : `no write ${revision} of ${name} is remembered`,
  );
}

function notRemembered({ name, revision, before }: CardWrite): ExitError {
  return new ExitError(
    1,
    before === undefined
      ? `there was no ${name} before ${revision}`
      : `${name} as it was before ${revision} is remembered no more`,
  );
}

async function readCard(name: string, octets: Uint8Array): Promise<NewCard> {
  try {
    return await readNewCard(name, octets, Date.now());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ExitError(1, `the card cannot be stored: ${error.description ?? error.message}`);
  }
}

async function withBook(
  options: CardOptions,
  { env }: Surroundings,
  use: (store: Store, book: AddressBook) => Promise<void>,
): Promise<void> {
  const user = readUserName(options.user, "--user");
  const store = await openExistingStore(readStorePlace(options, env));
  try {
    const book = await store.findBook(user, options.book);
    if (book === undefined) throw new ExitError(1, `${user} has no book ${options.book}`);
    await use(store, book);
  } finally {
    await store.close();
  }
}
