import { canonicalAddress } from "@callingcard/xdm";
import { expect, onTestFinished, test } from "vitest";
import { openCpmStore } from "../../../store-sqlite/src/cpm.ts";
import { binding, BOB } from "./bindings.ts";
import { converse, openNetwork } from "./network.ts";

function openStore() {
  const store = openCpmStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  return store;
}

const USER = canonicalAddress(BOB);

test("what is said is recorded before it is answered, and gets to the message store", async () => {
  const { outbox, messages, dispositions } = openStore();
  const settings = { recording: true };
  const network = await openNetwork({ settings, outbox, messages, dispositions });
  const { alice, bob } = await converse(network);
  alice.say("for the record");
  expect(await bob.hear()).toBe("for the record");
  await expect.poll(async () => (await messages.list(USER, [])).length).toBeGreaterThan(0);
  await expect.poll(async () => (await outbox.status()).entries).toBe(0);
  expect(network.alarms.all).toEqual([]);
});

test("without a store for it, nothing is recorded, and that is told", async () => {
  const network = await openNetwork({ settings: { recording: true, storeDown: "continue" } });
  const { alice, bob } = await converse(network);
  alice.say("off the record");
  expect(await bob.hear()).toBe("off the record");
  const alarm = await network.alarms.take((one): one is typeof one => true);
  expect(alarm.alarm).toBe("store-down");
});

test("messages wait for a user without clients, and are pushed when one registers", async () => {
  const { deferred } = openStore();
  const settings = { deferral: true };
  const network = await openNetwork({ settings, deferred, pushDelayMs: 20 });
  network.registrations.all.length = 0;
  const alice = await network.device("alice");
  await network.send(network.invite({ body: alice.sdp, callId: "deferred" }));
  const ok = await network.response("INVITE", 200);
  await network.send(network.within(ok, "ACK", 1));
  await alice.connect(ok.body);
  alice.say("read this later");
  await expect.poll(async () => (await deferred.count(USER)).messages).toBe(1);
  await network.send(network.within(ok, "BYE", 2));
  await network.response("BYE", 200);

  const bob = await network.device("bob");
  network.registrations.register(binding("1"));
  const invite = await network.request("INVITE");
  await network.answer(invite, 200, "b1", bob.sdp);
  await network.request("ACK");
  await bob.connect(invite.body);
  expect(await bob.hear()).toContain("read this later");
  await expect.poll(async () => (await deferred.count(USER)).messages).toBe(0);
  await network.answer(await network.request("BYE"), 200, "b1");
  expect(network.alarms.all).toEqual([]);
});

test("settings that change reach new sessions and those that live; wrong ones are told", async () => {
  const { policies } = openStore();
  await policies.writeProvider({ release: "CPM-serv/OMA2.1" });
  const network = await openNetwork({ policies, settings: { release: "CPM-serv/OMA2.0" } });
  const bob = await network.device("bob");
  const agentOf = async (callId: string): Promise<string | undefined> => {
    await network.send(network.invite({ body: bob.sdp, callId }));
    const { headers } = await network.request("INVITE");
    return headers.find(({ name }) => name === "User-Agent")?.value;
  };
  expect(await agentOf("first")).toContain("CPM-serv/OMA2.1");
  await policies.writeProvider({ release: "CPM-serv/OMA2.2" });
  await expect.poll(() => agentOf(crypto.randomUUID())).toContain("CPM-serv/OMA2.2");
  await policies.writeProvider({ release: 5 });
  const alarm = await network.alarms.take((one): one is typeof one => true);
  expect(alarm).toMatchObject({ alarm: "settings-refused" });
  expect(await agentOf("last")).toContain("CPM-serv/OMA2.2");
});

test("what a subscriber has otherwise holds for that subscriber", async () => {
  const { policies } = openStore();
  await policies.writeSubscriber(USER, { allowedTypes: ["image/png"] });
  const network = await openNetwork({ policies });
  const bob = await network.device("bob");
  await network.send(network.invite({ body: bob.sdp }));
  await network.response("INVITE", 488);
  expect(network.fn.status()).toMatchObject({ invited: 1, refused: 0 });
});

test("registrations that cannot be asked are told, and the session goes its way", async () => {
  const network = await openNetwork({
    registrations: {
      bindings: () => Promise.reject(new Error("no core")),
      watch: () => () => undefined,
    },
  });
  const bob = await network.device("bob");
  await network.send(network.invite({ body: bob.sdp }));
  await network.response("INVITE", 480);
  expect(network.alarms.all).toMatchObject([{ alarm: "registrations-down" }]);
});

test("a store that does not answer in time is taken as one that cannot be asked", async () => {
  const network = await openNetwork({
    answerTimeoutMs: 30,
    registrations: {
      bindings: () => new Promise(() => undefined),
      watch: () => () => undefined,
    },
  });
  const bob = await network.device("bob");
  await network.send(network.invite({ body: bob.sdp }));
  await network.response("INVITE", 480);
  expect(network.alarms.all).toMatchObject([{ alarm: "registrations-down" }]);
});

test("a subscriber whose settings are not told in time has those of the provider", async () => {
  const network = await openNetwork({
    answerTimeoutMs: 30,
    policies: {
      ...openStore().policies,
      readProvider: async () => ({ noClient: "reject" }),
      readSubscriber: () => new Promise(() => undefined),
      watch: () => () => undefined,
    },
  });
  network.registrations.all.length = 0;
  await network.send(network.invite({ body: (await network.device("bob")).sdp }));
  await network.response("INVITE", 480);
  expect(network.alarms.all).toMatchObject([{ alarm: "store-down" }]);
});
