import type { IndexCondition } from "@callingcard/carddav-filter";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";

/** More than are searched at first, and the second time. */
const CARDS = 2_500;

const IN_TEN: IndexCondition = { kind: "key", property: "N", match: "equals", key: "7" };
const RARE: IndexCondition = { kind: "key", property: "RARE", match: "contains", key: "X" };

const store = openSqliteStore({ file: ":memory:" });
let id = "";
let other = "";

beforeAll(async () => {
  [id, other] = await filledBooks();
});

afterAll(() => store.close());

test("a search of more entries than one part of the index has gives each card once", async () => {
  const inTen = await found(id, IN_TEN);
  expect(inTen).toHaveLength(CARDS / 10);
  expect(new Set(inTen).size).toBe(CARDS / 10);
  expect(inTen.every((name) => name.endsWith("7"))).toBe(true);
  expect(await found(other, IN_TEN)).toEqual([]);
  expect(await found(other, RARE)).toHaveLength(CARDS / 100);
});

test("a search finds cards that have none of the property that its parts are cut by", async () => {
  const either = await found(id, { kind: "or", of: [RARE, IN_TEN] });
  const eitherWay = await found(id, { kind: "or", of: [IN_TEN, RARE] });
  expect(either).toHaveLength(CARDS / 10 + CARDS / 100);
  expect(eitherWay).toEqual(either);
  expect(await found(id, { kind: "and", of: [RARE, IN_TEN] })).toEqual([]);
});

test("a search tells which cards are surely found", async () => {
  const either: IndexCondition = { kind: "or", of: [RARE, IN_TEN] };
  const isSure = async (condition: IndexCondition): Promise<ReadonlySet<boolean>> => {
    const sure = new Set<boolean>();
    for await (const card of store.findCards(id, condition)) sure.add(card.isSure === true);
    return sure;
  };
  for (const condition of [IN_TEN, either, { kind: "present", property: "N" } as const]) {
    expect(await isSure(condition)).toEqual(new Set([true]));
  }
  const unnameable: IndexCondition = { kind: "key", property: "N\0", match: "equals", key: "7" };
  expect(await isSure(unnameable)).toEqual(new Set([false]));
  // So many questions that others are asked.
  const many: IndexCondition = { kind: "or", of: Array.from({ length: 100 }, () => IN_TEN) };
  expect(await isSure(many)).toEqual(new Set([false]));
  expect(await isSure({ kind: "and", of: [IN_TEN, many] })).toEqual(new Set([false]));
});

test("a search while cards are written and deleted gives none twice, and each that stayed", async () => {
  const book = (await store.createBook("ada", "changing", []))?.id ?? "";
  const index = [{ property: "N", key: "EACH" }];
  await Promise.all(Array.from({ length: CARDS }, (_, n) => put(book, n, index)));
  const isTouched = (n: number): boolean => n % 3 !== 0;
  const names: string[] = [];
  for await (const { name } of store.findCards(book, { kind: "present", property: "N" })) {
    names.push(name);
    // Far before what was given, and far behind.
    const n = (names.length * 7) % CARDS;
    if (names.length % 20 !== 0 || !isTouched(n)) continue;
    await store.deleteCard(book, `${n}`, {});
    if (n % 3 === 1) await put(book, n, index);
  }
  expect(new Set(names).size).toBe(names.length);
  const stayed = Array.from({ length: CARDS }, (_, n) => n).filter((n) => !isTouched(n));
  expect(names).toEqual(expect.arrayContaining(stayed.map((n) => `${n}`)));
});

// Two books whose cards take turns: of every ten cards of the first one has the value 7, of every hundred one is rare.
async function filledBooks(): Promise<readonly [string, string]> {
  const [one = "", two = ""] = await Promise.all(
    ["one", "two"].map(async (name) => (await store.createBook("ada", name, []))?.id ?? ""),
  );
  const writes = Array.from({ length: CARDS }, (_, n) => {
    const isRare = n % 100 === 0;
    const index = [
      { property: "N", key: `${n % 10}` },
      { property: "N", key: "EACH" },
      ...(isRare ? [{ property: "RARE", key: "X" }] : []),
    ];
    return [put(one, n, index), ...(isRare ? [put(two, n, index)] : [])];
  });
  await Promise.all(writes.flat());
  return [one, two];
}

async function put(
  book: string,
  n: number,
  index: readonly { readonly property: string; readonly key: string }[],
): Promise<void> {
  const name = `${n}`;
  const octets = new Uint8Array([n % 256]);
  await store.putCard(book, { name, octets, etag: name, uid: name, index, modifiedMs: n }, {});
}

async function found(book: string, condition: IndexCondition): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of store.findCards(book, condition)) names.push(name);
  return names;
}
