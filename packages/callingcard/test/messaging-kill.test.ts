import { composeChat } from "@callingcard/lab";
import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { canonicalAddress } from "@callingcard/xdm";
import { expect, onTestFinished, test } from "vitest";
import { databaseFile } from "../src/open-store.ts";
import { DOMAIN, sipPort } from "./device.ts";
import { createLightPeer, type LightPeer, type Talk } from "./light-peer.ts";
import { type RunningProgram, startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

const ALICE = `sip:alice@${DOMAIN}`;

/** Sessions of each kind. */
const SESSIONS = 50;

/** Users with a client, whose conversations are recorded, and such without, whose messages wait. */
const ONLINE = Array.from({ length: SESSIONS }, (_, index) => `sip:online${index}@${DOMAIN}`);
const OFFLINE = Array.from({ length: SESSIONS }, (_, index) => `sip:offline${index}@${DOMAIN}`);

/** After how many answers to messages of each kind the program is killed. */
const KILL_AFTER = 200;

test("a program that is killed while 100 sessions chat has lost no message that it answered 200, and has none twice", async () => {
  await withFolder(async (folder) => {
    await run(["user", "add", "ada"], { env: { CALLINGCARD_DATA: folder }, stdin: "secret\n" });
    const policy = ["policy", "set", "recording", "true", "deferral", "true"];
    await run(policy, { env: { CALLINGCARD_DATA: folder } });
    const answered = await chatAndKill(folder);

    const store = openCpmStore({ file: databaseFile(folder) });
    onTestFinished(() => store.close());
    const kept = await waiting(store);
    expect(repeated(kept)).toEqual([]);
    expect(answered.offline.filter((text) => !kept.includes(text))).toEqual([]);

    // Who was offline registers; the program is killed again while it brings them what waited.
    const once = await pushAndKill(folder, kept.length / 3);
    expect(repeated(once)).toEqual([]);
    const left = await waiting(store);
    expect(kept.filter((text) => !once.includes(text) && !left.includes(text))).toEqual([]);
    const pushed = await pushAll(folder, store);
    expect(kept.filter((text) => !once.includes(text) && !pushed.includes(text))).toEqual([]);
    expect(repeated(pushed)).toEqual([]);

    const recorded = await history(store, ONLINE);
    expect(repeated(recorded)).toEqual([]);
    expect(answered.online.filter((text) => !recorded.includes(text))).toEqual([]);
    const recordedLater = await history(store, OFFLINE);
    console.log(
      `online: ${answered.online.length} answered, ${recorded.length} in the history; offline: ` +
        `${answered.offline.length} answered, ${kept.length} kept, ${once.length} brought, ` +
        `again ${pushed.length}, ${recordedLater.length} in the history`,
    );
    expect(repeated(recordedLater)).toEqual([]);
    expect(answered.offline.filter((text) => !recordedLater.includes(text))).toEqual([]);
  });
}, 240_000);

/** What was answered 200 to messages for users of both kinds. */
interface Answered {
  readonly online: string[];
  readonly offline: string[];
}

async function chatAndKill(folder: string): Promise<Answered> {
  const { program, peer } = await start(folder);
  for (const user of [ALICE, ...ONLINE]) await peer.register(user);
  const answered: Answered = { online: [], offline: [] };
  const note = (kind: keyof Answered) => (text: string) => void answered[kind].push(text);
  peer.onTalk = (talk) => void chat(talk, note("online"));
  const talks = await Promise.all(
    [...ONLINE, ...OFFLINE].map((user) => peer.invite(ALICE, user, newId())),
  );
  for (const [index, talk] of talks.entries()) {
    void chat(talk, note(index < SESSIONS ? "online" : "offline"));
  }
  await reach(() => Math.min(answered.online.length, answered.offline.length), KILL_AFTER);
  await program.end("SIGKILL");
  await peer.close();
  return answered;
}

/** Sends one message behind the answer to the other, and tells of each that was answered 200. */
async function chat(talk: Talk, onAnswered: (text: string) => void): Promise<void> {
  for (let number = 1; ; number++) {
    const text = `<${talk.own} ${talk.far} ${number}>`;
    const octets = composeChat({ from: talk.own, to: talk.far, text, messageId: newId() });
    const status = await talk.send(octets);
    if (status === 200) onAnswered(text);
  }
}

/** Registers those who were offline, and kills the program when so many messages were brought; gives them. */
async function pushAndKill(folder: string, count: number): Promise<readonly string[]> {
  const { program, peer } = await start(folder);
  const pushed = keepMessages(peer);
  for (const user of OFFLINE) await peer.register(user);
  await reach(() => pushed.length, count);
  await program.end("SIGKILL");
  await peer.close();
  return pushed;
}

/** Waits until nothing waits for anybody any more, and the history is written; gives what was brought. */
async function pushAll(folder: string, store: CpmStore): Promise<readonly string[]> {
  const { program, peer } = await start(folder);
  const pushed = keepMessages(peer);
  for (const user of OFFLINE) await peer.register(user);
  const left = async (): Promise<readonly number[]> => [
    (await waiting(store)).length,
    (await store.outbox.status()).entries,
  ];
  await expect.poll(left, { interval: 250 }).toEqual([0, 0]);
  expect(await program.end("SIGTERM")).toBe(0);
  return pushed;
}

/** Keeps what comes to the users of a peer. */
function keepMessages(peer: LightPeer): readonly string[] {
  const texts: string[] = [];
  peer.onMessage = (octets) => void texts.push(...textsIn(octets));
  return texts;
}

async function reach(count: () => number, wanted: number): Promise<void> {
  await expect.poll(count, { interval: 2 }).toBeGreaterThanOrEqual(wanted);
}

async function start(folder: string): Promise<{
  readonly program: RunningProgram;
  readonly peer: LightPeer;
}> {
  const program = await startProgram(folder, { CALLINGCARD_MESSAGING: "on" });
  const port = await sipPort(program, "tcp");
  return { program, peer: await createLightPeer({ transport: "tcp", host: "127.0.0.1", port }) };
}

/** What waits for those who are offline. */
async function waiting(store: CpmStore): Promise<readonly string[]> {
  const all = await Promise.all(
    OFFLINE.map((user) =>
      store.deferred.list(canonicalAddress(user), { nowMs: Date.now(), limit: 1_000 }),
    ),
  );
  return all.flat().flatMap(({ octets }) => textsIn(octets));
}

/** What is in the histories of users. */
async function history(store: CpmStore, users: readonly string[]): Promise<readonly string[]> {
  const { messages } = store;
  const texts: string[] = [];
  for (const user of users.map(canonicalAddress)) {
    for (const folder of await messages.list(user, [])) {
      for (const { uid } of await messages.search(user, folder, {})) {
        const object = await messages.fetch(user, folder, uid);
        if (object !== undefined) texts.push(...textsIn(object.octets));
      }
    }
  }
  return texts;
}

function textsIn(octets: Uint8Array): readonly string[] {
  return new TextDecoder().decode(octets).match(/<sip:\S+ sip:\S+ \d+>/g) ?? [];
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

function newId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
