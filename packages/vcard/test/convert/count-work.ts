// Prints how many blocks of our code the conversion of hostile cards, there and back, runs through, at one
// size and at four times the size.
import { type HostileInput, printWork } from "../../../../tools/growth/print-work.ts";
import { convertCard } from "../../src/convert.ts";
import type { Parameter, Property } from "../../src/index.ts";

function property(
  name: string,
  value: string,
  parameters: readonly Parameter[] = [],
  group?: string,
): Property {
  return { group, name, parameters, value };
}

function parameter(name: string, ...values: string[]): Parameter {
  return { name, values };
}

const RELATION = [parameter("VALUE", "text"), parameter("TYPE", "spouse")];

/** Properties that a search through all others for each of them would make slow. */
const PROPERTIES: readonly (readonly [
  name: string,
  version: "2.1" | "3.0" | "4.0",
  make: (index: number, size: number) => Property,
])[] = [
  ["labels without address", "3.0", () => property("LABEL", "a")],
  ["addresses and labels", "3.0", (at, size) => property(at < size / 2 ? "ADR" : "LABEL", "a")],
  ["labels of addresses", "4.0", () => property("ADR", "a", [parameter("LABEL", "a")])],
  ["names of services", "3.0", (at) => property("X-AIM", String(at))],
  ["dates of a group", "3.0", () => property("X-ABDATE", "2000-01-01", [], "a")],
  ["dates of groups", "3.0", (at) => property("X-ABDATE", "2000-01-01", [], `a${at}`)],
  [
    "people of a group",
    "3.0",
    (at) => property(at % 2 === 0 ? "X-ABRELATEDNAMES" : "X-ABLabel", "a", [], "a"),
  ],
  ["phonetic names", "3.0", () => property("X-PHONETIC-LAST-NAME", "a")],
  ["sort strings", "3.0", () => property("SORT-STRING", "a")],
  ["preferences", "3.0", () => property("TEL", "1", [parameter("TYPE", "pref")])],
  [
    "degrees of preference",
    "4.0",
    (at) => property("TEL", "1", [parameter("PREF", `${at % 100}`)]),
  ],
  ["relations", "4.0", () => property("RELATED", "urn:a:b", RELATION.slice(1))],
  ["relations by name", "4.0", () => property("RELATED", "a", RELATION)],
  ["kinds", "4.0", () => property("KIND", "org")],
  ["members", "4.0", () => property("MEMBER", "urn:a:b")],
  ["genders", "4.0", () => property("GENDER", "M")],
  ["anniversaries", "4.0", () => property("ANNIVERSARY", "20000101")],
  ["names that are said", "4.0", () => property("N", "a", [parameter("PHONETIC", "ipa")])],
  ["versions", "3.0", () => property("VERSION", "3.0")],
  ["names of prototypes", "4.0", (at) => property(at % 2 === 0 ? "__proto__" : "constructor", "a")],
  ["quoted-printable", "2.1", () => property("NOTE", "=C3=A9", [parameter("QUOTED-PRINTABLE")])],
];

/** Values and parameters of one property that are long. */
const PARTS: readonly (readonly [
  name: string,
  version: "2.1" | "3.0" | "4.0",
  make: (size: number) => Property,
])[] = [
  ["words of TYPE", "3.0", (size) => property("ADR", "a", [parameter("TYPE", ...words(size))])],
  [
    "words of TYPE of a picture",
    "4.0",
    (size) => property("PHOTO", "urn:a:b", [parameter("TYPE", ...words(size))]),
  ],
  [
    "bare words",
    "2.1",
    (size) =>
      property(
        "TEL",
        "1",
        words(size).map((word) => parameter(word)),
      ),
  ],
  [
    "carried parameters",
    "3.0",
    (size) =>
      property(
        "NOTE",
        "a",
        words(size).map((word) => parameter(`X-VCARD4-${word}`, "a")),
      ),
  ],
  [
    "parameters of 4.0",
    "4.0",
    (size) =>
      property(
        "NOTE",
        "a",
        words(size).map(() => parameter("ALTID", "1")),
      ),
  ],
  [
    "services",
    "3.0",
    (size) =>
      property(
        "IMPP",
        "a:b",
        words(size).map(() => parameter("X-SERVICE-TYPE", "a")),
      ),
  ],
  ["components", "4.0", (size) => property("N", "a;".repeat(size))],
  ["parts of a street", "4.0", (size) => property("ADR", `;;;;;;;;;;;${"a,".repeat(size)}`)],
  ["backslashes", "4.0", (size) => property("NOTE", "\\".repeat(size))],
  ["semicolons", "4.0", (size) => property("NOTE", ";".repeat(size))],
  ["octets", "3.0", (size) => property("PHOTO", "AAAA".repeat(size), [parameter("ENCODING", "b")])],
  [
    "a URI of octets",
    "4.0",
    (size) => property("PHOTO", `data:image/gif;base64,${"AAAA".repeat(size)}`),
  ],
  [
    "percent signs",
    "4.0",
    (size) => property("TEL", "%".repeat(size), [parameter("VALUE", "uri")]),
  ],
  ["digits", "3.0", (size) => property("TEL", `+${"1 ".repeat(size)}x`)],
];

function words(size: number): string[] {
  return Array.from({ length: size }, (_, index) => (index % 2 === 0 ? "dom" : `w${index}`));
}

function convert(version: "2.1" | "3.0" | "4.0", properties: readonly Property[]): void {
  const to = version === "4.0" ? "3.0" : "4.0";
  const { card } = convertCard({ version, properties }, to, { telephone: "uri" });
  convertCard(card, to === "4.0" ? "3.0" : "4.0");
  convertCard({ version, properties }, to, { unsupported: "drop", names: "plain" });
}

printWork(
  [
    ...PROPERTIES.map(([name, version, make]): HostileInput => ({
      name: `${name} of ${version}`,
      work(size) {
        convert(
          version,
          Array.from({ length: size }, (_, index) => make(index, size)),
        );
      },
    })),
    ...PARTS.map(([name, version, make]): HostileInput => ({
      name: `${name} in ${version}`,
      work(size) {
        convert(version, [make(size)]);
      },
    })),
  ],
  200,
);
