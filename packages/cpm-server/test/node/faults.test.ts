// What a function does when what is beside it fails: what the other side hears, and what its owner is told.

import type { MsrpFrame } from "@callingcard/msrp";
import type { SipResponse } from "@callingcard/sip";
import type { XdmDocumentAnswer, XdmDocuments } from "@callingcard/xcap-server/client";
import { canonicalAddress } from "@callingcard/xdm";
import { describe, expect, onTestFinished, test } from "vitest";
import { openCpmStore } from "../../../store-sqlite/src/cpm.ts";
import { startImapServer } from "../../../store-imap/test/imap-server.ts";
import { createImapMessageStore } from "../../../store-imap/src/index.ts";
import { StoreError } from "../../src/store.ts";
import { binding, BOB } from "./bindings.ts";
import { ALICE, converse, type Device, type Network, openNetwork } from "./network.ts";

const USER = canonicalAddress(BOB);
const DISK_FULL = (): Promise<never> => Promise.reject(new StoreError("unavailable", "disk full"));

function openStore() {
  const store = openCpmStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  return store;
}

/** The alarms so far, each kind once, in their order. */
function alarmsOf({ alarms }: Network): readonly string[] {
  return [...new Set(alarms.all.map(({ alarm }) => alarm))];
}

/** Says something, and gives the status that it is answered. */
async function statusOf(device: Device, text: string): Promise<number> {
  device.say(text);
  const { head } = await device.frames.take(
    (frame): frame is MsrpFrame => frame.head.kind === "response",
  );
  return head.kind === "response" ? head.status : 0;
}

describe("XDM", () => {
  const blacklist = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">
    <list name="oma_blockedcontacts"><entry uri="${ALICE}"/></list></resource-lists>`;

  function documentsOf(read: (auid: string) => Promise<XdmDocumentAnswer>): XdmDocuments {
    return { read };
  }

  const down = documentsOf(async () => ({ kind: "unavailable", reason: "connection refused" }));
  const broken = documentsOf(() => Promise.reject(new Error("a defect")));
  const silent = documentsOf(() => new Promise(() => undefined));
  const nonsense = documentsOf(async () => ({
    kind: "found",
    octets: new TextEncoder().encode("<resource-lists"),
    checkedMs: 0,
  }));

  describe.each([
    ["does not answer", down, "xdm-down"],
    ["fails", broken, "xdm-down"],
    ["says nothing for too long", silent, "xdm-down"],
    ["has what is no document", nonsense, "xdm-document"],
  ])("that %s", (_what, documents, alarm) => {
    test("does not stop an INVITE with cache-then-allow", async () => {
      const settings = { xdmDown: "cache-then-allow" } as const;
      const network = await openNetwork({ settings, documents, answerTimeoutMs: 50 });
      const { alice, bob } = await converse(network);
      alice.say("all the same");
      expect(await bob.hear()).toBe("all the same");
      expect(alarmsOf(network)).toEqual([alarm]);
    });

    test("stops an INVITE with refuse", async () => {
      const settings = { xdmDown: "refuse" } as const;
      const network = await openNetwork({ settings, documents, answerTimeoutMs: 50 });
      const alice = await network.device("alice");
      await network.send(network.invite({ body: alice.sdp }));
      await network.response("INVITE", 480);
      expect(alarmsOf(network)).toEqual([alarm]);
    });
  });

  test.each(["cache-then-allow", "refuse"] as const)(
    "that does not answer leaves a copy, which holds with %s",
    async (xdmDown) => {
      const copy = { octets: new TextEncoder().encode(blacklist), checkedMs: 0 };
      const documents = documentsOf(async () => ({
        kind: "unavailable",
        reason: "connection refused",
        stale: copy,
      }));
      const network = await openNetwork({ settings: { xdmDown }, documents });
      const alice = await network.device("alice");
      await network.send(network.invite({ body: alice.sdp }));
      await network.response("INVITE", 403);
      expect(alarmsOf(network)).toEqual(["xdm-down"]);
      expect(network.alarms.all[0]?.text).toContain("an older copy is used");
    },
  );
});

describe("the outbox", () => {
  test.each([
    ["refuse", 408, false, true],
    ["continue", 200, false, true],
    // What goes on only when it is stored does not go on.
    ["refuse", 408, true, false],
    ["continue", 200, true, true],
  ] as const)(
    "that takes nothing: with %s a message is answered %i; forwardAfterStore %s",
    async (storeDown, status, forwardAfterStore, isHeard) => {
      const { outbox, messages } = openStore();
      const network = await openNetwork({
        settings: { recording: true, storeDown, forwardAfterStore },
        outbox: { ...outbox, put: DISK_FULL },
        messages,
      });
      const { alice, bob } = await converse(network);
      expect(await statusOf(alice, "for the record")).toBe(status);
      expect(alarmsOf(network)).toEqual(["store-down"]);
      expect(network.alarms.all[0]).toMatchObject({
        text: "disk full",
        session: expect.stringMatching(/./),
      });
      // It is no end of the session.
      expect(await statusOf(bob, "go on")).toBe(status);
      const heard = isHeard ? await bob.hear() : undefined;
      expect(heard).toBe(isHeard ? "for the record" : undefined);
      expect(bob.frames.all).toEqual([]);
    },
  );

  test("that says nothing is one that takes nothing", async () => {
    const { outbox } = openStore();
    const network = await openNetwork({
      settings: { recording: true },
      outbox: { ...outbox, put: () => new Promise(() => undefined) },
      answerTimeoutMs: 50,
    });
    const { alice } = await converse(network);
    expect(await statusOf(alice, "for the record")).toBe(408);
    expect(alarmsOf(network)).toEqual(["store-down"]);
  });

  test("that is full refuses, and takes again when there is room", async () => {
    const store = openCpmStore({ file: ":memory:", maxOutboxEntries: 1 });
    onTestFinished(() => store.close());
    const network = await openNetwork({ settings: { recording: true }, outbox: store.outbox });
    const { alice } = await converse(network);
    expect(await statusOf(alice, "fits")).toBe(200);
    expect(await statusOf(alice, "does not fit")).toBe(408);
    const [entry] = await store.outbox.take(USER, 1);
    await store.outbox.remove([entry?.id ?? 0]);
    expect(await statusOf(alice, "fits again")).toBe(200);
    expect(alarmsOf(network)).toEqual(["store-down"]);
  });

  test("that cannot be read is told of, and what was put there waits", async () => {
    const { outbox, messages } = openStore();
    let isDown = true;
    const network = await openNetwork({
      settings: { recording: true },
      outbox: { ...outbox, take: (...of) => (isDown ? DISK_FULL() : outbox.take(...of)) },
      messages,
    });
    const { alice } = await converse(network);
    expect(await statusOf(alice, "for the record")).toBe(200);
    await expect.poll(() => alarmsOf(network)).toEqual(["outbox-unavailable"]);
    isDown = false;
    await expect.poll(async () => (await outbox.status()).entries).toBe(0);
    expect(await messages.list(USER, [])).not.toEqual([]);
  });
});

describe("the message store", () => {
  async function openImap() {
    const server = await startImapServer();
    const login = (user: string) => ({ user, password: "secret" });
    const where = { host: "127.0.0.1", port: server.port, security: "none" } as const;
    const messages = createImapMessageStore({ ...where, login });
    onTestFinished(async () => {
      await messages.close();
      await server.close();
    });
    return { server, messages };
  }

  test.each([
    ["ends connections", "drop"],
    ["refuses who signs in", { answer: "NO [UNAVAILABLE] no directory" }],
  ] as const)(
    "that %s holds nobody up: it is told of, and gets all when it is back",
    async (_what, fault) => {
      const { outbox } = openStore();
      const { server, messages } = await openImap();
      server.fault = ({ name }) => (name === "AUTHENTICATE" ? fault : undefined);
      const network = await openNetwork({ settings: { recording: true }, outbox, messages });
      const { alice, bob } = await converse(network);
      for (const text of ["one", "two"]) {
        expect(await statusOf(alice, text)).toBe(200);
        expect(await bob.hear()).toBe(text);
      }
      await expect.poll(() => alarmsOf(network)).toEqual(["message-store-unavailable"]);
      expect(network.alarms.all[0]?.text).toContain(USER);
      expect(await outbox.status()).toMatchObject({ entries: 2, parked: 0 });
      server.fault = undefined;
      await expect.poll(async () => (await outbox.status()).entries).toBe(0);
      const [folder = []] = (await messages.list(USER, [])).toReversed();
      expect(await messages.search(USER, folder, {})).toHaveLength(2);
    },
  );

  test("that takes an object never is told of, the object is set aside, and the next one goes on", async () => {
    const { outbox, messages } = openStore();
    let appends = 0;
    const network = await openNetwork({
      settings: { recording: true },
      outbox,
      messages: {
        ...messages,
        append(...object) {
          appends++;
          if (appends > 1) return messages.append(...object);
          return Promise.reject(new StoreError("refused", "too long for this store"));
        },
      },
    });
    const { alice } = await converse(network);
    for (const text of ["one", "two"]) expect(await statusOf(alice, text)).toBe(200);
    await expect.poll(() => appends).toBe(2);
    await expect.poll(async () => await outbox.status()).toMatchObject({ entries: 0, parked: 1 });
    expect(alarmsOf(network)).toEqual(["entry-refused"]);
  });
});

describe("the store of deferred messages", () => {
  /** A session that the function answers because Bob has no client. */
  async function defer(network: Network): Promise<{
    readonly alice: Device;
    readonly ok: SipResponse;
  }> {
    network.registrations.all.length = 0;
    const alice = await network.device("alice");
    await network.send(network.invite({ body: alice.sdp }));
    const ok = await network.response("INVITE", 200);
    await network.send(network.within(ok, "ACK", 1));
    await alice.connect(ok.body);
    return { alice, ok };
  }

  /** A client of Bob registers, and accepts what waited. */
  async function accept(network: Network): Promise<Device> {
    const bob = await network.device("bob");
    network.registrations.register(binding("1"));
    const invite = await network.request("INVITE");
    await network.answer(invite, 200, "b1", bob.sdp);
    await network.request("ACK");
    await bob.connect(invite.body);
    return bob;
  }

  // Nobody else has the message: to go on would be to lose it.
  test.each(["refuse", "continue"] as const)(
    "that takes nothing refuses the message with %s",
    async (storeDown) => {
      const { deferred } = openStore();
      const network = await openNetwork({
        settings: { deferral: true, storeDown },
        deferred: { ...deferred, put: DISK_FULL },
      });
      const { alice } = await defer(network);
      expect(await statusOf(alice, "read this later")).toBe(408);
      expect(alarmsOf(network)).toEqual(["store-down"]);
    },
  );

  test("that is full for a user refuses the next message, and keeps those of before", async () => {
    const store = openCpmStore({ file: ":memory:", maxDeferredMessages: 1 });
    onTestFinished(() => store.close());
    const network = await openNetwork({ settings: { deferral: true }, deferred: store.deferred });
    const { alice } = await defer(network);
    expect(await statusOf(alice, "fits")).toBe(200);
    expect(await statusOf(alice, "does not fit")).toBe(408);
    expect((await store.deferred.count(USER)).messages).toBe(1);
    expect(alarmsOf(network)).toEqual(["store-down"]);
  });

  test("that cannot be read is told of, and what waits is pushed at the next registration", async () => {
    const { deferred } = openStore();
    let isDown = true;
    const network = await openNetwork({
      settings: { deferral: true },
      deferred: { ...deferred, list: (...of) => (isDown ? DISK_FULL() : deferred.list(...of)) },
      pushDelayMs: 20,
    });
    const { alice, ok } = await defer(network);
    expect(await statusOf(alice, "read this later")).toBe(200);
    await network.send(network.within(ok, "BYE", 2));
    await network.response("BYE", 200);
    network.registrations.register(binding("1"));
    await expect.poll(() => alarmsOf(network)).toEqual(["store-down"]);
    isDown = false;
    const bob = await accept(network);
    expect(await bob.hear()).toContain("read this later");
  });

  test("that forgets nothing is told of when the message was pushed", async () => {
    const { deferred } = openStore();
    const network = await openNetwork({
      settings: { deferral: true },
      deferred: { ...deferred, remove: DISK_FULL },
      pushDelayMs: 20,
    });
    const { alice, ok } = await defer(network);
    expect(await statusOf(alice, "read this later")).toBe(200);
    await network.send(network.within(ok, "BYE", 2));
    await network.response("BYE", 200);
    const bob = await accept(network);
    expect(await bob.hear()).toContain("read this later");
    await expect.poll(() => alarmsOf(network)).toEqual(["store-down"]);
    expect((await deferred.count(USER)).messages).toBe(1);
  });
});

describe("registrations", () => {
  test.each([[{}], [{ deferral: true }], [{ noClient: "reject" } as const]])(
    "that cannot be asked: 480 with %j, and an alarm",
    async (settings) => {
      const { deferred } = openStore();
      const network = await openNetwork({
        settings,
        deferred,
        registrations: { bindings: DISK_FULL, watch: () => () => undefined },
      });
      const alice = await network.device("alice");
      await network.send(network.invite({ body: alice.sdp }));
      await network.response("INVITE", 480);
      expect(alarmsOf(network)).toEqual(["registrations-down"]);
    },
  );
});

describe("settings", () => {
  test("of a subscriber that cannot be read are those of the provider, and an alarm", async () => {
    const { policies } = openStore();
    await policies.writeProvider({ release: "CPM-serv/OMA2.1" });
    const network = await openNetwork({ policies: { ...policies, readSubscriber: DISK_FULL } });
    const alice = await network.device("alice");
    await network.send(network.invite({ body: alice.sdp }));
    const { headers } = await network.request("INVITE");
    expect(headers.find(({ name }) => name === "User-Agent")?.value).toContain("CPM-serv/OMA2.1");
    expect(alarmsOf(network)).toEqual(["store-down"]);
  });
});
