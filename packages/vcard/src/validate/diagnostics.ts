/**
 * How much a diagnostic weighs. An `error` breaks the grammar or a MUST in a way that other programs
 * refuse or read in another way; a `warning` departs from the RFC and is commonly read as it was meant; a
 * `note` is allowed, and worth a look.
 */
export type Severity = "error" | "warning" | "note";

/** What is known of a code whatever it is found in. */
export interface DiagnosticDefinition {
  readonly severity: Severity;

  /** The section that it departs from; a diagnostic may name one that is closer. */
  readonly rule: string;

  /** When it is given, in a clause. */
  readonly meaning: string;
}

/** Every code that a diagnostic can have; stable within a major version. */
export type DiagnosticCode = LineCode | CardCode | ParameterCode | ValueCode;

/** Codes of the text and its lines. */
type LineCode =
  | "unexpected-character"
  | "unexpected-end"
  | "missing-end"
  | "text-outside-card"
  | "invalid-utf-8"
  | "utf-16"
  | "byte-order-mark"
  | "bare-line-feed"
  | "bare-carriage-return"
  | "repeated-carriage-return"
  | "missing-line-break"
  | "blank-line"
  | "space-in-marker"
  | "unfolded-line"
  | "fold-inside-character"
  | "unindented-base64"
  | "escaped-line-break"
  | "dangling-soft-break"
  | "underscore-in-name"
  | "parenthesis-in-name"
  | "line-too-long"
  | "too-many-parameters"
  | "too-many-properties"
  | "too-many-cards"
  | "too-many-problems"
  | "nested-too-deep";

/** Codes of a card as a whole, and of which properties it has. */
type CardCode =
  | "missing-version"
  | "version-not-first"
  | "unknown-version"
  | "missing-property"
  | "repeated-property"
  | "doubled-property"
  | "property-of-other-version"
  | "unknown-property"
  | "unknown-kind"
  | "member-outside-group"
  | "foreign-marker"
  | "pid-without-map"
  | "map-without-pid"
  | "repeated-map"
  | "repeated-prop-id"
  | "orphan-label";

/** Codes of parameters. */
type ParameterCode =
  | "bare-parameter"
  | "empty-parameter"
  | "repeated-parameter"
  | "quoted-type-list"
  | "caret-encoding"
  | "parameter-not-allowed"
  | "unknown-parameter"
  | "invalid-parameter-value"
  | "value-type-not-allowed"
  | "other-date-type"
  | "missing-value-type"
  | "unknown-value-type"
  | "unknown-type"
  | "unknown-charset"
  | "unknown-encoding"
  | "encoding-of-other-version";

/** Codes of values. */
type ValueCode =
  | "invalid-value"
  | "form-of-other-version"
  | "empty-value"
  | "uid-without-scheme"
  | "uri-without-scheme"
  | "too-few-components"
  | "too-many-components"
  | "unescaped-comma"
  | "unescaped-semicolon"
  | "escaped-colon"
  | "unknown-escape"
  | "escape-of-other-version"
  | "invalid-quoted-printable"
  | "invalid-base64"
  | "irregular-base64";

/** Every code with its severity, its rule and its meaning. */
export const DIAGNOSTICS: Readonly<Record<DiagnosticCode, DiagnosticDefinition>> = {
  "unexpected-character": error(
    "3.3",
    "a line is not a content line: a character may not be there",
  ),
  "unexpected-end": error("3.3", "a line is not a content line: it ends too early"),
  "missing-end": error("6.1.2", "a card has no END:VCARD"),
  "text-outside-card": error("3.3", "lines are outside of a card"),
  "invalid-utf-8": error(
    "3.1",
    "octets of a property are not UTF-8 and no CHARSET says what they are",
  ),
  "utf-16": error("3.1", "the text is UTF-16"),
  "byte-order-mark": warning("3.1", "a byte order mark stands before a line"),
  "bare-line-feed": warning(
    "3.2",
    "a line ends with LF alone; once for lines that follow each other",
  ),
  "bare-carriage-return": warning(
    "3.2",
    "a line ends with CR alone; once for lines that follow each other",
  ),
  "repeated-carriage-return": warning(
    "3.2",
    "a line ends with several CR; once for lines that follow each other",
  ),
  "missing-line-break": warning("3.3", "the last line has no line break"),
  "blank-line": warning(
    "3.3",
    "a line is blank, except behind base64 of vCard 2.1; once for lines that follow each other",
  ),
  "space-in-marker": warning("6.1.1", "white space stands around the VCARD of BEGIN or END"),
  "unfolded-line": note("3.2", "a line of a property has more than 75 octets; once for a property"),
  "fold-inside-character": error("3.2", "a fold stands between the octets of one character"),
  "unindented-base64": warning(
    "3.2",
    "a line of base64 goes on in lines that no space or tab indents",
  ),
  "escaped-line-break": warning("3.4", "a value goes on behind a backslash at the end of a line"),
  "dangling-soft-break": warning(
    "RFC 2045 section 6.7",
    "quoted-printable ends in a soft line break that no line is behind",
  ),
  "underscore-in-name": warning(
    "3.3",
    "the name of a group, property or parameter has an underscore",
  ),
  "parenthesis-in-name": warning("3.3", "the name of a parameter has a parenthesis"),
  "line-too-long": error("3.2", "a line is over `maxLineOctets` and was left out"),
  "too-many-parameters": error("3.3", "a line is over `maxParameters` and was left out"),
  "too-many-properties": error(
    "3.3",
    "a card is over `maxProperties`; further properties were left out",
  ),
  "too-many-cards": error("3.3", "the text is over `maxCards`; no card was looked at"),
  "too-many-problems": error(
    "3.3",
    "the text has more diagnostics than `maxProblems`; always the last",
  ),
  "nested-too-deep": error("3.3", "cards are in AGENTs of cards, deeper than `maxDepth`"),

  "missing-version": error("6.7.9", "a card has no VERSION"),
  "version-not-first": error("6.7.9", "VERSION of 4.0 is not right behind BEGIN"),
  "unknown-version": error("6.7.9", "VERSION is not 2.1, 3.0 or 4.0"),
  "missing-property": error("6", "a property that the version requires is not there"),
  "repeated-property": error(
    "6",
    "a property that may be there once is there again, without an ALTID in common; GRAMGENDER, for a LANGUAGE",
  ),
  "doubled-property": warning(
    "RFC 2426 section 3",
    "a property of 2.1 or 3.0 that says one thing of a card is there again",
  ),
  "property-of-other-version": warning(
    "6",
    "the card's version does not have the property, another has",
  ),
  "unknown-property": note(
    "10.2.1",
    "no version has the property, and its name does not begin with X-",
  ),
  "unknown-kind": note("6.1.4", "KIND is none that is registered, and does not begin with X-"),
  "member-outside-group": error("6.6.5", "MEMBER is in a card that is not KIND:group"),
  "foreign-marker": error("6.1.1", "BEGIN or END of something else than VCARD is in a card"),
  "pid-without-map": error("6.7.7", "a PID names a source that no CLIENTPIDMAP has"),
  "map-without-pid": note("6.7.7", "a CLIENTPIDMAP has a source that no PID names"),
  "repeated-map": error("6.7.7", "two CLIENTPIDMAP have the same source"),
  "repeated-prop-id": warning(
    "RFC 9554 section 4.7",
    "two properties of the same name have the same PROP-ID",
  ),
  "orphan-label": note("3.3", "an X-ABLabel is in no group, or no other property is in its group"),

  "bare-parameter": error(
    "3.3",
    "a parameter outside of vCard 2.1 is a word without a name, as in TEL;HOME:",
  ),
  "empty-parameter": warning("3.3", "a semicolon has no parameter behind it"),
  "repeated-parameter": warning("5", "a parameter that has one value is there again"),
  "quoted-type-list": warning("5.6", "several types are in one pair of quotes"),
  "caret-encoding": note(
    "RFC 6868 section 3.2",
    "a parameter value outside of vCard 4.0 has an escape of RFC 6868",
  ),
  "parameter-not-allowed": warning(
    "5",
    "a parameter is not one that the property has in this version",
  ),
  "unknown-parameter": note(
    "10.2.2",
    "no version has the parameter, and its name does not begin with X-",
  ),
  "invalid-parameter-value": error("5", "a parameter value is not of its form"),
  "value-type-not-allowed": error(
    "5.2",
    "VALUE is a type that the property does not have in this version",
  ),
  "other-date-type": warning(
    "5.2",
    "VALUE is another type of date or time than those that the property has in this version",
  ),
  "missing-value-type": warning(
    "5.2",
    "a value is a text, which the property can have, and VALUE=text is not there",
  ),
  "unknown-value-type": note("5.2", "VALUE is no type that is known, and does not begin with X-"),
  "unknown-type": note(
    "5.6",
    "TYPE has a value that is not registered for the property, and does not begin with X-",
  ),
  "unknown-charset": error("RFC 2047 section 2", "CHARSET is none that the Encoding Standard has"),
  "unknown-encoding": error("RFC 2425 section 5.8.3", "ENCODING is none that a version has"),
  "encoding-of-other-version": warning(
    "RFC 2425 section 5.8.3",
    "the card's version does not have the ENCODING, another has",
  ),

  "invalid-value": error("4", "a value is not of the type that it has to be"),
  "form-of-other-version": warning(
    "4.3",
    "a date, time, offset or position is written as another version writes it",
  ),
  "empty-value": warning("4", "a value is empty that may not be, or the FN is"),
  "uid-without-scheme": warning("6.7.6", "a UID of 4.0 is not a URI, and VALUE=text is not there"),
  "uri-without-scheme": warning(
    "RFC 3986 section 3.1",
    "a URI begins with a host, and no scheme is before it",
  ),
  "too-few-components": warning(
    "3.3",
    "a value of 4.0 has fewer components than the property's grammar",
  ),
  "too-many-components": warning(
    "3.3",
    "a value has more components than the property has names for",
  ),
  "unescaped-comma": warning("3.4", "a comma of a text that is no list has no backslash"),
  "unescaped-semicolon": warning(
    "RFC 2426 section 4",
    "a semicolon of a text in 3.0 has no backslash",
  ),
  "escaped-colon": warning("3.4", "a colon has a backslash"),
  "unknown-escape": warning("3.4", "a backslash stands before a character that is not escaped"),
  "escape-of-other-version": note(
    "vCard 2.1 section 2.1.5",
    "a value of 2.1 has an escape that only later versions have",
  ),
  "invalid-quoted-printable": error(
    "RFC 2045 section 6.7",
    "a value is not quoted-printable as its ENCODING says",
  ),
  "invalid-base64": error("RFC 4648 section 4", "a value is not base64 as its ENCODING says"),
  "irregular-base64": warning(
    "RFC 4648 section 4",
    "base64 has white space inside, letters of the URL alphabet, or other padding than it needs",
  ),
};

function error(section: string, meaning: string): DiagnosticDefinition {
  return { severity: "error", rule: ruleOf(section), meaning };
}

function warning(section: string, meaning: string): DiagnosticDefinition {
  return { severity: "warning", rule: ruleOf(section), meaning };
}

function note(section: string, meaning: string): DiagnosticDefinition {
  return { severity: "note", rule: ruleOf(section), meaning };
}

// A bare number is a section of RFC 6350.
function ruleOf(section: string): string {
  return /^\d/.test(section) ? `RFC 6350 section ${section}` : section;
}
