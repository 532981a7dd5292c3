// What the store costs by itself: `node --conditions=@callingcard/source bench/store.ts [cards]`. Client, database and disk
// are on one machine. CPU is of this process, and moves less with other load than time does; what the database takes of
// the processor comes beside it.

import { startPostgres } from "@callingcard/postgres";
import type { NewCard, WriteOptions } from "@callingcard/carddav-server/store";
import { openPostgresStore } from "@callingcard/store-postgres";

const CARDS = Number(process.argv[2] ?? 5_000);
const CARD_OCTETS = 1_900;
const ENTRIES = 24;

const server = await startPostgres({ settings: { shared_buffers: "256MB" } });
const store = await openPostgresStore({ database: server.url });
const book = await store.createBook("ada", "contacts", []);
const id = book?.id ?? "";

let state = 42;
function random(): string {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state.toString(36).toUpperCase();
}

function randomCard(n: number, edit: number): NewCard {
  return {
    name: `${(n * 7_919) % CARDS}.vcf`,
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

/** Milliseconds, for people. */
function ms(value: number): string {
  return `${value.toFixed(3)} ms`;
}

async function measure(label: string, times: number, run: () => Promise<unknown>): Promise<void> {
  await run();
  const before = process.cpuUsage();
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await run();
  const spent = (performance.now() - start) / times;
  const { user, system } = process.cpuUsage(before);
  console.log(`${label.padEnd(44)} ${ms(spent)}, ${ms((user + system) / times / 1_000)} CPU`);
}

async function measurePuts(
  label: string,
  connections: number,
  cards: readonly NewCard[],
  options: WriteOptions = {},
): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let card = cards[next++]; card !== undefined; card = cards[next++]) {
        await store.putCard(id, card, {}, options);
      }
    }),
  );
  const perSecond = (cards.length / (performance.now() - start)) * 1_000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / cards.length / 1_000;
  console.log(`${label.padEnd(44)} ${perSecond.toFixed(0)}/s, ${ms(cpu)} CPU`);
}

async function count(items: AsyncIterable<unknown>, most = Infinity): Promise<number> {
  let seen = 0;
  for await (const item of items) {
    seen += item === undefined ? 0 : 1;
    if (seen >= most) break;
  }
  return seen;
}

function cardsOf(edit: number): readonly NewCard[] {
  return Array.from({ length: CARDS }, (_, n) => randomCard(n, edit));
}

console.log(
  `${CARDS} cards of ${CARD_OCTETS} octets with ${ENTRIES} entries, Node ${process.version}`,
);
await measurePuts("put, new, 8 at a time", 8, cardsOf(0));
await measurePuts("put, update, 1 at a time", 1, cardsOf(1).slice(0, 1_000));
await measurePuts("put, update, 8 at a time", 8, cardsOf(2));
await measurePuts("put, update, 50 at a time", 50, cardsOf(3));
await measurePuts("put, update, 8 at a time, remembered", 8, cardsOf(4), {
  author: { actor: "ada", client: "bench", method: "PUT" },
});

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
const start = performance.now();
await store.deleteBook(id);
console.log(`${"delete the book".padEnd(44)} ${(performance.now() - start).toFixed(0)} ms`);

await store.close();
await server.stop();
