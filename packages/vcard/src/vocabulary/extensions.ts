import { type PropertyRow, rowsOf } from "./property-use.ts";

const rfc6474 = rowsOf("RFC 6474 section");
const rfc6715 = rowsOf("RFC 6715 section");
const rfc8605 = rowsOf("RFC 8605 section");
const rfc9554 = rowsOf("RFC 9554 section");
const rfc9555 = rowsOf("RFC 9555 section");
const LEVELS = "LEVEL INDEX LANGUAGE PREF ALTID TYPE";

/**
 * The properties that came after RFC 6350: places and date of birth and death, expertise and hobbies,
 * CONTACT-URI, and those that JSContact brought. RFC 6474 is taken with its errata 4556, 4557 and 4559:
 * DEATHDATE has LANGUAGE where it is a text; places that are URIs have MEDIATYPE as RFC 6350's have.
 */
export const EXTENSIONS: readonly PropertyRow[] = [
  rfc6474.single("BIRTHPLACE", "*1", "2.1", ["text", "uri"], "VALUE LANGUAGE ALTID MEDIATYPE"),
  rfc6474.single("DEATHPLACE", "*1", "2.2", ["text", "uri"], "VALUE LANGUAGE ALTID MEDIATYPE"),
  rfc6474.single(
    "DEATHDATE",
    "*1",
    "2.3",
    ["date-and-or-time", "text"],
    "VALUE CALSCALE LANGUAGE ALTID",
  ),
  rfc6715.single("EXPERTISE", "*", "2.1", ["text"], LEVELS),
  rfc6715.single("HOBBY", "*", "2.2", ["text"], LEVELS),
  rfc6715.single("INTEREST", "*", "2.3", ["text"], LEVELS),
  rfc6715.single("ORG-DIRECTORY", "*", "2.4", ["uri"], "PREF INDEX LANGUAGE PID ALTID TYPE"),
  rfc8605.single("CONTACT-URI", "*", "2.1", ["uri"], "VALUE PREF"),
  rfc9554.single("CREATED", "*1", "3.1", ["timestamp"], "VALUE"),
  rfc9554.single("GRAMGENDER", "*", "3.2", ["text"], "LANGUAGE"),
  rfc9554.single("LANGUAGE", "*1", "3.3", ["language-tag"], "VALUE"),
  rfc9554.single("PRONOUNS", "*", "3.4", ["text"], "LANGUAGE PREF TYPE ALTID"),
  rfc9554.single(
    "SOCIALPROFILE",
    "*",
    "3.5",
    ["uri", "text"],
    "VALUE SERVICE-TYPE USERNAME PREF TYPE ALTID PID MEDIATYPE",
  ),
  rfc9555.single("JSPROP", "*", "3.2.1", ["text"], "VALUE JSPTR"),
];
