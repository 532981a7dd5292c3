import { describe, expect, test } from "vitest";
import { parseCard } from "@callingcard/vcard";
import { fromJCard } from "@callingcard/vcard/jcard";
import {
  ask,
  BOOK,
  createServerWithBook,
  propfind,
  property,
  propertyTextOf,
  putCard,
  sendXml,
  vcard,
  type TestServer,
} from "./dav-client.ts";

const CARD = `${BOOK}a.vcf`;
const MODERN = vcard({
  uid: "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
  lines: ["N:Lovelace;Ada;;;", "GENDER:F", "TEL;PREF=1;TYPE=cell:+44 1", "BDAY:--1210"],
});
const OLD = vcard({ uid: "1", version: "3.0", lines: ["N:Lovelace;Ada;;;", "TEL;TYPE=PREF:+44"] });

async function createServerWithCard(text = MODERN): Promise<TestServer> {
  const server = await createServerWithBook();
  expect((await putCard(server, "a.vcf", text)).status).toBe(201);
  return server;
}

const get = (server: TestServer, accept: string, headers: Record<string, string> = {}) =>
  server.send("GET", CARD, { headers: { Accept: accept, ...headers } });

const etagOf = (response: Response) => response.headers.get("etag") ?? "";

describe("GET", () => {
  test("converts to the version that Accept names, both ways", async () => {
    for (const [stored, from, to] of [
      [MODERN, "4.0", "3.0"],
      [OLD, "3.0", "4.0"],
    ] as const) {
      const server = await createServerWithCard(stored);
      const response = await get(server, `text/vcard; version=${to}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(`text/vcard; charset=utf-8; version=${to}`);
      const text = await response.text();
      expect(response.headers.get("content-length")).toBe(String(text.length));
      expect(parseCard(text).version).toBe(to);
      expect(await (await get(server, `text/vcard; version=${from}`)).text()).toBe(stored);
    }
  });

  test("gives jCard to who asks for it", async () => {
    const server = await createServerWithCard(OLD);
    const response = await get(server, "application/vcard+json");
    expect(response.headers.get("content-type")).toBe("application/vcard+json; version=4.0");
    const card = fromJCard(await response.json());
    expect(card.version).toBe("4.0");
    expect(card.properties.map(({ name }) => name)).toContain("TEL");
  });

  test("takes what Accept gives the highest quality, the most specific range first", async () => {
    const server = await createServerWithCard();
    for (const [accept, expected] of [
      ["text/vcard;version=3.0;q=0.9, text/vcard;version=4.0;q=0.8", "3.0"],
      ["text/vcard;version=3.0, */*;q=0.1", "3.0"],
      ["text/vcard, text/vcard;version=4.0;q=0", "3.0"],
      ["text/vcard;version=4.0;q=0.5, text/vcard;q=0.6", "3.0"],
      ["text/*, application/vcard+json", "4.0"],
      ["application/*, text/*;q=0.9", "json"],
      ["application/vcard+json;q=0.9, text/vcard;q=0.5, */*;q=0.1", "json"],
      ["application/vcard+json;q=0.5, */*", "4.0"],
      ["text/x-vcard;version=3.0", "3.0"],
      ["*/*", "4.0"],
      ["", "4.0"],
    ] as const) {
      const response = await get(server, accept);
      const text = await response.text();
      const got = text.startsWith("[") ? "json" : parseCard(text).version;
      expect([accept, got]).toEqual([accept, expected]);
    }
  });

  test("refuses what is not acceptable, and says that Accept decides", async () => {
    const server = await createServerWithCard();
    for (const accept of ["text/vcard;version=2.1", "text/calendar", "text/vcard;q=0"]) {
      const response = await get(server, accept);
      expect(response.status).toBe(403);
      expect(response.headers.get("vary")).toBe("Accept");
      expect(await response.text()).toContain("<C:supported-address-data-conversion/>");
    }
  });

  test("varies by Accept, and each representation has an entity tag of its own", async () => {
    const server = await createServerWithCard();
    const accepts = ["*/*", "text/vcard;version=3.0", "application/vcard+json"];
    const responses = await Promise.all(accepts.map((accept) => get(server, accept)));
    expect(responses.map(({ headers }) => headers.get("vary"))).toEqual(Array(3).fill("Accept"));
    const tags = responses.map(etagOf);
    expect(new Set(tags).size).toBe(3);
    for (const [index, accept] of accepts.entries()) {
      for (const [other, tag] of tags.entries()) {
        const { status, headers } = await get(server, accept, { "If-None-Match": tag });
        expect(status).toBe(index === other ? 304 : 200);
        expect(headers.get("vary")).toBe("Accept");
        expect(headers.get("etag")).toBe(tags[index]);
      }
    }
  });

  test("HEAD tells of the converted card without it", async () => {
    const server = await createServerWithCard();
    const headers = { Accept: "text/vcard;version=3.0" };
    const head = await server.send("HEAD", CARD, { headers });
    const whole = await get(server, headers.Accept);
    expect(etagOf(head)).toBe(etagOf(whole));
    expect(head.headers.get("content-length")).toBe(String((await whole.text()).length));
    expect(await head.text()).toBe("");
  });
});

describe("conditions of writes", () => {
  test("a write takes the tag of what the card converts to now, and no older one", async () => {
    for (const accept of ["application/vcard+json", "text/vcard;version=3.0"]) {
      const server = await createServerWithCard();
      const before = etagOf(await get(server, accept));
      const changed = MODERN.replace("+44 1", "+44 2");
      const put = await putCard(server, "a.vcf", changed, { "If-Match": before });
      expect(put.status).toBe(204);
      const again = await putCard(server, "a.vcf", MODERN, { "If-Match": before });
      expect(again.status).toBe(412);
      const now = etagOf(await get(server, accept));
      for (const tag of [before, `W/${now}`]) {
        const headers = { "If-Match": tag };
        expect((await server.send("DELETE", CARD, { headers })).status).toBe(412);
      }
      const unless = await putCard(server, "a.vcf", MODERN, { "If-None-Match": now });
      expect(unless.status).toBe(412);
      const headers = { "If-Match": `"x", ${now}` };
      expect((await server.send("DELETE", CARD, { headers })).status).toBe(204);
      expect((await putCard(server, "a.vcf", MODERN, { "If-Match": now })).status).toBe(412);
    }
  });

  test("If takes the tag of what the request's card converts to now", async () => {
    const server = await createServerWithCard();
    const before = etagOf(await get(server, "text/vcard;version=3.0"));
    const changed = MODERN.replace("+44 1", "+44 2");
    const put = (value: string) => putCard(server, "a.vcf", changed, { If: value });
    expect((await put(`(Not [${before}])`)).status).toBe(412);
    expect((await put(`([${before}])`)).status).toBe(204);
    expect((await put(`([${before}])`)).status).toBe(412);
    const now = etagOf(await get(server, "application/vcard+json"));
    expect((await put(`(["x"]) (Not [${before}] [${now}])`)).status).toBe(204);
  });

  test("a tag that only looks like one of a conversion matches nothing", async () => {
    const server = await createServerWithCard();
    const tag = etagOf(await get(server, "*/*")).replace(/"$/, '.3.0"');
    expect((await putCard(server, "a.vcf", MODERN, { "If-Match": tag })).status).toBe(412);
  });
});

const addressData = (attributes: string, content = "") =>
  `<D:prop><D:getetag/><C:address-data ${attributes}>${content}</C:address-data></D:prop>`;

const multiget = (props: string) =>
  `<C:addressbook-multiget>${props}<D:href>${CARD}</D:href></C:addressbook-multiget>`;

const reports = (props: string) => [
  multiget(props),
  `<C:addressbook-query>${props}<C:filter/></C:addressbook-query>`,
  `<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level>${props}</D:sync-collection>`,
];

describe("reports", () => {
  test("query, multiget and sync convert to the version that is asked for, and label it", async () => {
    const server = await createServerWithCard();
    const expected = await (await get(server, "text/vcard;version=3.0")).text();
    for (const body of reports(addressData('content-type="text/vcard" version="3.0"'))) {
      const response = await sendXml(server, "REPORT", BOOK, body);
      expect(await response.text()).toContain(
        '<C:address-data content-type="text/vcard" version="3.0">BEGIN:VCARD',
      );
      const { responses } = await ask(server, "REPORT", BOOK, body);
      expect(propertyTextOf(responses[0], "address-data")).toBe(expected);
      expect(property(responses[0], "getetag")).toBe(etagOf(await get(server, "*/*")));
    }
  });

  test("jCard is asked for by its type, with or without its version", async () => {
    const server = await createServerWithCard(OLD);
    const expected = await (await get(server, "application/vcard+json")).text();
    for (const version of ["", ' version="4.0"']) {
      for (const body of reports(addressData(`content-type="application/vcard+json"${version}`))) {
        const { responses } = await ask(server, "REPORT", BOOK, body);
        expect(propertyTextOf(responses[0], "address-data")).toBe(expected);
        const response = await sendXml(server, "REPORT", BOOK, body);
        expect(await response.text()).toContain(
          '<C:address-data content-type="application/vcard+json" version="4.0">',
        );
      }
    }
  });

  test("partial data are taken of the converted card", async () => {
    const server = await createServerWithCard();
    const props = '<C:prop name="TEL"/><C:prop name="FN" novalue="yes"/>';
    for (const body of reports(addressData('version="3.0"', props))) {
      const { responses } = await ask(server, "REPORT", BOOK, body);
      const { properties } = parseCard(propertyTextOf(responses[0], "address-data") ?? "");
      expect(properties.map(({ name }) => name)).toEqual(["VERSION", "UID", "FN", "TEL"]);
      expect(properties.map(({ value }) => value)).toEqual([
        "3.0",
        "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "",
        "+44 1",
      ]);
      expect(properties[3]?.parameters.flatMap(({ values }) => values)).toContain("pref");
    }
    const json = addressData('content-type="application/vcard+json"', '<C:prop name="BDAY"/>');
    const { responses } = await ask(server, "REPORT", BOOK, multiget(json));
    const text = propertyTextOf(responses[0], "address-data") ?? "";
    expect(fromJCard(JSON.parse(text)).properties.map(({ name }) => name)).toEqual([
      "VERSION",
      "UID",
      "BDAY",
    ]);
  });

  test("a client that names no version gets each card as it is stored, labelled", async () => {
    for (const [stored, version] of [
      [MODERN, "4.0"],
      [OLD, "3.0"],
    ] as const) {
      const server = await createServerWithCard(stored);
      for (const attributes of ["", 'content-type="text/vcard"']) {
        const response = await sendXml(server, "REPORT", BOOK, multiget(addressData(attributes)));
        expect(await response.text()).toContain(`version="${version}">BEGIN`);
      }
    }
  });

  test("a card that cannot be converted has a response of its own", async () => {
    const server = await createServerWithCard();
    const [book] = await server.store.listBooks("ada");
    const octets = new TextEncoder().encode("BEGIN:VCARD\r\nVERSION:4.0\r\nno colon\r\n");
    const bad = { name: "bad.vcf", octets, etag: "bad", uid: "bad", index: [], modifiedMs: 0 };
    await server.store.putCard(book?.id ?? "", bad, {});
    const body = multiget(addressData('version="3.0"')).replace(
      "<D:href>",
      `<D:href>${BOOK}bad.vcf</D:href><D:href>`,
    );
    const { responses } = await ask(server, "REPORT", BOOK, body);
    expect(responses[0]?.status).toBe(415);
    expect(responses[0]?.error?.children[0]).toMatchObject({
      local: "supported-address-data-conversion",
    });
    expect(propertyTextOf(responses[1], "address-data")).toContain("VERSION:3.0");
    const headers = { Accept: "text/vcard;version=3.0" };
    const whole = await server.send("GET", `${BOOK}bad.vcf`, { headers });
    expect(whole.status).toBe(403);
    expect(await whole.text()).toContain("<C:supported-address-data-conversion/>");
    expect((await server.send("GET", `${BOOK}bad.vcf`)).status).toBe(200);
  });
});

test("supported-address-data names all that is taken and served", async () => {
  const server = await createServerWithBook();
  const { responses } = await ask(server, "PROPFIND", BOOK, propfind("C:supported-address-data"));
  expect(property(responses[0], "supported-address-data")).toBe(
    '<C:address-data-type content-type="text/vcard" version="3.0"/>' +
      '<C:address-data-type content-type="text/vcard" version="4.0"/>' +
      '<C:address-data-type content-type="application/vcard+json" version="4.0"/>',
  );
});

test("a kind of client may get another version where it names none", async () => {
  const server = await createServerWithBook({
    defaultVersion: (userAgent) => (userAgent.startsWith("Old/") ? "3.0" : undefined),
  });
  await putCard(server, "a.vcf", MODERN);
  for (const [agent, version] of [
    ["Old/1", "3.0"],
    ["New/1", "4.0"],
  ] as const) {
    const headers = { "User-Agent": agent };
    const response = await server.send("GET", CARD, { headers });
    expect(response.headers.get("vary")).toBe("Accept, User-Agent");
    expect(parseCard(await response.text()).version).toBe(version);
    const { responses } = await ask(server, "REPORT", BOOK, multiget(addressData("")), headers);
    expect(propertyTextOf(responses[0], "address-data")).toContain(`VERSION:${version}`);
    const named = await get(server, "text/vcard;version=4.0", headers);
    expect(await named.text()).toBe(MODERN);
  }
});

describe("PUT of jCard", () => {
  const json = { "Content-Type": "application/vcard+json" };

  test("is stored as vCard 4.0, and no entity tag is told", async () => {
    const server = await createServerWithBook();
    const jcard = [
      "vcard",
      [
        ["version", {}, "text", "4.0"],
        ["uid", {}, "text", "1"],
        ["fn", {}, "text", "Ada, Lovelace"],
      ],
    ];
    const put = await putCard(server, "a.vcf", JSON.stringify(jcard), json);
    expect(put.status).toBe(201);
    expect(put.headers.has("etag")).toBe(false);
    expect(await (await server.send("GET", CARD)).text()).toContain("FN:Ada\\, Lovelace\r\n");
    expect(await (await get(server, "application/vcard+json")).json()).toEqual(jcard);
  });

  test("is refused where vCard would be", async () => {
    const server = await createServerWithBook({ limits: { maxResourceOctets: 400 } });
    for (const [body, status, condition] of [
      ["[", 400, "valid-address-data"],
      ["[]", 403, "valid-address-data"],
      ['["vcard",[["version",{},"text","4.0"],["fn",{},"text","A"]]]', 403, "valid-address-data"],
      [
        '["vcard",[["version",{},"text","3.0"],["uid",{},"text","1"]]]',
        403,
        "supported-address-data",
      ],
      [
        `["vcard",[["version",{},"text","4.0"],["uid",{},"text","${"é".repeat(170)}"]]]`,
        403,
        "max-resource-size",
      ],
    ] as const) {
      const response = await putCard(server, "a.vcf", body, json);
      expect([body, response.status]).toEqual([body, status]);
      expect(await response.text()).toContain(`<C:${condition}/>`);
    }
  });
});
