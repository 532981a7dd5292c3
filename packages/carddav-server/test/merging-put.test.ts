import { parseCard, stringifyCard, type Card } from "@callingcard/vcard";
import { fromJCard } from "@callingcard/vcard/jcard";
import { describe, expect, test } from "vitest";
import type { AddressBookStore, PutResult } from "../src/store.ts";
import { BOOK, createServerWithBook, putCard, vcard, type TestServer } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const CARD = `${BOOK}a.vcf`;
const MODERN = vcard({
  uid: "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
  lines: [
    "N:Lovelace;Ada;;;",
    "GENDER:F",
    "X-Own;x=y:spelled",
    "  as it was",
    "TEL;PREF=1;PID=1.1;TYPE=cell:+44 1",
    "TEL;TYPE=home;PREF=2:+44 2",
    "HOBBY;LEVEL=high:mathematics",
    "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556",
  ],
});

async function createServerWithCard(text = MODERN): Promise<TestServer> {
  const server = await createServerWithBook();
  expect((await putCard(server, "a.vcf", text)).status).toBe(201);
  return server;
}

async function oldView(server: TestServer): Promise<{ text: string; etag: string }> {
  const response = await server.send("GET", CARD, {
    headers: { Accept: "text/vcard;version=3.0" },
  });
  return { text: await response.text(), etag: response.headers.get("etag") ?? "" };
}

const stored = async (server: TestServer) => (await server.send("GET", CARD)).text();

/** What a program makes of a card when it keeps nothing that it does not know. */
function forgetful(text: string): string {
  const card = parseCard(text);
  const properties = card.properties
    .filter(({ name }) => !name.startsWith("X-VCARD4-"))
    .map(({ group, name, value, parameters }) => ({
      group,
      name,
      value,
      parameters: parameters.filter((parameter) => !parameter.name.startsWith("X-VCARD4-")),
    }));
  return stringifyCard({ version: "3.0", properties } satisfies Card);
}

describe("PUT of 3.0 over a card of 4.0", () => {
  for (const [client, write] of [
    ["keeps what it does not know", (text: string) => text],
    ["forgets what it does not know", forgetful],
  ] as const) {
    test(`changes what a client changed that ${client}, and nothing else`, async () => {
      const server = await createServerWithCard();
      const { text, etag } = await oldView(server);
      const edited = write(text)
        .replace("+44 2", "+44 3")
        .replace("FN:Ada Lovelace", "FN:Ada King");
      const put = await putCard(server, "a.vcf", edited, { "If-Match": etag });
      expect(put.status).toBe(204);
      expect(put.headers.has("etag")).toBe(false);
      expect(await stored(server)).toBe(
        MODERN.replace("+44 2", "+44 3").replace("FN:Ada Lovelace", "FN:Ada King"),
      );
    });

    test(`removes what a client removed that ${client}, and nothing else`, async () => {
      const server = await createServerWithCard();
      const { text } = await oldView(server);
      const edited = write(text).replace(/TEL[^\n]*\+44 2\r\n/, "");
      expect(edited).not.toContain("+44 2");
      await putCard(server, "a.vcf", edited);
      expect(await stored(server)).toBe(MODERN.replace("TEL;TYPE=home;PREF=2:+44 2\r\n", ""));
    });

    test(`changes no octet for a client that changes nothing and ${client}`, async () => {
      const server = await createServerWithCard();
      await putCard(server, "a.vcf", write((await oldView(server)).text));
      expect(await stored(server)).toBe(MODERN);
    });
  }

  test("another number is the preferred one when a client says so", async () => {
    const server = await createServerWithCard();
    const written = forgetful((await oldView(server)).text)
      .replace(/,?pref/, "")
      .replace(/(TEL;TYPE=home)/, "$1,pref");
    await putCard(server, "a.vcf", written);
    const telephones = parseCard(await stored(server)).properties.filter(
      ({ name }) => name === "TEL",
    );
    const preferences = telephones.map(({ value, parameters }) => [
      value,
      parameters.find(({ name }) => name === "PREF")?.values,
    ]);
    expect(preferences).toEqual([
      ["+44 1", undefined],
      ["+44 2", ["1"]],
    ]);
  });

  test("takes the stored tag, no tag, or *, and refuses a tag of before", async () => {
    const server = await createServerWithCard();
    const old = await oldView(server);
    const tag = (await server.send("GET", CARD)).headers.get("etag") ?? "";
    const edited = old.text.replace("+44 2", "+44 3");
    for (const headers of [{ "If-Match": tag }, { "If-Match": "*" }, {}]) {
      expect((await putCard(server, "a.vcf", edited, headers)).status).toBe(204);
      expect(await stored(server)).toContain("HOBBY;LEVEL=high:mathematics\r\n");
    }
    for (const headers of [
      { "If-Match": old.etag },
      { "If-Match": tag },
      { "If-None-Match": "*" },
    ]) {
      expect((await putCard(server, "a.vcf", edited, headers)).status).toBe(412);
    }
  });

  test("return=representation gives the merged card as the client can read it", async () => {
    const server = await createServerWithCard();
    const { text } = await oldView(server);
    const edited = text.replace("+44 2", "+44 3");
    const headers = { Prefer: "return=representation" };
    const put = await putCard(server, "a.vcf", edited, headers);
    expect(put.status).toBe(200);
    expect(put.headers.get("preference-applied")).toBe("return=representation");
    expect(put.headers.get("content-location")).toBe(CARD);
    const now = await oldView(server);
    expect(put.headers.get("etag")).toBe(now.etag);
    expect(await put.text()).toBe(now.text);
    const json = { ...headers, Accept: "application/vcard+json" };
    const asJson = await putCard(server, "a.vcf", edited, json);
    expect(fromJCard(await asJson.json()).version).toBe("4.0");
    const unacceptable = await putCard(server, "a.vcf", edited, {
      ...headers,
      Accept: "text/html",
    });
    expect(unacceptable.status).toBe(204);
  });

  test("another UID is refused as over any card", async () => {
    const server = await createServerWithCard();
    const put = await putCard(server, "a.vcf", { uid: "other", version: "3.0" });
    expect(put.status).toBe(403);
    expect(await put.text()).toContain("no-uid-conflict");
    expect(await stored(server)).toBe(MODERN);
  });

  test("a merged card that is too large is refused", async () => {
    const server = await createServerWithBook({ limits: { maxResourceOctets: 1000 } });
    await putCard(server, "a.vcf", { uid: "1", lines: [`HOBBY:${"x".repeat(600)}`] });
    const put = await putCard(server, "a.vcf", {
      uid: "1",
      version: "3.0",
      lines: [`NOTE:${"y".repeat(400)}`],
    });
    expect(put.status).toBe(403);
    expect(await put.text()).toContain("<C:max-resource-size/>");
  });

  test("a card of too many properties is written in its own version or not at all", async () => {
    const server = await createServerWithBook({ limits: { maxMergedProperties: 5 } });
    const lines = ["NOTE:a", "NOTE:b"];
    await putCard(server, "a.vcf", { uid: "1", lines });
    const old = { uid: "1", version: "3.0" };
    expect((await putCard(server, "a.vcf", { ...old, lines })).status).toBe(204);
    const put = await putCard(server, "a.vcf", { ...old, lines: [...lines, "NOTE:c"] });
    expect(put.status).toBe(403);
    expect(await put.text()).toContain("<C:supported-address-data/>");
    await putCard(server, "a.vcf", { uid: "1", lines: [...lines, "NOTE:c"] });
    expect((await putCard(server, "a.vcf", { ...old, lines })).status).toBe(403);
  });

  test("what a client carries from before comes not back", async () => {
    const server = await createServerWithCard();
    const { text } = await oldView(server);
    const changed = MODERN.replace("mathematics", "engines").replace("PID=1.1;", "PID=2.1;");
    await putCard(server, "a.vcf", changed);
    await putCard(server, "a.vcf", text);
    expect(await stored(server)).toBe(changed);
  });

  test("what somebody else writes in the meantime is merged into", async () => {
    const memory = createMemoryStore();
    let before: (() => Promise<unknown>) | undefined;
    const store: AddressBookStore = {
      ...memory,
      async putCard(...args): Promise<PutResult> {
        const first = before;
        before = undefined;
        await first?.();
        return memory.putCard(...args);
      },
    };
    const server = await createServerWithBook({ store });
    await putCard(server, "a.vcf", MODERN);
    const { text } = await oldView(server);
    before = async () => putCard(server, "a.vcf", MODERN.replace("mathematics", "engines"));
    const put = await putCard(server, "a.vcf", text.replace("+44 2", "+44 3"));
    expect(put.status).toBe(204);
    const now = await stored(server);
    expect(now).toContain("HOBBY;LEVEL=high:engines\r\n");
    expect(now).toContain("+44 3");
  });

  test("a store that never lets a merge through is answered 503", async () => {
    const memory = createMemoryStore();
    let isContended = false;
    const store: AddressBookStore = {
      ...memory,
      async putCard(...args): Promise<PutResult> {
        return isContended ? { kind: "precondition-failed" } : memory.putCard(...args);
      },
    };
    const server = await createServerWithBook({ store });
    await putCard(server, "a.vcf", MODERN);
    const { text } = await oldView(server);
    isContended = true;
    const put = await putCard(server, "a.vcf", text);
    expect(put.status).toBe(503);
    expect(put.headers.get("retry-after")).toBe("1");
  });
});

test("PUT of 4.0 replaces a card of any version, and tells its tag", async () => {
  for (const version of ["3.0", "4.0"]) {
    const server = await createServerWithCard(vcard({ uid: "1", version, lines: ["NOTE:a"] }));
    const put = await putCard(server, "a.vcf", { uid: "1" });
    expect(put.headers.get("etag")).toBe((await server.send("GET", CARD)).headers.get("etag"));
    expect(await stored(server)).toBe(vcard({ uid: "1" }));
  }
});

test("PUT of 3.0 over a card of 4.0 that cannot be read replaces it", async () => {
  const server = await createServerWithBook();
  const [book] = await server.store.listBooks("ada");
  const octets = new TextEncoder().encode("BEGIN:VCARD\r\nVERSION:4.0\r\nno colon\r\n");
  const bad = { name: "a.vcf", octets, etag: "bad", uid: "1", index: [], modifiedMs: 0 };
  await server.store.putCard(book?.id ?? "", bad, {});
  const text = vcard({ uid: "1", version: "3.0" });
  expect((await putCard(server, "a.vcf", text)).status).toBe(204);
  expect(await stored(server)).toBe(text);
});

test("return=representation gives back a card that is stored as it was sent", async () => {
  const server = await createServerWithBook();
  const headers = { Prefer: "return=representation" };
  for (const status of [201, 200]) {
    const put = await putCard(server, "a.vcf", MODERN, headers);
    expect(put.status).toBe(status);
    expect(await put.text()).toBe(MODERN);
    expect(put.headers.get("etag")).toBe((await server.send("GET", CARD)).headers.get("etag"));
  }
});
