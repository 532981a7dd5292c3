import assert from "node:assert/strict";
import type { Disposition, DispositionLog } from "../store/disposition-log.ts";
import type { StoreContractCase } from "./case.ts";

const DELIVERED: Disposition = {
  servedUser: "tel:+15550002",
  farUser: "tel:+15550001",
  messageId: "a1b2c3",
  type: "delivered",
  atMs: 1_000,
};

/** The behaviours of `DispositionLog`, one by one, each on a new, empty store. */
export const dispositionLogContract: readonly StoreContractCase<DispositionLog>[] = [
  {
    name: "a notification is the first of its kind once",
    run: async (log) => {
      assert.equal(await log.first(DELIVERED), true);
      assert.equal(await log.first(DELIVERED), false);
      assert.equal(await log.first({ ...DELIVERED, atMs: 2_000 }), false);
    },
  },
  {
    name: "users, message and kind all tell notifications apart, exactly",
    run: async (log) => {
      const others: readonly Partial<Disposition>[] = [
        {},
        { type: "displayed" },
        { messageId: "A1B2C3" },
        { messageId: "a1b2c3 " },
        { servedUser: "tel:+15550003" },
        { farUser: "tel:+15550003" },
        { servedUser: DELIVERED.farUser, farUser: DELIVERED.servedUser },
      ];
      for (const other of others) {
        assert.equal(await log.first({ ...DELIVERED, ...other }), true, JSON.stringify(other));
      }
    },
  },
  {
    name: "of concurrent callers one is the first",
    run: async (log) => {
      const calls = Array.from({ length: 10 }, () => log.first(DELIVERED));
      const results = await Promise.all(calls);
      assert.equal(results.filter((isFirst) => isFirst).length, 1);
    },
  },
  {
    name: "what is older than a time is forgotten",
    run: async (log) => {
      await log.first(DELIVERED);
      await log.first({ ...DELIVERED, type: "displayed", atMs: 2_000 });
      assert.equal(await log.forget(1_000), 0);
      assert.equal(await log.forget(2_000), 1);
      assert.equal(await log.first(DELIVERED), true);
      assert.equal(await log.first({ ...DELIVERED, type: "displayed" }), false);
    },
  },
];
