// What a store costs by itself, whichever it is. CPU is of this process, so it moves less with other load than time
// does; "loop" is how long the event loop was held, which is what a reader waits behind a commit.

import type { AddressBookStore, NewCard, WriteOptions } from "@callingcard/carddav-server/store";
import { Cost, watchLoop, writtenOctets } from "./cost.ts";

const CARD_OCTETS = 1_900;
const ENTRIES = 24;

/**
 * Measures the operations of a store, and prints what each costs.
 *
 * @param store The store, empty.
 * @param cards Cards of the address book. Default: the first argument of the program, or 5 000.
 */
export async function measureStore(
  store: AddressBookStore,
  cards: number = Number(process.argv[2] ?? 5_000),
): Promise<void> {
  const book = await store.createBook("ada", "contacts", []);
  const id = book?.id ?? "";
  console.log(
    `${cards} cards of ${CARD_OCTETS} octets with ${ENTRIES} entries, Node ${process.version}`,
  );
  await measurePuts(store, id, cards);
  const revision = (await store.findBook("ada", "contacts"))?.revision ?? 0;
  const hundred = Array.from({ length: 100 }, (_, n) => `${n * 7}.vcf`);
  const contains = (property: string, key: string) =>
    store.findCards(id, { kind: "key", property, match: "contains", key });
  await measure("find a book", 2_000, () => store.findBook("ada", "contacts"));
  await measure("get a card", 2_000, () => store.getCards(id, ["77.vcf"]));
  await measure("get 100 cards", 100, () => store.getCards(id, hundred));
  await measure("list all, without octets", 20, () => count(store.listCards(id)));
  await measure("read all, with octets", 5, () => count(store.findCards(id, { kind: "all" })));
  await measure("search one property, no match", 50, () => count(contains("P1", "ZZZ")));
  await measure("search one property, many match, 50 read", 50, () =>
    count(contains("P1", " 1 "), 50),
  );
  await measure("changes since 0", 20, () => store.changesSince(id, 0));
  await measure("changes since 50 revisions ago", 500, () => store.changesSince(id, revision - 50));
  await measure("changes since now", 2_000, () => store.changesSince(id, revision));
  const cost = new Cost();
  await store.deleteBook(id);
  tell("delete the book", cost.perRun(1));
}

async function measurePuts(store: AddressBookStore, id: string, cards: number): Promise<void> {
  const put = async (
    label: string,
    connections: number,
    some: readonly NewCard[],
    options: WriteOptions = {},
  ): Promise<void> => {
    const writtenBefore = writtenOctets();
    const loop = watchLoop();
    const cost = new Cost();
    let next = 0;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let card = some[next++]; card !== undefined; card = some[next++]) {
          await store.putCard(id, card, {}, options);
        }
      }),
    );
    const figures = cost.perSecond(some.length);
    const kibibytes = (writtenOctets() - writtenBefore) / some.length / 1_024;
    tell(label, `${figures}, ${kibibytes.toFixed(0)} KiB written, ${loop()}`);
  };
  const random = randomTexts();
  const all = (edit: number): readonly NewCard[] =>
    Array.from({ length: cards }, (_, n) => cardOf(n, edit, cards, random));
  await put("put, new, 8 at a time", 8, all(0));
  await put("put, update, 1 at a time", 1, all(1).slice(0, 1_000));
  await put("put, update, 8 at a time", 8, all(2));
  await put("put, update, 50 at a time", 50, all(3));
  await put("put, update, 8 at a time, remembered", 8, all(4), {
    author: { actor: "ada", client: "bench", method: "PUT" },
  });
}

function cardOf(n: number, edit: number, cards: number, random: () => string): NewCard {
  return {
    name: `${(n * 7_919) % cards}.vcf`,
    octets: new Uint8Array(CARD_OCTETS).fill(65 + edit),
    etag: `${n} ${edit}`,
    uid: `uid-${n}`,
    index: Array.from({ length: ENTRIES }, (_, entry) => ({
      property: `P${entry % 12}`,
      key: entry === 0 ? `${edit} ${random()}` : `${n} ${entry} ${(n * 31 + entry) % 9_973}`,
    })),
    modifiedMs: edit,
  };
}

// The same in each run.
function randomTexts(): () => string {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state.toString(36).toUpperCase();
  };
}

async function measure(label: string, times: number, run: () => Promise<unknown>): Promise<void> {
  await run();
  const cost = new Cost();
  for (let time = 0; time < times; time += 1) await run();
  tell(label, cost.perRun(times));
}

function tell(label: string, figures: string): void {
  console.log(`${label.padEnd(44)} ${figures}`);
}

async function count(items: AsyncIterable<unknown>, most = Infinity): Promise<number> {
  let seen = 0;
  for await (const item of items) {
    seen += item === undefined ? 0 : 1;
    if (seen >= most) break;
  }
  return seen;
}
