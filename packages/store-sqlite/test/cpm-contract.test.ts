import {
  deferredMessagesContract,
  dispositionLogContract,
  messageStoreContract,
  outboxContract,
  policyStoreContract,
} from "@callingcard/cpm-server/store-contract";
import { expect, test } from "vitest";
import { type CpmStore, openCpmStore } from "../src/cpm.ts";
import { withFile } from "./temporary-file.ts";

interface Case {
  readonly part: string;
  readonly name: string;
  readonly run: (store: CpmStore) => Promise<void>;
}

const cases: readonly Case[] = [
  ...messageStoreContract.map(({ name, run }) => ({
    part: "messages",
    name,
    run: ({ messages }: CpmStore) => run(messages),
  })),
  ...outboxContract.map(({ name, run }) => ({
    part: "outbox",
    name,
    run: ({ outbox }: CpmStore) => run(outbox),
  })),
  ...deferredMessagesContract.map(({ name, run }) => ({
    part: "deferred",
    name,
    run: ({ deferred }: CpmStore) => run(deferred),
  })),
  ...dispositionLogContract.map(({ name, run }) => ({
    part: "dispositions",
    name,
    run: ({ dispositions }: CpmStore) => run(dispositions),
  })),
  ...policyStoreContract.map(({ name, run }) => ({
    part: "policies",
    name,
    run: ({ policies }: CpmStore) => run(policies),
  })),
];

test.each(cases)("$part: $name", async ({ run }) => {
  await withFile(async (file) => {
    const store = openCpmStore({
      file,
      maxOutboxEntries: 1_000,
      maxOutboxOctets: 1_000_000,
      maxDeferredMessages: 100,
      maxDeferredOctets: 100_000,
    });
    try {
      await expect(run(store)).resolves.toBeUndefined();
    } finally {
      await store.close();
    }
  });
});
