import assert from "node:assert/strict";
import { MAX_LOCK_OUTS, type AppPasswordStore, type LockOutStore } from "../sign-in-store.ts";
import type { UserStore } from "../store.ts";

/** A store of users, with their passwords for devices and who is locked out. */
export interface SignInStore extends UserStore, AppPasswordStore, LockOutStore {}

/** One behaviour that every store of users has. */
export interface SignInContractCase {
  /** What holds, as the name of a test. */
  readonly name: string;
  /** Checks it on an empty store; rejects where it does not hold. */
  readonly run: (store: SignInStore) => Promise<void>;
}

/** The test suite of {@link SignInStore}. */
export const signInContract: readonly SignInContractCase[] = [
  {
    name: "an app password is found by user and digest, and by nothing else",
    run: async (store) => {
      await addUsers(store);
      assert.equal(await store.addAppPassword("ada", "phone", "digest", 5), true);
      const phone = { name: "phone", createdMs: 5, lastUsedMs: undefined };
      assert.deepEqual(await store.findAppPassword("ada", "digest"), phone);
      assert.equal(await store.findAppPassword("bob", "digest"), undefined);
      assert.equal(await store.findAppPassword("ada", "Digest"), undefined);
      assert.equal(await store.findAppPassword("eve", "digest"), undefined);
    },
  },
  {
    name: "app passwords are named once per user, and only those of users are kept",
    run: async (store) => {
      await addUsers(store);
      assert.equal(await store.addAppPassword("ada", "phone", "1", 1), true);
      assert.equal(await store.addAppPassword("ada", "phone", "2", 2), false);
      assert.equal(await store.addAppPassword("bob", "phone", "3", 3), true);
      assert.equal(await store.addAppPassword("eve", "phone", "4", 4), false);
      assert.equal(await store.findAppPassword("ada", "2"), undefined);
      assert.deepEqual(await store.listAppPasswords("eve"), []);
    },
  },
  {
    name: "app passwords are listed by name, with their last use, until they are removed",
    run: async (store) => {
      await addUsers(store);
      await store.addAppPassword("ada", "tablet", "1", 1);
      await store.addAppPassword("ada", "phone", "2", 2);
      await store.addAppPassword("bob", "laptop", "3", 3);
      await store.noteAppPasswordUse("ada", "tablet", 7);
      await store.noteAppPasswordUse("ada", "laptop", 8);
      const phone = { name: "phone", createdMs: 2, lastUsedMs: undefined };
      const tablet = { name: "tablet", createdMs: 1, lastUsedMs: 7 };
      assert.deepEqual(await store.listAppPasswords("ada"), [phone, tablet]);
      assert.equal(await store.removeAppPassword("ada", "laptop"), false);
      assert.equal(await store.removeAppPassword("ada", "tablet"), true);
      assert.equal(await store.removeAppPassword("ada", "tablet"), false);
      assert.equal(await store.findAppPassword("ada", "1"), undefined);
      assert.deepEqual(await store.listAppPasswords("ada"), [phone]);
      assert.equal((await store.listAppPasswords("bob"))[0]?.lastUsedMs, undefined);
    },
  },
  {
    name: "the last lock-out of some subjects is found, and a shorter one does not shorten it",
    run: async (store) => {
      assert.equal(await store.findLockOut(["user ada", "address ::1"]), undefined);
      await store.lockOut({ subject: "user ada", untilMs: 20 }, 10);
      await store.lockOut({ subject: "address ::1", untilMs: 30 }, 10);
      await store.lockOut({ subject: "user ada", untilMs: 15 }, 10);
      assert.equal(await store.findLockOut(["user ada"]), 20);
      assert.equal(await store.findLockOut(["user ada", "address ::1"]), 30);
      assert.equal(await store.findLockOut(["user bob"]), undefined);
      assert.equal(await store.findLockOut([]), undefined);
    },
  },
  {
    name: "lock-outs are listed while they last, and lifted one by one",
    run: async (store) => {
      await store.lockOut({ subject: "user bob", untilMs: 30 }, 10);
      await store.lockOut({ subject: "user ada", untilMs: 20 }, 10);
      const ada = { subject: "user ada", untilMs: 20 };
      const bob = { subject: "user bob", untilMs: 30 };
      assert.deepEqual(await store.listLockOuts(10), [ada, bob]);
      assert.deepEqual(await store.listLockOuts(20), [bob]);
      assert.equal(await store.liftLockOut("user bob"), true);
      assert.equal(await store.liftLockOut("user bob"), false);
      assert.equal(await store.findLockOut(["user bob"]), undefined);
      assert.deepEqual(await store.listLockOuts(10), [ada]);
    },
  },
  {
    name: "lock-outs that ended are forgotten, and those beyond the bound that end first",
    run: async (store) => {
      await store.lockOut({ subject: "user ended", untilMs: 10 }, 5);
      await store.lockOut({ subject: "user last", untilMs: 1_000_000 }, 10);
      assert.equal(await store.findLockOut(["user ended"]), undefined);
      const ends = Array.from({ length: MAX_LOCK_OUTS }, (_, index) => 101 + index);
      await Promise.all(
        ends.map((untilMs) => store.lockOut({ subject: `user ${untilMs}`, untilMs }, 10)),
      );
      const kept = await store.listLockOuts(10);
      assert.equal(kept.length, MAX_LOCK_OUTS);
      assert.equal(await store.findLockOut(["user 101"]), undefined);
      assert.equal(await store.findLockOut(["user last"]), 1_000_000);
    },
  },
];

async function addUsers(store: UserStore): Promise<void> {
  await store.addUser("ada", "hash");
  await store.addUser("bob", "hash");
}
