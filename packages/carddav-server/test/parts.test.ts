import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { meetsCondition, parseEntityTags } from "../src/condition/conditional.ts";
import { createCardDavHandler } from "../src/index.ts";
import { parseAccept, parseMediaType } from "../src/media-type.ts";
import { normalizeUid } from "../src/new-card.ts";
import { Refusal } from "../src/refusal.ts";
import { createPaths, encodeSegment, parseResource } from "../src/resource.ts";
import { createSyncTokens } from "../src/sync-token.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  createTestServer,
  propfind,
  putCard,
} from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const segment = fc
  .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
  // eslint-disable-next-line no-control-regex
  .filter((text) => !/[/\\\u0000-\u001f\u007f]|^\.\.?$/.test(text));

/** User names are signed in as NFC, and a percent sign in them would be decoded twice. */
const userName = segment.filter((text) => !text.includes("%")).map((text) => text.normalize("NFC"));

describe("paths", () => {
  propertyTest.prop([userName, segment, segment])("reading undoes writing", (user, book, card) => {
    for (const prefix of ["", "/dav"]) {
      const paths = createPaths(prefix);
      const read = (path: string) => parseResource(new URL(path, "http://x").pathname, prefix, 512);
      expect(read(paths.card(user, book, card))).toEqual({ kind: "card", user, book, card });
      expect(read(paths.book(user, book))).toEqual({ kind: "book", user, book });
      expect(read(paths.principal(user))).toEqual({ kind: "principal", user });
    }
  });

  propertyTest.prop([fc.webPath()])("any path is a resource or a refusal", (path) => {
    try {
      expect(parseResource(path, "", 512).kind).toBeTypeOf("string");
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
  });

  propertyTest.prop([segment])("an encoded segment is one segment of a URL", (text) => {
    const { pathname } = new URL(`http://x/${encodeSegment(text)}`);
    expect(pathname).toBe(`/${encodeSegment(text)}`);
    expect(pathname.slice(1)).not.toContain("/");
  });

  test("a segment is no longer than the limit", () => {
    expect(() => parseResource(`/addressbooks/${"x".repeat(11)}/`, "", 10)).toThrow(
      "path segment longer than 10 characters",
    );
  });

  test("a prefix begins with a slash and does not end with one", () => {
    const options = {
      store: createMemoryStore(),
      authenticate: async () => ({ kind: "refused" }) as const,
    };
    for (const prefix of ["dav", "/dav/", "/"]) {
      expect(() => createCardDavHandler({ ...options, prefix })).toThrow(RangeError);
    }
  });
});

describe("entity tags", () => {
  test("lists, weak tags, commas inside and empty elements are read", () => {
    expect(parseEntityTags("If-Match", ' "a" ,, W/"b,c", "" ')).toEqual([
      { weak: false, tag: "a" },
      { weak: true, tag: "b,c" },
      { weak: false, tag: "" },
    ]);
    expect(parseEntityTags("If-Match", " * ")).toBe("*");
    expect(parseEntityTags("If-Match", "")).toEqual([]);
  });

  test("anything else is refused with its column", () => {
    for (const [value, column] of [
      ["a", 1],
      ['"a" "b"', 1],
      ['"a", w/"b"', 5],
      ['"a', 1],
      ['"a", *', 5],
    ] as const) {
      expect(() => parseEntityTags("If-Match", value)).toThrow(`at column ${column}`);
    }
  });

  const tags = fc.oneof(fc.constant("*" as const), fc.array(fc.constantFrom("a", "b", "c")));
  propertyTest.prop([tags, fc.option(fc.constantFrom("a", "b"), { nil: undefined })])(
    "If-None-Match is true where If-Match is false",
    (list, etag) => {
      expect(meetsCondition({ ifMatch: list }, etag)).toBe(
        !meetsCondition({ ifNoneMatch: list }, etag),
      );
    },
  );
});

describe("media types", () => {
  test("parameters are read, quoted or not", () => {
    const { type, parameters } = parseMediaType(
      'Text/VCard; charset="UTF-8" ;Version=4.0;;x="a\\"b"',
    );
    expect(type).toBe("text/vcard");
    expect([...parameters]).toEqual([
      ["charset", "UTF-8"],
      ["version", "4.0"],
      ["x", 'a"b'],
    ]);
  });

  test("a malformed type is refused with its column", () => {
    for (const [value, column] of [
      ["vcard", 1],
      ["text/vcard charset", 12],
      ["text/vcard; charset", 13],
      ['text/vcard; a="b', 13],
    ] as const) {
      expect(() => parseMediaType(value)).toThrow(`at column ${column}`);
    }
  });

  test("a range of Accept that is malformed counts as absent", () => {
    expect(
      parseAccept("text/vcard;q=0.5, nonsense, */*").map(({ type, quality }) => [type, quality]),
    ).toEqual([
      ["text/vcard", 0.5],
      ["*/*", 1],
    ]);
  });
});

describe("sync-tokens", () => {
  const state = fc.record({ revision: fc.nat(), base: fc.nat() }, { requiredKeys: ["revision"] });
  const tokens = createSyncTokens(new Uint8Array(32).fill(1));

  propertyTest.prop([fc.string({ minLength: 1, maxLength: 20 }), state])(
    "reading undoes writing",
    async (book, written) => {
      const token = await tokens.write(book, written);
      expect(await tokens.read(book, token)).toEqual(written);
      expect(await tokens.read(`${book}x`, token)).toBeUndefined();
      expect(URL.canParse(token)).toBe(true);
    },
  );

  propertyTest.prop([state, fc.nat({ max: 200 }), fc.constantFrom("0", "A", ":", "-")])(
    "a changed token is not ours",
    async (written, at, character) => {
      const token = await tokens.write("book", written);
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      if (changed !== token) expect(await tokens.read("book", changed)).toBeUndefined();
    },
  );

  test("another secret makes other tokens", async () => {
    const other = createSyncTokens(new Uint8Array(32).fill(2));
    expect(await other.read("book", await tokens.write("book", { revision: 1 }))).toBeUndefined();
  });
});

test("UIDs are compared without urn:uuid:, UUIDs without case", () => {
  const uuid = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";
  expect(normalizeUid(`URN:UUID:${uuid.toUpperCase()}`)).toBe(uuid);
  expect(normalizeUid("Some-UID")).toBe("Some-UID");
  expect(normalizeUid("urn:uuid:Some-UID")).toBe("Some-UID");
});

test("what no step expected is 500 and tells nothing", async () => {
  const errors: unknown[] = [];
  const failure = new Error("secret detail");
  const server = createTestServer({
    store: { ...createMemoryStore(), listBooks: () => Promise.reject(failure) },
    onError: (error) => errors.push(error),
  });
  const response = await server.send("PROPFIND", "/addressbooks/ada/", { headers: { Depth: "1" } });
  expect(response.status).toBe(500);
  expect(await response.text()).toBe("");
  expect(errors).toEqual([failure]);
});

test("a report that fails half-way breaks off instead of looking whole", async () => {
  const { store } = await createServerWithBook();
  const errors: unknown[] = [];
  const server = createTestServer({
    onError: (error) => errors.push(error),
    store: {
      ...store,
      async *listCards(id) {
        for (let index = 0; index < 1000; index++) {
          yield [{ name: `${index}`, etag: "x", octetCount: 0, modifiedMs: 0, revision: 1 }];
        }
        yield* store.listCards(id);
        throw new Error("disk");
      },
    },
  });
  const response = await server.send("PROPFIND", BOOK, { headers: { Depth: "1" } });
  expect(response.status).toBe(207);
  await expect(response.text()).rejects.toThrow("disk");
  expect(errors).toEqual([new Error("disk")]);
});

test("a request may ask for so many properties and no more", async () => {
  const server = await createServerWithBook({ limits: { maxRequestedProperties: 2 } });
  expect((await ask(server, "PROPFIND", BOOK, propfind("D:a", "D:b"))).responses).toHaveLength(1);
  await expect(ask(server, "PROPFIND", BOOK, propfind("D:a", "D:b", "D:c"))).rejects.toThrow("400");
});

test("names that objects have are names like others", async () => {
  const server = await createServerWithBook();
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect((await putCard(server, name, { uid: name })).status).toBe(201);
    const response = await server.send("PROPFIND", BOOK + name, {
      headers: { Depth: "0", "Content-Type": "application/xml" },
      body: `<propfind xmlns="DAV:"><prop><${name} xmlns="urn:x"/></prop></propfind>`,
    });
    expect(response.status).toBe(207);
    expect(await response.text()).toContain("404 Not Found");
    expect((await server.send(name, BOOK)).status).toBe(501);
  }
});

test("a store without room is 507, one that is held by others 503, and both are told of", async () => {
  for (const [code, status, retryAfter] of [
    ["full", 507, null],
    ["busy", 503, "5"],
  ] as const) {
    const errors: unknown[] = [];
    const failure = Object.assign(new Error("secret path"), { code });
    const server = await createServerWithBook();
    const failing = createTestServer({
      store: { ...server.store, putCard: () => Promise.reject(failure) },
      onError: (error) => errors.push(error),
    });
    const response = await putCard(failing, "a.vcf", { uid: "1" });
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(retryAfter);
    const text = await response.text();
    expect(text.includes("<D:sufficient-disk-space/>")).toBe(code === "full");
    expect(text).not.toContain("secret");
    expect(errors).toEqual([failure]);
  }
});
