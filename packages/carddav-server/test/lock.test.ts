import { parseLockResponse } from "@callingcard/dav-xml";
import { stringifyXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  propfind,
  property,
  putCard,
  sendXml,
  vcard,
} from "./dav-client.ts";
import { CARD, lockOk, refusalOf, sendLock } from "./lock-client.ts";

const PROPPATCH =
  "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";

describe("LOCK", () => {
  test("of a card answers 200 with the token, and with what was asked", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const owner = '<D:owner xml:lang="en">Ada <x:b xmlns:x="urn:x" k="v">L.</x:b></D:owner>';
    const { status, token, lock } = await lockOk(server, CARD, {
      owner,
      headers: { Depth: "0", Timeout: "Second-600" },
    });
    expect(status).toBe(200);
    expect(token).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect({ ...lock, owner: undefined }).toEqual({
      scope: "exclusive",
      type: "write",
      depth: "0",
      owner: undefined,
      timeoutSeconds: 600,
      token,
      root: CARD,
    });
    expect(lock.owner && stringifyXml(lock.owner)).toBe(
      '<D:owner xmlns:D="DAV:" xml:lang="en">Ada <x:b xmlns:x="urn:x" k="v">L.</x:b></D:owner>',
    );
  });

  test("without Depth is of infinite depth; Depth 1 and a malformed body are refused", async () => {
    const server = await createServerWithBook();
    expect((await lockOk(server, BOOK)).lock.depth).toBe("infinity");
    const one = await sendLock(server, CARD, { headers: { Depth: "1" } });
    expect(one.status).toBe(400);
    expect((await sendXml(server, "LOCK", CARD, "<D:lockinfo/>")).status).toBe(400);
  });

  test.each([
    ["Second-10", 10],
    ["Infinite, Second-5", 86_400],
    ["Second-4100000000", 86_400],
    ["Second-0", 1],
    ["Extended, second-7", 7],
    ["nonsense", 3600],
  ])("with Timeout %s lasts %d seconds", async (timeout, seconds) => {
    const server = await createServerWithBook();
    const { lock } = await lockOk(server, CARD, { headers: { Timeout: timeout } });
    expect(lock.timeoutSeconds).toBe(seconds);
  });

  test("of a name without a card answers 201 and makes none, until PUT does", async () => {
    const server = await createServerWithBook();
    const { status, If } = await lockOk(server, CARD);
    expect(status).toBe(201);
    expect((await server.send("GET", CARD)).status).toBe(404);
    expect((await server.send("DELETE", CARD, { headers: { If } })).status).toBe(404);
    const listed = await ask(server, "PROPFIND", BOOK, propfind("D:getetag"), { Depth: "1" });
    expect(hrefs(listed)).toEqual([BOOK]);
    const { responses } = await ask(server, "PROPFIND", CARD, propfind("D:lockdiscovery"));
    expect(property(responses[0], "lockdiscovery")).toContain("<D:activelock>");
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(423);
    expect((await putCard(server, "a.vcf", { uid: "1" }, { If })).status).toBe(201);
    expect((await putCard(server, "a.vcf", { uid: "1", fn: "B" })).status).toBe(423);
  });

  test("of a name without a card is refused by If-Match: *, and 409 without its book", async () => {
    const server = await createServerWithBook();
    expect((await sendLock(server, CARD, { headers: { "If-Match": "*" } })).status).toBe(412);
    expect((await sendLock(server, "/addressbooks/ada/none/a.vcf")).status).toBe(409);
    expect((await sendLock(server, "/addressbooks/ada/none/")).status).toBe(403);
  });

  test("of what is no book and no card is not there", async () => {
    const server = await createServerWithBook();
    for (const path of ["/", "/principals/ada/", "/addressbooks/ada/"]) {
      const response = await sendLock(server, path);
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).not.toContain("LOCK");
    }
    const { headers } = await server.send("OPTIONS", BOOK);
    expect(headers.get("allow")).toContain("LOCK, UNLOCK");
  });

  test("beside a lock: 423 no-conflicting-lock with its root, and shared ones together", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    await lockOk(server, CARD, { scope: "shared" });
    await lockOk(server, CARD, { scope: "shared" });
    const conflict = [423, "no-conflicting-lock", CARD];
    expect(await refusalOf(await sendLock(server, CARD))).toEqual(conflict);
    const { responses } = await ask(server, "PROPFIND", CARD, propfind("D:lockdiscovery"));
    const text = property(responses[0], "lockdiscovery");
    expect(text?.match(/<D:shared\/>/g)).toHaveLength(2);
  });

  test("of a card in a locked book: 423 with the book", async () => {
    const server = await createServerWithBook();
    const { If } = await lockOk(server, BOOK);
    const conflict = [423, "no-conflicting-lock", BOOK];
    expect(await refusalOf(await sendLock(server, CARD, { headers: { If } }))).toEqual(conflict);
    const submitted = [423, "lock-token-submitted", BOOK];
    expect(await refusalOf(await sendLock(server, CARD))).toEqual(submitted);
  });

  test("of a book with a locked card: 207 with 423 of the card and 424 of the book", async () => {
    const server = await createServerWithBook();
    await lockOk(server, CARD);
    const response = await sendLock(server, BOOK);
    expect(response.status).toBe(207);
    const text = await response.text();
    expect(text).toMatch(
      /<D:href>[^<]*a\.vcf<\/D:href><D:status>HTTP\/1\.1 423 Locked<\/D:status><D:error><D:no-conflicting-lock><D:href>[^<]*a\.vcf</,
    );
    expect(text).toMatch(/contacts\/<\/D:href><D:status>HTTP\/1\.1 424/);
    expect((await lockOk(server, BOOK, { headers: { Depth: "0" } })).lock.depth).toBe("0");
  });

  test("of many cards ends at the limit", async () => {
    const server = await createServerWithBook({ limits: { maxLocks: 1, maxPropertyLength: 50 } });
    const long = await sendLock(server, CARD, { owner: `<D:owner>${"x".repeat(60)}</D:owner>` });
    expect(long.status).toBe(507);
    await lockOk(server, CARD);
    expect((await sendLock(server, `${BOOK}b.vcf`)).status).toBe(507);
  });
});

describe("a lock", () => {
  test("keeps PUT, DELETE, MOVE, COPY and PROPPATCH away: 423 with its root", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    await putCard(server, "b.vcf", { uid: "2" });
    await lockOk(server, CARD);
    const locked = [423, "lock-token-submitted", CARD];
    const there = { Destination: `${BOOK}c.vcf` };
    const here = { Destination: CARD };
    const send = async (method: string, path: string, headers = {}) =>
      refusalOf(await server.send(method, path, { headers }));
    expect(await refusalOf(await putCard(server, "a.vcf", { uid: "1" }))).toEqual(locked);
    expect(await refusalOf(await putCard(server, "a.vcf", { uid: "1", version: "3.0" }))).toEqual(
      locked,
    );
    expect(await send("DELETE", CARD)).toEqual(locked);
    expect(await send("MOVE", CARD, there)).toEqual(locked);
    expect(await send("MOVE", `${BOOK}b.vcf`, here)).toEqual(locked);
    expect(await send("COPY", `${BOOK}b.vcf`, here)).toEqual(locked);
    expect(await refusalOf(await sendXml(server, "PROPPATCH", CARD, PROPPATCH))).toEqual(locked);
    expect((await server.send("GET", CARD)).status).toBe(200);
    expect((await putCard(server, "b.vcf", { uid: "2", fn: "B" })).status).toBe(204);
  });

  test("opens for who submits its token, in any list", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, CARD);
    for (const value of [
      `(<${token}>)`,
      `(<${token}>) (Not <DAV:no-lock>)`,
      `(<urn:x>) (Not <${token}> ["x"]) (Not <DAV:no-lock>)`,
      `<http://dav.example${CARD}> (<${token}>)`,
    ]) {
      const response = await putCard(server, "a.vcf", { uid: "1" }, { If: value });
      expect([value, response.ok]).toEqual([value, true]);
    }
    const wrong = await putCard(server, "a.vcf", { uid: "1" }, { If: `(<${token}x>)` });
    expect(wrong.status).toBe(412);
    const corrupt = { If: `(<${token}x>) (Not <DAV:no-lock>)` };
    expect((await putCard(server, "a.vcf", { uid: "1" }, corrupt)).status).toBe(423);
  });

  test("and an entity tag together are judged as one list", async () => {
    const server = await createServerWithBook();
    const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
    const { token } = await lockOk(server, CARD);
    const put = async (value: string): Promise<number> =>
      (await putCard(server, "a.vcf", { uid: "1" }, { If: value })).status;
    expect(await put(`(<${token}> ["other"])`)).toBe(412);
    expect(await put(`(<${token}> [${etag}])`)).toBe(204);
    expect(await put(`(<${token}> ["other"]) (Not <DAV:no-lock> ["other"])`)).toBe(412);
    expect(await put(`(<${token}> ["other"]) (Not <DAV:no-lock> [${etag}])`)).toBe(204);
  });

  test("of depth 0 on a book keeps its names and properties, of infinite depth its cards too", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const shallow = await lockOk(server, BOOK, { headers: { Depth: "0" } });
    const locked = [423, "lock-token-submitted", BOOK];
    expect((await putCard(server, "a.vcf", { uid: "1", fn: "B" })).status).toBe(204);
    expect(await refusalOf(await putCard(server, "b.vcf", { uid: "2" }))).toEqual(locked);
    expect(await refusalOf(await server.send("DELETE", CARD))).toEqual(locked);
    expect(await refusalOf(await sendXml(server, "PROPPATCH", BOOK, PROPPATCH))).toEqual(locked);
    expect(await refusalOf(await server.send("DELETE", BOOK))).toEqual(locked);
    const { If } = shallow;
    expect((await putCard(server, "b.vcf", { uid: "2" }, { If })).status).toBe(201);
    expect((await sendXml(server, "PROPPATCH", BOOK, PROPPATCH, { If })).status).toBe(207);
    await server.send("UNLOCK", BOOK, { headers: { "Lock-Token": `<${shallow.token}>` } });
    const deep = await lockOk(server, BOOK);
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(423);
    const onCard = { If: `(<${deep.token}>)` };
    expect((await putCard(server, "a.vcf", { uid: "1" }, onCard)).status).toBe(204);
    expect((await server.send("DELETE", BOOK, { headers: { If: deep.If } })).status).toBe(204);
  });

  test("of a card keeps its book: DELETE answers 207 with 423 of the card", async () => {
    const server = await createServerWithBook();
    const { If } = await lockOk(server, CARD);
    const response = await server.send("DELETE", BOOK);
    expect(response.status).toBe(207);
    const text = await response.text();
    expect(text).toMatch(/a\.vcf<\/D:href><D:status>HTTP\/1\.1 423 .*<D:lock-token-submitted>/);
    expect(text).not.toContain("424");
    expect((await server.send("DELETE", BOOK, { headers: { If } })).status).toBe(204);
  });

  test("does not go with a MOVE or a COPY, and stays at the Destination", async () => {
    const server = await createServerWithBook();
    await server.store.createBook("ada", "work", []);
    await putCard(server, "a.vcf", { uid: "1" });
    const source = await lockOk(server, CARD);
    const path = "/addressbooks/ada/work/a.vcf";
    const target = await lockOk(server, path);
    const transfer = async (method: string, value: string) =>
      (await server.send(method, CARD, { headers: { Destination: path, If: value } })).status;
    expect(await transfer("COPY", source.If)).toBe(423);
    expect(await transfer("COPY", target.If)).toBe(201);
    expect(await transfer("MOVE", target.If)).toBe(423);
    expect(await transfer("MOVE", `${source.If} ${target.If}`)).toBe(204);
    const { responses } = await ask(server, "PROPFIND", path, propfind("D:lockdiscovery"));
    expect(property(responses[0], "lockdiscovery")).toContain(target.token);
    expect((await sendLock(server, CARD)).status).toBe(201);
  });

  test("is no more when its time is over", async () => {
    let nowMs = 1_750_000_000_000;
    const server = await createServerWithBook({ now: () => nowMs });
    const { token } = await lockOk(server, CARD, { headers: { Timeout: "Second-60" } });
    nowMs += 59_001;
    const refreshed = await server.send("LOCK", CARD, {
      headers: { If: `(<${token}>)`, Timeout: "Second-120" },
    });
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.get("lock-token")).toBeNull();
    expect(parseLockResponse(await refreshed.text())[0]?.timeoutSeconds).toBe(120);
    nowMs += 119_999;
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(423);
    nowMs += 1;
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(201);
    const late = await server.send("LOCK", CARD, { headers: { If: `(<${token}>)` } });
    expect(await refusalOf(late)).toEqual([412, "lock-token-matches-request-uri"]);
  });

  test("is found by lockdiscovery and supportedlock, in PROPFIND and in reports", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const { token } = await lockOk(server, BOOK);
    const names = propfind("D:lockdiscovery", "D:supportedlock");
    const listed = await ask(server, "PROPFIND", BOOK, names, { Depth: "1" });
    expect(listed.responses).toHaveLength(2);
    for (const response of listed.responses) {
      expect(property(response, "lockdiscovery")).toContain(`<D:href>${token}</D:href>`);
      expect(property(response, "lockdiscovery")).toContain(`<D:lockroot><D:href>${BOOK}<`);
      expect(property(response, "supportedlock")?.match(/<D:lockentry>/g)).toHaveLength(2);
    }
    const all = await ask(server, "PROPFIND", CARD, "<D:propfind><D:allprop/></D:propfind>");
    expect(property(all.responses[0], "lockdiscovery")).toContain(token);
    const home = await ask(server, "PROPFIND", "/addressbooks/ada/", names, { Depth: "1" });
    expect(property(home.responses[1], "lockdiscovery")).toContain(token);
    const prop = "<D:prop><D:lockdiscovery/></D:prop>";
    const reports = [
      `<C:addressbook-query>${prop}<C:filter/></C:addressbook-query>`,
      `<C:addressbook-multiget>${prop}<D:href>${CARD}</D:href></C:addressbook-multiget>`,
      `<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level>${prop}</D:sync-collection>`,
    ];
    for (const body of reports) {
      const { responses } = await ask(server, "REPORT", BOOK, body, { Depth: "1" });
      expect(property(responses[0], "lockdiscovery")).toContain(token);
    }
    const expand = '<D:expand-property><D:property name="lockdiscovery"/></D:expand-property>';
    for (const path of [BOOK, CARD]) {
      const { responses } = await ask(server, "REPORT", path, expand);
      expect(property(responses[0], "lockdiscovery")).toContain(token);
    }
  });

  test("cannot be set by PROPPATCH", async () => {
    const server = await createServerWithBook();
    const body =
      "<D:propertyupdate><D:set><D:prop><D:lockdiscovery/></D:prop></D:set></D:propertyupdate>";
    const { responses } = await ask(server, "PROPPATCH", BOOK, body);
    expect(property(responses[0], "lockdiscovery", 403)).toBe("");
  });
});

describe("a LOCK without a body", () => {
  test("needs one token, of a lock on the resource", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, CARD);
    const refresh = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      refusalOf(await server.send("LOCK", path, { headers }));
    expect((await refresh(CARD))[0]).toBe(400);
    const two = { If: `(<${token}>) (Not <urn:x>)` };
    expect((await refresh(CARD, two))[0]).toBe(400);
    const missed = [412, "lock-token-matches-request-uri"];
    expect(await refresh(CARD, { If: "(<urn:x>)" })).toEqual(missed);
    expect(await refresh(`${BOOK}b.vcf`, { If: `(<${token}>)` })).toEqual(missed);
    expect(await refresh(`${BOOK}b.vcf`, { If: `<${CARD}> (<${token}>)` })).toEqual(missed);
  });

  test("refreshes a lock of the book at any card in it", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, BOOK);
    const headers = { If: `(<${token}>)`, Timeout: "Second-5" };
    const response = await server.send("LOCK", CARD, { headers });
    expect(parseLockResponse(await response.text())).toMatchObject([
      { token, timeoutSeconds: 5, root: BOOK, depth: "infinity" },
    ]);
  });
});

describe("UNLOCK", () => {
  test("removes the lock at anything in its scope, once", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, BOOK);
    const unlock = async (path: string, value = `<${token}>`) =>
      refusalOf(await server.send("UNLOCK", path, { headers: { "Lock-Token": value } }));
    expect(await unlock(CARD)).toEqual([204, undefined]);
    expect(await unlock(CARD)).toEqual([409, "lock-token-matches-request-uri"]);
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(201);
  });

  test("of another resource is refused, and without a token", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, CARD);
    const unlock = async (path: string, headers: Readonly<Record<string, string>>) =>
      refusalOf(await server.send("UNLOCK", path, { headers }));
    const lock = { "Lock-Token": `<${token}>` };
    const missed = [409, "lock-token-matches-request-uri"];
    expect(await unlock(`${BOOK}b.vcf`, lock)).toEqual(missed);
    expect(await unlock("/addressbooks/ada/none/", lock)).toEqual(missed);
    expect((await unlock(CARD, {}))[0]).toBe(400);
    expect((await unlock(CARD, { "Lock-Token": token }))[0]).toBe(400);
    expect((await unlock(CARD, { ...lock, "If-None-Match": "*" }))[0]).toBe(204);
  });

  test("of a name without a card leaves nothing", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, CARD);
    await server.send("UNLOCK", CARD, { headers: { "Lock-Token": `<${token}>` } });
    const response = await sendXml(server, "PROPFIND", CARD, propfind("D:lockdiscovery"), {
      Depth: "0",
    });
    expect(response.status).toBe(404);
  });
});

test("a lock of a book keeps POST away: 423 at the Add-Member URI, 423 for each card of an import", async () => {
  const server = await createServerWithBook();
  const { If } = await lockOk(server, BOOK, { headers: { Depth: "0" } });
  const post = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    server.send("POST", path, {
      headers: { "Content-Type": "text/vcard", ...headers },
      body: vcard({ uid: path }),
    });
  const locked = [423, "lock-token-submitted", BOOK];
  expect(await refusalOf(await post(`${BOOK}?add-member`))).toEqual(locked);
  const imported = await post(BOOK);
  expect(imported.status).toBe(207);
  expect(await imported.text()).toContain("HTTP/1.1 423 Locked");
  expect((await post(`${BOOK}?add-member`, { If })).status).toBe(201);
  expect(await (await post(BOOK, { If })).text()).toContain("<D:responsedescription>created<");
});

test("a lock that is taken between the look at a card and the write counts", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { store } = server;
  const racing = await createServerWithBook({
    store: {
      ...store,
      async putCard(...parameters) {
        await lockOk(server, CARD);
        return store.putCard(...parameters);
      },
    },
  });
  const raced = await putCard(racing, "a.vcf", vcard({ uid: "1", fn: "B" }));
  expect(await refusalOf(raced)).toEqual([423, "lock-token-submitted", CARD]);
});
