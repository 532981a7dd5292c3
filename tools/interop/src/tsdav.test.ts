import { createDAVClient, type DAVAddressBook } from "tsdav";
import { afterAll, beforeAll, expect, test } from "vitest";
import { card } from "./book.ts";
import { type Program, startProgram } from "./program.ts";

type Client = Awaited<ReturnType<typeof createDAVClient>>;

let program: Program;
let client: Client;
let addressBook: DAVAddressBook;

beforeAll(async () => {
  program = await startProgram();
  client = await createDAVClient({
    serverUrl: program.url,
    credentials: { username: program.user, password: program.password },
    authMethod: "Basic",
    defaultAccountType: "carddav",
  });
});

afterAll(async () => {
  await program.stop();
});

test("finds the home and its books from the root", async () => {
  const books = await client.fetchAddressBooks();
  expect(books).toHaveLength(1);
  addressBook = books[0] as DAVAddressBook;
  expect(addressBook.url).toBe(program.bookUrl);
  expect(addressBook.ctag).toBeTruthy();
  expect(addressBook.syncToken).toBeTruthy();
  expect(addressBook.reports).toContain("syncCollection");
});

test("creates, lists, updates and deletes cards", async () => {
  for (const name of ["one", "two", "three"]) {
    const made = await client.createVCard({
      addressBook,
      filename: `${name}.vcf`,
      vCardString: card(name, `Number ${name}`),
    });
    expect(made.status).toBe(201);
  }
  // Its listing is an addressbook-query for cards that have an FN.
  const cards = await client.fetchVCards({ addressBook });
  expect(new Set(cards.map(({ url }) => url.split("/").at(-1)))).toEqual(
    new Set(["one.vcf", "two.vcf", "three.vcf"]),
  );
  const one = cards.find(({ url }) => url.endsWith("one.vcf"));
  if (one === undefined) throw new Error("one.vcf is missing");
  // It trims what it reads.
  expect(one.data).toBe(card("one", "Number one").trim());

  const updated = await client.updateVCard({
    vCard: { ...one, data: card("one", "Renamed") },
  });
  expect(updated.status).toBe(204);
  const stale = await client.updateVCard({ vCard: { ...one, data: card("one", "Too late") } });
  expect(stale.status).toBe(412);

  const two = cards.find(({ url }) => url.endsWith("two.vcf"));
  if (two === undefined) throw new Error("two.vcf is missing");
  expect((await client.deleteVCard({ vCard: two })).status).toBe(204);
});

test("syncs by token", async () => {
  const token = (await client.fetchAddressBooks())[0]?.syncToken;
  if (token === undefined) throw new Error("no sync-token");
  await client.createVCard({
    addressBook,
    filename: "four.vcf",
    vCardString: card("four", "Number four"),
  });
  const changes = await client.syncCollection({
    url: addressBook.url,
    props: { "d:getetag": {} },
    syncLevel: 1,
    syncToken: token,
  });
  const hrefs = changes.map(({ href }) => href).filter((href) => href?.endsWith(".vcf"));
  expect(hrefs).toEqual([new URL("four.vcf", addressBook.url).pathname]);
});

test("brings its own copy of the book up to date", async () => {
  const before = await client.fetchVCards({ addressBook });
  const token = (await client.fetchAddressBooks())[0]?.syncToken;
  const gone = before.find(({ url }) => url.endsWith("three.vcf"));
  if (token === undefined || gone === undefined) throw new Error("nothing to sync");
  await client.deleteVCard({ vCard: gone });
  await client.createVCard({
    addressBook,
    filename: "five.vcf",
    vCardString: card("five", "Number five"),
  });
  const { objects } = await client.smartCollectionSync({
    collection: {
      ...addressBook,
      syncToken: token,
      objects: before,
      objectMultiGet: client.addressBookMultiGet,
    },
    method: "webdav",
    detailedResult: true,
  });
  expect(objects.created.map(({ url }) => url)).toEqual([
    new URL("five.vcf", addressBook.url).href,
  ]);
  expect(objects.deleted.map(({ url }) => url)).toEqual([gone.url]);
  expect(objects.updated).toEqual([]);
});

test("is told which query matches", async () => {
  const found = await client.addressBookQuery({
    url: addressBook.url,
    props: { "d:getetag": {} },
    filters: {
      "prop-filter": {
        _attributes: { name: "FN" },
        "text-match": { _attributes: { "match-type": "contains" }, _text: "NUMBER F" },
      },
    },
    depth: "1",
  });
  expect(new Set(found.map(({ href }) => href))).toEqual(
    new Set(["four.vcf", "five.vcf"].map((name) => new URL(name, addressBook.url).pathname)),
  );
});
