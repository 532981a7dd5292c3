import assert from "node:assert/strict";
import type { DeferredMessage, DeferredMessages } from "../store/deferred-messages.ts";
import type { StoreContractCase } from "./case.ts";

const FAR = "tel:+15550001";
const ADA = "tel:+15550002";
const GRACE = "sip:grace@ims.example";

/**
 * The behaviours of `DeferredMessages`, one by one, each on a new, empty store with room for 100
 * messages and 100 000 octets of a user.
 */
export const deferredMessagesContract: readonly StoreContractCase<DeferredMessages>[] = [
  {
    name: "a message comes back as it was put",
    run: async (deferred) => {
      const octets = Uint8Array.from({ length: 256 }, (_, index) => index);
      const whole = newMessage("whole", { octets, service: "urn:x", messageId: "i1" });
      const bare = newMessage("bare", { service: undefined, messageId: undefined });
      assert.equal(await deferred.put(whole), "stored");
      assert.equal(await deferred.put(bare), "stored");
      const [first, second] = await deferred.list(ADA, { nowMs: 0, limit: 10 });
      assert.deepEqual(plain(first), plain(whole));
      assert.deepEqual(plain(second), plain(bare));
    },
  },
  {
    name: "messages are given in the order they were put, page by page, of one user",
    run: async (deferred) => {
      for (const key of ["c", "a", "b"]) await deferred.put(newMessage(key));
      await deferred.put(newMessage("x", { servedUser: GRACE }));
      const [first, second] = await deferred.list(ADA, { nowMs: 0, limit: 2 });
      assert.deepEqual([first?.key, second?.key], ["c", "a"]);
      const rest = await deferred.list(ADA, { nowMs: 0, limit: 2, afterId: second?.id });
      assert.deepEqual(
        rest.map(({ key }) => key),
        ["b"],
      );
      assert.deepEqual(await deferred.list("tel:+15559999", { nowMs: 0, limit: 2 }), []);
    },
  },
  {
    name: "a message is stored once, also when it was delivered meanwhile",
    run: async (deferred) => {
      assert.equal(await deferred.put(newMessage("a")), "stored");
      assert.equal(await deferred.put(newMessage("a", { farUser: "tel:+3" })), "duplicate");
      assert.equal(await deferred.put(newMessage("a", { servedUser: GRACE })), "stored");
      const [message] = await deferred.list(ADA, { nowMs: 0, limit: 10 });
      assert.equal(message?.farUser, "tel:+15550001");
      assert.equal(await deferred.remove([message.id]), 1);
      assert.equal(await deferred.put(newMessage("a")), "duplicate");
      assert.deepEqual(await keys(deferred, ADA), []);
    },
  },
  {
    name: "a key is free again when its message would have expired",
    run: async (deferred) => {
      await deferred.put(newMessage("a", { expiresMs: 2_000 }));
      const [message] = await deferred.list(ADA, { nowMs: 0, limit: 10 });
      await deferred.remove([message?.id ?? 0]);
      assert.equal(await deferred.put(newMessage("a", { arrivedMs: 1_999 })), "duplicate");
      assert.equal(await deferred.put(newMessage("a", { arrivedMs: 2_000 })), "stored");
    },
  },
  {
    name: "a removed message is gone, once",
    run: async (deferred) => {
      for (const key of ["a", "b", "c"]) await deferred.put(newMessage(key));
      const [first, second] = await deferred.list(ADA, { nowMs: 0, limit: 10 });
      const ids = [first?.id ?? 0, second?.id ?? 0];
      assert.equal(await deferred.remove(ids), 2);
      assert.equal(await deferred.remove(ids), 0);
      assert.deepEqual(await keys(deferred, ADA), ["c"]);
      assert.deepEqual(await deferred.listExpired(Number.MAX_SAFE_INTEGER, 10).then(toKeys), ["c"]);
    },
  },
  {
    name: "one session of one user is discarded",
    run: async (deferred) => {
      await deferred.put(newMessage("a"));
      await deferred.put(newMessage("b", { contributionId: "other" }));
      await deferred.put(newMessage("c"));
      await deferred.put(newMessage("x", { servedUser: GRACE }));
      await deferred.put(newMessage("d", { farUser: "tel:+15550009" }));
      assert.equal(await deferred.discard(ADA, "contribution", FAR), 2);
      assert.equal(await deferred.discard(ADA, "contribution", FAR), 0);
      assert.deepEqual(await keys(deferred, ADA), ["b", "d"]);
      assert.deepEqual(await keys(deferred, GRACE), ["x"]);
    },
  },
  {
    name: "an expired message is not given for delivery, but for notice until it is removed",
    run: async (deferred) => {
      await deferred.put(newMessage("late", { expiresMs: 3_000 }));
      await deferred.put(newMessage("early", { expiresMs: 2_000, servedUser: GRACE }));
      assert.equal(await deferred.nextExpiryMs(), 2_000);
      assert.deepEqual(await keys(deferred, GRACE, 1_999), ["early"]);
      assert.deepEqual(await keys(deferred, GRACE, 2_000), []);
      assert.deepEqual(await deferred.listExpired(1_999, 10), []);
      assert.deepEqual(await deferred.listExpired(3_000, 10).then(toKeys), ["early", "late"]);
      const expired = await deferred.listExpired(3_000, 1);
      assert.deepEqual(toKeys(expired), ["early"]);
      await deferred.remove(expired.map(({ id }) => id));
      assert.deepEqual(await deferred.listExpired(3_000, 10).then(toKeys), ["late"]);
      assert.equal(await deferred.nextExpiryMs(), 3_000);
    },
  },
  {
    name: "nothing expires where nothing is",
    run: async (deferred) => {
      assert.equal(await deferred.nextExpiryMs(), undefined);
      assert.deepEqual(await deferred.count(ADA), { messages: 0, octets: 0 });
    },
  },
  {
    name: "a user has so many messages and octets and no more",
    run: async (deferred) => {
      const small = Array.from({ length: 100 }, (_, index) => newMessage(`m${index}`));
      await Promise.all(small.map((message) => deferred.put(message)));
      await assert.rejects(deferred.put(newMessage("more")), { code: "too-many" });
      assert.equal(await deferred.put(newMessage("m1")), "duplicate");
      assert.equal(await deferred.put(newMessage("x", { servedUser: GRACE })), "stored");
      const [message] = await deferred.list(ADA, { nowMs: 0, limit: 1 });
      await deferred.remove([message?.id ?? 0]);
      const { octets } = await deferred.count(ADA);
      const room = new Uint8Array(100_000 - octets);
      const tooLarge = newMessage("large", { octets: new Uint8Array(room.length + 1) });
      await assert.rejects(deferred.put(tooLarge), { code: "too-large" });
      assert.equal(await deferred.put(newMessage("large", { octets: room })), "stored");
      assert.deepEqual(await deferred.count(ADA), { messages: 100, octets: 100_000 });
    },
  },
];

function newMessage(key: string, other: Partial<DeferredMessage> = {}): DeferredMessage {
  return {
    servedUser: ADA,
    farUser: FAR,
    conversationId: "conversation",
    contributionId: "contribution",
    service: "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session",
    contentType: "message/cpim",
    octets: new TextEncoder().encode(`text of ${key}`),
    messageId: `imdn-${key}`,
    key,
    arrivedMs: 1_000,
    expiresMs: 10_000,
    ...other,
  };
}

function toKeys(messages: readonly DeferredMessage[]): readonly string[] {
  return messages.map(({ key }) => key);
}

async function keys(
  deferred: DeferredMessages,
  servedUser: string,
  nowMs = 0,
): Promise<readonly string[]> {
  return toKeys(await deferred.list(servedUser, { nowMs, limit: 100 }));
}

/**
 * A message as JSON holds it, so that views of octets and fields left out compare; without its
 * place.
 *
 * @internal
 */
function plain(message: DeferredMessage | undefined): unknown {
  if (message === undefined) return undefined;
  const octets = [...message.octets];
  return JSON.parse(JSON.stringify({ ...message, id: undefined, octets }));
}
