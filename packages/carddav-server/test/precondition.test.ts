import { expect, test } from "vitest";
import {
  BOOK,
  createServerWithBook,
  createTestServer,
  putCard,
  sendXml,
  vcard,
} from "./dav-client.ts";

async function refusal(response: Response): Promise<string> {
  expect(response.status).toBe(403);
  expect(response.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  return response.text();
}

test("supported-address-data: another type, charset or version", async () => {
  const server = await createServerWithBook();
  const labelled = (type: string) =>
    putCard(server, "a.vcf", { uid: "1" }, { "Content-Type": type });
  for (const type of ["text/calendar", "application/json", "text/vcard; charset=iso-8859-1"]) {
    expect(await refusal(await labelled(type))).toContain("<C:supported-address-data/>");
  }
  const old = await putCard(server, "a.vcf", { uid: "1", version: "2.1" });
  expect(await refusal(old)).toContain("<C:supported-address-data/>");
  expect((await server.send("GET", `${BOOK}a.vcf`)).status).toBe(404);
});

test("types that clients use for vCards are taken for what they mean", async () => {
  const server = await createServerWithBook();
  const types = [
    "text/vcard; charset=utf-8; version=4.0",
    'TEXT/VCARD; charset="UTF-8"',
    "text/x-vcard",
    "text/directory;profile=vcard",
    "application/vcard",
    "",
  ];
  for (const [index, type] of types.entries()) {
    const response = await putCard(
      server,
      `${index}.vcf`,
      { uid: `${index}` },
      { "Content-Type": type },
    );
    expect(response.status).toBe(201);
  }
  const untyped = await server.send("PUT", `${BOOK}x.vcf`, {
    body: new TextEncoder().encode(vcard({ uid: "x" })),
  });
  expect(untyped.status).toBe(201);
});

test("valid-address-data: 400 says where a card is malformed", async () => {
  const server = await createServerWithBook();
  for (const [body, reason] of [
    ["nonsense", /line 1 column \d+/],
    ["BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN\r\nEND:VCARD\r\n", /line 4 column 3/],
    ["BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:A\r\n", /line 5 column 1/],
    [vcard({ uid: "1", fn: "A\u000Bda" }), /control character U\+000B at line 4 column 5/],
  ] as const) {
    const response = await putCard(server, "a.vcf", body);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain("<C:valid-address-data/>");
    expect(text).toMatch(reason);
  }
});

test("valid-address-data: 403 says why a card cannot be stored", async () => {
  const server = await createServerWithBook();
  for (const [body, reason] of [
    [vcard({ uid: "1" }) + vcard({ uid: "2" }), /more than one card/],
    ["BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD\r\n", /the card has no UID/],
    [vcard({ uid: " " }), /the UID is empty/],
    [vcard({ uid: "1", lines: ["UID:2"] }), /the card has two UIDs/],
    ["", /no card/],
  ] as const) {
    const text = await refusal(await putCard(server, "a.vcf", body));
    expect(text).toContain("<C:valid-address-data/>");
    expect(text).toMatch(reason);
  }
});

test("valid-address-data: octets that are not UTF-8", async () => {
  const server = await createServerWithBook();
  const octets = new TextEncoder().encode(vcard({ uid: "1", fn: "?" }));
  octets[octets.indexOf(0x3f)] = 0xe9;
  const response = await server.send("PUT", `${BOOK}a.vcf`, {
    headers: { "Content-Type": "text/vcard" },
    body: octets,
  });
  const text = await refusal(response);
  expect(text).toContain("<C:valid-address-data/>");
  expect(text).toContain("not in UTF-8");
});

test("no-uid-conflict: names the card that has the UID", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a b.vcf".replace(" ", "%20"), { uid: "1" });
  const text = await refusal(await putCard(server, "b.vcf", { uid: "1" }));
  expect(text).toContain(
    `<C:no-uid-conflict><D:href>${BOOK}a%20b.vcf</D:href></C:no-uid-conflict>`,
  );
});

test("no-uid-conflict: a card is not written over by one with another UID", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const text = await refusal(await putCard(server, "a.vcf", { uid: "2" }));
  expect(text).toContain(`<C:no-uid-conflict><D:href>${BOOK}a.vcf</D:href></C:no-uid-conflict>`);
  expect(text).toContain("the card that is written over has another UID");
});

test("no-uid-conflict: a UUID is the same with urn:uuid: and in other case", async () => {
  const server = await createServerWithBook();
  const uuid = "4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1";
  await putCard(server, "a.vcf", { uid: `urn:uuid:${uuid}` });
  expect((await putCard(server, "a.vcf", { uid: uuid.toLowerCase(), version: "3.0" })).status).toBe(
    204,
  );
  expect((await putCard(server, "b.vcf", { uid: uuid })).status).toBe(403);
});

test("max-resource-size: met while the body streams, before it is parsed", async () => {
  const server = await createServerWithBook({ limits: { maxResourceOctets: 1000 } });
  const announced = await putCard(server, "a.vcf", "x".repeat(1001));
  expect(await refusal(announced)).toContain("<C:max-resource-size/>");
  let pulls = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls++;
      controller.enqueue(new Uint8Array(100));
    },
  });
  const streamed = await server.send("PUT", `${BOOK}a.vcf`, {
    headers: { "Content-Type": "text/vcard" },
    body: endless,
  });
  expect(await refusal(streamed)).toContain("<C:max-resource-size/>");
  expect(pulls).toBeLessThan(15);
  const fitting = vcard({ uid: "1" }).padEnd(1000, "\n");
  expect((await putCard(server, "a.vcf", fitting)).status).toBe(201);
});

test("addressbook-collection-location-ok: MKCOL, COPY and MOVE to where no book can be", async () => {
  const server = await createServerWithBook();
  for (const path of [`${BOOK}inner/`, "/elsewhere/", "/addressbooks/ada/a/b/c/"]) {
    const response = await server.send("MKCOL", path);
    expect(await refusal(response)).toContain("<C:addressbook-collection-location-ok/>");
  }
  for (const method of ["COPY", "MOVE"]) {
    const response = await server.send(method, BOOK, {
      headers: { Destination: "/principals/ada/" },
    });
    expect(await refusal(response)).toContain("<C:addressbook-collection-location-ok/>");
  }
});

test("supported-filter and supported-collation: with the element that is refused", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(
    server,
    "REPORT",
    BOOK,
    '<C:addressbook-query><D:prop/><C:filter><C:prop-filter name="FN"><C:text-match collation="i;klingon">a</C:text-match></C:prop-filter></C:filter></C:addressbook-query>',
  );
  const text = await refusal(response);
  expect(text).toContain("<C:supported-collation>");
  expect(text).toContain('collation="i;klingon"');
});

test("supported-address-data: a report that asks for another media type", async () => {
  const server = await createServerWithBook();
  for (const attributes of [
    'content-type="application/vcard+xml"',
    'content-type="application/vcard+json" version="3.0"',
    'content-type="text/vcard" version="2.1"',
  ]) {
    const response = await sendXml(
      server,
      "REPORT",
      BOOK,
      `<C:addressbook-multiget><D:prop><C:address-data ${attributes}/></D:prop><D:href>${BOOK}a.vcf</D:href></C:addressbook-multiget>`,
    );
    expect(await refusal(response)).toContain("<C:supported-address-data/>");
  }
});

test("412 stands for If-* alone", async () => {
  const server = createTestServer();
  const response = await server.send("PUT", `${BOOK}a.vcf`, {
    headers: { "If-Match": "*", "Content-Type": "text/vcard" },
    body: "nonsense",
  });
  expect(response.status).toBe(409);
});

test("a body of an unknown type is 415, a coded one too, a partial one 400", async () => {
  const server = await createServerWithBook();
  for (const path of ["/addressbooks/ada/work/", `${BOOK}inner/`]) {
    const headers = { "Content-Type": "xzy-foo/bar-512" };
    expect((await server.send("MKCOL", path, { headers, body: "afafafaf" })).status).toBe(415);
  }
  const coded = await putCard(server, "a.vcf", { uid: "1" }, { "Content-Encoding": "gzip" });
  expect(coded.status).toBe(415);
  const part = await putCard(server, "a.vcf", { uid: "1" }, { "Content-Range": "bytes 0-1/2" });
  expect(part.status).toBe(400);
});

test("a card without FN or N is stored, whatever its version", async () => {
  const server = await createServerWithBook();
  for (const version of ["3.0", "4.0"]) {
    const card = `BEGIN:VCARD\r\nVERSION:${version}\r\nUID:${version}\r\nEND:VCARD\r\n`;
    expect((await putCard(server, `${version}.vcf`, card)).status).toBe(201);
  }
});

test("a card without VERSION is told so", async () => {
  const server = await createServerWithBook();
  const response = await putCard(server, "a.vcf", "BEGIN:VCARD\r\nUID:1\r\nFN:A\r\nEND:VCARD\r\n");
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("the card has no VERSION");
});

test("resource-must-be-null: MKCOL where there is a book", async () => {
  const server = await createServerWithBook();
  const response = await server.send("MKCOL", BOOK);
  expect(response.status).toBe(405);
  expect(await response.text()).toContain("<D:resource-must-be-null/>");
});

const XML = { Depth: "0", "Content-Type": "application/xml" };

test("no-external-entities: a document type is refused, since entities are in it", async () => {
  const server = await createServerWithBook();
  for (const type of ['a [<!ENTITY b SYSTEM "file:///etc/passwd">]', 'a [<!ENTITY b "c">]']) {
    const body = `<!DOCTYPE ${type}><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>`;
    const text = await refusal(await server.send("PROPFIND", BOOK, { headers: XML, body }));
    expect(text).toContain("<D:no-external-entities/>");
    expect(text).toContain("line 1 column 1");
  }
});
