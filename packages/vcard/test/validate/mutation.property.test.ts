import { fc, test as property } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import {
  parseCard,
  sameName,
  stringifyCard,
  type Card,
  type Parameter,
  type Property,
} from "../../src/index.ts";
import {
  validateCard,
  validateCards,
  type CardDiagnostic,
  type DiagnosticCode,
} from "../../src/validate.ts";
import type { Version } from "../../src/values.ts";

/** What is done to a valid card, and what is said of it then. */
interface Mutation {
  readonly version: Version;
  readonly does: string;
  readonly mutate: (card: Card) => Card;
  readonly code: DiagnosticCode;
}

function a(
  version: Version,
  does: string,
  code: DiagnosticCode,
  mutate: (card: Card) => Card,
): Mutation {
  return { version, does, mutate, code };
}

const without =
  (name: string) =>
  (card: Card): Card => ({
    ...card,
    properties: card.properties.filter((one) => !sameName(one.name, name)),
  });

/** Leaves out the properties of the names of some lines, and adds the lines. */
const withLines =
  (...lines: string[]) =>
  (card: Card): Card => {
    const { properties } = parseCard(["BEGIN:VCARD", ...lines, "END:VCARD"].join("\n"));
    const isNew = ({ name }: Property): boolean =>
      properties.some((one) => sameName(one.name, name));
    return {
      ...card,
      properties: [...card.properties.filter((one) => !isNew(one)), ...properties],
    };
  };

const withParameter =
  (name: string, parameter: Parameter) =>
  (card: Card): Card => {
    const index = card.properties.findIndex((one) => sameName(one.name, name));
    const [old] = card.properties.slice(index, index + 1);
    if (old === undefined) return card;
    const parameters = [
      ...old.parameters.filter((one) => !sameName(one.name, parameter.name)),
      parameter,
    ];
    return { ...card, properties: card.properties.with(index, { ...old, parameters }) };
  };

const pref = (value: string): Parameter => ({ name: "PREF", values: [value] });

const MUTATIONS: readonly Mutation[] = [
  a("4.0", "drop FN", "missing-property", without("FN")),
  a("3.0", "drop FN", "missing-property", without("FN")),
  a("3.0", "drop N", "missing-property", without("N")),
  a("2.1", "drop N", "missing-property", without("N")),
  a("3.0", "drop VERSION", "missing-version", without("VERSION")),
  a("4.0", "move VERSION", "version-not-first", (card) => ({
    ...card,
    properties: [...card.properties.slice(1), ...card.properties.slice(0, 1)],
  })),
  a(
    "4.0",
    "double REV",
    "repeated-property",
    withLines("REV:20260102T030405Z", "REV:20260102T030405Z"),
  ),
  a("4.0", "double N", "repeated-property", withLines("N;ALTID=a:a;;;;", "N;ALTID=b:a;;;;")),
  a("3.0", "double N", "doubled-property", withLines("N:a", "N:b")),
  a("2.1", "double UID", "doubled-property", withLines("UID:a", "UID:b")),
  a("4.0", "a PREF of 0", "invalid-parameter-value", withParameter("FN", pref("0"))),
  a("4.0", "a PREF of 101", "invalid-parameter-value", withParameter("FN", pref("101"))),
  a("4.0", "a PREF of no number", "invalid-parameter-value", withParameter("FN", pref("first"))),
  a("3.0", "a PREF", "parameter-not-allowed", withParameter("FN", pref("1"))),
  a("4.0", "an ENCODING", "parameter-not-allowed", withLines("NOTE;ENCODING=8BIT:a")),
  a(
    "4.0",
    "a VALUE that FN does not have",
    "value-type-not-allowed",
    withLines("FN;VALUE=uri:a:b"),
  ),
  a("4.0", "a PID of a source that is not there", "pid-without-map", withLines("NOTE;PID=1.9:a")),
  a("4.0", "a PID of another form", "invalid-parameter-value", withLines("NOTE;PID=a:a")),
  a(
    "4.0",
    "a MEMBER in what is no group",
    "member-outside-group",
    withLines("KIND:org", "MEMBER:urn:a:b"),
  ),
  a("4.0", "a date with hyphens", "form-of-other-version", withLines("BDAY:1815-12-10")),
  a("4.0", "a date that is none", "invalid-value", withLines("BDAY:18151310")),
  a("3.0", "a date without a year", "form-of-other-version", withLines("BDAY:--12-10")),
  a("4.0", "a URL without a scheme", "uri-without-scheme", withLines("URL:example.com")),
  a("4.0", "a UID without a scheme", "uid-without-scheme", withLines("UID:1")),
  a("4.0", "a comma in a text", "unescaped-comma", withLines("NOTE:a, b")),
  a("3.0", "a semicolon in a text", "unescaped-semicolon", withLines("NOTE:a; b")),
  a("3.0", "a bare parameter", "bare-parameter", withLines("TEL;HOME:1")),
  a("2.1", "base64 that is none", "invalid-base64", withLines("PHOTO;ENCODING=BASE64:a")),
  a("2.1", "a charset that is none", "unknown-charset", withLines("NOTE;CHARSET=none:a")),
  a("4.0", "a LABEL", "property-of-other-version", withLines("LABEL:a")),
];

function codesOf(diagnostics: readonly CardDiagnostic[]): DiagnosticCode[] {
  return diagnostics.map(({ code }) => code);
}

describe.each(MUTATIONS)("a valid card of $version with $does", ({ version, mutate, code }) => {
  property.prop([arbitrary.validCard(version), fc.boolean()], { numRuns: 30 })(
    `has the one diagnostic ${code}`,
    (card, isText) => {
      const spoiled = mutate(card);
      const found = isText
        ? validateCards(stringifyCard(spoiled), { severity: "warning" })
        : validateCard(spoiled, { severity: "warning" });
      expect(codesOf(found)).toEqual([code]);
    },
  );
});
