import { parseMultistatus } from "@callingcard/dav-xml";
import { describe, expect, test } from "vitest";
import { createCardDavHandler } from "../src/index.ts";
import { serveCardDav } from "../src/node.ts";
import { BOOK, vcard } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

test("an import and an export go through sockets, in pieces", async () => {
  const store = createMemoryStore();
  await store.createBook("ada", "contacts", []);
  const authenticate = async () => ({ kind: "user", user: "ada" }) as const;
  const server = await serveCardDav(createCardDavHandler({ store, authenticate }), { port: 0 });
  try {
    const url = new URL(BOOK, server.url);
    const cards = Array.from({ length: 300 }, (_, n) =>
      vcard({ uid: String(1000 + n), lines: [`NOTE:${"x".repeat(2000)}`] }),
    );
    const pieces = new TextEncoder().encode(cards.join(""));
    let offset = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(pieces.slice(offset, offset + 30_000));
        offset += 30_000;
        if (offset >= pieces.length) controller.close();
      },
    });
    const headers = { "Content-Type": "text/vcard" };
    const posted = await fetch(url, { method: "POST", headers, body, duplex: "half" });
    expect(posted.status).toBe(207);
    const { responses } = parseMultistatus(await posted.text());
    expect(responses.filter(({ description }) => description === "created")).toHaveLength(300);
    const exported = await fetch(url);
    expect(exported.headers.get("content-disposition")).toContain("contacts.vcf");
    expect(await exported.text()).toBe(cards.join(""));
  } finally {
    await server.close();
  }
});

/** Octets of a chunk of a hostile import, and how many there are. */
const CHUNK = 65_536;
const CHUNKS = 12;

describe("a GET is answered in the midst of an import", () => {
  const fill = (part: string): string => part.repeat(Math.ceil((CHUNK * CHUNKS) / part.length));

  test.each([
    ["lines outside of cards", fill("a\r\n")],
    ["blank lines", fill("\r\n")],
    ["one line", fill("a")],
    ["a card of many lines", `BEGIN:VCARD\r\n${fill("A:b\r\n")}`],
    ["a card of lines that are none", `BEGIN:VCARD\r\n${fill("a\r\n")}`],
    ["a card of one folded line", `BEGIN:VCARD\r\nNOTE:${fill("a\r\n ")}`],
    ["a card of soft line breaks", `BEGIN:VCARD\r\nA;QUOTED-PRINTABLE:${fill("a=\r\n")}`],
    ["cards without END", fill("BEGIN:VCARD\r\n")],
  ])("of %s", async (_, text) => {
    const store = createMemoryStore();
    await store.createBook("ada", "contacts", []);
    const authenticate = async () => ({ kind: "user", user: "ada" }) as const;
    const limits = { maxResourceOctets: 200_000, maxImportCards: 500 };
    const handle = createCardDavHandler({ store, authenticate, limits });
    const octets = new TextEncoder().encode(text);
    const events: string[] = [];
    let answered: Promise<void> | undefined;
    // Nothing that the import waits for comes from a socket: without turns it would be read at one go.
    const body = (ask: () => Promise<void>): ReadableStream<Uint8Array<ArrayBuffer>> => {
      let offset = 0;
      return new ReadableStream({
        pull(controller) {
          answered ??= ask();
          events.push("chunk");
          controller.enqueue(octets.slice(offset, offset + CHUNK));
          offset += CHUNK;
          if (offset >= octets.length) controller.close();
        },
      });
    };
    const server = await serveCardDav(
      async (request) => {
        if (request.method !== "POST") return handle(request);
        const ask = async (): Promise<void> => {
          await (await fetch(new URL(`${BOOK}none.vcf`, server.url))).text();
          events.push("answer");
        };
        const { url, method, headers } = request;
        const fields = [...headers].filter(([name]) => name.startsWith("content-type"));
        return handle(
          new Request(url, { method, headers: fields, body: body(ask), duplex: "half" }),
        );
      },
      { port: 0 },
    );
    try {
      const headers = { "Content-Type": "text/vcard" };
      const posted = await fetch(new URL(BOOK, server.url), { method: "POST", headers, body: "-" });
      expect(posted.status).toBe(207);
      await posted.text();
      await answered;
      expect(events.indexOf("answer")).toBeGreaterThan(0);
      expect(events.indexOf("answer")).toBeLessThan(CHUNKS);
    } finally {
      await server.close();
    }
  });
});
