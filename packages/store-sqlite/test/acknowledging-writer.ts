// Writes to the stores of a file, several at a time, and prints each write once it is acknowledged, until it
// is killed.

import { writeSync } from "node:fs";
import { openCpmStore } from "../src/cpm.ts";

const [, , file = ""] = process.argv;
const { outbox, deferred } = openCpmStore({ file, maxDeferredMessages: 1_000_000 });
const ADA = "tel:+15550002";
const octets = new Uint8Array(500);

async function write(name: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    const key = `${name}-${count}`;
    const object = { octets, flags: [], dateMs: 0, key: { messageId: key, type: "message/cpim" } };
    await outbox.put([{ owner: ADA, folder: ["Default"], object }]);
    writeSync(1, `outbox ${key}\n`);
    await deferred.put({
      servedUser: ADA,
      farUser: "tel:+15550001",
      conversationId: "a",
      contributionId: "b",
      contentType: "message/cpim",
      octets,
      key,
      arrivedMs: 0,
      expiresMs: 1_000_000,
    });
    writeSync(1, `deferred ${key}\n`);
  }
}

await Promise.all(["a", "b", "c", "d"].map(write));
