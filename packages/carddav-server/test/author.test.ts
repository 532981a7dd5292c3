import { expect, test } from "vitest";
import { BOOK, createServerWithBook, putCard, type TestServer, vcard } from "./dav-client.ts";

const PHONE = { "User-Agent": "Phone/1.0 (ada's)" };

async function history(server: TestServer): Promise<readonly (readonly unknown[])[]> {
  const book = await server.store.findBook("ada", "contacts");
  const writes = await server.store.history(book?.id ?? "");
  return writes.map(({ name, author: { actor, client, method }, before, after }) => [
    actor,
    client,
    method,
    name,
    before === undefined ? "" : "was there",
    after === undefined ? "" : "is there",
  ]);
}

test("the store is told who writes, with what client and by what method", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" }, PHONE);
  await putCard(server, "a.vcf", { uid: "1", fn: "Ada" }, { "User-Agent": "Mail/2" });
  const Destination = `${BOOK}b.vcf`;
  await server.send("MOVE", `${BOOK}a.vcf`, { headers: { Destination, ...PHONE } });
  await server.send("DELETE", `${BOOK}b.vcf`);
  const headers = { "Content-Type": "text/vcard", ...PHONE };
  const body = vcard({ uid: "2" });
  await server.send("POST", `${BOOK}?add-member`, { headers, body });
  const added = (await history(server))[0]?.[3];
  expect(await history(server)).toEqual([
    ["ada", PHONE["User-Agent"], "POST", added, "", "is there"],
    ["ada", undefined, "DELETE", "b.vcf", "was there", ""],
    ["ada", PHONE["User-Agent"], "MOVE", "b.vcf", "", "is there"],
    ["ada", PHONE["User-Agent"], "MOVE", "a.vcf", "was there", ""],
    ["ada", "Mail/2", "PUT", "a.vcf", "was there", "is there"],
    ["ada", PHONE["User-Agent"], "PUT", "a.vcf", "", "is there"],
  ]);
});

test("cards of an import, and a card that is merged, are told of like any other", async () => {
  const server = await createServerWithBook();
  const headers = { "Content-Type": "text/vcard" };
  const body = vcard({ uid: "1" }) + vcard({ uid: "2" });
  await server.send("POST", BOOK, { headers, body });
  expect((await history(server)).map(([actor, , method]) => [actor, method])).toEqual([
    ["ada", "POST"],
    ["ada", "POST"],
  ]);
  await putCard(server, "c.vcf", { uid: "3", lines: ["NOTE:kept"] });
  await putCard(server, "c.vcf", { uid: "3", version: "3.0", fn: "Other" }, PHONE);
  const [merged] = await history(server);
  expect(merged).toEqual(["ada", PHONE["User-Agent"], "PUT", "c.vcf", "was there", "is there"]);
});

test("no more than 256 characters of a client's name are told", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" }, { "User-Agent": "x".repeat(5_000) });
  expect((await history(server))[0]?.[1]).toBe("x".repeat(256));
});

test("a server that keeps no authors tells the store of none", async () => {
  const server = await createServerWithBook({ keepsAuthors: false });
  await putCard(server, "a.vcf", { uid: "1" }, PHONE);
  await server.send("DELETE", `${BOOK}a.vcf`);
  expect(await history(server)).toEqual([]);
});
