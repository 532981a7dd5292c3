import { carddav } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { parseCard, stringifyCard, type Card } from "@callingcard/vcard";
import { bothConditions, meetsCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { cardWrite, requireUnlocked } from "../lock/lock-refusal.ts";
import { mergedCard } from "../representation/merged-card.ts";
import { readNewCard } from "../new-card.ts";
import { Refusal } from "../refusal.ts";
import { storedRepresentation, VCARD3, VCARD4 } from "../representation/representation.ts";
import type { AddressBook, NewCard, PutResult, StoredCard, WriteCondition } from "../store.ts";
import { writeOptions } from "../write-options.ts";
import { findCard } from "./answer.ts";

/** How often a merge is made anew because somebody else wrote in the meantime. */
const MAX_ATTEMPTS = 8;

/** When to come back after all of them, in seconds. */
const RETRY_SECONDS = 1;

/** What became of a card that a client sent. */
export interface WrittenCard {
  readonly result: PutResult;
  /** What is stored, where the result says that it is. */
  readonly card: NewCard;
}

/**
 * Writes a card as it was sent; one of version 3.0 over one of version 4.0 is merged into it instead.
 *
 * @param sent The card, which can be stored.
 * @param condition What the request asks of the card that is there.
 * @throws Refusal 403 `CARDDAV:max-resource-size` when the merged card is too large,
 *   `CARDDAV:supported-address-data` when there is too much to merge, 503 when others wrote
 *   the card again and again, 423 `DAV:lock-token-submitted`.
 *
 * @internal
 */
export async function writeCard(
  context: RequestContext,
  book: AddressBook,
  sent: NewCard,
  condition: WriteCondition,
): Promise<WrittenCard> {
  const { store, version3Tags } = context;
  const options = writeOptions(context, book.owner);
  const isVersion3 = storedRepresentation(sent.octets) === VCARD3;
  const put = async (card: NewCard, asked: WriteCondition): Promise<PutResult> => {
    const result = await store.putCard(book.id, card, asked, options);
    const isWritten = result.kind === "created" || result.kind === "replaced";
    if (isWritten && isVersion3 && card === sent) version3Tags.add(card.etag);
    return result;
  };
  if (!isVersion3 || condition.ifNoneMatch === "*") {
    const result = await put(sent, condition);
    if (result.kind === "precondition-failed") {
      await requireUnlocked(context, [await cardWrite(context, book, sent.name)]);
    }
    return { result, card: sent };
  }
  const { ifMatch } = condition;
  if (ifMatch !== undefined && ifMatch !== "*" && version3Tags.hasAll(ifMatch)) {
    const result = await put(sent, condition);
    if (result.kind !== "precondition-failed") return { result, card: sent };
  }
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const stored = await findCard(context, book, sent.name);
    if (!meetsCondition(condition, stored?.etag)) {
      return { result: { kind: "precondition-failed" }, card: sent };
    }
    const card = (stored && (await mergedNewCard(context, stored, sent))) ?? sent;
    // What was merged into must still be there, or nothing where nothing was.
    const guard = stored === undefined ? { ifNoneMatch: "*" as const } : { ifMatch: [stored.etag] };
    const result = await put(card, bothConditions(guard, condition));
    if (result.kind !== "precondition-failed") return { result, card };
    await requireUnlocked(context, [await cardWrite(context, book, sent.name)]);
    // A merge that is made anew does not bring back what the request counts on.
    if (isBound(context.guard)) return { result, card };
  }
  throw new Refusal(503, {
    description: "others write the card at the same time",
    headers: { "Retry-After": String(RETRY_SECONDS) },
  });
}

function isBound({ revision, locks }: WriteCondition): boolean {
  return revision !== undefined || (locks?.held ?? []).length > 0;
}

async function mergedNewCard(
  { limits, digest }: RequestContext,
  stored: StoredCard,
  sent: NewCard,
): Promise<NewCard | undefined> {
  if (storedRepresentation(stored.octets) !== VCARD4) return undefined;
  const card = readStored(stored.octets);
  if (card === undefined) return undefined;
  const written = parseCard(sent.octets);
  // Finding out which of many properties are one takes long, and others would have to wait.
  if (Math.max(card.properties.length, written.properties.length) > limits.maxMergedProperties) {
    throw new Refusal(403, {
      condition: carddav("supported-address-data"),
      description: `a card of more than ${limits.maxMergedProperties} properties is written in its version, 4.0`,
    });
  }
  const merged = stringifyCard(mergedCard(card, written));
  const octets = new TextEncoder().encode(merged);
  if (octets.length > limits.maxResourceOctets) {
    throw new Refusal(403, {
      condition: carddav("max-resource-size"),
      description: `the merged card has more than ${limits.maxResourceOctets} octets`,
    });
  }
  return readNewCard(sent.name, octets, sent.modifiedMs, digest);
}

// A stored card that cannot be read has nothing that could be kept.
function readStored(octets: Uint8Array): Card | undefined {
  try {
    return parseCard(octets);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
