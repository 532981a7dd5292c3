import { test as propertyTest, fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { encodeSegment } from "../src/resource.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  ORIGIN,
  putCard,
  sendXml,
  type TestServer,
} from "./dav-client.ts";

const PROP = "<D:prop><D:getetag/></D:prop>";

function multiget(hrefs: readonly string[], prop = PROP): string {
  const named = hrefs.map((href) => `<D:href>${href.replaceAll("&", "&amp;")}</D:href>`);
  return `<C:addressbook-multiget>${prop}${named.join("")}</C:addressbook-multiget>`;
}

async function outcome(
  server: TestServer,
  hrefs: readonly string[],
): Promise<readonly (readonly [string, number])[]> {
  const { responses } = await ask(server, "REPORT", BOOK, multiget(hrefs));
  return responses.map(({ href, status }) => [href, status ?? 200]);
}

const NAMES = ["a.vcf", "b", "c d.vcf", "é&.vcf", "%41.vcf", ".hidden", "it's"];

async function createServer(): Promise<TestServer> {
  const server = await createServerWithBook();
  await server.store.createBook("ada", "other", []);
  for (const [uid, name] of NAMES.entries()) {
    await putCard(server, encodeURIComponent(name), { uid: String(uid) });
  }
  return server;
}

const path = (name: string): string => BOOK + encodeSegment(name);
const isThere = (name: string): readonly [string, number] => [path(name), 200];
const isMissing = (href: string): readonly [string, number] => [href, 404];

/** A href, and what is told of it. */
const asked = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => [path(name), isThere(name)] as const),
  fc.constantFrom(...NAMES).map((name) => [ORIGIN + path(name), isThere(name)] as const),
  fc
    .constantFrom(...NAMES)
    .map((name) => [BOOK + encodeURIComponent(name), isThere(name)] as const),
  fc.constant([`${BOOK}a.vcf/`, isThere("a.vcf")] as const),
  fc
    .constantFrom(
      BOOK,
      BOOK.slice(0, -1),
      `${BOOK}none`,
      `${BOOK}a.vcf/b`,
      `${BOOK}..`,
      `${BOOK}${"x".repeat(600)}`,
      "/addressbooks/ada/other/a.vcf",
      "/addressbooks/bob/contacts/a.vcf",
      "/principals/ada/",
      "none.vcf?",
    )
    .map((href) => [href, isMissing(href)] as const),
);

propertyTest.prop([fc.array(asked, { minLength: 1, maxLength: 60 })], { numRuns: 40 })(
  "what is told of a href does not depend on those before it",
  async (all) => {
    const server = await createServer();
    const told = await outcome(
      server,
      all.map(([href]) => href),
    );
    expect(told).toEqual(all.map(([, expected]) => expected));
  },
);

test("a card that lacks a property is told of as are those before and behind it that have it", async () => {
  const server = await createServerWithBook();
  for (const name of ["a", "b"]) await putCard(server, name, { uid: name });
  const hrefs = [`${BOOK}a`, `${BOOK}none`, `${BOOK}b`];
  const prop = "<D:prop><D:getetag/><D:resourcetype/><D:displayname/><C:address-data/></D:prop>";
  const { responses } = await ask(server, "REPORT", BOOK, multiget(hrefs, prop));
  const names = (index: number, status: number): readonly string[] | undefined =>
    responses[index]?.propstats
      .find((propstat) => propstat.status === status)
      ?.properties.map(({ local }) => local);
  for (const index of [0, 2]) {
    expect(names(index, 200)).toEqual(["getetag", "resourcetype", "address-data"]);
    expect(names(index, 404)).toEqual(["displayname"]);
  }
  expect(responses[1]?.status).toBe(404);
});

test("an element without content is written in its short form", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a", { uid: "a" });
  const prop = "<D:prop><D:getetag/><D:resourcetype/></D:prop>";
  const response = await sendXml(server, "REPORT", BOOK, multiget([`${BOOK}a`], prop));
  expect(await response.text()).toContain("<D:resourcetype/>");
});
