import { sameName, type Card, type Property } from "../card.ts";
import { parseCards } from "../parse.ts";
import { stringifyCard } from "../stringify.ts";
import { escapeText, unescapeText } from "../text-value.ts";
import { replaceProperty } from "./property.ts";

/**
 * Reads the card in an AGENT: a card behind it (vCard 2.1), or the text of one in its value (RFC 2426
 * section 3.5.4).
 *
 * @param property The AGENT.
 * @returns The card; `undefined` for another property, or an AGENT with a URI or without a card.
 */
export function agentCard(property: Property): Card | undefined {
  if (!sameName(property.name, "AGENT")) return undefined;
  const text = isWritten(property) ? property.value : unescapeText(property.value);
  if (!/^\s*BEGIN:VCARD/i.test(text)) return undefined;
  return parseCards(text, { onProblem: () => {} })[0];
}

/**
 * Sets the card in an AGENT, in the form that it has there: behind it, or escaped. What was not edited
 * in the card of the AGENT keeps its octets.
 *
 * @param card The card.
 * @param property An AGENT of the card.
 * @param agent The card to put there.
 * @returns The card with it.
 * @throws RangeError for another property, for one that the card does not have, as the same object, and
 *   for a card that cannot be written.
 */
export function setAgentCard(card: Card, property: Property, agent: Card): Card {
  if (!sameName(property.name, "AGENT")) {
    throw new RangeError(`${property.name.slice(0, 40)} is no AGENT`);
  }
  const text = stringifyCard(agent);
  const value = isWritten(property) ? text.replace(/[\r\n]+$/, "") : escapeText(text);
  return replaceProperty(
    card,
    property,
    value === property.value ? property : { ...property, value },
  );
}

// Tells whether the card stands behind the AGENT.
function isWritten({ value }: Property): boolean {
  return /[\r\n]/.test(value) || /^\s*BEGIN:VCARD\s*$/i.test(value);
}
