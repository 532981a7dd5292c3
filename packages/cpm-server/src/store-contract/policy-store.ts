import assert from "node:assert/strict";
import type { PolicyChange, PolicyDocument, PolicyStore } from "../store/policy-store.ts";
import type { StoreContractCase } from "./case.ts";

const ADA = "tel:+15550002";

/** The behaviours of `PolicyStore`, one by one, each on a new, empty store. */
export const policyStoreContract: readonly StoreContractCase<PolicyStore>[] = [
  {
    name: "nothing is set before anything was written",
    run: async (policies) => {
      assert.deepEqual(await policies.readProvider(), {});
      assert.deepEqual(await policies.readSubscriber(ADA), {});
      assert.deepEqual(await policies.listSubscribers("", 10), []);
    },
  },
  {
    name: "settings come back as they were written, of provider and subscriber apart",
    run: async (policies) => {
      const provider: PolicyDocument = {
        multiDevice: "all",
        recording: true,
        deferOn: [404, 410],
        blacklist: { auid: "resource-lists", document: "index" },
        isf: null,
      };
      await policies.writeProvider(provider);
      await policies.writeSubscriber(ADA, { multiDevice: "first" });
      assert.deepEqual(await policies.readProvider(), provider);
      assert.deepEqual(await policies.readSubscriber(ADA), { multiDevice: "first" });
      assert.deepEqual(await policies.readSubscriber("tel:+15559999"), {});
    },
  },
  {
    name: "writing replaces all that was there, and an empty document takes it away",
    run: async (policies) => {
      await policies.writeSubscriber(ADA, { recording: true, deferral: true });
      await policies.writeSubscriber(ADA, { recording: false });
      assert.deepEqual(await policies.readSubscriber(ADA), { recording: false });
      await policies.writeSubscriber(ADA, {});
      assert.deepEqual(await policies.readSubscriber(ADA), {});
      assert.deepEqual(await policies.listSubscribers("", 10), []);
    },
  },
  {
    name: "subscribers with settings of their own are listed page by page",
    run: async (policies) => {
      await policies.writeProvider({ recording: true });
      for (const user of ["c", "a", "b"]) await policies.writeSubscriber(user, { recording: true });
      assert.deepEqual(await policies.listSubscribers("", 2), ["a", "b"]);
      assert.deepEqual(await policies.listSubscribers("b", 2), ["c"]);
    },
  },
  {
    name: "who watches hears of each change until it ends",
    run: async (policies) => {
      const heard: PolicyChange[] = [];
      const end = policies.watch((change) => heard.push(change));
      await policies.writeProvider({ recording: true });
      await policies.writeSubscriber(ADA, { recording: true });
      await policies.writeSubscriber(ADA, {});
      assert.deepEqual(heard, [{}, { subscriber: ADA }, { subscriber: ADA }]);
      end();
      await policies.writeProvider({});
      assert.equal(heard.length, 3);
    },
  },
  {
    name: "a subscriber has a name",
    run: async (policies) => {
      await assert.rejects(policies.writeSubscriber("", { recording: true }), RangeError);
      assert.deepEqual(await policies.readSubscriber(""), {});
    },
  },
];
