// Cards that were stored once, by an older version or by another way, and that no client could store today.

import { describe, expect, test } from "vitest";
import { readNewCard, Refusal } from "../src/index.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  propertyTextOf,
  putCard,
  sendXml,
  type TestServer,
} from "./dav-client.ts";

const BAD_CARDS = {
  "no UID": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bad\r\nEND:VCARD\r\n",
  "no VERSION": "BEGIN:VCARD\r\nUID:bad\r\nFN:Bad\r\nEND:VCARD\r\n",
  "version 2.1": "BEGIN:VCARD\r\nVERSION:2.1\r\nUID:bad\r\nFN:Bad\r\nEND:VCARD\r\n",
  "two UIDs": "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:bad\r\nUID:worse\r\nFN:Bad\r\nEND:VCARD\r\n",
  "a line that is none": "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:bad\r\nbad\r\nFN:Bad\r\nEND:VCARD\r\n",
  "no end": "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:bad\r\nFN:Bad\r\n",
  "two cards": "BEGIN:VCARD\r\nUID:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nUID:2\r\nEND:VCARD\r\n",
  nothing: "",
};

async function createServerWithBadCard(text: string): Promise<TestServer> {
  const server = await createServerWithBook();
  await putCard(server, "good.vcf", { uid: "good" });
  const book = await server.store.findBook("ada", "contacts");
  const octets = new TextEncoder().encode(text);
  const index = [{ property: "FN", key: "" }];
  const card = { name: "bad.vcf", octets, etag: "bad", uid: "bad", index, modifiedMs: 0 };
  await server.store.putCard(book?.id ?? "", card, {});
  return server;
}

describe.each(Object.entries(BAD_CARDS))("a stored card with %s", (_, text) => {
  test("would be refused today", async () => {
    const octets = new TextEncoder().encode(text);
    await expect(readNewCard("bad.vcf", octets, 0)).rejects.toThrow(Refusal);
  });

  test("is served as it is by GET, by PROPFIND and by multiget", async () => {
    const server = await createServerWithBadCard(text);
    expect(await (await server.send("GET", `${BOOK}bad.vcf`)).text()).toBe(text);
    const listing = await ask(server, "PROPFIND", BOOK, "<D:propfind><D:allprop/></D:propfind>", {
      Depth: "1",
    });
    expect(hrefs(listing)).toEqual([BOOK, `${BOOK}bad.vcf`, `${BOOK}good.vcf`]);
    const { responses } = await ask(
      server,
      "REPORT",
      BOOK,
      `<C:addressbook-multiget><D:prop><C:address-data/></D:prop><D:href>${BOOK}bad.vcf</D:href></C:addressbook-multiget>`,
    );
    expect(propertyTextOf(responses[0], "address-data")).toBe(text);
  });

  test("takes no card beside it out of a report, whatever is asked", async () => {
    const server = await createServerWithBadCard(text);
    const parts = '<D:prop><C:address-data><C:prop name="FN"/></C:address-data></D:prop>';
    const converted = '<D:prop><C:address-data content-type="application/vcard+json"/></D:prop>';
    const filter = '<C:filter><C:prop-filter name="FN"/></C:filter>';
    const sync = "<D:sync-token/><D:sync-level>1</D:sync-level>";
    for (const body of [
      `<C:addressbook-query>${parts}${filter}</C:addressbook-query>`,
      `<C:addressbook-query>${converted}</C:addressbook-query>`,
      `<D:sync-collection>${sync}${parts}</D:sync-collection>`,
      `<D:sync-collection>${sync}${converted}</D:sync-collection>`,
    ]) {
      const { responses } = await ask(server, "REPORT", BOOK, body);
      const good = responses.find(({ href }) => href === `${BOOK}good.vcf`);
      expect(propertyTextOf(good, "address-data")).toContain("Ada Lovelace");
    }
  });

  test("can be copied, moved, replaced and deleted", async () => {
    const server = await createServerWithBadCard(text);
    await server.store.createBook("ada", "work", []);
    const work = "/addressbooks/ada/work/";
    const to = (name: string) => ({ headers: { Destination: `http://dav.example${work}${name}` } });
    expect((await server.send("COPY", `${BOOK}bad.vcf`, to("copy.vcf"))).status).toBe(201);
    expect(await (await server.send("GET", `${work}copy.vcf`)).text()).toBe(text);
    expect((await server.send("DELETE", `${work}copy.vcf`)).status).toBe(204);
    expect((await server.send("MOVE", `${BOOK}bad.vcf`, to("moved.vcf"))).status).toBe(201);
    expect(
      (
        await server.send("MOVE", `${work}moved.vcf`, {
          headers: { Destination: `http://dav.example${BOOK}bad.vcf` },
        })
      ).status,
    ).toBe(201);
    expect((await putCard(server, "bad.vcf", { uid: "bad" })).status).toBe(204);
  });
});

test("an edit of a bad card that makes it no better is refused, and the card stays", async () => {
  const server = await createServerWithBadCard(BAD_CARDS["no UID"]);
  const edit = BAD_CARDS["no UID"].replace("Bad", "Worse");
  expect((await putCard(server, "bad.vcf", edit)).status).toBe(403);
  expect(await (await server.send("GET", `${BOOK}bad.vcf`)).text()).toBe(BAD_CARDS["no UID"]);
});

test("a property of a bad card that was not asked for is no reason to fail", async () => {
  const server = await createServerWithBadCard(BAD_CARDS["no end"]);
  const response = await sendXml(
    server,
    "REPORT",
    BOOK,
    "<C:addressbook-query><D:prop><D:getetag/></D:prop></C:addressbook-query>",
  );
  expect((await response.text()).match(/200 OK/g)).toHaveLength(2);
});
