import { describe, expect, test } from "vitest";
import { BOOK, createServerWithBook, putCard, vcard, type TestServer } from "./dav-client.ts";

const LENIENT = { Prefer: "handling=lenient" };
const STRICT = { Prefer: "handling=strict" };
const UUID = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";

const withoutUid = (fn = "Ada", version = "4.0"): string =>
  vcard({ uid: "x", fn, version }).replace("UID:x\r\n", "");

async function stored(server: TestServer, name = "a.vcf"): Promise<string> {
  return (await server.send("GET", BOOK + name)).text();
}

describe("a card without a UID", () => {
  test("is refused where nobody asks for less", async () => {
    const server = await createServerWithBook();
    const response = await putCard(server, "a.vcf", withoutUid());
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("valid-address-data");
  });

  test("is given one where the client asks for it, which is told, and no entity tag is", async () => {
    const server = await createServerWithBook();
    const response = await putCard(server, "a.vcf", withoutUid(), LENIENT);
    expect(response.status).toBe(201);
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("callingcard-repaired")).toBe("missing-uid");
    expect(response.headers.get("preference-applied")).toBe("handling=lenient");
    expect(await stored(server)).toMatch(
      /^BEGIN:VCARD\r\nVERSION:4\.0\r\n(?:FN:Ada\r\nUID:urn:uuid:[\da-f-]{36}|UID:urn:uuid:[\da-f-]{36}\r\nFN:Ada)\r\nEND:VCARD\r\n$/,
    );
  });

  test("gets the UUID of the name it is stored under, bare in 3.0", async () => {
    const server = await createServerWithBook();
    const name = `${UUID.toUpperCase()}.vcf`;
    await putCard(server, name, withoutUid("Ada", "3.0"), LENIENT);
    expect(await stored(server, name)).toContain(`\r\nUID:${UUID}\r\n`);
  });

  test("keeps the UID of the card that it is written over", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "own" });
    expect((await putCard(server, "a.vcf", withoutUid("Grace"), LENIENT)).status).toBe(204);
    expect(await stored(server)).toContain("UID:own\r\n");
    expect(await stored(server)).toContain("FN:Grace\r\n");
  });

  test("and an empty one is none", async () => {
    const server = await createServerWithBook();
    const response = await putCard(server, "a.vcf", { uid: " " }, LENIENT);
    expect(response.headers.get("callingcard-repaired")).toBe("missing-uid");
    expect((await stored(server)).match(/UID:/g)).toHaveLength(1);
  });
});

test("control characters are left out, and all else stays as it was", async () => {
  const server = await createServerWithBook();
  const card = vcard({
    uid: "1",
    fn: "A\u0001d\u000ba",
    lines: ["note:folded\r\n  over", "x-a;b=c:d"],
  });
  expect((await putCard(server, "a.vcf", card)).status).toBe(400);
  const response = await putCard(server, "a.vcf", card, LENIENT);
  expect(response.headers.get("callingcard-repaired")).toBe("control-character");
  expect(await stored(server)).toBe(card.replace("A\u0001d\u000ba", "Ada"));
});

test("of what may stand once the last is kept, and of VERSION and UID only when they are equal", async () => {
  const server = await createServerWithBook();
  const lines = [
    "REV:2026-01-01T00:00:00Z",
    "PRODID:a",
    "UID:1",
    "REV:2026-02-02T00:00:00Z",
    "PRODID:b",
  ];
  const response = await putCard(server, "a.vcf", { uid: "1", lines }, LENIENT);
  expect(response.headers.get("callingcard-repaired")).toBe("repeated-property");
  expect(await stored(server)).toBe(
    vcard({ uid: "1", lines: ["REV:2026-02-02T00:00:00Z", "PRODID:b"] }),
  );
  const two = await putCard(server, "b.vcf", { uid: "2", lines: ["UID:3"] }, LENIENT);
  expect(two.status).toBe(403);
});

test("what needs no repair is stored as it came, with its entity tag", async () => {
  const server = await createServerWithBook({ repair: "always" });
  const response = await putCard(server, "a.vcf", { uid: "1" }, LENIENT);
  expect(response.headers.get("etag")).toMatch(/^"/);
  expect(response.headers.has("callingcard-repaired")).toBe(false);
  expect(await stored(server)).toBe(vcard({ uid: "1" }));
});

test("what cannot be repaired is refused as ever", async () => {
  const server = await createServerWithBook({ repair: "always" });
  for (const [card, status] of [
    ["BEGIN:VCARD\r\nVERSION:4.0\r\n", 400],
    ["BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", 403],
    [vcard({ uid: "1", version: "2.1" }), 403],
  ] as const) {
    expect((await putCard(server, "a.vcf", card)).status).toBe(status);
  }
});

test("the server may repair for all but those that want it strict, or for nobody", async () => {
  const always = await createServerWithBook({ repair: "always" });
  expect((await putCard(always, "a.vcf", withoutUid(), STRICT)).status).toBe(403);
  const response = await putCard(always, "a.vcf", withoutUid());
  expect(response.status).toBe(201);
  expect(response.headers.has("preference-applied")).toBe(false);
  const never = await createServerWithBook({ repair: "never" });
  expect((await putCard(never, "a.vcf", withoutUid(), LENIENT)).status).toBe(403);
});

test("return=representation brings what was made of it", async () => {
  const server = await createServerWithBook();
  const response = await putCard(server, "a.vcf", withoutUid(), {
    Prefer: "return=representation, handling=lenient",
  });
  expect(response.status).toBe(201);
  expect(response.headers.get("preference-applied")).toBe(
    "return=representation, handling=lenient",
  );
  expect(await response.text()).toBe(await stored(server));
});
