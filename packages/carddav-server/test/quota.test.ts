import { expect, test } from "vitest";
import type { AddressBookStore } from "../src/store.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  propertyTextOf,
  propfind,
  properties,
  putCard,
  vcard,
} from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const HOME = "/addressbooks/ada/";
const CARD = vcard({ uid: "1" });
const SIZE = CARD.length;
const QUOTA = propfind("D:quota-used-bytes", "D:quota-available-bytes");

test("a home and its books tell how much is used and how much is left of the owner's quota", async () => {
  const server = await createServerWithBook({ quota: (owner) => (owner === "ada" ? 1000 : 0) });
  await server.store.createBook("ada", "work", []);
  await putCard(server, "a.vcf", CARD);
  const { responses } = await ask(server, "PROPFIND", HOME, QUOTA, { Depth: "1" });
  expect(responses).toHaveLength(3);
  for (const response of responses) {
    expect(propertyTextOf(response, "quota-used-bytes")).toBe(String(SIZE));
    expect(propertyTextOf(response, "quota-available-bytes")).toBe(String(1000 - SIZE));
  }
});

test("without a quota what is used is told and what is left is not, and less than nothing is 0", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", CARD);
  const [response] = (await ask(server, "PROPFIND", BOOK, QUOTA)).responses;
  expect(propertyTextOf(response, "quota-used-bytes")).toBe(String(SIZE));
  expect(properties(response, 404).map(({ local }) => local)).toEqual(["quota-available-bytes"]);
  const { store } = server;
  const lessened = await createServerWithBook({ store, quota: () => SIZE - 1 });
  const [full] = (await ask(lessened, "PROPFIND", BOOK, QUOTA)).responses;
  expect(propertyTextOf(full, "quota-available-bytes")).toBe("0");
});

test("the store counts only for who asks, and allprop brings no quota", async () => {
  let asked = 0;
  const stored = createMemoryStore();
  const store: AddressBookStore = {
    ...stored,
    usedOctets(owner) {
      asked += 1;
      return stored.usedOctets(owner);
    },
  };
  const server = await createServerWithBook({ store });
  const allprop = await ask(server, "PROPFIND", HOME, "<D:propfind><D:allprop/></D:propfind>");
  expect(propertyTextOf(allprop.responses[0], "quota-used-bytes")).toBeUndefined();
  await ask(server, "PROPFIND", HOME, propfind("D:displayname"));
  expect(asked).toBe(0);
  const include =
    "<D:propfind><D:allprop/><D:include><D:quota-used-bytes/></D:include></D:propfind>";
  const included = await ask(server, "PROPFIND", HOME, include);
  expect(propertyTextOf(included.responses[0], "quota-used-bytes")).toBe("0");
  expect(asked).toBe(1);
});

test("quota-not-exceeded: PUT and COPY are refused 507 with the element, deleting makes room", async () => {
  const server = await createServerWithBook({ quota: () => SIZE + 10 });
  expect((await putCard(server, "a.vcf", CARD)).status).toBe(201);
  const refused = await putCard(server, "b.vcf", { uid: "2" });
  expect(refused.status).toBe(507);
  expect(await refused.text()).toContain("<D:quota-not-exceeded/>");
  const copy = await server.send("COPY", `${BOOK}a.vcf`, {
    headers: { Destination: `${BOOK}c.vcf` },
  });
  // The same UID in one book: the conflict comes first.
  expect(copy.status).toBe(403);
  await server.store.createBook("ada", "work", []);
  const other = await server.send("COPY", `${BOOK}a.vcf`, {
    headers: { Destination: `${HOME}work/c.vcf` },
  });
  expect(other.status).toBe(507);
  expect(await other.text()).toContain("<D:quota-not-exceeded/>");
  const moved = await server.send("MOVE", `${BOOK}a.vcf`, {
    headers: { Destination: `${HOME}work/c.vcf` },
  });
  expect(moved.status).toBe(201);
  await server.send("DELETE", `${HOME}work/c.vcf`);
  expect((await putCard(server, "b.vcf", { uid: "2" })).status).toBe(201);
});

test("a quota that was exceeded before lets a card be made smaller", async () => {
  const quotaOctets: { value: number | undefined } = { value: undefined };
  const server = await createServerWithBook({ quota: () => quotaOctets.value });
  await putCard(server, "a.vcf", CARD);
  quotaOctets.value = 10;
  expect((await putCard(server, "a.vcf", { uid: "1", fn: "Ada" })).status).toBe(204);
  expect((await putCard(server, "a.vcf", CARD)).status).toBe(507);
});
