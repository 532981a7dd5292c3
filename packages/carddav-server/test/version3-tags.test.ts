import { expect, test } from "vitest";
import { createVersion3Tags } from "../src/representation/version3-tags.ts";
import type { AddressBookStore } from "../src/store.ts";
import { createServerWithBook, putCard, vcard } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const OLD = vcard({ uid: "1", version: "3.0" });
const OLD_AGAIN = vcard({ uid: "1", version: "3.0", lines: ["NOTE:a"] });
const MODERN = vcard({ uid: "1", lines: ["GENDER:F"] });

test("a tag of version 3.0 is known until there are too many", () => {
  const tags = createVersion3Tags(2);
  tags.add("a");
  tags.add("b");
  expect(tags.hasAll(["a", "b"])).toBe(true);
  expect(tags.hasAll(["a", "c"])).toBe(false);
  tags.add("c");
  expect(tags.hasAll(["c"])).toBe(true);
  expect(tags.hasAll(["a"])).toBe(false);
});

async function serverThatCounts() {
  const memory = createMemoryStore();
  let reads = 0;
  const store: AddressBookStore = {
    ...memory,
    getCards: async (...args) => {
      reads += 1;
      return memory.getCards(...args);
    },
  };
  const server = await createServerWithBook({ store });
  const put = async (text: string, etag?: string) => {
    reads = 0;
    const headers = etag === undefined ? {} : { "If-Match": etag };
    const response = await putCard(server, "a.vcf", text, headers);
    return { status: response.status, etag: response.headers.get("etag") ?? "", reads };
  };
  return put;
}

test("a card of 3.0 is written over one of 3.0 that the tag names without a look at it", async () => {
  const put = await serverThatCounts();
  const first = await put(OLD);
  expect(first.status).toBe(201);
  expect(await put(OLD_AGAIN, first.etag)).toMatchObject({ status: 204, reads: 0 });
});

test("a card of 3.0 is merged into one of 4.0, also where the tag of the request is one of 3.0", async () => {
  const put = await serverThatCounts();
  const first = await put(OLD);
  const modern = await put(MODERN, first.etag);
  expect(await put(OLD_AGAIN, first.etag)).toMatchObject({ status: 412 });
  expect(await put(OLD_AGAIN, `${first.etag}, ${modern.etag}`)).toEqual({
    status: 204,
    // What is stored is not what was sent.
    etag: "",
    reads: 1,
  });
});
