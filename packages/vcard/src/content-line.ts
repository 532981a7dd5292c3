import { sameName, type Property } from "./card.ts";
import { encodingOf, roleOf } from "./head.ts";

/** The value of an AGENT that begins its card in its own line, as vCard 2.1 has it. */
const AGENT_CARD = /^BEGIN:VCARD\s*$/i;

/**
 * Tells whether the value of BEGIN or END is that of a card.
 *
 * @param value The value.
 * @returns Whether it is.
 */
export function isCardName(value: string): boolean {
  return value === "VCARD" || sameName(value.trim(), "VCARD");
}

/**
 * Tells whether the value of an AGENT begins a card.
 *
 * @param value The value.
 * @returns Whether it does.
 */
export function beginsAgentCard(value: string): boolean {
  return AGENT_CARD.test(value);
}

/**
 * Tells whether the value of a property is quoted-printable (vCard 2.1).
 *
 * @param property The property.
 * @returns Whether it is.
 */
export function isQuotedPrintable(property: Property): boolean {
  return encodingOf(property.parameters) === "quoted-printable";
}

/**
 * Tells whether a property would be read as the first or the last line of a card.
 *
 * @param property The property.
 * @returns Whether it would.
 */
export function isMarker(property: Property): boolean {
  const { length } = property.name;
  if (length !== 3 && length !== 5) return false;
  const isAlone = property.group === undefined && property.parameters.length === 0;
  const role = roleOf(property.name, isAlone);
  if (role === "begin" || role === "end") return isCardName(property.value);
  return role === "agent" && beginsAgentCard(property.value);
}
