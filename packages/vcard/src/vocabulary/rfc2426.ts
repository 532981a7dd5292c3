import { ADDRESS_COMPONENTS, NAME_COMPONENTS } from "./component-names.ts";
import { type PropertyRow, rowsOf } from "./property-use.ts";

const { single, list, components } = rowsOf("RFC 2426 section");
const rfc2739 = rowsOf("RFC 2739 section");
const rfc4770 = rowsOf("RFC 4770 section");
const TEXT = "VALUE LANGUAGE";
const MEDIA = "VALUE ENCODING TYPE";

/**
 * The properties of RFC 2426 sections 2.1 and 3, the calendar addresses of RFC 2739 and the IMPP of RFC
 * 4770. BEGIN and END are the marks of a card and not in the table.
 */
export const RFC_2426: readonly PropertyRow[] = [
  single("NAME", "*1", "2.1.2", ["text"], "VALUE"),
  single("PROFILE", "*1", "2.1.3", ["text"], "VALUE"),
  single("SOURCE", "*", "2.1.4", ["uri"], "VALUE CONTEXT"),
  single("FN", "1*", "3.1.1", ["text"], TEXT),
  components("N", "1", "3.1.2", NAME_COMPONENTS, TEXT, { lists: true }),
  list("NICKNAME", "*", "3.1.3", TEXT),
  single("PHOTO", "*", "3.1.4", ["binary", "uri"], MEDIA),
  single("BDAY", "*1", "3.1.5", ["date", "date-time"], "VALUE"),
  components("ADR", "*", "3.2.1", ADDRESS_COMPONENTS, `${TEXT} TYPE`, { lists: true }),
  single("LABEL", "*", "3.2.2", ["text"], `${TEXT} TYPE`),
  single("TEL", "*", "3.3.1", ["phone-number"], "VALUE TYPE"),
  single("EMAIL", "*", "3.3.2", ["text"], "VALUE TYPE"),
  single("MAILER", "*", "3.3.3", ["text"], TEXT),
  single("TZ", "*1", "3.4.1", ["utc-offset", "text"], "VALUE"),
  components("GEO", "*1", "3.4.2", ["latitude", "longitude"], "VALUE", { types: ["float"] }),
  single("TITLE", "*", "3.5.1", ["text"], TEXT),
  single("ROLE", "*", "3.5.2", ["text"], TEXT),
  single("LOGO", "*", "3.5.3", ["binary", "uri"], MEDIA),
  single("AGENT", "*", "3.5.4", ["vcard", "text", "uri"], "VALUE"),
  components("ORG", "*", "3.5.5", ["name", "units"], TEXT),
  list("CATEGORIES", "*", "3.6.1", TEXT),
  single("NOTE", "*", "3.6.2", ["text"], TEXT),
  single("PRODID", "*1", "3.6.3", ["text"], "VALUE"),
  single("REV", "*1", "3.6.4", ["date-time", "date"], "VALUE"),
  single("SORT-STRING", "*1", "3.6.5", ["text"], TEXT),
  single("SOUND", "*", "3.6.6", ["binary", "uri"], MEDIA),
  single("UID", "*1", "3.6.7", ["text"], "VALUE TYPE"),
  single("URL", "*", "3.6.8", ["uri"], "VALUE"),
  single("VERSION", "1", "3.6.9", ["text"], "VALUE"),
  single("CLASS", "*1", "3.7.1", ["text"], "VALUE"),
  single("KEY", "*", "3.7.2", ["binary", "text"], MEDIA),
  rfc2739.single("FBURL", "*", "2.2", ["uri"], "VALUE TYPE"),
  rfc2739.single("CAPURI", "*", "2.2", ["uri"], "VALUE TYPE"),
  rfc2739.single("CALADRURI", "*", "2.2", ["uri"], "VALUE TYPE"),
  rfc2739.single("CALURI", "*", "2.2", ["uri"], "VALUE TYPE"),
  rfc4770.single("IMPP", "*", "1", ["uri"], "VALUE TYPE"),
];
