import { ADDRESS_COMPONENTS, NAME_COMPONENTS } from "./component-names.ts";
import { type PropertyRow, rowsOf } from "./property-use.ts";

const { single, components } = rowsOf("vCard 2.1 section");
const ANY = "VALUE ENCODING CHARSET LANGUAGE";
const TYPED = `${ANY} TYPE`;

/**
 * The properties of the versit Consortium's vCard 2.1 of 1996. It has no lists: a comma is a comma, in
 * components too. BEGIN and END are the marks of a card and not in the table.
 */
export const VCARD_21: readonly PropertyRow[] = [
  single("FN", "*1", "2.2.1", ["text"], ANY),
  components("N", "1", "2.2.2", NAME_COMPONENTS, ANY),
  single("PHOTO", "*", "2.2.3", ["binary", "uri"], TYPED),
  single("BDAY", "*1", "2.2.4", ["date", "date-time"], ANY),
  components("ADR", "*", "2.3.1", ADDRESS_COMPONENTS, TYPED),
  single("LABEL", "*", "2.3.2", ["text"], TYPED),
  single("TEL", "*", "2.4.1", ["phone-number"], TYPED),
  single("EMAIL", "*", "2.4.2", ["text"], TYPED),
  single("MAILER", "*", "2.4.3", ["text"], ANY),
  single("TZ", "*1", "2.5.1", ["utc-offset", "text"], ANY),
  components("GEO", "*1", "2.5.2", ["latitude", "longitude"], ANY, { types: ["float"] }),
  single("TITLE", "*", "2.6.1", ["text"], ANY),
  single("ROLE", "*", "2.6.2", ["text"], ANY),
  single("LOGO", "*", "2.6.3", ["binary", "uri"], TYPED),
  single("AGENT", "*", "2.6.4", ["vcard", "uri"], ANY),
  components("ORG", "*", "2.6.5", ["name", "units"], ANY),
  single("NOTE", "*", "2.7.1", ["text"], ANY),
  single("REV", "*1", "2.7.2", ["date-time", "date"], ANY),
  single("SOUND", "*", "2.7.3", ["text", "binary", "uri"], TYPED),
  single("URL", "*", "2.7.4", ["uri"], ANY),
  single("UID", "*1", "2.7.5", ["text"], ANY),
  single("VERSION", "1", "2.7.6", ["text"], ANY),
  single("KEY", "*", "2.8.1", ["binary", "text"], TYPED),
];
