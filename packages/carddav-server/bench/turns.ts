// Prints how long bodies at their limits are read at one go, in which nobody else is served: processor time, and times
// that of an ordinary one.
//
//   node --conditions=@callingcard/source bench/turns.ts

import { parseProppatch, parseReport } from "@callingcard/dav-xml";
import { readNewCard } from "../src/new-card.ts";
import { vcardOfJCard } from "../src/representation/jcard-body.ts";

const CARD_OCTETS = 10_400_000;
const XML_OCTETS = 4_190_000;

interface Body {
  readonly name: string;
  readonly text: () => string;
  readonly read: (octets: Uint8Array) => unknown;
}

function fill(part: string, octets: number): string {
  return part.repeat(Math.floor(octets / part.length));
}

function card(name: string, line: () => string): Body {
  const start = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:a\r\n";
  const text = (): string => `${start}${line()}\r\nEND:VCARD\r\n`;
  return { name: `PUT, ${name}`, text, read: (octets) => readNewCard("a", octets, 0) };
}

function jcard(name: string, property: () => string): Body {
  const start = '["vcard",[["version",{},"text","4.0"],["uid",{},"text","1"],["fn",{},"text","a"],';
  const read = (octets: Uint8Array): unknown => readNewCard("a", vcardOfJCard(octets), 0);
  return { name: `PUT of jCard, ${name}`, text: () => `${start}${property()}]]`, read };
}

function proppatch(name: string, content: () => string): Body {
  const start = '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:x>';
  const end = "</D:x></D:prop></D:set></D:propertyupdate>";
  return { name: `PROPPATCH, ${name}`, text: () => start + content() + end, read: parseProppatch };
}

function multiget(): Body {
  const start = '<C:addressbook-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">';
  const text = (): string =>
    `${start}<D:prop><D:getetag/></D:prop>${fill("<D:href>/a</D:href>", XML_OCTETS)}</C:addressbook-multiget>`;
  return { name: "REPORT, hrefs", text, read: parseReport };
}

const bodies: readonly Body[] = [
  card("a photo", () => `PHOTO;ENCODING=b:${fill(`${"a".repeat(74)}\r\n `, CARD_OCTETS)}`),
  card("folds of one character", () => `NOTE:${fill("a\r\n ", CARD_OCTETS)}`),
  card("soft line breaks", () => `NOTE;QUOTED-PRINTABLE:${fill("a=\r\n", CARD_OCTETS)}`),
  card("base64 without folds", () => `PHOTO;BASE64:${fill("aaaa\r\n", CARD_OCTETS)}`),
  card("lines that end in a backslash", () => `NOTE:${fill("a\\\r\n", CARD_OCTETS)}`),
  card("circumflexes", () => `TEL;A="${fill("^n", CARD_OCTETS)}":1`),
  card("parameters", () => `TEL${fill(";a", CARD_OCTETS)}:1`),
  card("properties", () => fill("X-A:\r\n", CARD_OCTETS).trimEnd()),
  jcard("a note", () => `["note",{},"text","${fill("a", CARD_OCTETS)}"]`),
  jcard("a note of semicolons", () => `["note",{},"text","${fill(";", CARD_OCTETS)}"]`),
  jcard("values", () => `["note",{},"text"${fill(',""', CARD_OCTETS)}]`),
  jcard("names of parameters", () => {
    const members = Array.from({ length: 700_000 }, (_, n) => `"a${n}":"b"`);
    return `["note",{${members.join(",")}},"text","a"]`;
  }),
  proppatch("a text", () => fill("a", XML_OCTETS)),
  proppatch("elements and texts", () => fill("<a/>b", XML_OCTETS)),
  multiget(),
];

let ordinaryMs: number | undefined;
for (const { name, text, read } of bodies) {
  const octets = new TextEncoder().encode(text());
  const start = process.cpuUsage();
  let outcome = "read";
  try {
    await read(octets);
  } catch {
    outcome = "refused";
  }
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  ordinaryMs ??= ms;
  const ratio = (ms / ordinaryMs).toFixed(2);
  console.log(`${name} | ${octets.length} | ${outcome} | ${ms.toFixed(0)} | ${ratio}`);
}
