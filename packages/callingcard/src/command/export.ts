import { createWriteStream } from "node:fs";
import { realpath, rename, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ALL_CARDS, readSearch, type CardSearch } from "../card-search.ts";
import type { AddressBook } from "@callingcard/carddav-server/store";
import { readFormat } from "../interchange/file-format.ts";
import { writeCards } from "../interchange/write-cards.ts";
import { openExistingStore } from "../open-store.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readStorePlace } from "../settings.ts";
import type { Store } from "../store.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/** Options of `callingcard export`. */
export interface ExportOptions extends GivenOptions {
  readonly user: string;
  readonly book?: string;
  readonly search?: string;
  readonly output?: string;
  readonly format?: string;
  readonly vcardVersion?: string;
}

/**
 * `callingcard export`: writes the cards of one book, or of all books of a user, one after the other: the stored
 * octets, or what they are in another version or format.
 *
 * @param options Whose, which book, which cards, and where to; without a file, to standard output.
 * @param surroundings The process.
 * @throws ExitError Status 1 when user or book are missing or the output cannot be written, 2 when the
 *   search expression cannot be read, or format or version is not known.
 */
export async function exportCards(
  options: ExportOptions,
  surroundings: Surroundings,
): Promise<void> {
  const user = readUserName(options.user, "--user");
  const search = options.search === undefined ? ALL_CARDS : readSearch(options.search);
  const format = readFormat(options.format ?? "vcard");
  const version = readVersion(options.vcardVersion);
  const store = await openExistingStore(readStorePlace(options, surroundings.env));
  try {
    const books = await findBooks(store, user, options.book);
    const cards = octetsOf(store, books, search);
    const octets = Readable.from(writeCards(cards, { format, version }, tellLeftOut));
    if (options.output === undefined) {
      await writeOut(octets, surroundings.stdout);
    } else {
      await writeFile(octets, options.output);
    }
  } finally {
    await store.close();
  }

  function tellLeftOut(reason: string): void {
    surroundings.stderr.write(`callingcard: a card is not converted: ${reason}\n`);
  }
}

function readVersion(value: string | undefined): "3.0" | "4.0" | undefined {
  if (value === undefined || value === "3.0" || value === "4.0") return value;
  throw new ExitError(2, `--vcard-version: ${value} is neither 3.0 nor 4.0`);
}

async function findBooks(
  store: Store,
  user: string,
  name: string | undefined,
): Promise<readonly AddressBook[]> {
  if ((await store.findPasswordHash(user)) === undefined) {
    throw new ExitError(1, `there is no user ${user}`);
  }
  if (name === undefined) return store.listBooks(user);
  const book = await store.findBook(user, name);
  if (book === undefined) throw new ExitError(1, `${user} has no book ${name}`);
  return [book];
}

async function* octetsOf(
  store: Store,
  books: readonly AddressBook[],
  { condition, matches }: CardSearch,
): AsyncGenerator<Uint8Array> {
  for (const { id } of books) {
    for await (const { octets } of store.findCards(id, condition)) {
      if (matches(octets)) yield octets;
    }
  }
}

/**
 * Writes to standard output, whose reader may have enough before the end, as `head` has.
 *
 * @internal
 */
async function writeOut(octets: Readable, stdout: NodeJS.WritableStream): Promise<void> {
  try {
    await pipeline(octets, stdout, { end: false });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === "EPIPE") throw new ExitError(1, "standard output was closed");
    throw new ExitError(1, `standard output cannot be written: ${error.message}`);
  }
}

/**
 * Writes a file that is never seen half written; a device or a pipe is written as it is, and stays one.
 *
 * @internal
 */
async function writeFile(octets: Readable, file: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || found.isFile()) await writeWhole(octets, file);
    else await pipeline(octets, createWriteStream(file));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new ExitError(1, `${file} cannot be written (--output): ${error.message}`);
  }
}

async function writeWhole(octets: Readable, file: string): Promise<void> {
  // Where a link leads to, so that it stays a link.
  const path = await realpath(file).catch(() => file);
  const partial = `${path}.partial`;
  await pipeline(octets, createWriteStream(partial, { mode: 0o600 }));
  await rename(partial, path);
}

// Errors of stores have a code too.
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
