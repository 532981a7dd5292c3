import { expect, test } from "vitest";
import type { XcapHandler } from "../src/index.ts";
import { createMemoryStore } from "../test/memory-store.ts";
import { shipped } from "./shipped.ts";

const { createXcapHandler } = await shipped();

const INDEX = "http://xcap.test/resource-lists/users/sip:alice@example.com/index";
const LIST = `${INDEX}/~~/resource-lists/list%5B@name=%22friends%22%5D`;
const LAST = `${LIST}/entry%5B@uri=%22sip:last@example.com%22%5D`;
const ENTRY = '<entry uri="sip:last@example.com"><display-name>Last</display-name></entry>';

const send = (handler: XcapHandler, method: string, uri: string, type?: string, body?: string) =>
  handler(
    new Request(uri, {
      method,
      ...(type !== undefined && { headers: { "Content-Type": type } }),
      ...(body !== undefined && { body }),
    }),
  );

/** A handler over a store in memory with one list: what the handler itself costs. */
async function createHandler(count: number): Promise<XcapHandler> {
  const handler = createXcapHandler({
    store: createMemoryStore(),
    authenticate: async () => ({ kind: "user", user: "sip:alice@example.com" }),
  });
  const entries = Array.from(
    { length: count },
    (_, one) =>
      `<entry uri="sip:${one}@example.com"><display-name>Name ${one}</display-name></entry>`,
  );
  const body = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends">${entries.join("\n")}${ENTRY}</list></resource-lists>`;
  const { status } = await send(handler, "PUT", INDEX, "application/resource-lists+xml", body);
  expect(status).toBe(201);
  return handler;
}

test.for([10, 100, 1000])("a list of %d entries, in memory", async (count, { bench }) => {
  const handler = await createHandler(count);
  const put = () => send(handler, "PUT", LAST, "application/xcap-el+xml", ENTRY);
  expect(await (await send(handler, "GET", LAST)).text()).toBe(ENTRY);
  expect((await put()).status).toBe(200);
  await bench.compare(
    bench("GET of the document", async () => void (await send(handler, "GET", INDEX))),
    bench("GET of the last entry", async () => void (await send(handler, "GET", LAST))),
    bench("PUT of the last entry", async () => void (await put())),
  );
});
