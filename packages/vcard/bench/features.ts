import { stringifyCards, parseCards } from "../src/index.ts";
import { OURS, PEERS, type Library, type Read } from "./libraries.ts";

/** One thing that a reader of cards should do, tried with a text. */
interface Feature {
  readonly name: string;
  readonly text: string;
  /** Texts that the model of the cards must have, as they are or in JSON. */
  readonly says?: readonly string[];
  /** Texts that it must not have. */
  readonly saysNot?: readonly string[];
  /** Lines, unfolded, that must be in what is written. */
  readonly writes?: readonly string[];
  /** How many cards there must be. Default 1. */
  readonly cards?: number;
}

const VERSION_4 = "VERSION:4.0\r\nFN:Ada";
const VERSION_3 = "VERSION:3.0\r\nFN:Ada\r\nN:;Ada;;;";

const FEATURES: readonly Feature[] = [
  {
    name: "bare parameters of 2.1",
    text: card("VERSION:2.1\r\nN:;Ada\r\nTEL;CELL;PREF:+1"),
    says: ["+1"],
  },
  {
    name: "quoted-printable with soft breaks, decoded",
    text: card("VERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCl=\r\nler;Ada"),
    says: ["Müller"],
  },
  {
    name: "CHARSET of a property, decoded",
    text: card("VERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller;Ada"),
    says: ["Müller"],
  },
  {
    name: "escaped semicolons in a text, decoded",
    text: card(`${VERSION_4}\r\nNOTE:a\\;b\\,c`),
    says: ["a;b,c"],
  },
  {
    name: "lists in the components of N",
    text: card("VERSION:4.0\r\nFN:Ada\r\nN:Fam;Giv;M1,M2;;"),
    says: ['"M1"', '"M2"'],
  },
  {
    name: "one component with an escaped semicolon",
    text: card(`${VERSION_4}\r\nORG:A\\; B`),
    says: ["A; B"],
    saysNot: ['"A"'],
  },
  {
    name: "RFC 6868 in parameters",
    text: card(`${VERSION_4}\r\nADR;LABEL="a^'b^nc":;;Main St;;;;`),
    says: [JSON.stringify('a"b\nc')],
  },
  {
    name: "groups, and names in their own case",
    text: card(`${VERSION_3}\r\nitem1.TEL:+1\r\nitem1.X-ABLabel:Study`),
    says: ["item1"],
    writes: ["item1.X-ABLabel:Study"],
  },
  {
    name: "what RFC 9554 added",
    text: card(`${VERSION_4}\r\nPRONOUNS;LANGUAGE=en:she/her`),
    says: ["she/her"],
  },
  {
    name: "a birthday without a year",
    text: card(`${VERSION_4}\r\nBDAY:--0415`),
    writes: ["BDAY:--0415"],
  },
  {
    name: "a data URI, unharmed",
    text: card(`${VERSION_4}\r\nPHOTO:data:image/png;base64,AAAA`),
    writes: ["PHOTO:data:image/png;base64,AAAA"],
  },
  {
    name: "versions mixed in a text",
    text: card(VERSION_3) + card(`${VERSION_4}\r\nGEO:geo:37.38,-122.08`),
    writes: ["GEO:geo:37.38,-122.08"],
    cards: 2,
  },
  {
    name: "a line that is none spoils no other",
    text: card(`${VERSION_4}\r\nthis is no line\r\nNOTE:kept`),
    says: ["kept"],
  },
  {
    name: "a card without END spoils no other",
    text: `BEGIN:VCARD\r\n${VERSION_4}\r\n${card("VERSION:4.0\r\nFN:Grace")}`,
    says: ["Ada", "Grace"],
    cards: 2,
  },
  {
    name: "lines that end in CR or LF, and a byte order mark",
    text: `\ufeff${card(VERSION_4).replaceAll("\r\n", "\n")}${card("VERSION:4.0\r\nFN:Grace").replaceAll("\r\n", "\r")}`,
    says: ["Ada", "Grace"],
    cards: 2,
  },
  {
    name: "__proto__ and constructor as names",
    text: card(`${VERSION_4}\r\n__proto__:a\r\nCONSTRUCTOR:b\r\nNOTE:kept`),
    says: ["kept"],
    writes: ["CONSTRUCTOR:b"],
  },
  {
    name: "lines of 75 octets at most, characters whole",
    text: card(`${VERSION_4}\r\nNOTE:${"é".repeat(200)}`),
    writes: [`NOTE:${"é".repeat(200)}`],
  },
];

/** Prints which library does what; the text of each feature is above. */
export function printFeatures(): boolean {
  const libraries = [OURS, ...PEERS];
  console.log(`| | ${libraries.map(({ name }) => name).join(" | ")} |`);
  console.log(`| --- | ${libraries.map(() => ":-:").join(" | ")} |`);
  let isRight = true;
  for (const feature of FEATURES) {
    const does = libraries.map((library) => attempt(library, feature));
    isRight &&= does[0] === "yes";
    console.log(`| ${feature.name} | ${does.join(" | ")} |`);
  }
  const same = FEATURES.map(({ text }) => isUnchanged(text));
  console.log(
    `\nwritten octet for octet where nothing was edited: ${same.filter(Boolean).length} of ${same.length}`,
  );
  return isRight && same.every(Boolean);
}

function attempt(library: Library, feature: Feature): "yes" | "no" | "throws" | "no writer" {
  let read: Read;
  try {
    read = library.read(feature.text);
  } catch {
    return "throws";
  }
  const { says = [], saysNot = [], writes = [], cards = 1 } = feature;
  const model = read.cards.map((one) => JSON.stringify(one)).join("\n");
  const has = (text: string): boolean =>
    model.includes(text) || model.includes(JSON.stringify(text).slice(1, -1));
  if (read.cards.length !== cards || !says.every(has) || saysNot.some(has)) return "no";
  if (writes.length === 0) return "yes";
  if (read.written === undefined) return "no writer";
  return writesLines(read.written, writes) ? "yes" : "no";
}

function writesLines(written: string, lines: readonly string[]): boolean {
  const physical = written.split(/\r\n|\n/);
  const isShort = physical.every((line) => Buffer.byteLength(line) <= 75);
  const logical = new Set(written.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/));
  return isShort && lines.every((line) => logical.has(line));
}

function isUnchanged(text: string): boolean {
  return stringifyCards(parseCards(text, { onProblem: () => undefined })) === text;
}

function card(lines: string): string {
  return `BEGIN:VCARD\r\n${lines}\r\nEND:VCARD\r\n`;
}
