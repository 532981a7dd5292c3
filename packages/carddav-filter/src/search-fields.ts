/** What fields are called, beside the properties' own names. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["name", "FN"],
  ["phone", "TEL"],
  ["mobile", "TEL"],
  ["mail", "EMAIL"],
  ["e-mail", "EMAIL"],
  ["company", "ORG"],
  ["notes", "NOTE"],
  ["group", "CATEGORIES"],
  ["category", "CATEGORIES"],
  ["address", "ADR"],
  ["birthday", "BDAY"],
]);

/** Properties of RFC 6350, RFC 6474, RFC 6715 and, where that has more, RFC 2426. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    "FN N NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR TEL EMAIL IMPP LANG TZ GEO TITLE ROLE LOGO " +
    "ORG MEMBER RELATED CATEGORIES NOTE PRODID REV SOUND UID CLIENTPIDMAP URL VERSION KEY FBURL " +
    "CALADRURI CALURI KIND SOURCE XML BIRTHPLACE DEATHPLACE DEATHDATE EXPERTISE HOBBY INTEREST " +
    "ORG-DIRECTORY NAME LABEL MAILER AGENT SORT-STRING CLASS"
  ).split(" "),
);

/** What a word without a field is looked for in, when one term is enough for a card to be found. */
export const WORD_PROPERTIES: readonly string[] = ["FN", "NICKNAME", "EMAIL", "TEL", "ORG"];

/** What a word without a field is looked for in otherwise. */
export const WORD_PROPERTY = "FN";

/**
 * Finds the property that a field stands for.
 *
 * @param field The field as written, in any case.
 * @returns The property in upper case; `undefined` for a name that is neither known nor an X- name.
 */
export function fieldProperty(field: string): string | undefined {
  const alias = ALIASES.get(field.toLowerCase());
  if (alias !== undefined) return alias;
  const name = field.toUpperCase();
  return STANDARD.has(name) || /^X-[A-Z0-9-]+$/.test(name) ? name : undefined;
}
