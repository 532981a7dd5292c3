import { parseMultistatus, type DavResponse } from "@callingcard/dav-xml";
import { parseCard } from "@callingcard/vcard";
import { toJCard } from "@callingcard/vcard/jcard";
import { describe, expect, test, vi } from "vitest";
import type { AddressBookStore } from "../src/store.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  properties,
  propertyTextOf,
  property,
  propfind,
  putCard,
  vcard,
  type TestServer,
} from "./dav-client.ts";
import { createSharedServer, grantBob, lacking } from "./access-client.ts";
import { lockOk } from "./lock-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const OLD = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Hopper;Grace\r\nTEL;HOME:+1\r\nEND:VCARD\r\n";

async function post(
  server: TestServer,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  query = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly DavResponse[]> {
  const response = await server.send("POST", BOOK + query, {
    headers: { "Content-Type": "text/vcard", ...headers },
    body,
  });
  const text = await response.text();
  if (response.status !== 207) throw new Error(`status ${response.status}: ${text}`);
  return parseMultistatus(text).responses;
}

const kinds = (responses: readonly DavResponse[]) =>
  responses.map(({ description, status }) => status ?? description);

const bodyOf = async (server: TestServer, name: string) =>
  (await server.send("GET", BOOK + name)).text();

describe("POST of a book", () => {
  test("stores each card as it was sent, and tells href, entity tag and UID", async () => {
    const server = await createServerWithBook();
    const cards = [vcard({ uid: "one" }), vcard({ uid: "two/2", version: "3.0" })];
    const responses = await post(server, cards.join(""));
    expect(kinds(responses)).toEqual(["created", "created"]);
    expect(responses[0]?.href).toBe(`${BOOK}one.vcf`);
    for (const [index, { href }] of responses.entries()) {
      const stored = await server.send("GET", href);
      expect(await stored.text()).toBe(cards[index]);
      expect(stored.headers.get("etag")).toBe(propertyTextOf(responses[index], "getetag"));
    }
    expect(propertyTextOf(responses[1], "uid")).toBe("two/2");
  });

  test("converts vCard 2.1 to 3.0, adds UIDs that are missing, and says no tag of either", async () => {
    const server = await createServerWithBook();
    const text = `${OLD}${vcard({ uid: "" }).replace(/UID:\r\n/, "")}`;
    const responses = await post(server, text);
    expect(kinds(responses)).toEqual(["created", "created"]);
    for (const response of responses) {
      expect(properties(response).map(({ local }) => local)).toEqual(["uid"]);
    }
    const [old] = responses;
    const card = parseCard(await (await server.send("GET", old?.href ?? "")).text());
    expect(card.version).toBe("3.0");
    expect(card.properties.map(({ name }) => name.toUpperCase())).toContain("UID");
    expect(kinds(await post(server, text))).toEqual(["unchanged", "unchanged"]);
  });

  test("refuses each card by itself, with its line and the precondition of a PUT", async () => {
    const server = await createServerWithBook({ limits: { maxResourceOctets: 400 } });
    const text = [
      vcard({ uid: "1" }),
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:2\r\nFN\r\nEND:VCARD\r\n",
      "junk\r\n",
      vcard({ uid: "3", lines: ["NOTE:a\u000bb"] }),
      vcard({ uid: "4", version: "5.0" }),
      vcard({ uid: "5", lines: [`NOTE:${"x".repeat(400)}`] }),
      vcard({ uid: "6", lines: ["UID:7"] }),
      vcard({ uid: "8" }),
    ];
    const responses = await post(server, text.join(""));
    expect(kinds(responses)).toEqual(["created", 400, 400, 400, 403, 403, 403, "created"]);
    const refused = responses.filter(({ status }) => status !== undefined);
    expect(refused.map(({ href }) => href)).toEqual(
      [6, 11, 12, 18, 23, 29].map((line) => `${BOOK}?line=${line}`),
    );
    expect(refused.map(({ error }) => error?.children[0])).toMatchObject(
      ["valid", "valid", "valid", "supported", "max", "valid"].map((word) => ({
        local: word === "max" ? "max-resource-size" : `${word}-address-data`,
      })),
    );
    expect(refused[0]?.description).toContain("line 9");
  });

  test("refuses a UID that another card has, unless told what to do with duplicates", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const other = vcard({ uid: "1", fn: "Countess" });
    const [refused] = await post(server, other);
    expect(refused?.status).toBe(403);
    expect(refused?.error?.children[0]).toMatchObject({ local: "no-uid-conflict" });
    const [skipped] = await post(server, other, "?duplicates=skip");
    expect([skipped?.description, skipped?.href]).toEqual(["skipped", `${BOOK}a.vcf`]);
    expect(await bodyOf(server, "a.vcf")).toBe(vcard({ uid: "1" }));
    const [kept] = await post(server, other, "?duplicates=keep");
    expect(kept?.description).toBe("created");
    expect(await (await server.send("GET", kept?.href ?? "")).text()).toContain("FN:Countess");
    expect(kinds(await post(server, other, "?duplicates=keep"))).toEqual(["unchanged"]);
    const [replaced] = await post(server, other, "?duplicates=replace");
    expect([replaced?.description, replaced?.href]).toEqual(["replaced", `${BOOK}a.vcf`]);
    expect(await bodyOf(server, "a.vcf")).toBe(other);
    expect(kinds(await post(server, other))).toEqual(["unchanged"]);
    const unknown = await server.send("POST", `${BOOK}?duplicates=merge`, {
      headers: { "Content-Type": "text/vcard" },
      body: other,
    });
    expect(unknown.status).toBe(400);
  });

  test("writes cards of one UID in their order, and gives no href twice", async () => {
    const server = await createServerWithBook();
    const text = ["a", "b", "c"].map((fn) => vcard({ uid: "1", fn })).join("");
    const responses = await post(server, text, "?duplicates=replace");
    expect(kinds(responses)).toEqual(["created", "replaced", "replaced"]);
    expect(responses.map(({ href }) => href)).toEqual([
      `${BOOK}1.vcf`,
      `${BOOK}?line=6`,
      `${BOOK}?line=11`,
    ]);
    expect(await bodyOf(server, "1.vcf")).toBe(vcard({ uid: "1", fn: "c" }));
  });

  test("a card of 3.0 that replaces one of 4.0 is merged into it, as by PUT", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1", lines: ["LANG:fr", "N:Lovelace;Ada;;;"] });
    const sent = vcard({ uid: "1", version: "3.0", fn: "Countess", lines: ["N:Lovelace;Ada;;;"] });
    const [response] = await post(server, sent, "?duplicates=replace");
    expect(response?.description).toBe("replaced");
    expect(propertyTextOf(response, "getetag")).toBeUndefined();
    const stored = await bodyOf(server, "a.vcf");
    expect(stored).toContain("FN:Countess");
    expect(stored).toContain("LANG:fr");
  });

  test("a dry run tells the same and writes nothing", async () => {
    const server = await createServerWithBook({ quota: () => 300 });
    await putCard(server, "a.vcf", { uid: "1" });
    const text = [
      vcard({ uid: "1", fn: "other" }),
      vcard({ uid: "2" }),
      vcard({ uid: "2" }),
      "BEGIN:VCARD\r\nEND:VCARD\r\n",
      vcard({ uid: "3", lines: [`NOTE:${"x".repeat(200)}`] }),
    ].join("");
    const revision = async () => (await server.store.findBook("ada", "contacts"))?.revision;
    const query = "?duplicates=replace";
    const dry = await post(server, text, `${query}&dry-run`);
    expect(await revision()).toBe(1);
    expect(kinds(dry)).toEqual(["replaced", "created", "unchanged", 403, 507]);
    const real = await post(server, text, query);
    expect(real.map(({ href, description }) => [href, description])).toEqual(
      dry.map(({ href, description }) => [href, description]),
    );
  });

  test("takes jCards, one or an array", async () => {
    const server = await createServerWithBook();
    const jcards = ["1", "2"].map((uid) => toJCard(parseCard(vcard({ uid }))));
    const json = { "Content-Type": "application/vcard+json" };
    const body = JSON.stringify([jcards[0], ["vcard"], jcards[1]]);
    const responses = await post(server, body, "", json);
    expect(kinds(responses)).toEqual(["created", 400, "created"]);
    expect(responses[1]?.href).toBe(`${BOOK}?card=2`);
    expect(kinds(await post(server, JSON.stringify(jcards[0]), "", json))).toEqual(["unchanged"]);
    expect(kinds(await post(server, "[", "", json))).toEqual([400]);
  });

  test("stops at the most cards there may be, and at the most octets", async () => {
    const server = await createServerWithBook({
      limits: { maxImportCards: 2, maxImportOctets: 1000 },
    });
    const many = ["1", "2", "3", "4", "5"].map((uid) => vcard({ uid })).join("");
    const responses = await post(server, many);
    expect(kinds(responses)).toEqual(["created", "created", 400]);
    expect(responses.at(-1)?.href).toBe(`${BOOK}?line=11`);
    expect(responses.at(-1)?.description).toContain("was not looked at");
    const long = vcard({ uid: "9", lines: [`NOTE:${"x".repeat(1000)}`] });
    const type = { "Content-Type": "text/vcard" };
    const refused = await server.send("POST", BOOK, { headers: type, body: long });
    expect(refused.status).toBe(413);
    const json = ["1", "2", "3"].map((uid) => toJCard(parseCard(vcard({ uid }))));
    const jcards = await post(server, JSON.stringify(json), "", {
      "Content-Type": "application/vcard+json",
    });
    expect(jcards.at(-1)).toMatchObject({ status: 400, href: `${BOOK}?card=3` });
  });

  test("refuses a body of too many octets at once where its length is told, and else tells what was stored", async () => {
    const text = vcard({ uid: "1" }) + vcard({ uid: "2" });
    const server = await createServerWithBook({ limits: { maxImportOctets: text.length - 1 } });
    const pieces = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start(controller) {
          const octets = new TextEncoder().encode(text);
          const end = text.indexOf("FN", text.indexOf("UID:2"));
          controller.enqueue(octets.slice(0, end));
          controller.enqueue(octets.slice(end));
          controller.close();
        },
      });
    const refused = await server.send("POST", BOOK, {
      headers: { "Content-Type": "text/vcard", "Content-Length": String(text.length) },
      body: pieces(),
    });
    expect(refused.status).toBe(413);
    expect((await server.send("GET", `${BOOK}1.vcf`)).status).toBe(404);
    expect(kinds(await post(server, pieces()))).toEqual(["created", 413]);
    expect((await server.send("GET", `${BOOK}1.vcf`)).status).toBe(200);
  });

  test("a body that is broken off is 400, and what came whole before is stored", async () => {
    const onError = vi.fn<() => void>();
    const server = await createServerWithBook({ onError });
    const begun = (text: string): ReadableStream<Uint8Array> => {
      const chunks = [new TextEncoder().encode(text)].values();
      return new ReadableStream({
        pull(controller) {
          const { value } = chunks.next();
          if (value === undefined) controller.error(new Error("aborted"));
          else controller.enqueue(value);
        },
      });
    };
    const headers = { "Content-Type": "text/vcard" };
    for (const [method, path] of [
      ["POST", BOOK],
      ["PUT", `${BOOK}a.vcf`],
    ] as const) {
      const body = begun("BEGIN:VCARD\r\n");
      expect((await server.send(method, path, { headers, body })).status).toBe(400);
    }
    const whole = vcard({ uid: "1" });
    expect(kinds(await post(server, begun(`${whole}BEGIN:VCARD\r\nVERSION`)))).toEqual([
      "created",
      400,
    ]);
    expect(await bodyOf(server, "1.vcf")).toBe(whole);
    expect(onError).not.toHaveBeenCalled();
  });

  test("looks at no more problems than there may be cards", async () => {
    const server = await createServerWithBook({ limits: { maxImportCards: 3 } });
    const broken = vcard({ uid: "1", lines: Array.from({ length: 5 }, () => "x") });
    const responses = await post(server, broken + vcard({ uid: "2" }));
    expect(kinds(responses)).toEqual([400, 400]);
    expect(responses[1]?.description).toBe(
      "text has more than 3 problems at line 8 column 2 (RFC 6350 vcard); what is behind it was not looked at",
    );
    const strays = "x\r\n".repeat(9) + vcard({ uid: "3" });
    expect(kinds(await post(server, strays))).toEqual([400, "created"]);
  });

  test("leaves out a card that is too long, and takes the next one", async () => {
    const server = await createServerWithBook({ limits: { maxResourceOctets: 500 } });
    // Twice as much may become small enough when it is converted.
    const long = vcard({ uid: "2", lines: ["no colon", `NOTE:${"x".repeat(1000)}`] });
    const big = vcard({ uid: "3", lines: [`NOTE:${"x".repeat(500)}`] });
    const responses = await post(server, vcard({ uid: "1" }) + long + big + vcard({ uid: "4" }));
    expect(kinds(responses)).toEqual(["created", 403, 403, "created"]);
    const isTooLarge = responses.map((one) => JSON.stringify(one).includes("max-resource-size"));
    expect(isTooLarge).toEqual([false, true, true, false]);
    expect(responses[1]).toMatchObject({
      href: `${BOOK}?line=6`,
      description: expect.stringContaining(
        `card has more than 1000 octets; ${long.length} octets are left out at line 6 column 1`,
      ),
    });
  });

  test("leaves out what stands between cards where it is too much, and says how much", async () => {
    const server = await createServerWithBook();
    const junk = "junk\r\n".repeat(200_000);
    const responses = await post(server, vcard({ uid: "1" }) + junk + vcard({ uid: "2" }) + junk);
    expect(kinds(responses)).toEqual(["created", 400, "created", 400]);
    expect(responses[1]?.description).toContain("1200000 octets are left out at line 6 column 1");
    expect(await bodyOf(server, "1.vcf")).toBe(vcard({ uid: "1" }));
  });

  test("reads the body as it arrives, and keeps few cards of it", async () => {
    const stored = createMemoryStore();
    let written = 0;
    const store: AddressBookStore = {
      ...stored,
      putCard(...args) {
        written += 1;
        return stored.putCard(...args);
      },
    };
    const server = await createServerWithBook({ store });
    const waiting: number[] = [];
    const card = (n: number) => vcard({ uid: `uid-${n}`, lines: [`NOTE:${"x".repeat(60_000)}`] });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          waiting.push(sent - written);
          if (sent === 300) {
            controller.close();
            return;
          }
          controller.enqueue(new TextEncoder().encode(card(sent)));
          sent += 1;
        },
      },
      { highWaterMark: 0 },
    );
    const responses = await post(server, body);
    expect(kinds(responses).filter((kind) => kind === "created")).toHaveLength(300);
    expect(Math.max(...waiting)).toBeLessThan(40);
  });

  test("a card that the store cannot write does not hide what became of the others", async () => {
    const stored = createMemoryStore();
    const failure = Object.assign(new Error("secret"), { code: "full" });
    const errors: unknown[] = [];
    const store: AddressBookStore = {
      ...stored,
      putCard: (id, card, ...rest) =>
        card.uid === "2" ? Promise.reject(failure) : stored.putCard(id, card, ...rest),
    };
    const onError = (error: unknown) => errors.push(error);
    const server = await createServerWithBook({ store, onError });
    const responses = await post(server, ["1", "2", "3"].map((uid) => vcard({ uid })).join(""));
    expect(kinds(responses)).toEqual(["created", 507, "created"]);
    expect(errors).toEqual([failure]);
  });

  test("a card that somebody locked is refused 423, its neighbours are not, and a dry run says so", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const { token } = await lockOk(server, `${BOOK}a.vcf`);
    const text = vcard({ uid: "1", fn: "other" }) + vcard({ uid: "2" });
    const dry = await post(server, text, "?duplicates=replace&dry-run");
    expect(kinds(dry)).toEqual([423, "created"]);
    const responses = await post(server, text, "?duplicates=replace");
    expect(kinds(responses)).toEqual([423, "created"]);
    expect(responses[0]?.error?.children[0]).toMatchObject({ local: "lock-token-submitted" });
    const submitted = { If: `<${BOOK}a.vcf> (<${token}>)` };
    const again = await post(server, text, "?duplicates=replace", submitted);
    expect(kinds(again)).toEqual(["replaced", "unchanged"]);
  });

  test("is told of to clients of Apple, with its bounds", async () => {
    const server = await createServerWithBook({
      limits: { maxImportCards: 7, maxImportOctets: 5000 },
    });
    const body =
      '<D:propfind><D:prop><bulk-requests xmlns="http://me.com/_namespace/"/></D:prop></D:propfind>';
    const [response] = (await ask(server, "PROPFIND", BOOK, body)).responses;
    expect(property(response, "bulk-requests")).toBe(
      "<simple><max-resources>7</max-resources><max-bytes>5000</max-bytes></simple>",
    );
  });

  test("needs a book, a type of cards and the privilege to add", async () => {
    const server = await createServerWithBook();
    const send = (path: string, type: string, user = "ada") =>
      server.send("POST", path, { user, headers: { "Content-Type": type }, body: "x" });
    expect((await send("/addressbooks/ada/none/", "text/vcard")).status).toBe(404);
    expect((await send(BOOK, "text/calendar")).status).toBe(403);
    const stranger = await send(BOOK, "text/vcard", "bob");
    expect(stranger.status).toBe(403);
    expect(await stranger.text()).toContain("need-privileges");
  });
});

describe("another user's book", () => {
  const asBob = (server: TestServer, query: string, body: string) =>
    server.send("POST", BOOK + query, {
      user: "bob",
      headers: { "Content-Type": "text/vcard", Prefer: "return=representation" },
      body,
    });

  test("is added to by who may bind, replaced in by who may read and write, and exported by who may read", async () => {
    const server = await createSharedServer();
    await grantBob(server, "bind");
    expect((await asBob(server, "", vcard({ uid: "1" }))).status).toBe(207);
    const added = await asBob(server, "?add-member", vcard({ uid: "2" }));
    expect([added.status, await added.text()]).toEqual([201, ""]);
    const body = vcard({ uid: "1", fn: "other" });
    expect(await lacking(await asBob(server, "?duplicates=skip", body))).toEqual([`read ${BOOK}`]);
    expect((await server.send("GET", BOOK, { user: "bob" })).status).toBe(403);
    await grantBob(server, "bind", "read");
    expect(await lacking(await asBob(server, "?duplicates=replace", body))).toEqual([
      `write-content ${BOOK}`,
    ]);
    expect((await server.send("GET", BOOK, { user: "bob" })).status).toBe(200);
    await grantBob(server, "bind", "read", "write-content");
    expect((await asBob(server, "?duplicates=replace", body)).status).toBe(207);
    expect(await bodyOf(server, "a.vcf")).toBe(body);
  });

  test("shows no card to who may not read it, whatever condition fails", async () => {
    const server = await createSharedServer();
    await putCard(server, "a.vcf", { uid: "1" });
    await grantBob(server, "write-content");
    const response = await server.send("PUT", `${BOOK}a.vcf`, {
      user: "bob",
      headers: {
        "Content-Type": "text/vcard",
        "If-Match": '"stale"',
        Prefer: "return=representation",
      },
      body: vcard({ uid: "1", fn: "other" }),
    });
    expect([response.status, await response.text()]).toEqual([412, ""]);
  });
});

describe("add-member", () => {
  const addMember = async (server: TestServer) => {
    const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:add-member"));
    return /href>([^<]*)</.exec(property(responses[0], "add-member") ?? "")?.[1] ?? "";
  };
  const add = async (
    server: TestServer,
    body: string,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    server.send("POST", await addMember(server), {
      headers: { "Content-Type": "text/vcard", ...headers },
      body,
    });

  test("stores a card under a name of the server's, told in Location", async () => {
    const server = await createServerWithBook();
    const text = vcard({ uid: "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1" });
    const response = await add(server, text);
    expect([response.status, await response.text()]).toEqual([201, ""]);
    const location = response.headers.get("location") ?? "";
    expect(location).toBe(`${BOOK}4fbe8971-0bc3-424c-9c26-36c3e1eff6b1.vcf`);
    const stored = await server.send("GET", location);
    expect(await stored.text()).toBe(text);
    expect(response.headers.get("etag")).toBe(stored.headers.get("etag"));
  });

  test("takes another name where the first is taken, and no path from a UID", async () => {
    const server = await createServerWithBook();
    await putCard(server, "1.vcf", { uid: "other" });
    const taken = await add(server, vcard({ uid: "1" }));
    expect(taken.status).toBe(201);
    expect(taken.headers.get("location")).toMatch(/contacts\/[\w-]{32}\.vcf$/);
    const path = await add(server, vcard({ uid: "../../bob" }));
    expect(path.headers.get("location")).toMatch(/contacts\/[\w-]{32}\.vcf$/);
  });

  test("is one of the live properties that a book says it has", async () => {
    const server = await createServerWithBook();
    const body = propfind("D:supported-live-property-set");
    const [response] = (await ask(server, "PROPFIND", BOOK, body)).responses;
    const live = property(response, "supported-live-property-set");
    expect(live).toContain(
      "<D:supported-live-property><D:prop><D:add-member/></D:prop></D:supported-live-property>",
    );
  });

  test("has the preconditions of PUT", async () => {
    const server = await createServerWithBook({ quota: () => 100 });
    expect((await add(server, "nonsense")).status).toBe(400);
    expect((await add(server, vcard({ uid: "1" }), { "Content-Type": "a/b" })).status).toBe(403);
    expect((await add(server, vcard({ uid: "1" }))).status).toBe(201);
    const conflict = await add(server, vcard({ uid: "1", fn: "other" }));
    expect(conflict.status).toBe(403);
    expect(await conflict.text()).toContain("no-uid-conflict");
    expect((await add(server, vcard({ uid: "2" }))).status).toBe(507);
  });

  test("gives what was stored to who prefers it", async () => {
    const server = await createServerWithBook();
    const response = await add(server, vcard({ uid: "1" }), { Prefer: "return=representation" });
    expect(response.status).toBe(201);
    expect(response.headers.get("content-location")).toBe(`${BOOK}1.vcf`);
    expect(response.headers.get("location")).toBe(`${BOOK}1.vcf`);
    expect(await response.text()).toBe(vcard({ uid: "1" }));
  });
});
