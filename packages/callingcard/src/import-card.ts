import { cardNameOf, readNewCard, Refusal, withAddedUid } from "@callingcard/carddav-server";
import type { Authored, BookId, NewCard } from "@callingcard/carddav-server/store";
import type { FileCard, FileProblem } from "./card-file.ts";
import type { Store } from "./store.ts";
import { type Card, stringifyCard } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";

/** What became of one card. */
export interface ImportResult {
  readonly kind: "created" | "replaced" | "unchanged" | "skipped" | "refused";
  /** Why it was refused. */
  readonly reason: string | undefined;
  /** Where the reason was found, when it is not the start of the card. */
  readonly place: Omit<FileProblem, "message"> | undefined;
  /** Whether a UID was added. */
  readonly hasAddedUid: boolean;
}

/** Where cards are imported to. */
export interface ImportTarget {
  readonly store: Store;
  /** `undefined` on a dry run into a book that does not exist. */
  readonly book: BookId | undefined;
  /** On a dry run: entity tags by UID of the cards that would have been written. */
  readonly pretended: Map<string, string> | undefined;
  /** What becomes of a card whose UID another one of the book has. */
  readonly duplicates: Duplicates;
  /** Who imports, where that is remembered. */
  readonly authored: Authored;
}

/** Replaces the card that is there, or leaves it as it is. */
export type Duplicates = "replace" | "skip";

/** Attempts while another process writes the same card. */
const MAX_ATTEMPTS = 5;

/**
 * Imports one card: under a name of its own, or in the place of the card with its UID.
 *
 * @param target Where to.
 * @param fileCard The card.
 * @param modifiedMs Milliseconds since 1970.
 */
export async function importCard(
  target: ImportTarget,
  fileCard: FileCard,
  modifiedMs: number,
): Promise<ImportResult> {
  const [problem] = fileCard.problems;
  if (problem !== undefined) {
    const { message, ...place } = problem;
    return { ...refused(message), place };
  }
  const current = inCurrentVersion(fileCard.card);
  const withUid = await withAddedUid(current, fileCard.text);
  const changed = withUid ?? (current === fileCard.card ? undefined : current);
  const text = changed === undefined ? fileCard.text : stringifyCard(changed);
  if (!text.isWellFormed()) return refused("card is not UTF-8");
  try {
    const card = await readNewCard("new", new TextEncoder().encode(text), modifiedMs);
    const kind = await store(target, card);
    return { kind, reason: undefined, place: undefined, hasAddedUid: withUid !== undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error.description ?? error.message);
  }
}

// What clients read of vCard 2.1 is 3.0.
function inCurrentVersion(card: Card): Card {
  return card.version === "2.1" ? convertCard(card, "3.0").card : card;
}

async function store(
  { store, book, pretended, duplicates, authored }: ImportTarget,
  card: NewCard,
): Promise<"created" | "replaced" | "unchanged" | "skipped"> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const existing = book === undefined ? undefined : await store.findCardByUid(book, card.uid);
    const current = pretended?.get(card.uid) ?? existing?.etag;
    if (current === card.etag) return "unchanged";
    if (current !== undefined && duplicates === "skip") return "skipped";
    if (pretended !== undefined || book === undefined) {
      pretended?.set(card.uid, card.etag);
      return current === undefined ? "created" : "replaced";
    }
    const name = existing?.name ?? (await cardNameOf(card.uid, attempt));
    const condition =
      existing === undefined ? ({ ifNoneMatch: "*" } as const) : { ifMatch: [existing.etag] };
    const result = await store.putCard(book, { ...card, name }, condition, authored);
    if (result.kind === "created" || result.kind === "replaced") return result.kind;
  }
  throw new Error("another program keeps changing the same card");
}

function refused(reason: string): ImportResult {
  return { kind: "refused", reason, place: undefined, hasAddedUid: false };
}
