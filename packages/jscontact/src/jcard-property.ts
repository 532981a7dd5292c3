import type { Property } from "@callingcard/vcard";
import { fromJCard, toJCard } from "@callingcard/vcard/jcard";
import type { JCardProp } from "./card.ts";

/**
 * Writes properties of a vCard 4.0 as jCard has them (RFC 7095 section 3.3, RFC 9555 section 2.15.1).
 *
 * @param properties The properties.
 * @returns One jCard property for each.
 */
export function toJcardProperties(properties: readonly Property[]): JCardProp[] {
  const [, all] = toJCard({ version: "4.0", properties: [VERSION, ...properties] });
  return all.slice(1) as unknown as JCardProp[];
}

/**
 * Reads a jCard property as a property of a vCard 4.0.
 *
 * @param entry The jCard property.
 * @returns The property; `undefined` for one that no vCard can carry.
 */
export function fromJcardProperty(entry: JCardProp): Property | undefined {
  const version = ["version", {}, "text", "4.0"];
  const { properties } = fromJCard(["vcard", [version, entry]], { onProblem: () => undefined });
  const [, property] = properties;
  const { group } = entry[1];
  // The group as it was written: the reader of jCard has it in upper case.
  const isSame =
    typeof group === "string" && group.toUpperCase() === property?.group?.toUpperCase();
  return property !== undefined && isSame ? { ...property, group } : property;
}

const VERSION: Property = { group: undefined, name: "VERSION", parameters: [], value: "4.0" };
