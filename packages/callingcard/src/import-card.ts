import { createHash } from "node:crypto";
import { readNewCard, Refusal } from "@callingcard/carddav-server";
import type { BookId, NewCard } from "@callingcard/carddav-server/store";
import { withAddedUid } from "./added-uid.ts";
import type { FileCard } from "./card-file.ts";
import type { Store } from "./store.ts";
import { stringifyCard } from "@callingcard/vcard";

/** What became of one card. */
export interface ImportResult {
  readonly kind: "created" | "replaced" | "unchanged" | "refused";
  /** Why it was refused. */
  readonly reason: string | undefined;
  /** Where the reason was found, when it is not the start of the card. */
  readonly place: { readonly line: number; readonly column: number } | undefined;
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
}

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
    const { message, line, column } = problem;
    return { ...refused(message), place: { line, column } };
  }
  const withUid = withAddedUid(fileCard.card, fileCard.text);
  const text = withUid === undefined ? fileCard.text : stringifyCard(withUid);
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

async function store(
  { store, book, pretended }: ImportTarget,
  card: NewCard,
): Promise<"created" | "replaced" | "unchanged"> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const existing = book === undefined ? undefined : await store.findCardByUid(book, card.uid);
    const current = pretended?.get(card.uid) ?? existing?.etag;
    if (current === card.etag) return "unchanged";
    if (pretended !== undefined || book === undefined) {
      pretended?.set(card.uid, card.etag);
      return current === undefined ? "created" : "replaced";
    }
    const name = existing?.name ?? nameFor(card.uid, attempt);
    const condition =
      existing === undefined ? ({ ifNoneMatch: "*" } as const) : { ifMatch: [existing.etag] };
    const result = await store.putCard(book, { ...card, name }, condition);
    if (result.kind === "created" || result.kind === "replaced") return result.kind;
  }
  throw new Error("another program keeps changing the same card");
}

/**
 * A path segment for a new card; it says nothing of a UID that is not fit for one.
 *
 * @internal
 */
function nameFor(uid: string, attempt: number): string {
  if (attempt === 0 && /^[\w-][\w.-]{0,99}$/.test(uid)) return `${uid}.vcf`;
  const digest = createHash("sha256").update(`${attempt} ${uid}`).digest("base64url");
  return `${digest.slice(0, 32)}.vcf`;
}

function refused(reason: string): ImportResult {
  return { kind: "refused", reason, place: undefined, hasAddedUid: false };
}
