import { davRequest } from "tsdav";
import { expect, test } from "vitest";
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

/** What a client gets for an address book of 1 000 cards. */
function multistatus(withCards: boolean): Multistatus<PropertyText> {
  const responses = Array.from({ length: 1000 }, (_, index) => ({
    href: `/books/ann/contacts/${index}-0bc3-424c-9c26-36c3e1eff6b1.vcf`,
    propstats: [
      {
        status: 200,
        properties: [
          propertyText(dav("getetag"), `"${index}-c26a36c3e1eff6b1"`),
          ...(withCards ? [propertyText(carddav("address-data"), CARD)] : []),
        ],
      },
    ],
  }));
  return { responses, syncToken: "https://example.org/sync/4711" };
}

/** The least that a server can do: one template for each response. */
function template(
  hrefs: readonly string[],
  etags: readonly string[],
  cards: readonly string[],
): string {
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
  const written = multistatus(withCards);
  const text = stringifyMultistatus(written);
  const name = `1 000 ${withCards ? "cards" : "etags"}, ${(text.length / 1000).toFixed(0)} kB`;

  test(`parseMultistatus, ${name}`, async ({ bench }) => {
    const read = parseMultistatus(text);
    const theirs = await readWithTsdav(text);
    expect(theirs.map(({ href }) => href)).toEqual(read.responses.map(({ href }) => href));
    await bench.compare(
      bench("@callingcard/dav-xml", () => void parseMultistatus(text)),
      bench("tsdav", async () => void (await readWithTsdav(text))),
    );
  });

  test(`stringifyMultistatus, ${name}`, async ({ bench }) => {
    const hrefs = written.responses.map(({ href }) => href);
    const etags = hrefs.map((_, index) => `"${index}-c26a36c3e1eff6b1"`);
    const cards = withCards ? hrefs.map(() => CARD) : [];
    const again = parseMultistatus(template(hrefs, etags, cards));
    expect(again.responses).toHaveLength(written.responses.length);
    await bench.compare(
      bench("one template", () => void encode(template(hrefs, etags, cards))),
      bench("@callingcard/dav-xml, text", () => {
        encode(stringifyMultistatus(multistatus(withCards)));
      }),
      bench("@callingcard/dav-xml, trees", () => void encode(stringifyMultistatus(again))),
    );
  });
}
