import { ParseError } from "@callingcard/grammar";
import { expect, test } from "vitest";
import { findCards, listCards, readTexts, refreshCards } from "../src/book/card-list.ts";
import { startServer, vcard } from "./server.ts";

const PHOTO = `PHOTO:data:image/png;base64,${"A".repeat(40_000)}`;

test("lists a book without its pictures", async () => {
  const { client, book, put } = await startServer();
  await put("a.vcf", vcard("1", "Ada Lovelace", "ORG:Engines", PHOTO));
  await put("b.vcf", vcard("2", "", "EMAIL:b@example.org"));
  const counts: number[] = [];
  const sizes: number[] = [];
  const measured: typeof client = {
    send: async (...request) => {
      const response = await client.send(...request);
      const copy = await response.clone().arrayBuffer();
      sizes.push(copy.byteLength);
      return response;
    },
  };
  const { cards } = await listCards(measured, book, (count) => counts.push(count));
  expect(cards.get(`${book}a.vcf`)).toMatchObject({ name: "Ada Lovelace", detail: "Engines" });
  expect(cards.get(`${book}b.vcf`)).toMatchObject({ name: "b@example.org", detail: "" });
  expect(counts).toEqual([1, 2]);
  expect(Math.max(...sizes)).toBeLessThan(4_000);
});

test("reads what changed, came and went", async () => {
  const { client, book, put, requests } = await startServer();
  for (const name of ["a", "b", "c"]) await put(`${name}.vcf`, vcard(name, name));
  const before = await listCards(client, book);
  expect(await refreshCards(client, book, before)).toMatchObject({ cards: before.cards });
  await put("b.vcf", vcard("b", "Barbara"));
  await put("d.vcf", vcard("d", "Donald"));
  await client.send("DELETE", `${book}a.vcf`);
  requests.length = 0;
  const after = await refreshCards(client, book, before);
  expect([...after.cards.values()].map(({ name }) => name)).toEqual(["Barbara", "c", "Donald"]);
  // One asks what changed, one reads that.
  expect(requests).toEqual([`REPORT ${book}`, `REPORT ${book}`]);
  const again = await refreshCards(client, book, after);
  expect(again.cards).toBe(after.cards);
});

test("lists the book anew when the server does not know the time of the list any more", async () => {
  const { client, book, put } = await startServer();
  await put("a.vcf", vcard("1", "Ada"));
  const { cards } = await listCards(client, book);
  const lost = { cards, syncToken: "urn:of-another-server" };
  await put("b.vcf", vcard("2", "Barbara"));
  expect((await refreshCards(client, book, lost)).cards.size).toBe(2);
});

test("finds cards by the search language, and says where an expression is wrong", async () => {
  const { client, book, put } = await startServer();
  await put("a.vcf", vcard("1", "Ada Smith", PHOTO));
  await put("b.vcf", vcard("2", "Bob Smith", "CATEGORIES:work"));
  await put("c.vcf", vcard("3", "Carol"));
  expect(await findCards(client, book, "name:smith has:photo")).toEqual(new Set([`${book}a.vcf`]));
  expect(await findCards(client, book, "group:WORK")).toEqual(new Set([`${book}b.vcf`]));
  expect(await findCards(client, book, "nobody")).toEqual(new Set());
  await expect(findCards(client, book, 'name:"smith')).rejects.toBeInstanceOf(ParseError);
});

test("reads the texts of cards for an export, octet for octet", async () => {
  const { client, book, put } = await startServer();
  const text = vcard("1", "Ada", "NOTE:<b>&amp\\; \\n]]>", 'X-KEPT;P="a,b":as it is');
  await put("a.vcf", text);
  await put("b.vcf", vcard("2", "Bob"));
  const texts: string[] = [];
  for await (const one of readTexts(client, book, [`${book}a.vcf`, `${book}gone.vcf`])) {
    texts.push(one);
  }
  expect(texts).toEqual([text]);
});
