import { davRequest } from "tsdav";
import { expect, test } from "vitest";
import { parseXML } from "webdav";
import type { Multistatus, PropertyText } from "../src/index.ts";
import { shipped } from "./shipped.ts";

const davXml = await shipped();
const { carddav, dav, parseMultistatus, propertyText, stringifyMultistatus } = davXml;

const CARD = [
  "BEGIN:VCARD",
  "VERSION:3.0",
  "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
  "FN:Ann & Bob Smith",
  "N:Smith;Ann;;;",
  "EMAIL;TYPE=HOME:ann@example.org",
  "TEL;TYPE=CELL:+1-555-0100",
  "NOTE:Wrote down at the fair; likes tea.",
  "END:VCARD",
  "",
].join("\r\n");

/** What a server knows of an address book of 1 000 cards. */
interface Rows {
  readonly hrefs: readonly string[];
  readonly etags: readonly string[];
  readonly cards: readonly string[];
}

function rows(withCards: boolean): Rows {
  const numbers = Array.from({ length: 1000 }, (_, index) => index);
  return {
    hrefs: numbers.map((one) => `/books/ann/contacts/${one}-0bc3-424c-9c26-36c3e1eff6b1.vcf`),
    etags: numbers.map((one) => `"${one}-c26a36c3e1eff6b1"`),
    cards: withCards ? numbers.map(() => CARD) : [],
  };
}

const GETETAG = dav("getetag");
const ADDRESS_DATA = carddav("address-data");

/** What a client gets for them. */
function multistatus({ hrefs, etags, cards }: Rows): Multistatus<PropertyText> {
  const responses = hrefs.map((href, index) => {
    const properties = [propertyText(GETETAG, etags[index] ?? "")];
    const card = cards[index];
    if (card !== undefined) properties.push(propertyText(ADDRESS_DATA, card));
    return { href, propstats: [{ status: 200, properties }] };
  });
  return { responses, syncToken: "https://example.org/sync/4711" };
}

/** The least that a server can do: one template for each response. */
function template({ hrefs, etags, cards }: Rows): string {
  let text =
    '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">';
  for (const [index, href] of hrefs.entries()) {
    text += `<D:response><D:href>${escaped(href)}</D:href><D:propstat><D:prop><D:getetag>${escaped(etags[index] ?? "")}</D:getetag>`;
    const card = cards[index];
    if (card !== undefined) text += `<C:address-data>${escaped(card)}</C:address-data>`;
    text += "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>";
  }
  return `${text}</D:multistatus>`;
}

/** Text on its way out; before that, an engine has not put its parts together. */
function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

const encoder = new TextEncoder();

function escaped(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replace(/[&<>\r]/g, (one) =>
    one === "&" ? "&amp;" : one === "<" ? "&lt;" : one === ">" ? "&gt;" : "&#13;",
  );
}

/** Reads a multistatus as tsdav does, without a network. */
async function readWithTsdav(text: string): Promise<{ readonly href?: string }[]> {
  return davRequest({
    url: "http://example.org/",
    init: { method: "PROPFIND", body: {} },
    fetch: () =>
      Promise.resolve(
        new Response(text, { status: 207, headers: { "content-type": "application/xml" } }),
      ),
  });
}

for (const withCards of [false, true]) {
  const known = rows(withCards);
  const text = stringifyMultistatus(multistatus(known));
  const name = `1 000 ${withCards ? "cards" : "etags"}, ${(text.length / 1000).toFixed(0)} kB`;

  test(`parseMultistatus, ${name}`, async ({ bench }) => {
    const hrefs = parseMultistatus(text).responses.map(({ href }) => href);
    expect(hrefs).toEqual(known.hrefs);
    expect((await readWithTsdav(text)).map(({ href }) => href)).toEqual(hrefs);
    const { multistatus: theirs } = await parseXML(text);
    expect(theirs.response.map(({ href }) => href)).toEqual(hrefs);
    await bench.compare(
      bench("@callingcard/dav-xml", () => void parseMultistatus(text)),
      bench("tsdav", async () => void (await readWithTsdav(text))),
      bench("webdav", async () => void (await parseXML(text))),
    );
  });

  test(`stringifyMultistatus, ${name}`, async ({ bench }) => {
    const again = parseMultistatus(template(known));
    expect(again.responses.map(({ href }) => href)).toEqual(known.hrefs);
    await bench.compare(
      bench("one template", () => void encode(template(known))),
      bench("@callingcard/dav-xml, text", () => {
        encode(stringifyMultistatus(multistatus(known)));
      }),
      bench("@callingcard/dav-xml, trees", () => void encode(stringifyMultistatus(again))),
    );
  });
}
