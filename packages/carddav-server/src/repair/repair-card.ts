import { ParseError } from "@callingcard/grammar";
import {
  getProperties,
  parseCard,
  stringifyCard,
  unescapeText,
  type Card,
  type Property,
} from "@callingcard/vcard";
import { addProperty } from "@callingcard/vcard/edit";
import { NOT_XML } from "../address-data.ts";
import { isUuid } from "../uuid.ts";

/** What a card was refused for otherwise, or is better without. */
export type RepairCode =
  /** Characters that XML cannot carry are left out. */
  | "control-character"
  /** A property that may stand once stood more than once. */
  | "repeated-property"
  /** There was no UID, or an empty one. */
  | "missing-uid";

/** A card that was repaired. */
export interface RepairedCard {
  readonly octets: Uint8Array<ArrayBuffer>;
  /** What was done, each once, in the order of {@link RepairCode}. */
  readonly repairs: readonly RepairCode[];
}

/** Who knows which UID a card that has none is to get. */
export interface UidSource {
  /** Name the card is stored under. */
  readonly name: string;
  /** The card that is stored there now. */
  readonly stored: Uint8Array | undefined;
}

/**
 * Repairs a card that a client sent: control characters, properties that stand twice, and no UID. Other
 * lines stay as they are. What cannot be repaired is left to be refused.
 *
 * @param octets The card as it was sent.
 * @param source Where a UID comes from when the card has none: the stored card, a UUID in the name it is
 *   stored under, or a new one.
 * @returns The card; `undefined` when there is nothing to repair, or nothing that could be.
 *
 * @internal
 */
export function repairCard(octets: Uint8Array, source: UidSource): RepairedCard | undefined {
  const sent = decoded(octets);
  const text = sent?.replaceAll(NOT_XML, "");
  const card = text === undefined ? undefined : readCard(text);
  if (text === undefined || card === undefined) return undefined;
  const once = withoutRepeats(card);
  const whole = withUid(once, source);
  const repairs: RepairCode[] = [];
  if (text !== sent) repairs.push("control-character");
  if (once !== card) repairs.push("repeated-property");
  if (whole !== once) repairs.push("missing-uid");
  if (repairs.length === 0) return undefined;
  return { octets: new TextEncoder().encode(stringifyCard(whole)), repairs };
}

function decoded(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

function readCard(card: string | Uint8Array): Card | undefined {
  try {
    return parseCard(card);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** Properties that stand once in every version, and that other programs are known to write again. */
const SINGLE = ["VERSION", "UID", "PRODID", "REV"] as const;

// Of two that say different things the last is kept, but not of UID and VERSION: nobody knows which one is meant.
function withoutRepeats(card: Card): Card {
  let result = card;
  for (const name of SINGLE) {
    const all = getProperties(card, name);
    const last = all.at(-1);
    const mayDiffer = name === "PRODID" || name === "REV";
    if (all.length < 2) continue;
    if (!mayDiffer && all.some(({ value }) => value !== last?.value)) continue;
    const surplus = new Set(mayDiffer ? all.slice(0, -1) : all.slice(1));
    result = without(result, surplus);
  }
  return result;
}

function withUid(card: Card, source: UidSource): Card {
  const [uid] = getProperties(card, "UID");
  if (uid !== undefined && unescapeText(uid.value).trim() !== "") return card;
  const value = storedUid(source.stored) ?? newUid(card, source.name);
  const empty = new Set(getProperties(card, "UID"));
  const added = { group: undefined, name: "UID", parameters: [], value };
  return addProperty(without(card, empty), added);
}

function without(card: Card, properties: ReadonlySet<Property>): Card {
  return { ...card, properties: card.properties.filter((property) => !properties.has(property)) };
}

// An edit of a card that was given its UID here keeps it, or nobody could write over the card again.
function storedUid(stored: Uint8Array | undefined): string | undefined {
  const card = stored === undefined ? undefined : readCard(stored);
  return card && getProperties(card, "UID")[0]?.value;
}

// RFC 6350 section 6.7.6: a URN in version 4.0, where the value is a URI; the bare UUID in 3.0.
function newUid({ version }: Card, name: string): string {
  const bare = name.replace(/\.vcf$/i, "");
  const uuid = isUuid(bare) ? bare.toLowerCase() : crypto.randomUUID();
  return version === "4.0" ? `urn:uuid:${uuid}` : uuid;
}
