import assert from "node:assert/strict";
import type { HistoryEntry, Outbox } from "../store/outbox.ts";
import type { StoreContractCase } from "./case.ts";
import { newObject } from "./objects.ts";

const ADA = "tel:+15550002";
const GRACE = "sip:grace@ims.example";

/**
 * The behaviours of `Outbox`, one by one, each on a new, empty store with room for 1 000 entries and
 * 1 000 000 octets.
 */
export const outboxContract: readonly StoreContractCase<Outbox>[] = [
  {
    name: "an entry comes back as it was put",
    run: async (outbox) => {
      const info = newEntry("info", { when: "new-folder" });
      const state = newEntry("state");
      const object = {
        ...state.object,
        flags: ["\\Seen"],
        key: { messageId: "state", type: "application/group-state-object+xml" },
      };
      await outbox.put([info, { ...state, object }]);
      const [first, second] = await outbox.take(ADA, 10);
      assert.deepEqual(plain(first?.entry), plain({ ...info, when: "new-folder" }));
      assert.deepEqual(plain(second?.entry), plain({ ...state, object, when: "always" }));
    },
  },
  {
    name: "entries are given in the order they were put, per owner",
    run: async (outbox) => {
      await outbox.put([newEntry("a"), newEntry("x", { owner: GRACE }), newEntry("b")]);
      await outbox.put([newEntry("c")]);
      assert.deepEqual(await idsOf(outbox, ADA, 2), ["a", "b"]);
      assert.deepEqual(await idsOf(outbox, ADA, 10), ["a", "b", "c"]);
      assert.deepEqual(await idsOf(outbox, GRACE, 10), ["x"]);
      assert.deepEqual(await idsOf(outbox, "tel:+15559999", 10), []);
    },
  },
  {
    name: "an entry is given until it is removed, and counts how often it was",
    run: async (outbox) => {
      await outbox.put([newEntry("a"), newEntry("b")]);
      const first = await outbox.take(ADA, 1);
      const second = await outbox.take(ADA, 2);
      assert.deepEqual(
        [...first, ...second].map(({ attempts }) => attempts),
        [0, 1, 0],
      );
      await outbox.remove(first.map(({ id }) => id));
      assert.deepEqual(await idsOf(outbox, ADA, 2), ["b"]);
      await outbox.remove(second.map(({ id }) => id));
      assert.deepEqual(await outbox.take(ADA, 2), []);
      assert.deepEqual(await outbox.dueOwners(Number.MAX_SAFE_INTEGER, 10), []);
    },
  },
  {
    name: "who waits longest is due first, and who has to wait is not",
    run: async (outbox) => {
      assert.deepEqual(await outbox.dueOwners(0, 10), []);
      await outbox.put([newEntry("a"), newEntry("x", { owner: GRACE })]);
      assert.deepEqual(await outbox.dueOwners(0, 10), [ADA, GRACE]);
      assert.deepEqual(await outbox.dueOwners(0, 1), [ADA]);
      await outbox.delay(ADA, 1_000);
      await outbox.put([newEntry("b")]);
      assert.deepEqual(await outbox.dueOwners(999, 10), [GRACE]);
      assert.deepEqual(await outbox.dueOwners(1_000, 10), [GRACE, ADA]);
      assert.equal((await outbox.status()).nextDueMs, 0);
      const [entry] = await outbox.take(GRACE, 1);
      await outbox.remove([entry?.id ?? 0]);
      assert.equal((await outbox.status()).nextDueMs, 1_000);
    },
  },
  {
    name: "an entry that is set aside is kept and lets the others pass",
    run: async (outbox) => {
      await outbox.put([newEntry("a"), newEntry("b"), newEntry("x", { owner: GRACE })]);
      const [entry] = await outbox.take(ADA, 1);
      const [other] = await outbox.take(GRACE, 1);
      await outbox.park(entry?.id ?? 0, "mailbox name is refused");
      await outbox.park(other?.id ?? 0, "no such user");
      assert.deepEqual(await idsOf(outbox, ADA, 10), ["b"]);
      assert.deepEqual(await outbox.dueOwners(0, 10), [ADA]);
      const parked = await outbox.listParked(10);
      assert.deepEqual(
        parked.map(({ entry: { object }, reason }) => [object.key.messageId, reason]),
        [
          ["a", "mailbox name is refused"],
          ["x", "no such user"],
        ],
      );
      const { entries, parked: count } = await outbox.status();
      assert.deepEqual({ entries, count }, { entries: 1, count: 2 });
      assert.equal(await outbox.unpark(), 2);
      assert.deepEqual(await idsOf(outbox, ADA, 10), ["a", "b"]);
      assert.deepEqual(await outbox.dueOwners(0, 10), [ADA, GRACE]);
      assert.deepEqual(await outbox.listParked(10), []);
    },
  },
  {
    name: "the status counts entries and octets",
    run: async (outbox) => {
      const entries = [newEntry("a"), newEntry("b")];
      await outbox.put(entries);
      const octets = entries.reduce((sum, { object }) => sum + object.octets.length, 0);
      assert.deepEqual(await outbox.status(), { entries: 2, octets, parked: 0, nextDueMs: 0 });
      await outbox.remove((await outbox.take(ADA, 2)).map(({ id }) => id));
      const { entries: left, octets: leftOctets } = await outbox.status();
      assert.deepEqual({ left, leftOctets }, { left: 0, leftOctets: 0 });
    },
  },
  {
    name: "what does not fit is refused whole",
    run: async (outbox) => {
      const many = Array.from({ length: 999 }, (_, index) => newEntry(`m${index}`));
      await outbox.put(many);
      await assert.rejects(outbox.put([newEntry("a"), newEntry("b")]), { code: "too-many" });
      assert.equal((await outbox.status()).entries, 999);
      await outbox.put([newEntry("a")]);
      await outbox.remove((await outbox.take(ADA, 1_000)).map(({ id }) => id));
      const large = newEntry("large");
      const object = { ...large.object, octets: new Uint8Array(1_000_001) };
      await assert.rejects(outbox.put([{ ...large, object }]), { code: "too-large" });
      await outbox.put([{ ...large, object: { ...object, octets: new Uint8Array(1_000_000) } }]);
    },
  },
  {
    name: "a path that is none is refused",
    run: async (outbox) => {
      const entry = { ...newEntry("a"), folder: ["Default", ""] };
      await assert.rejects(outbox.put([newEntry("b"), entry]), { code: "refused" });
      assert.equal((await outbox.status()).entries, 0);
    },
  },
  {
    name: "concurrent puts are all stored",
    run: async (outbox) => {
      const ids = Array.from({ length: 100 }, (_, index) => `m${index}`);
      await Promise.all(ids.map((id) => outbox.put([newEntry(id)])));
      assert.deepEqual(await idsOf(outbox, ADA, 1_000), ids);
    },
  },
];

function newEntry(messageId: string, other: Partial<HistoryEntry> = {}): HistoryEntry {
  const folder = ["Default", "tel:+15550001"];
  return { owner: ADA, folder, object: newObject({ messageId }), when: "always", ...other };
}

async function idsOf(outbox: Outbox, owner: string, limit: number): Promise<readonly string[]> {
  const entries = await outbox.take(owner, limit);
  return entries.map(({ entry }) => entry.object.key.messageId);
}

/**
 * An entry as JSON holds it, so that views of octets and fields left out compare.
 *
 * @internal
 */
function plain(entry: HistoryEntry | undefined): unknown {
  if (entry === undefined) return undefined;
  const octets = [...entry.object.octets];
  return JSON.parse(JSON.stringify({ ...entry, object: { ...entry.object, octets } }));
}
