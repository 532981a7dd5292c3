/**
 * Names that most properties have: those of RFC 6350, its extensions (RFC 6474, 6715, 8605, 9554 and
 * 9555), vCard 3.0 and 2.1, and what address books in wide use add.
 *
 * @internal
 */
export const COMMON_NAMES: readonly string[] = (
  "ADR AGENT ANNIVERSARY BDAY BEGIN BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP " +
  "CONTACT-URI CREATED DEATHDATE DEATHPLACE EMAIL END EXPERTISE FBURL FN GENDER GEO GRAMGENDER HOBBY " +
  "IMPP INTEREST JSPROP KEY KIND LABEL LANG LANGUAGE LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG " +
  "ORG-DIRECTORY PHOTO PRODID PROFILE PRONOUNS RELATED REV ROLE SOCIALPROFILE SORT-STRING SOUND " +
  "SOURCE TEL TITLE TZ UID URL VERSION X-ABDATE X-ABLabel X-ABRELATEDNAMES X-ABShowAs X-ABADR " +
  "X-ABUID X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER X-SOCIALPROFILE XML"
).split(" ");

/** So many that each of {@link COMMON_NAMES} has a slot of its own. */
const SLOTS = 512;

const NAMES: string[] = Array.from({ length: SLOTS }, () => "");
for (const name of COMMON_NAMES) NAMES[slotOf(name)] = name;

/**
 * Gives a common property name as the one string that all properties of the name share. A name cut
 * from a text is a string of its own: a thousand cards would hold a thousand of each name, and who
 * looks for a property would fetch them all from memory.
 *
 * @param name The name; others come back as they are.
 * @internal
 */
export function sharedName(name: string): string {
  const shared = NAMES[slotOf(name)];
  return shared === name ? shared : name;
}

/**
 * The slot that a name would be in.
 *
 * @internal
 */
export function slotOf(name: string): number {
  const { length } = name;
  const middle = name.charCodeAt(length >> 1);
  return (
    (name.charCodeAt(0) * 3 + middle * 29 + name.charCodeAt(length - 1) * 71 + length * 9) % SLOTS
  );
}
