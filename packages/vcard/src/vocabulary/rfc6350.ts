import { EXTENDED_ADDRESS_COMPONENTS, EXTENDED_NAME_COMPONENTS } from "./component-names.ts";
import { type PropertyRow, rowsOf } from "./property-use.ts";

const { single, list, components } = rowsOf("RFC 6350 section");
const ANY_URI = "VALUE PID PREF TYPE MEDIATYPE ALTID";
const ANY_TEXT = "VALUE LANGUAGE PID PREF TYPE ALTID";

/**
 * The properties of RFC 6350 section 6, with the components and parameters that RFC 8605, 9554 and 9555
 * add to ADR, N, IMPP. BEGIN and END are the marks of a card and not in the table. ANNIVERSARY has
 * LANGUAGE for its texts (erratum 3086).
 */
export const RFC_6350: readonly PropertyRow[] = [
  single("SOURCE", "*", "6.1.3", ["uri"], "VALUE PID PREF ALTID MEDIATYPE"),
  single("KIND", "*1", "6.1.4", ["text"], "VALUE"),
  single("XML", "*", "6.1.5", ["text"], "VALUE ALTID"),
  single("FN", "1*", "6.2.1", ["text"], "VALUE TYPE LANGUAGE ALTID PID PREF"),
  components(
    "N",
    "*1",
    "6.2.2",
    EXTENDED_NAME_COMPONENTS,
    "VALUE SORT-AS LANGUAGE ALTID PHONETIC SCRIPT JSCOMPS",
    { lists: true },
  ),
  list("NICKNAME", "*", "6.2.3", "VALUE TYPE LANGUAGE ALTID PID PREF"),
  single("PHOTO", "*", "6.2.4", ["uri"], ANY_URI),
  single("BDAY", "*1", "6.2.5", ["date-and-or-time", "text"], "VALUE LANGUAGE ALTID CALSCALE"),
  single(
    "ANNIVERSARY",
    "*1",
    "6.2.6",
    ["date-and-or-time", "text"],
    "VALUE LANGUAGE ALTID CALSCALE",
  ),
  components("GENDER", "*1", "6.2.7", ["sex", "identity"], "VALUE"),
  components(
    "ADR",
    "*",
    "6.3.1",
    EXTENDED_ADDRESS_COMPONENTS,
    "VALUE LABEL LANGUAGE GEO TZ ALTID PID PREF TYPE CC PHONETIC SCRIPT JSCOMPS",
    { lists: true },
  ),
  single("TEL", "*", "6.4.1", ["text", "uri"], "VALUE TYPE PID PREF ALTID MEDIATYPE"),
  single("EMAIL", "*", "6.4.2", ["text"], "VALUE PID PREF TYPE ALTID"),
  single("IMPP", "*", "6.4.3", ["uri"], `${ANY_URI} SERVICE-TYPE USERNAME`),
  single("LANG", "*", "6.4.4", ["language-tag"], "VALUE PID PREF ALTID TYPE"),
  single("TZ", "*", "6.5.1", ["text", "uri", "utc-offset"], ANY_URI),
  single("GEO", "*", "6.5.2", ["uri"], ANY_URI),
  single("TITLE", "*", "6.6.1", ["text"], ANY_TEXT),
  single("ROLE", "*", "6.6.2", ["text"], ANY_TEXT),
  single("LOGO", "*", "6.6.3", ["uri"], `${ANY_URI} LANGUAGE`),
  components("ORG", "*", "6.6.4", ["name", "units"], `${ANY_TEXT} SORT-AS`),
  single("MEMBER", "*", "6.6.5", ["uri"], "VALUE PID PREF ALTID MEDIATYPE"),
  single("RELATED", "*", "6.6.6", ["uri", "text"], `${ANY_URI} LANGUAGE`),
  list("CATEGORIES", "*", "6.7.1", "VALUE PID PREF TYPE ALTID"),
  single("NOTE", "*", "6.7.2", ["text"], ANY_TEXT),
  single("PRODID", "*1", "6.7.3", ["text"], "VALUE"),
  single("REV", "*1", "6.7.4", ["timestamp"], "VALUE"),
  single("SOUND", "*", "6.7.5", ["uri"], `${ANY_URI} LANGUAGE`),
  single("UID", "*1", "6.7.6", ["uri", "text"], "VALUE"),
  components("CLIENTPIDMAP", "*", "6.7.7", ["id", "uri"], "VALUE"),
  single("URL", "*", "6.7.8", ["uri"], ANY_URI),
  single("VERSION", "1", "6.7.9", ["text"], "VALUE"),
  single("KEY", "*", "6.8.1", ["uri", "text"], ANY_URI),
  single("FBURL", "*", "6.9.1", ["uri"], ANY_URI),
  single("CALADRURI", "*", "6.9.2", ["uri"], ANY_URI),
  single("CALURI", "*", "6.9.3", ["uri"], ANY_URI),
];
