import { expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  createTestServer,
  hrefs,
  property,
  propertyTextOf,
  putCard,
  sendXml,
  vcard,
  type TestServer,
} from "./dav-client.ts";

const ETAG_AND_DATA = "<D:prop><D:getetag/><C:address-data/></D:prop>";

function query(filter: string, rest = ""): string {
  return `<C:addressbook-query>${ETAG_AND_DATA}${filter}${rest}</C:addressbook-query>`;
}

function nameFilter(text: string): string {
  return `<C:filter><C:prop-filter name="FN"><C:text-match>${text}</C:text-match></C:prop-filter></C:filter>`;
}

function limit(count: number): string {
  return `<C:limit><C:nresults>${count}</C:nresults></C:limit>`;
}

function multiget(props: string, ...hrefs: readonly string[]): string {
  return `<C:addressbook-multiget>${props}${hrefs.map((href) => `<D:href>${href}</D:href>`).join("")}</C:addressbook-multiget>`;
}

async function createLibrary(): Promise<TestServer> {
  const server = await createServerWithBook();
  for (const [name, fn] of [
    ["ada", "Ada Lovelace"],
    ["alan", "Alan Turing"],
    ["grace", "Grace Hopper"],
    ["anne", "Ænne Straße"],
  ] as const) {
    await putCard(server, `${name}.vcf`, { uid: name, fn, lines: ["NOTE:line\\nbreak & <more>"] });
  }
  return server;
}

test("a query finds what the filter matches, and gives the octets", async () => {
  const server = await createLibrary();
  const found = await ask(server, "REPORT", BOOK, query(nameFilter("LOVE")), { Depth: "1" });
  expect(hrefs(found)).toEqual([`${BOOK}ada.vcf`]);
  expect(propertyTextOf(found.responses[0], "address-data")).toBe(
    vcard({ uid: "ada", lines: ["NOTE:line\\nbreak & <more>"] }),
  );
  const etag = (await server.send("GET", `${BOOK}ada.vcf`)).headers.get("etag");
  expect(property(found.responses[0], "getetag")).toBe(etag);
});

test("case does not matter beyond ASCII", async () => {
  const server = await createLibrary();
  expect(hrefs(await ask(server, "REPORT", BOOK, query(nameFilter("ænne"))))).toEqual([
    `${BOOK}anne.vcf`,
  ]);
});

test("an empty or missing filter matches every card", async () => {
  const server = await createLibrary();
  for (const filter of ["", "<C:filter/>", '<C:filter test="allof"/>']) {
    expect(hrefs(await ask(server, "REPORT", BOOK, query(filter)))).toHaveLength(4);
  }
});

test("a filter on presence alone works, as tsdav sends it", async () => {
  const server = await createLibrary();
  const filter = '<C:filter><C:prop-filter name="FN"/></C:filter>';
  expect(hrefs(await ask(server, "REPORT", BOOK, query(filter)))).toHaveLength(4);
});

test("a limit truncates with a 507 for the request's path, which does not count", async () => {
  const server = await createLibrary();
  const { responses } = await ask(server, "REPORT", BOOK, query("", limit(3)));
  expect(responses.map(({ status }) => status)).toEqual([undefined, undefined, undefined, 507]);
  expect(responses[3]?.href).toBe(BOOK);
  expect(responses[3]?.error?.children[0]).toMatchObject({
    local: "number-of-matches-within-limits",
  });
});

test("a limit that is met exactly truncates nothing", async () => {
  const server = await createLibrary();
  const { responses } = await ask(server, "REPORT", BOOK, query("", limit(4)));
  expect(responses.map(({ status }) => status)).toEqual(Array(4).fill(undefined));
});

test("the server's own limit truncates like a client's", async () => {
  const server = await createServerWithBook({ limits: { maxQueryResults: 1 } });
  await putCard(server, "a.vcf", { uid: "1" });
  await putCard(server, "b.vcf", { uid: "2" });
  const { responses } = await ask(server, "REPORT", BOOK, query(""));
  expect(responses.map(({ status }) => status)).toEqual([undefined, 507]);
});

test("partial data keep VERSION and UID, in query and multiget alike", async () => {
  const server = await createLibrary();
  const props =
    '<D:prop><C:address-data><C:prop name="FN"/><C:prop name="NOTE" novalue="yes"/></C:address-data></D:prop>';
  const expected =
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ada\r\nFN:Ada Lovelace\r\nNOTE:\r\nEND:VCARD\r\n";
  for (const body of [
    `<C:addressbook-query>${props}${nameFilter("ada")}</C:addressbook-query>`,
    multiget(props, `${BOOK}ada.vcf`),
  ]) {
    const { responses } = await ask(server, "REPORT", BOOK, body);
    expect(propertyTextOf(responses[0], "address-data")).toBe(expected);
  }
});

test("a query of one card judges that card, whatever the Depth", async () => {
  const server = await createLibrary();
  const path = `${BOOK}ada.vcf`;
  expect(hrefs(await ask(server, "REPORT", path, query(nameFilter("ada"))))).toEqual([path]);
  expect(hrefs(await ask(server, "REPORT", path, query(nameFilter("alan"))))).toEqual([]);
});

test("multiget answers each href in order, with a 404 for what is not there", async () => {
  const server = await createLibrary();
  const asked = [
    `${BOOK}grace.vcf`,
    `${BOOK}none.vcf`,
    `http://dav.example${BOOK}ada.vcf`,
    `${BOOK}al%61n.vcf`,
    "/addressbooks/eve/contacts/ada.vcf",
    "not a path",
    "http://",
    `${BOOK}..%2f..%2fx`,
    "grace.vcf",
  ];
  const { responses } = await ask(server, "REPORT", BOOK, multiget(ETAG_AND_DATA, ...asked), {
    Depth: "1",
  });
  expect(responses.map(({ href, status }) => [href, status])).toEqual([
    [`${BOOK}grace.vcf`, undefined],
    [`${BOOK}none.vcf`, 404],
    [`${BOOK}ada.vcf`, undefined],
    [`${BOOK}alan.vcf`, undefined],
    ["/addressbooks/eve/contacts/ada.vcf", 404],
    ["not a path", 404],
    ["http://", 404],
    [`${BOOK}..%2f..%2fx`, 404],
    [`${BOOK}grace.vcf`, undefined],
  ]);
});

test("multiget finds a card whose href a client encoded twice", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a%20b.vcf", { uid: "1" });
  const { responses } = await ask(
    server,
    "REPORT",
    BOOK,
    multiget(ETAG_AND_DATA, `${BOOK}a%2520b.vcf`),
  );
  expect(responses.map(({ href, status }) => [href, status])).toEqual([
    [`${BOOK}a%20b.vcf`, undefined],
  ]);
});

test("multiget finds what the segments of dots in a href lead to", async () => {
  const server = await createLibrary();
  const asked = [
    "./ada.vcf",
    `${BOOK}./alan.vcf`,
    `${BOOK}none/../grace.vcf`,
    `${BOOK}none/..`,
    `/${BOOK}anne.vcf`,
    `${BOOK}%2e/ada.vcf`,
  ];
  const { responses } = await ask(server, "REPORT", BOOK, multiget(ETAG_AND_DATA, ...asked));
  const told = responses.map(({ href, status }) => (status === undefined ? href : status));
  expect(told).toEqual([
    `${BOOK}ada.vcf`,
    `${BOOK}alan.vcf`,
    `${BOOK}grace.vcf`,
    404,
    404,
    `${BOOK}ada.vcf`,
  ]);
});

test("multiget of the home reaches the cards of all its books", async () => {
  const server = await createLibrary();
  await server.store.createBook("ada", "work", []);
  const { responses } = await ask(
    server,
    "REPORT",
    "/addressbooks/ada/",
    multiget(ETAG_AND_DATA, `${BOOK}ada.vcf`),
  );
  expect(responses[0]?.status).toBeUndefined();
  const elsewhere = await ask(
    server,
    "REPORT",
    "/addressbooks/ada/work/",
    multiget(ETAG_AND_DATA, `${BOOK}ada.vcf`),
  );
  expect(elsewhere.responses[0]?.status).toBe(404);
});

test("multiget without a href is about the card of the request's path", async () => {
  const server = await createLibrary();
  const { responses } = await ask(server, "REPORT", `${BOOK}ada.vcf`, multiget(ETAG_AND_DATA));
  expect(hrefs({ responses })).toEqual([`${BOOK}ada.vcf`]);
  const none = await sendXml(server, "REPORT", BOOK, multiget(ETAG_AND_DATA));
  expect(none.status).toBe(400);
});

test("multiget takes so many hrefs and no more", async () => {
  const server = await createServerWithBook({ limits: { maxMultigetHrefs: 2 } });
  const response = await sendXml(server, "REPORT", BOOK, multiget(ETAG_AND_DATA, "/a", "/b", "/c"));
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("<D:number-of-matches-within-limits/>");
});

test("a stored card that cannot be read spoils no report", async () => {
  const server = await createLibrary();
  const book = await server.store.findBook("ada", "contacts");
  const octets = new TextEncoder().encode("BEGIN:VCARD\r\nFN\u000B\r\n");
  await server.store.putCard(
    book?.id ?? "",
    {
      name: "bad.vcf",
      octets,
      etag: "bad",
      uid: "bad",
      index: [{ property: "FN", key: "" }],
      modifiedMs: 0,
    },
    {},
  );
  const partial =
    '<D:prop><D:getetag/><C:address-data><C:prop name="FN"/></C:address-data></D:prop>';
  const asked = [`${BOOK}bad.vcf`, `${BOOK}ada.vcf`];
  const parts = await ask(server, "REPORT", BOOK, multiget(partial, ...asked));
  expect(parts.responses.map(({ status }) => status)).toEqual([500, undefined]);
  const whole = await ask(server, "REPORT", BOOK, multiget(ETAG_AND_DATA, ...asked));
  expect(whole.responses.map(({ status }) => status)).toEqual([undefined, undefined]);
  expect(propertyTextOf(whole.responses[0], "address-data")).toBe("BEGIN:VCARD\r\nFN\uFFFD\r\n");
  const all = await ask(
    server,
    "REPORT",
    BOOK,
    query('<C:filter><C:prop-filter name="FN"/></C:filter>'),
  );
  expect(all.responses.map(({ status }) => status)).toEqual([
    undefined,
    undefined,
    undefined,
    500,
    undefined,
  ]);
  expect(await (await server.send("GET", `${BOOK}bad.vcf`)).text()).toBe(
    "BEGIN:VCARD\r\nFN\u000B\r\n",
  );
});

test("a report that a resource does not have is refused with supported-report", async () => {
  const server = await createLibrary();
  for (const [path, body] of [
    [BOOK, '<x xmlns="urn:x"/>'],
    [BOOK, "<D:version-tree/>"],
    ["/principals/ada/", query("")],
    ["/addressbooks/ada/", query("")],
    [
      "/addressbooks/",
      "<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level><D:prop/></D:sync-collection>",
    ],
  ] as const) {
    const response = await sendXml(server, "REPORT", path, body);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<D:supported-report/>");
  }
});

test("a report without a body, or with one that is no XML, is refused", async () => {
  const server = await createLibrary();
  expect((await server.send("REPORT", BOOK)).status).toBe(400);
  const text = await server.send("REPORT", BOOK, {
    headers: { "Content-Type": "text/plain" },
    body: xmlBody,
  });
  expect(text.status).toBe(415);
});

const xmlBody = '<C:addressbook-query xmlns:C="urn:ietf:params:xml:ns:carddav"/>';

test("malformed XML and malformed messages are 400 with the position", async () => {
  const server = await createLibrary();
  for (const [body, position] of [
    ["<D:propfind xmlns:D='DAV:'>\n<D:prop></D:propfind>", /line 2 column \d+/],
    ["<D:propfind xmlns:D='DAV:'/>", /line 1 column 1/],
    ["\u0000", /line 1 column 1/],
  ] as const) {
    const response = await server.send("PROPFIND", BOOK, {
      headers: { "Content-Type": "application/xml", Depth: "0" },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(position);
  }
  const twoConditions = query(
    '<C:filter><C:prop-filter name="FN"><C:is-not-defined/><C:text-match>a</C:text-match></C:prop-filter></C:filter>',
  );
  expect((await sendXml(server, "REPORT", BOOK, twoConditions)).status).toBe(400);
});

test("an XML body that is too large is 413, however it comes", async () => {
  const server = await createServerWithBook({ limits: { maxXmlOctets: 100 } });
  const response = await sendXml(server, "REPORT", BOOK, query("") + " ".repeat(100));
  expect(response.status).toBe(413);
});

test("a card is judged unless the store is sure of it and the index decides", async () => {
  const { store } = await createLibrary();
  const id = (await store.findBook("ada", "contacts"))?.id ?? "";
  const cards = await store.getCards(id, ["ada.vcf"]);
  const sure = await createServerWithBook({
    store: {
      ...store,
      async *findCards() {
        for (const card of cards) {
          yield { ...card, isSure: true };
          yield { ...card, name: "open.vcf" };
        }
      },
    },
  });
  // It is no Turing: who looks at it sees that.
  expect(hrefs(await ask(sure, "REPORT", BOOK, query(nameFilter("turing"))))).toEqual([
    `${BOOK}ada.vcf`,
  ]);
  const grouped = nameFilter("turing").replace('"FN"', '"item1.FN"');
  expect(hrefs(await ask(sure, "REPORT", BOOK, query(grouped)))).toEqual([]);
});

test("a query that judges many cards lets other requests have their turn", async () => {
  const server = await createServerWithBook();
  const octets = new TextEncoder().encode(vcard({ uid: "1" }));
  let turns = 0;
  const busy = await createServerWithBook({
    store: {
      ...server.store,
      // Has cards until others had their turns, or for so long that they never will.
      async *findCards() {
        const untilMs = performance.now() + 60_000;
        while (turns < 2 && performance.now() < untilMs) {
          yield { name: "a.vcf", etag: "x", octetCount: 1, modifiedMs: 0, revision: 1, octets };
        }
      },
    },
  });
  const timer = setInterval(() => turns++, 1);
  const { responses } = await ask(busy, "REPORT", BOOK, query(nameFilter("nobody")));
  clearInterval(timer);
  expect(responses).toEqual([]);
  expect(turns).toBeGreaterThan(1);
});

test("a multiget or sync that takes long lets other requests have their turn", async () => {
  const server = await createServerWithBook();
  const names = Array.from({ length: 80 }, (_, index) => `${index}.vcf`);
  for (const name of names) await putCard(server, name, { uid: name });
  const busy = await createServerWithBook({
    store: {
      ...server.store,
      getCards(...asked) {
        const untilMs = performance.now() + 8;
        while (performance.now() < untilMs);
        return server.store.getCards(...asked);
      },
    },
  });
  for (const body of [
    multiget(ETAG_AND_DATA, ...names.map((name) => BOOK + name)),
    `<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level>${ETAG_AND_DATA}</D:sync-collection>`,
  ]) {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const { responses } = await ask(busy, "REPORT", BOOK, body);
    clearInterval(timer);
    expect(responses).toHaveLength(80);
    expect(turns).toBeGreaterThan(1);
  }
});

test("a long report is sent in pieces, and reading stops when the client goes away", async () => {
  const server = await createServerWithBook();
  const note = `NOTE:${"x".repeat(60_000)}`;
  for (let index = 0; index < 20; index++) {
    await putCard(server, `${index}.vcf`, { uid: `${index}`, lines: [note] });
  }
  let read = 0;
  let closed = 0;
  const { store } = server;
  const counting: TestServer = await createServerWithBook({
    store: {
      ...store,
      async *findCards(...args) {
        try {
          for await (const card of store.findCards(...args)) {
            read++;
            yield card;
          }
        } finally {
          closed++;
        }
      },
    },
  });
  const response = await sendXml(counting, "REPORT", BOOK, query(""));
  expect(response.headers.get("content-length")).toBeNull();
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(20_000);
  await reader?.cancel();
  expect(read).toBeLessThan(10);
  expect(closed).toBe(1);
  const whole = await sendXml(counting, "REPORT", BOOK, query(""));
  expect((await whole.text()).match(/<D:response>/g)).toHaveLength(20);
});

test("a report holds few cards at a time, since each may have many megabytes", async () => {
  const server = await createServerWithBook();
  const names = Array.from({ length: 40 }, (_, index) => `${index}.vcf`);
  for (const name of names) await putCard(server, name, { uid: name });
  const asked: number[] = [];
  const watched = createTestServer({
    store: {
      ...server.store,
      getCards(book, wanted) {
        asked.push(wanted.length);
        return server.store.getCards(book, wanted);
      },
    },
  });
  const prop = "<D:prop><D:getetag/><C:address-data/></D:prop>";
  const hrefList = names.map((name) => `<D:href>${BOOK}${name}</D:href>`).join("");
  const multiget = `<C:addressbook-multiget>${prop}${hrefList}</C:addressbook-multiget>`;
  expect((await ask(watched, "REPORT", BOOK, multiget)).responses).toHaveLength(40);
  const sync = `<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level>${prop}</D:sync-collection>`;
  expect((await ask(watched, "REPORT", BOOK, sync)).responses).toHaveLength(40);
  expect(asked.reduce((sum, count) => sum + count)).toBe(80);
  expect(Math.max(...asked)).toBeLessThanOrEqual(8);
});
