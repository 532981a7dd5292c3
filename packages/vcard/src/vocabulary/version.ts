import type { Card, Property } from "../card.ts";
import { isQuotedPrintable } from "../content-line.ts";
import { propertyDefinition } from "./property-definitions.ts";
import type { Version } from "./property-use.ts";

/**
 * Tells by which version a card is read: its VERSION, where that is one of the three or begins like one
 * (`4` and `4.1` are 4.0); else what its content tells. Quoted-printable and bare parameters are vCard
 * 2.1's, properties that only RFC 6350 and its extensions have are 4.0's, and all else is 3.0.
 *
 * @param card The card.
 * @returns The version.
 */
export function versionOf(card: Card): Version {
  const { version } = card;
  if (version === "3.0" || version === "4.0" || version === "2.1") return version;
  const major = /^([234])(?:\.|$)/.exec(version ?? "")?.[1];
  if (major === undefined) return versionOfContent(card.properties);
  if (major === "2") return "2.1";
  return major === "3" ? "3.0" : "4.0";
}

function versionOfContent(properties: readonly Property[]): Version {
  if (properties.some(isOldForm)) return "2.1";
  return properties.some(({ name }) => isNewName(name)) ? "4.0" : "3.0";
}

function isOldForm(property: Property): boolean {
  return (
    isQuotedPrintable(property) ||
    property.parameters.some(({ name, values }) => values.length === 0 && name !== "")
  );
}

function isNewName(name: string): boolean {
  const uses = propertyDefinition(name)?.uses;
  return uses !== undefined && uses["3.0"] === undefined && uses["2.1"] === undefined;
}
