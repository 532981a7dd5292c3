import {
  type Card,
  getProperty,
  parseCard,
  parseCards,
  ParseError,
  stringifyCard,
} from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { setValue } from "@callingcard/vcard/edit";
import { versionOf } from "@callingcard/vcard/values";
import { addCard, readCard, uuidOf, writeCard } from "./card-resource.ts";
import { type DavClient, DavFailure } from "./dav-client.ts";
import { plainText } from "./plain-text.ts";
import { summarize } from "./summary.ts";

/** What a file of cards holds. */
export interface CardFile {
  readonly cards: readonly Card[];
  /** What could not be read, with its place. */
  readonly problems: readonly string[];
}

/** What became of a card. */
export type ImportOutcome =
  | { readonly kind: "created" | "replaced" | "unchanged" | "kept"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

/** How cards are imported. */
export interface ImportOptions {
  /** Whether a card takes the place of one with its UID. */
  readonly replace: boolean;
  /** Called for each card that is done. */
  readonly onOutcome: (outcome: ImportOutcome) => void;
  /** Ends the import between two cards. */
  readonly signal?: AbortSignal;
}

/** Cards that are sent at the same time. */
const AT_ONCE = 4;

/** Most problems that are told of a file. */
const MAX_PROBLEMS = 50;

/**
 * Reads a file of cards, without the lines that are none. Cards of vCard 2.1 become 4.0; a card without UID gets one that is made from its text,
 * so that a second import finds it.
 *
 * @param input Text or octets.
 * @returns The cards and the problems.
 * @throws ParseError where the file has more cards than are read.
 */
export function readCardFile(input: string | Uint8Array): CardFile {
  const problems: string[] = [];
  const cards = parseCards(input, {
    maxProblems: MAX_PROBLEMS,
    onProblem: (problem) => problems.push(problem.message),
  });
  return { cards: cards.map((card) => storable(readable(card))), problems };
}

// A line that could not be read is a problem that is told; the server would refuse the card for it.
function readable(card: Card): Card {
  try {
    parseCard(stringifyCard(card));
    return card;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { version, properties } = card;
    return { version, properties };
  }
}

function storable(card: Card): Card {
  const version = versionOf(card);
  const isKnown = card.version === "3.0" || card.version === "4.0";
  const current = isKnown ? card : convertCard(card, version === "3.0" ? "3.0" : "4.0").card;
  const uid = getProperty(current, "UID");
  if (uid !== undefined && plainText(uid).trim() !== "") return current;
  return setValue(current, "UID", `urn:uuid:${textUuid(stringifyCard(current))}`);
}

/**
 * Stores cards in a book, some at a time.
 *
 * @param client The client.
 * @param book Href of the book.
 * @param cards The cards, each with a UID.
 * @param options What to do about those that are there already.
 */
export async function importCards(
  client: DavClient,
  book: string,
  cards: readonly Card[],
  options: ImportOptions,
): Promise<void> {
  const waiting = cards.values();
  const work = async (): Promise<void> => {
    for (const card of waiting) {
      if (options.signal?.aborted === true) return;
      options.onOutcome(await importCard(client, book, card, options.replace));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function importCard(
  client: DavClient,
  book: string,
  card: Card,
  replace: boolean,
): Promise<ImportOutcome> {
  const { name } = summarize("", "", card);
  try {
    await addCard(client, book, card);
    return { kind: "created", name };
  } catch (error) {
    const href = hrefOfSame(error);
    if (href === undefined) return { kind: "refused", name, reason: reasonOf(error) };
    if (!replace) return { kind: "kept", name };
    return replaceCard(client, href, card, name);
  }
}

async function replaceCard(
  client: DavClient,
  href: string,
  card: Card,
  name: string,
): Promise<ImportOutcome> {
  try {
    const there = await readCard(client, href);
    if (stringifyCard(there.card) === stringifyCard(card)) return { kind: "unchanged", name };
    await writeCard(client, there, card);
    return { kind: "replaced", name };
  } catch (error) {
    return { kind: "refused", name, reason: reasonOf(error) };
  }
}

// Where the card with the same UID is (RFC 6352 section 6.3.2.1).
function hrefOfSame(error: unknown): string | undefined {
  if (!(error instanceof DavFailure)) return undefined;
  return error.conditions.find((condition) => condition.kind === "no-uid-conflict")?.href;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Beginnings of four sums of 32 bits. */
const SEEDS = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35] as const;

// A UUID of version 8 (RFC 9562 section 5.8) from four FNV-1a sums: the digests of browsers are not there for a
// page that came without TLS. Who makes two texts with one UUID gets two cards that are taken for one.
function textUuid(text: string): string {
  const sums = new Uint32Array(SEEDS);
  for (const octet of new TextEncoder().encode(text)) {
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] = Math.imul((sums[index] ?? 0) ^ octet, 0x01000193) >>> 0;
    }
  }
  const octets = new Uint8Array(sums.buffer);
  octets[6] = 0x80 | ((octets[6] ?? 0) & 0x0f);
  octets[8] = 0x80 | ((octets[8] ?? 0) & 0x3f);
  return uuidOf(octets);
}
