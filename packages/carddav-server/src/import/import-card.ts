import { cardNameOf } from "../card-name.ts";
import type { WrittenCard } from "../method/write-card.ts";
import { quotaExceeded } from "../quota.ts";
import { Refusal } from "../refusal.ts";
import type { FoundCard, ImportTarget } from "./import-target.ts";
import { type PreparedCard, withOwnUid } from "./prepared-card.ts";

/** What becomes of a card whose UID another one of the book has. */
export type Duplicates = "refuse" | "skip" | "replace" | "keep";

/** What became of a card. */
export interface ImportedCard {
  readonly kind: "created" | "replaced" | "unchanged" | "skipped";
  readonly name: string;
  /** Without its quotes; `undefined` for what is stored otherwise than it was sent. */
  readonly etag: string | undefined;
  readonly uid: string;
}

/** What an import needs beside the card. */
export interface ImportRules {
  readonly target: ImportTarget;
  readonly duplicates: Duplicates;
  /** Makes the refusal of a UID that another card has. */
  readonly uidConflict: (name: string) => Promise<Refusal>;
}

/** Attempts while others write the same card, or have taken its name. */
const MAX_ATTEMPTS = 5;

/**
 * Imports one card: under a name made from its UID, or as the duplicate of the card with that UID.
 *
 * @throws Refusal as a PUT has it.
 *
 * @internal
 */
export async function importCard(card: PreparedCard, rules: ImportRules): Promise<ImportedCard> {
  const { target, duplicates, uidConflict } = rules;
  const { stored, uid } = card;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const found = await target.find(stored.uid);
    if (found !== undefined && found.etag !== stored.etag) {
      if (duplicates === "refuse") throw await uidConflict(found.name);
      if (duplicates === "skip") return { ...resultOf(found, "skipped"), uid };
      if (duplicates === "keep") {
        return importCard(await withOwnUid(card), { ...rules, duplicates: "skip" });
      }
    } else if (found !== undefined) {
      return { ...resultOf(found, "unchanged"), uid };
    }
    const name = found?.name ?? (await cardNameOf(stored.uid, attempt));
    const written = await target.write({ ...stored, name }, found);
    const { kind } = written.result;
    switch (kind) {
      case "created":
      case "replaced":
        return { kind, name, etag: isAsSent(card, written) ? stored.etag : undefined, uid };
      case "quota-exceeded":
        throw quotaExceeded();
      case "no-book":
        throw new Refusal(409, { description: "there is no such address book" });
      case "precondition-failed":
      case "uid-conflict":
        continue;
    }
  }
  throw new Refusal(503, { description: "others write the card at the same time" });
}

// A card of 3.0 may have been merged into one of 4.0.
function isAsSent({ stored, isVerbatim }: PreparedCard, written: WrittenCard): boolean {
  return isVerbatim && written.card.octets === stored.octets;
}

function resultOf(
  { name, etag }: FoundCard,
  kind: "unchanged" | "skipped",
): Pick<ImportedCard, "kind" | "name" | "etag"> {
  return { kind, name, etag };
}
