import { type NewObject, StoreError } from "@callingcard/cpm-server/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createImapMessageStore, type ImapMessageStoreOptions, masterLogin } from "../src/index.ts";
import { type ImapServer, startImapServer } from "./imap-server.ts";
import { stopClock } from "../../../tools/clock/stop-clock.ts";

const ADA = "tel:+15550002";
const FOLDER = ["Default", "tel:+15550001"];

let server: ImapServer;
const stores: { close: () => Promise<void> }[] = [];

beforeEach(async () => {
  server = await startImapServer();
});

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  await server.close();
});

function openStore(options: Partial<ImapMessageStoreOptions> = {}) {
  const store = createImapMessageStore({
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    login: (user) => ({ user, password: "secret" }),
    ...options,
  });
  stores.push(store);
  return store;
}

function newObject(messageId = "m1", other: Partial<NewObject> = {}): NewObject {
  const key = { messageId, type: "message/cpim" };
  const text = `IMDN-Message-ID: ${messageId}\r\nContent-Type: Message/CPIM; x=y\r\n\r\nhello`;
  return { octets: new TextEncoder().encode(text), flags: [], dateMs: 0, key, ...other };
}

function failing(name: string, answer: string): void {
  server.fault = (command) => (command.name === name ? { answer } : undefined);
}

test("a connection is opened by the first call and used by the next", async () => {
  const store = openStore();
  expect(server.connections()).toBe(0);
  await store.ensureFolder(ADA, FOLDER);
  await store.append(ADA, FOLDER, newObject());
  expect(server.users).toEqual([ADA]);
});

test("a connection that was lost is opened again by the next call", async () => {
  const store = openStore();
  const { uid } = await store.append(ADA, FOLDER, newObject());
  server.fault = () => "drop";
  const error = await store.append(ADA, FOLDER, newObject("m2")).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ code: "unavailable" });
  server.fault = undefined;
  expect(await store.fetch(ADA, FOLDER, uid)).toMatchObject({ uid });
  expect(server.users).toEqual([ADA, ADA]);
});

test("a connection that the server ended while nobody used it costs no call", async () => {
  const store = openStore();
  await store.append(ADA, FOLDER, newObject());
  await server.endAll();
  expect(await store.search(ADA, FOLDER, {})).toHaveLength(1);
});

test("a server that does not answer is given up after a while", async () => {
  const pass = stopClock();
  const store = openStore({ callTimeoutMs: 500 });
  await store.ensureFolder(ADA, FOLDER);
  const asked = Promise.withResolvers<void>();
  server.fault = ({ name }) => {
    if (name !== "APPEND") return undefined;
    asked.resolve();
    return "hang";
  };
  const appending = store.append(ADA, FOLDER, newObject()).catch((reason: unknown) => reason);
  await asked.promise;
  await pass(500);
  expect(await appending).toMatchObject({
    code: "unavailable",
    message: "no answer within 500 ms",
  });
  server.fault = undefined;
  await store.append(ADA, FOLDER, newObject());
});

test("a login that does not end is given up after a while", async () => {
  const store = openStore({ connectTimeoutMs: 500 });
  server.fault = ({ name }) => (name === "AUTHENTICATE" ? "hang" : undefined);
  await expect(store.ensureFolder(ADA, FOLDER)).rejects.toMatchObject({ code: "unavailable" });
  server.fault = undefined;
  await store.ensureFolder(ADA, FOLDER);
});

test("a port that nobody listens on is unavailable", async () => {
  const { port, close } = await startImapServer();
  await close();
  await expect(openStore({ port }).list(ADA, [])).rejects.toMatchObject({ code: "unavailable" });
});

test("a password that is refused may be set right", async () => {
  failing("AUTHENTICATE", "NO [AUTHENTICATIONFAILED] wrong password");
  await expect(openStore().list(ADA, [])).rejects.toMatchObject({
    code: "unavailable",
    message: "wrong password",
  });
});

test("what the server says decides whether it is worth another try", async () => {
  const store = openStore();
  await store.ensureFolder(ADA, FOLDER);
  const answers = [
    ["NO [OVERQUOTA] mailbox is full", "unavailable"],
    ["NO internal error", "unavailable"],
    ["NO [INUSE] locked", "unavailable"],
    ["NO [CANNOT] never", "refused"],
    ["NO [NOPERM] not yours", "refused"],
    ["BAD syntax", "refused"],
    ["NO [TOOBIG] too large", "too-large"],
  ] as const;
  for (const [answer, code] of answers) {
    failing("APPEND", answer);
    const appending = store.append(ADA, FOLDER, newObject(), { mayExist: false });
    await expect(appending).rejects.toMatchObject({ code });
  }
});

test("a search that fails is not a search that finds nothing", async () => {
  const store = openStore();
  await store.append(ADA, FOLDER, newObject());
  failing("UID SEARCH", "NO busy");
  await expect(store.append(ADA, FOLDER, newObject())).rejects.toMatchObject({
    code: "unavailable",
  });
  failing("SELECT", "NO [INUSE] busy");
  await expect(store.search(ADA, FOLDER, {})).rejects.toMatchObject({ code: "unavailable" });
});

test("no search is made for what was never written", async () => {
  const store = openStore();
  await store.ensureFolder(ADA, FOLDER);
  server.commands.length = 0;
  await store.append(ADA, FOLDER, newObject(), { mayExist: false });
  expect(server.commands).toEqual(["APPEND"]);
  await store.append(ADA, FOLDER, newObject("m2"));
  expect(server.commands).toContain("UID SEARCH");
});

test("a flag that the server does not know is a keyword", async () => {
  const store = openStore();
  const flags = ["\\Seen", "\\read-report-sent", "$Forwarded"];
  const { uid } = await store.append(ADA, FOLDER, newObject("m1", { flags }));
  expect((await store.fetch(ADA, FOLDER, uid))?.flags).toEqual([
    "\\Seen",
    "read-report-sent",
    "$Forwarded",
  ]);
});

test("an object without a direction is not the one with a direction", async () => {
  const store = openStore();
  const text =
    "IMDN-Message-ID: m1\r\nMessage-Direction: sent\r\nContent-Type: message/cpim\r\n\r\n";
  const octets = new TextEncoder().encode(text);
  const key = { messageId: "m1", direction: "sent" as const, type: "message/cpim" };
  const sent = await store.append(ADA, FOLDER, newObject("m1", { octets, key }));
  const bare = await store.append(ADA, FOLDER, newObject("m1"));
  expect(bare.uid).not.toBe(sent.uid);
  expect(await store.append(ADA, FOLDER, newObject("m1"))).toEqual(bare);
});

test("what others put into a mailbox does no harm", async () => {
  const store = openStore();
  const octets = new TextEncoder().encode("IMDN-Message-ID: no\r\nno field\r\n\r\n");
  const key = { messageId: "x", type: "text/plain" };
  await store.append(ADA, FOLDER, newObject("x", { octets, key }), { mayExist: false });
  expect(await store.search(ADA, FOLDER, { messageId: "no" })).toEqual([]);
  const { uid } = await store.append(ADA, FOLDER, newObject("m1"));
  expect(uid).toBe(2);
});

test("connections end that nobody uses", async () => {
  const pass = stopClock();
  const store = openStore({ idleMs: 20 });
  await store.ensureFolder(ADA, FOLDER);
  expect(server.connections()).toBe(1);
  await pass(20);
  await expect.poll(() => server.connections()).toBe(0);
  expect(await store.ensureFolder(ADA, FOLDER)).toBe("existed");
});

test("a connection that nobody uses makes room for another owner's", async () => {
  const store = openStore({ maxConnections: 1 });
  await store.ensureFolder("tel:+1", FOLDER);
  await store.ensureFolder("tel:+2", FOLDER);
  expect(await store.ensureFolder("tel:+1", FOLDER)).toBe("existed");
  expect(server.users).toEqual(["tel:+1", "tel:+2", "tel:+1"]);
});

test("owners share so many connections and no more, and all get their turn", async () => {
  const store = openStore({ maxConnections: 3 });
  let most = 0;
  server.fault = () => {
    most = Math.max(most, server.connections());
    return undefined;
  };
  const owners = Array.from({ length: 20 }, (_, index) => `tel:+1555${index}`);
  const calls = owners.flatMap((owner) => [
    store.append(owner, FOLDER, newObject("m1")),
    store.append(owner, FOLDER, newObject("m2")),
  ]);
  const places = await Promise.all(calls);
  expect(places.map(({ uid }) => uid)).toEqual(owners.flatMap(() => [1, 2]));
  // The one that ends and the one that takes its place may overlap.
  expect(most).toBeLessThanOrEqual(4);
  expect(server.connections()).toBeLessThanOrEqual(3);
});

test("one owner's failure to connect lets the others have its place", async () => {
  const login = (user: string) => {
    if (user === "tel:+1") throw new Error("no such user");
    return { user, password: "secret" };
  };
  const store = openStore({ maxConnections: 1, login });
  const [failed, made] = await Promise.allSettled([
    store.ensureFolder("tel:+1", FOLDER),
    store.ensureFolder(ADA, FOLDER),
  ]);
  expect(failed).toMatchObject({ reason: { code: "unavailable", message: "no such user" } });
  expect(made).toMatchObject({ value: "created" });
});

test("a master user acts for the owner", async () => {
  const master = { user: "cpm", password: "x", name: (owner: string) => owner.slice(4) };
  await openStore({ login: masterLogin({ ...master, separator: "*" }) }).list(ADA, []);
  await openStore({ login: masterLogin(master) }).list(ADA, []);
  await openStore({ login: masterLogin({ user: "cpm", password: "x" }) }).list(ADA, []);
  expect(server.users).toEqual(["+15550002*cpm", "+15550002 by cpm", `${ADA} by cpm`]);
});

test.each(["tel:+1*cpm", "tel:+1\u0000cpm", "tel:"])(
  "an owner whose name the server would take for another is refused: %j",
  async (owner) => {
    const master = { user: "cpm", password: "x", name: (one: string) => one.slice(4) };
    const store = openStore({ login: masterLogin({ ...master, separator: "*" }) });
    await expect(store.list(owner, [])).rejects.toMatchObject({ code: "refused" });
    expect(server.users).toEqual([]);
  },
);

test("folders may lie below one of their own", async () => {
  const store = openStore({ root: ["RCSMessageStore"] });
  await store.ensureFolder(ADA, FOLDER);
  const all = openStore();
  expect(await all.list(ADA, ["RCSMessageStore"])).toContainEqual(["RCSMessageStore", ...FOLDER]);
  expect(await store.list(ADA, [])).toEqual([["Default"], FOLDER]);
});

test("a server without folders in folders refuses what needs them", async () => {
  const { port, close } = await startImapServer({ delimiter: "" });
  const store = openStore({ port });
  await expect(store.ensureFolder(ADA, FOLDER)).rejects.toMatchObject({ code: "refused" });
  await store.close();
  await close();
});

test("a folder that was deleted meanwhile is made again", async () => {
  const store = openStore();
  await store.ensureFolder(ADA, FOLDER);
  let isFirst = true;
  server.fault = ({ name }) => {
    if (name !== "APPEND" || !isFirst) return undefined;
    isFirst = false;
    return { answer: "NO [TRYCREATE] no such mailbox" };
  };
  const { uid } = await store.append(ADA, FOLDER, newObject(), { mayExist: false });
  expect(uid).toBe(1);
});

test("a store that was closed takes no more calls, and finishes those under way", async () => {
  const store = openStore();
  const appending = store.append(ADA, FOLDER, newObject());
  await store.close();
  expect((await appending).uid).toBe(1);
  await expect(store.append(ADA, FOLDER, newObject())).rejects.toMatchObject({
    code: "unavailable",
    message: "store is closed",
  });
  await expect.poll(() => server.connections()).toBe(0);
});
