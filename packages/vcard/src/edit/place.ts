import { sameName, type Card, type Property } from "../card.ts";

/** The order of properties in a card of which only some are there: that of RFC 6350's sections. */
const ORDER: readonly string[] = (
  "VERSION PRODID PROFILE SOURCE NAME KIND XML UID FN N SORT-STRING NICKNAME PHOTO BDAY BIRTHPLACE DEATHDATE " +
  "DEATHPLACE ANNIVERSARY GENDER GRAMGENDER PRONOUNS ADR LABEL TEL EMAIL IMPP SOCIALPROFILE LANGUAGE LANG " +
  "MAILER TZ GEO CONTACT-URI TITLE ROLE LOGO ORG ORG-DIRECTORY AGENT MEMBER RELATED EXPERTISE HOBBY INTEREST " +
  "CATEGORIES NOTE SOUND URL CLASS KEY FBURL CALADRURI CALURI CREATED REV CLIENTPIDMAP"
).split(" ");

const RANKS: ReadonlyMap<string, number> = new Map(ORDER.map((name, index) => [name, index]));

/**
 * Gives a card other properties. They decide its version, as they do when it is read.
 *
 * @param card The card.
 * @param properties All properties it shall have.
 * @returns The card with them.
 */
export function withProperties(card: Card, properties: readonly Property[]): Card {
  const version = properties.find(({ name }) => sameName(name, "VERSION"))?.value.trim();
  return { ...card, version, properties };
}

/**
 * Finds the place of a new property: behind the last of its name and what belongs to that, else where
 * RFC 6350 has it among the others, else at the end.
 *
 * @param properties The properties of the card.
 * @param property The new property.
 * @returns The index it shall have.
 */
export function placeFor(properties: readonly Property[], property: Property): number {
  const last = properties.findLastIndex(({ name }) => sameName(name, property.name));
  if (last !== -1) return behindGroup(properties, last);
  const rank = RANKS.get(property.name.toUpperCase());
  if (rank === undefined) return properties.length;
  const before = properties.findLastIndex(
    ({ name }) => (RANKS.get(name.toUpperCase()) ?? Infinity) < rank,
  );
  return before === -1 ? 0 : behindGroup(properties, before);
}

// The index behind a property and what follows it in its group, as its label.
function behindGroup(properties: readonly Property[], index: number): number {
  const group = properties[index]?.group;
  let end = index + 1;
  if (group === undefined) return end;
  while (sameName(properties[end]?.group ?? "", group)) end += 1;
  return end;
}
