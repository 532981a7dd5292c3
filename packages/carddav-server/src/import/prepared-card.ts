import { carddav } from "@callingcard/dav-xml";
import { type Card, getProperty, parseCard, stringifyCard, unescapeText } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { withAddedUid, withUidOf } from "../added-uid.ts";
import { readNewCard } from "../new-card.ts";
import { Refusal } from "../refusal.ts";
import type { NewCard } from "../store.ts";
import type { SentCard } from "./sent-card.ts";

/** A card that can be stored. */
export interface PreparedCard {
  /** Under no name yet. */
  readonly stored: NewCard;
  /** The UID as the card has it. */
  readonly uid: string;
  /** Whether its octets are those that were sent. */
  readonly isVerbatim: boolean;
}

/**
 * Makes a card that was sent with others into one that can be stored, judged as a PUT is: vCard 2.1 is
 * converted to 3.0, which all clients read (RFC 6352 section 5.1), and a card without a UID gets one.
 *
 * @throws Refusal as `readNewCard` does, and 403 `CARDDAV:max-resource-size`.
 *
 * @internal
 */
export async function prepareCard(
  sent: SentCard,
  { maxOctets, nowMs }: { readonly maxOctets: number; readonly nowMs: number },
): Promise<PreparedCard> {
  const { text, problem } = sent;
  if (problem !== undefined) throw invalid(400, problem);
  if (!text.isWellFormed()) throw invalid(403, "the card is not in UTF-8");
  const current = isOld(sent.card) ? convertCard(sent.card, "3.0").card : sent.card;
  const identified = (await withAddedUid(current, text)) ?? current;
  const written = identified === sent.card ? text : writtenText(identified);
  const octets = new TextEncoder().encode(written);
  if (octets.length > maxOctets) {
    throw new Refusal(403, {
      condition: carddav("max-resource-size"),
      description: `a card has at most ${maxOctets} octets`,
    });
  }
  const stored = await readNewCard("", octets, nowMs);
  return { stored, uid: uidOf(identified), isVerbatim: written === text };
}

/**
 * Gives a card a UID of its own, made from its text, so that it can be beside another one.
 *
 * @internal
 */
export async function withOwnUid({ stored }: PreparedCard): Promise<PreparedCard> {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(stored.octets);
  const card = await withUidOf(parseCard(text), text);
  const octets = new TextEncoder().encode(stringifyCard(card));
  return {
    stored: await readNewCard("", octets, stored.modifiedMs),
    uid: uidOf(card),
    isVerbatim: false,
  };
}

function isOld({ version }: Card): boolean {
  return version === "2.1";
}

function writtenText(card: Card): string {
  try {
    return stringifyCard(card);
  } catch (error) {
    if (error instanceof RangeError) throw invalid(403, error.message);
    throw error;
  }
}

function uidOf(card: Card): string {
  return unescapeText(getProperty(card, "UID")?.value ?? "").trim();
}

function invalid(status: 400 | 403, description: string): Refusal {
  return new Refusal(status, { condition: carddav("valid-address-data"), description });
}
