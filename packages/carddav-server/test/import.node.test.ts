import { parseMultistatus } from "@callingcard/dav-xml";
import { expect, test } from "vitest";
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
