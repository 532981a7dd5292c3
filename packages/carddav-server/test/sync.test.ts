import { test as propertyTest, fc } from "@fast-check/vitest";
import type { Multistatus } from "@callingcard/dav-xml";
import { expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  propertyTextOf,
  putCard,
  sendXml,
  type TestServer,
} from "./dav-client.ts";

function body(token: string, limit?: number, props = "<D:getetag/>"): string {
  const count = limit === undefined ? "" : `<D:limit><D:nresults>${limit}</D:nresults></D:limit>`;
  return `<D:sync-collection><D:sync-token>${token}</D:sync-token><D:sync-level>1</D:sync-level>${count}<D:prop>${props}</D:prop></D:sync-collection>`;
}

function sync(server: TestServer, token: string, limit?: number): Promise<Multistatus> {
  return ask(server, "REPORT", BOOK, body(token, limit));
}

/** Names with their status; the truncation is `507`. */
function outcome({ responses }: Multistatus): readonly (readonly [string, number])[] {
  return responses.map(({ href, status }) => [href.slice(BOOK.length), status ?? 200]);
}

test("an initial sync lists the cards, later ones what changed", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  await putCard(server, "b.vcf", { uid: "2" });
  const first = await sync(server, "");
  expect(outcome(first)).toEqual([
    ["a.vcf", 200],
    ["b.vcf", 200],
  ]);
  const nothing = await sync(server, first.syncToken ?? "");
  expect(outcome(nothing)).toEqual([]);
  expect(nothing.syncToken).toBe(first.syncToken);
  await putCard(server, "a.vcf", { uid: "1", fn: "B" });
  await server.send("DELETE", `${BOOK}b.vcf`);
  await putCard(server, "c.vcf", { uid: "3" });
  await server.send("DELETE", `${BOOK}c.vcf`);
  const second = await sync(server, first.syncToken ?? "");
  expect(outcome(second)).toEqual([
    ["a.vcf", 200],
    ["b.vcf", 404],
    ["c.vcf", 404],
  ]);
});

test("the sync-token of the report is that of the book", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { syncToken } = await sync(server, "");
  const { responses } = await ask(
    server,
    "PROPFIND",
    BOOK,
    "<D:propfind><D:prop><D:sync-token/></D:prop></D:propfind>",
  );
  expect(propertyTextOf(responses[0], "sync-token")).toBe(syncToken);
});

test("a removed card has a status and no propstat, a present one a propstat and no status", async () => {
  const server = await createServerWithBook();
  const { syncToken } = await sync(server, "");
  await putCard(server, "a.vcf", { uid: "1" });
  await putCard(server, "b.vcf", { uid: "2" });
  await server.send("DELETE", `${BOOK}a.vcf`);
  const { responses } = await sync(server, syncToken ?? "");
  expect(responses.map(({ status, propstats }) => [status, propstats.length])).toEqual([
    [undefined, 1],
    [404, 0],
  ]);
});

test("a limit truncates with a 507 and a token to go on from", async () => {
  const server = await createServerWithBook();
  for (const name of ["a", "b", "c"]) await putCard(server, `${name}.vcf`, { uid: name });
  const first = await sync(server, "", 2);
  expect(outcome(first)).toEqual([
    ["a.vcf", 200],
    ["b.vcf", 200],
    ["", 507],
  ]);
  const second = await sync(server, first.syncToken ?? "", 2);
  expect(outcome(second)).toEqual([["c.vcf", 200]]);
  expect(outcome(await sync(server, second.syncToken ?? "", 2))).toEqual([]);
});

test("an initial sync in pages names no card that was deleted before it began", async () => {
  const server = await createServerWithBook();
  for (const name of ["a", "b", "c", "d"]) await putCard(server, `${name}.vcf`, { uid: name });
  await server.send("DELETE", `${BOOK}c.vcf`);
  const first = await sync(server, "", 1);
  await server.send("DELETE", `${BOOK}a.vcf`);
  const seen = [...outcome(first)];
  let token = first.syncToken ?? "";
  for (let page = 0; page < 10 && seen.at(-1)?.[1] === 507; page++) {
    const next = await sync(server, token, 1);
    token = next.syncToken ?? "";
    seen.push(...outcome(next));
  }
  expect(seen.filter(([, status]) => status !== 507)).toEqual([
    ["a.vcf", 200],
    ["b.vcf", 200],
    ["d.vcf", 200],
    ["a.vcf", 404],
  ]);
});

test("the server truncates on its own as well", async () => {
  const server = await createServerWithBook({ limits: { maxSyncChanges: 1 } });
  for (const name of ["a", "b"]) await putCard(server, `${name}.vcf`, { uid: name });
  expect(outcome(await sync(server, ""))).toEqual([
    ["a.vcf", 200],
    ["", 507],
  ]);
});

test("a limit of nothing cannot be met", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(server, "REPORT", BOOK, body("", 0));
  expect([400, 403]).toContain(response.status);
});

test("valid-sync-token: garbage, forged, foreign and future tokens", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const token = (await sync(server, "")).syncToken ?? "";
  await server.store.createBook("ada", "work", []);
  const other = await ask(server, "REPORT", "/addressbooks/ada/work/", body(""));
  await server.send("DELETE", BOOK);
  await server.store.createBook("ada", "contacts", []);
  for (const wrong of [
    "garbage",
    "12345678-1234-1234-1234-123456789012",
    `${token}x`,
    token.replace(/:1:([\w-]{16})$/, ":2:$1"),
    token,
    other.syncToken ?? "",
  ]) {
    const response = await sendXml(server, "REPORT", BOOK, body(wrong));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<D:valid-sync-token/>");
  }
});

test("valid-sync-token: a book that lost revisions, as after a restored backup", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { syncToken = "" } = await sync(server, "");
  const older = await createServerWithBook({
    store: {
      ...server.store,
      findBook: async (owner, name) => {
        const book = await server.store.findBook(owner, name);
        return book && { ...book, revision: 0 };
      },
      changesSince: async () => ({ kind: "unknown-revision" }),
    },
  });
  const response = await sendXml(older, "REPORT", BOOK, body(syncToken));
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("<D:valid-sync-token/>");
});

test("a book that is as the client knows it is answered without a look at its cards", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { syncToken = "" } = await sync(server, "");
  let looks = 0;
  const counting = await createServerWithBook({
    store: {
      ...server.store,
      changesSince: (...asked) => {
        looks += 1;
        return server.store.changesSince(...asked);
      },
    },
  });
  expect(await sync(counting, syncToken)).toMatchObject({ syncToken, responses: [] });
  expect(looks).toBe(0);
  await putCard(server, "b.vcf", { uid: "2" });
  expect((await sync(counting, syncToken)).responses).toHaveLength(1);
  expect(looks).toBe(1);
});

test("a token is an absolute URI", async () => {
  const { syncToken = "" } = await sync(await createServerWithBook(), "");
  expect(URL.canParse(syncToken)).toBe(true);
});

test("Depth does not matter, level infinite neither", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const infinite = body("").replace("<D:sync-level>1<", "<D:sync-level>infinite<");
  const { responses } = await ask(server, "REPORT", BOOK, infinite, { Depth: "1" });
  expect(responses).toHaveLength(1);
});

test("a sync can bring the cards along", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { responses } = await ask(server, "REPORT", BOOK, body("", undefined, "<C:address-data/>"));
  expect(propertyTextOf(responses[0], "address-data")).toContain("FN:Ada Lovelace");
});

type Step = { readonly kind: "put" | "delete"; readonly name: string } | { readonly kind: "sync" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("put" as const),
      name: fc.constantFrom("a", "b", "c", "d", "e"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("delete" as const),
      name: fc.constantFrom("a", "b", "c", "d", "e"),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "sync" as const }) },
);

propertyTest.prop([fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 3 })], {
  numRuns: 60,
})(
  "a client that syncs in pages between any changes has what the server has",
  async (steps, limit) => {
    const server = await createServerWithBook();
    const replica = new Map<string, string>();
    let token = "";
    let version = 0;
    const page = async (): Promise<boolean> => {
      const { responses, syncToken = "" } = await sync(server, token, limit);
      token = syncToken;
      for (const response of responses) {
        if (response.status === 404) replica.delete(response.href);
        else if (response.status === undefined) {
          replica.set(response.href, propertyTextOf(response, "getetag") ?? "");
        }
      }
      return responses.some(({ status }) => status === 507);
    };
    for (const one of steps) {
      if (one.kind === "sync") await page();
      else if (one.kind === "delete") await server.send("DELETE", `${BOOK}${one.name}.vcf`);
      else await putCard(server, `${one.name}.vcf`, { uid: one.name, fn: `${version++}` });
    }
    while (await page());
    const listing = await ask(
      server,
      "PROPFIND",
      BOOK,
      "<D:propfind><D:prop><D:getetag/></D:prop></D:propfind>",
      { Depth: "1" },
    );
    const cards = listing.responses.slice(1);
    expect(replica).toEqual(
      new Map(cards.map((card) => [card.href, propertyTextOf(card, "getetag")])),
    );
  },
);
