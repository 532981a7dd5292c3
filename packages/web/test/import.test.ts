import { getProperty, stringifyCard } from "@callingcard/vcard";
import { expect, test } from "vitest";
import { importCards, type ImportOutcome, readCardFile } from "../src/book/import-cards.ts";
import { startServer, vcard } from "./server.ts";

async function runImport(
  server: Awaited<ReturnType<typeof startServer>>,
  text: string,
  replace: boolean,
): Promise<readonly string[]> {
  const outcomes: ImportOutcome[] = [];
  await importCards(server.client, server.book, readCardFile(text).cards, {
    replace,
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  return outcomes.map(({ name, kind }) => `${name}: ${kind}`).toSorted();
}

test("stores cards, and finds those that are there", async () => {
  const server = await startServer();
  const cards = ["1", "2", "3"].map((uid) => vcard(uid, `Card ${uid}`));
  expect(await runImport(server, cards.join(""), false)).toEqual([
    "Card 1: created",
    "Card 2: created",
    "Card 3: created",
  ]);
  const changed = [vcard("1", "New 1"), vcard("2", "Card 2")].join("");
  expect(await runImport(server, changed, false)).toEqual(["Card 2: kept", "New 1: kept"]);
  expect(await runImport(server, changed, true)).toEqual(["Card 2: unchanged", "New 1: replaced"]);
});

test("gives a card without a UID one, the same each time", async () => {
  const server = await startServer();
  const text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nN:;Ada;;;\nEND:VCARD\n";
  const [card] = readCardFile(text).cards;
  const uid = card === undefined ? undefined : getProperty(card, "UID")?.value;
  expect(uid).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(await runImport(server, text, false)).toEqual(["Ada: created"]);
  expect(await runImport(server, text, true)).toEqual(["Ada: unchanged"]);
  expect(await runImport(server, text.replace("Ada", "Bob"), false)).toEqual(["Bob: created"]);
});

test("takes vCard 2.1, and other encodings than UTF-8", async () => {
  const server = await startServer();
  const old =
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB\r\nTEL;HOME;VOICE:1\r\nEND:VCARD\r\n";
  const [card] = readCardFile(old).cards;
  expect(card?.version).toBe("4.0");
  expect(await runImport(server, old, false)).toEqual(["Zoë Müller: created"]);
  const wide = new Uint8Array(Buffer.from(`\ufeff${vcard("w", "Ωmega")}`, "utf16le"));
  expect(readCardFile(wide).cards).toHaveLength(1);
});

test("says what was not read, and what the server refused", async () => {
  const server = await startServer();
  const { cards, problems } = readCardFile(`${vcard("1", "Ada", "not a line")}rubbish\r\n`);
  expect(cards).toHaveLength(1);
  expect(problems[0]).toContain("line 5");
  expect(cards.map(stringifyCard)).toEqual([vcard("1", "Ada")]);
  const refused = vcard("2", "Bob").replace("UID:2", "UID:2\r\nUID:3");
  const outcomes: ImportOutcome[] = [];
  await importCards(server.client, server.book, readCardFile(refused).cards, {
    replace: false,
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  expect(outcomes).toMatchObject([
    { kind: "refused", name: "Bob", reason: expect.stringMatching(/UID/) },
  ]);
});

test("stops between two cards when nobody waits any more", async () => {
  const server = await startServer();
  const stop = new AbortController();
  const cards = Array.from({ length: 40 }, (_, n) => vcard(`${n}`, `Card ${n}`)).join("");
  let count = 0;
  await importCards(server.client, server.book, readCardFile(cards).cards, {
    replace: false,
    signal: stop.signal,
    onOutcome: () => {
      count += 1;
      stop.abort();
    },
  });
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(10);
});
