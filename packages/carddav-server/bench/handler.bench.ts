import { expect, test } from "vitest";
import { setBodyReader } from "../src/body.ts";
import { createCardDavHandler, type CardDavHandler } from "../src/index.ts";
import { BOOK, createServerWithBook, propfind, putCard, xml } from "../test/dav-client.ts";

const LINES = Array.from({ length: 12 }, (_, index) => `X-LINE${index}:${"some text ".repeat(6)}`);

/** A handler over a store in memory with cards of about 1 kB: what the handler itself costs. */
async function createHandler(cardCount: number): Promise<CardDavHandler> {
  const server = await createServerWithBook();
  for (let index = 0; index < cardCount; index++) {
    await putCard(server, `${index}.vcf`, { uid: `${index}`, fn: `Name ${index}`, lines: LINES });
  }
  return createCardDavHandler({
    store: server.store,
    authenticate: async () => ({ kind: "user", user: "ada" }),
  });
}

/** Makes requests whose body is read as cheaply as behind `node:http`. */
function requests(method: string, path: string, depth: string, body?: string): () => Request {
  const octets = body === undefined ? undefined : new TextEncoder().encode(xml(body));
  return () => {
    const headers = { depth, "content-type": "application/xml" };
    const request = new Request(`http://x${path}`, { method, headers });
    if (octets !== undefined) setBodyReader(request, async () => octets);
    return request;
  };
}

async function answered(handler: CardDavHandler, request: Request, status: number): Promise<void> {
  const response = await handler(request);
  expect(response.status).toBe(status);
  await response.arrayBuffer();
}

function multiget(count: number, attributes = ""): string {
  const hrefs = Array.from({ length: count }, (_, index) => `<D:href>${BOOK}${index}.vcf</D:href>`);
  return `<C:addressbook-multiget><D:prop><D:getetag/><C:address-data${attributes}/></D:prop>${hrefs.join("")}</C:addressbook-multiget>`;
}

test("requests of the usual kinds, 200 cards of 1 kB in memory", async ({ bench }) => {
  const handler = await createHandler(200);
  const get = requests("GET", `${BOOK}7.vcf`, "0");
  const poll = requests("PROPFIND", BOOK, "0", propfind("CS:getctag", "D:sync-token"));
  const list = requests("PROPFIND", BOOK, "1", propfind("D:getetag"));
  const cards = requests("REPORT", BOOK, "0", multiget(100));
  await bench.compare(
    bench("GET of a card", () => answered(handler, get(), 200)),
    bench("PROPFIND for getctag and sync-token", () => answered(handler, poll(), 207)),
    bench("PROPFIND Depth 1 for getetag, 200 cards", () => answered(handler, list(), 207)),
    bench("multiget of 100 cards", () => answered(handler, cards(), 207)),
  );
});

test("100 of the cards in another version, and a card that is merged", async ({ bench }) => {
  const handler = await createHandler(100);
  const stored = requests("REPORT", BOOK, "0", multiget(100, ' version="4.0"'));
  const old = requests("REPORT", BOOK, "0", multiget(100, ' version="3.0"'));
  const json = requests(
    "REPORT",
    BOOK,
    "0",
    multiget(100, ' content-type="application/vcard+json"'),
  );
  const view = new Request(`http://x${BOOK}7.vcf`, {
    headers: { accept: "text/vcard;version=3.0" },
  });
  const octets = new Uint8Array(await (await handler(view)).arrayBuffer());
  const put = (): Request => {
    const request = new Request(`http://x${BOOK}7.vcf`, { method: "PUT" });
    setBodyReader(request, async () => octets);
    return request;
  };
  await bench.compare(
    bench("multiget, as stored", () => answered(handler, stored(), 207)),
    bench("multiget, as vCard 3.0", () => answered(handler, old(), 207)),
    bench("multiget, as jCard", () => answered(handler, json(), 207)),
    bench("PUT of 3.0 into a card of 4.0", () => answered(handler, put(), 204)),
  );
});

test("a multiget of twice the cards takes about twice the time", async ({ bench }) => {
  const handler = await createHandler(400);
  const once = requests("REPORT", BOOK, "0", multiget(200));
  const twice = requests("REPORT", BOOK, "0", multiget(400));
  await bench.compare(
    bench("200 cards", () => answered(handler, once(), 207)),
    bench("400 cards", () => answered(handler, twice(), 207)),
  );
});
