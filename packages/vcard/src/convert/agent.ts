import { type Card, type Property, sameName } from "../card.ts";
import { parseCard } from "../parse.ts";
import { stringifyCard } from "../stringify.ts";
import { escapeText, propertyText, unescapeText } from "../text-value.ts";
import { isUri, rawText, uriText } from "../values.ts";
import { carryWhole } from "./carry.ts";
import type { TargetVersion } from "./conversion.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { hasWord, typesOf, valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";
import { withType } from "./type.ts";

const AGENT = "agent";
const PREFIX = "data:text/vcard,";

/** How an inner card is converted. */
export type ConvertInner = (card: Card, to: TargetVersion, depth: number) => Card;

/**
 * AGENT (RFC 2426 section 3.5.4) is RELATED with TYPE=agent (RFC 6350 section 6.6.6). A card in it is
 * converted too, and is a `data:` URI in 4.0.
 *
 * @param entry The property.
 * @param draft The card.
 * @param convertInner Converts the card in it.
 */
export function raiseAgent(entry: Entry, draft: Draft, convertInner: ConvertInner): void {
  const { property } = entry;
  if (property === undefined) return;
  const type = valueTypeOf(property);
  const related = withType({ ...property, name: "RELATED" }, AGENT);
  const plain = withoutParameters(related, "VALUE");
  // What begins like a card is one, also behind a VALUE that says something else.
  const card = cardIn(property);
  if (card !== undefined) {
    if (draft.depth <= 0) {
      carryCard(draft, entry, "cards are nested too deep");
      return;
    }
    const text = stringifyCard(convertInner(card, "4.0", draft.depth - 1));
    // A lone surrogate stands for an octet that was not UTF-8, and no URI can have it.
    if (!text.isWellFormed()) {
      carryCard(draft, entry, "a URI cannot have octets that are not UTF-8");
      return;
    }
    const value = PREFIX + encodeURIComponent(text);
    const message = "the card of the agent is a data: URI in RELATED";
    change(draft, entry, { ...plain, value }, { code: "agent", effect: "changed", message });
    return;
  }
  const isReference = type === "uri" || (type === undefined && isUri(uriText(property)));
  const raised = isReference
    ? { ...plain, value: uriText(property) }
    : { ...withParameter(related, "VALUE", ["text"]), value: escapeText(propertyText(property)) };
  const message = "AGENT is RELATED with TYPE=agent";
  change(draft, entry, raised, { code: "agent", effect: "changed", message });
}

/**
 * The way back of {@link raiseAgent}.
 *
 * @param entry The property, a RELATED.
 * @param draft The card.
 * @param convertInner Converts the card in it.
 */
export function lowerAgent(entry: Entry, draft: Draft, convertInner: ConvertInner): void {
  const { property } = entry;
  if (property === undefined || !hasWord(typesOf(property), AGENT)) return;
  const others = typesOf(property).filter((word) => !sameName(word, AGENT));
  const named = { ...withParameter(property, "TYPE", others), name: "AGENT" };
  if (valueTypeOf(property) === "text") {
    const message = "RELATED with TYPE=agent is AGENT";
    change(draft, entry, named, { code: "agent", effect: "changed", message });
    return;
  }
  const uri = uriText(property);
  const card = cardInUri(uri);
  if (card !== undefined && draft.depth > 0) {
    const text = stringifyCard(convertInner(card, "3.0", draft.depth - 1));
    const value = escapeText(text);
    const plain = withoutParameters(named, "VALUE", "MEDIATYPE");
    const message = "the card of the agent is in AGENT";
    change(draft, entry, { ...plain, value }, { code: "agent", effect: "changed", message });
    return;
  }
  const typed = withParameter(named, "VALUE", ["uri"]);
  const message = "RELATED with TYPE=agent is AGENT";
  change(draft, entry, typed, { code: "agent", effect: "changed", message });
}

// Only an AGENT of vCard 2.1 has lines behind it: under another name they are a text, as in 3.0.
function carryCard(draft: Draft, entry: Entry, reason: string): void {
  const { property } = entry;
  if (property !== undefined && /[\r\n]/.test(property.value)) {
    const plain = withoutParameters(property, "VALUE");
    entry.property = { ...plain, value: escapeText(property.value) };
  }
  carryWhole(draft, entry, "agent", reason);
}

// The card in an AGENT: as lines of its own in vCard 2.1, as a text in 3.0.
function cardIn(property: Property): Card | undefined {
  const raw = rawText(property);
  return parsed(/[\r\n]/.test(raw) ? raw : unescapeText(raw));
}

// The card in a URI, if a URI that is made of it is the same again.
function cardInUri(uri: string): Card | undefined {
  if (!uri.startsWith(PREFIX)) return undefined;
  try {
    const text = decodeURIComponent(uri.slice(PREFIX.length));
    return PREFIX + encodeURIComponent(text) === uri ? parsed(text) : undefined;
  } catch {
    return undefined;
  }
}

function parsed(text: string): Card | undefined {
  if (!/^\s*BEGIN:VCARD/i.test(text)) return undefined;
  try {
    // What is wrong in it is kept, as in any card that is converted.
    return parseCard(text, { onProblem: () => undefined });
  } catch {
    return undefined;
  }
}
