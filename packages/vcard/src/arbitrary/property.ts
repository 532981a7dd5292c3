import * as fc from "fast-check";
import type { Parameter, Property } from "../card.ts";
import { joinComponents, joinList } from "../text-value.ts";
import { lines, text } from "./text.ts";

/**
 * Names of properties, and of groups (RFC 6350 section 3.3): known ones, X- names, and any others, in
 * any case. Never BEGIN, END or VERSION.
 *
 * @returns The arbitrary.
 */
export function name(): fc.Arbitrary<string> {
  const known = fc.constantFrom(
    "FN",
    "N",
    "ADR",
    "TEL",
    "EMAIL",
    "NOTE",
    "X-ABLabel",
    "__proto__",
    "constructor",
    "Agent",
  );
  const other = fc.string({ unit: nameCharacter(), minLength: 1, maxLength: 12 });
  return fc
    .oneof(known, mixedCase(known), other)
    .map((word) => (/^(?:BEGIN|END|VERSION)$/i.test(word) ? `X-${word}` : word));
}

/**
 * Parameters (RFC 6350 section 5): with values of every kind, line breaks among them (RFC 6868), and
 * bare ones (vCard 2.1).
 *
 * @returns The arbitrary.
 */
export function parameter(): fc.Arbitrary<Parameter> {
  const value = fc.oneof(fc.constantFrom("home", "work", "1"), text(), lines());
  const known = mixedCase(fc.constantFrom("TYPE", "PREF", "LABEL", "SORT-AS", "LANGUAGE"));
  const other = fc.string({ unit: nameCharacter(), maxLength: 8 }).map((word) => `X-${word}`);
  return fc.oneof(
    {
      arbitrary: fc.record({
        name: fc.oneof(known, other),
        values: fc.array(value, { minLength: 1, maxLength: 3 }),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        name: fc.constantFrom("HOME", "FAX", "pref", "X-CUSTOM(CHARSET", ""),
        values: fc.constant([]),
      }),
      weight: 1,
    },
  );
}

/**
 * Properties (RFC 6350 section 3.3): plain texts, lists, components and quoted-printable, in groups
 * and without.
 *
 * @returns The arbitrary.
 */
export function property(): fc.Arbitrary<Property> {
  const list = fc.array(fc.oneof(text(), lines()), { minLength: 1, maxLength: 4 });
  const value = fc.oneof(
    text(),
    list.map(joinList),
    fc.array(list, { minLength: 1, maxLength: 5 }).map(joinComponents),
  );
  const group = fc.option(fc.oneof(fc.constant("item1"), name()), { nil: undefined });
  const parameters = fc.array(parameter(), { maxLength: 3 });
  return fc.oneof(
    { arbitrary: fc.record({ group, name: name(), parameters, value }), weight: 5 },
    {
      arbitrary: fc.record({
        group,
        name: name(),
        parameters: fc.constantFrom<Parameter[]>(
          [{ name: "ENCODING", values: ["QUOTED-PRINTABLE"] }],
          [
            { name: "quoted-printable", values: [] },
            { name: "CHARSET", values: ["UTF-8"] },
          ],
        ),
        value: quotedPrintable(),
      }),
      weight: 1,
    },
  );
}

function nameCharacter(): fc.Arbitrary<string> {
  return fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}

function mixedCase(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(word, fc.integer({ min: 0, max: 0xff }))
    .map(([letters, bits]) =>
      Array.from(letters, (letter, index) =>
        (bits >> (index % 8)) % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase(),
      ).join(""),
    );
}

function quotedPrintable(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.constantFrom(..."abc ;,"),
    fc.constantFrom("=C3=A9", "=0D=0A", "=3D", "é", "😀"),
  );
  return fc.oneof(
    fc.string({ unit, maxLength: 60 }),
    fc.string({ unit, maxLength: 60 }).map((head) => `${head}END:VCARD`),
  );
}
