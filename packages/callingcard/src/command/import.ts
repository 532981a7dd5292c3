import { stat } from "node:fs/promises";
import { ParseError } from "@callingcard/grammar";
import { getProperty, unescapeText } from "@callingcard/vcard";
import { ensureBook } from "../account.ts";
import { readBookName } from "../book-name.ts";
import type { CardFilePart, FileCard } from "../card-file.ts";
import { authorOf } from "../history.ts";
import { type Duplicates, importCard, type ImportTarget } from "../import-card.ts";
import { createImportReport, type ImportReport, summaryLine } from "../import-report.ts";
import { type FileFormat, readFormat } from "../interchange/file-format.ts";
import { readInterchange } from "../interchange/read-file.ts";
import { openExistingStore } from "../open-store.ts";
import { createProgress } from "../progress.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readStorePlace } from "../settings.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/** Options of `callingcard import`. */
export interface ImportOptions extends GivenOptions {
  readonly user: string;
  readonly book: string;
  readonly dryRun?: boolean;
  readonly format?: string;
  readonly duplicates?: string;
}

/** Cards on their way at one time; they share commits. */
const WINDOW = 64;

/**
 * `callingcard import <files...>`: stores the cards of files of vCard, jCard, JSContact or CSV, one result
 * per card.
 *
 * @param files Paths.
 * @param options To whom and into which book.
 * @param surroundings The process.
 * @throws ExitError Status 1 when a file cannot be read, the user is missing or a card was refused, 2
 *   for a format or a policy that is not known, or a book's name that no path can carry.
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout, stderr } = surroundings;
  const user = readUserName(options.user, "--user");
  const name = readBookName(options.book, "--book");
  const isDryRun = options.dryRun === true;
  const format = options.format === undefined ? undefined : readFormat(options.format);
  const authored = authorOf(user, "import", options, env);
  const duplicates = readDuplicates(options.duplicates ?? "replace");
  const store = await openExistingStore(readStorePlace(options, env));
  const progress = createProgress(stderr);
  try {
    if ((await store.findPasswordHash(user)) === undefined) {
      throw new ExitError(1, `there is no user ${user}`);
    }
    const book = isDryRun ? await store.findBook(user, name) : await ensureBook(store, user, name);
    const pretended = isDryRun ? new Map<string, string>() : undefined;
    const target: ImportTarget = { store, book: book?.id, pretended, duplicates, authored };
    const report = createImportReport((line) => {
      progress.print(stdout, line);
    });
    for (const file of files) {
      progress.add(await sizeOf(file));
      for await (const { cards, problems, octets } of readParts(file, format)) {
        await importAll(cards, file, target, report, progress.step);
        for (const { message, ...place } of problems) {
          const reason = { kind: "refused", reason: message } as const;
          report.add(placeOf(file, place), "", { ...reason, place, hasAddedUid: false });
        }
        progress.read(octets);
      }
    }
    progress.stop();
    const summary = report.summary();
    stdout.write(`${summaryLine(summary, isDryRun)}\n`);
    if (summary.refused > 0) throw refusedCards(summary.refused);
  } finally {
    progress.stop();
    await store.close();
  }
}

function refusedCards(count: number): ExitError {
  return new ExitError(1, count === 1 ? "1 card was refused" : `${count} cards were refused`);
}

function readDuplicates(value: string): Duplicates {
  if (value === "replace" || value === "skip") return value;
  throw new ExitError(2, `--duplicates: ${value} is neither replace nor skip`);
}

async function* readParts(
  file: string,
  format: FileFormat | undefined,
): AsyncGenerator<CardFilePart> {
  try {
    yield* readInterchange(file, format);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  const isReadable = error instanceof ParseError || (error instanceof Error && "code" in error);
  return isReadable ? new ExitError(1, `${file} cannot be read: ${error.message}`) : error;
}

/**
 * Imports cards, some at a time; cards of one UID one after the other, in the order of the file.
 *
 * @internal
 */
async function importAll(
  cards: readonly FileCard[],
  file: string,
  target: ImportTarget,
  report: ImportReport,
  step: () => void,
): Promise<void> {
  const now = Date.now();
  for (let start = 0; start < cards.length;) {
    const uids = new Set<string>();
    let end = start;
    for (; end < cards.length && end < start + WINDOW; end += 1) {
      const uid = uidOf(cards[end]);
      if (uids.has(uid)) break;
      uids.add(uid);
    }
    const window = cards.slice(start, end);
    const results = await Promise.all(window.map((card) => importCard(target, card, now)));
    for (const [index, result] of results.entries()) {
      const card = window[index];
      if (card === undefined) continue;
      const place = placeOf(file, result.place ?? { line: card.line });
      report.add(place, labelOf(card), result);
      step();
    }
    start = end;
  }
}

function uidOf(fileCard: FileCard | undefined): string {
  if (fileCard === undefined) return "";
  const uid = getProperty(fileCard.card, "UID")?.value.trim().toLowerCase() ?? "";
  // A card without one gets one from its text.
  return uid === "" ? fileCard.text : uid.replace(/^urn:uuid:/, "");
}

function labelOf({ card }: FileCard): string {
  const name = getProperty(card, "FN") ?? getProperty(card, "UID");
  return name === undefined ? "without a name" : unescapeText(name.value);
}

function placeOf(
  file: string,
  place: { readonly line: number; readonly column?: number | undefined },
): string {
  return [file, place.line, ...(place.column === undefined ? [] : [place.column])].join(":");
}
