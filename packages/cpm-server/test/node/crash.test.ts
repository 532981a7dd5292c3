import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MsrpFrame } from "@callingcard/msrp";
import { canonicalAddress } from "@callingcard/xdm";
import { expect, onTestFinished, test } from "vitest";
import { openCpmStore } from "../../../store-sqlite/src/cpm.ts";
import { createOutboxWorker } from "../../src/store.ts";
import { BOB } from "./bindings.ts";
import { converse, openPeers } from "./network.ts";

/** A function in a process of its own, and where it is. */
async function start(file: string, corePort: string) {
  const script = fileURLToPath(new URL("crash-function.ts", import.meta.url));
  const execArgv = ["--conditions=@callingcard/source"];
  const child = fork(script, [file, corePort], { execArgv });
  onTestFinished(() => void child.kill("SIGKILL"));
  const port = await new Promise<number>((resolve) => {
    child.once("message", (message) => resolve(Number(message)));
  });
  const exit = new Promise((resolve) => child.once("exit", resolve));
  return { child, port, exit };
}

test("what was answered 200 while it is recorded is there after kill -9", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "cpm.db");
  const peers = await openPeers("tcp");
  const corePort = String(peers.core.addresses()[0]?.port);
  const { child, port, exit } = await start(file, corePort);
  peers.aim(port);
  const { alice } = await converse(peers);
  const texts = Array.from({ length: 400 }, (_, index) => `message <${index}>`);
  const sent = new Map(texts.map((text) => [alice.say(text), text]));
  const answered: string[] = [];
  const note = ({ head }: MsrpFrame): void => {
    if (head.kind !== "response" || head.status !== 200) return;
    answered.push(sent.get(head.transactionId) ?? `unknown ${head.transactionId}`);
  };
  // Killed in the middle: some are answered, some refused for others that wait, some neither.
  while (answered.length < 50) note(await alice.frames.take(isAnswer));
  child.kill("SIGKILL");
  await exit;
  for (const frame of alice.frames.all) note(frame);

  const store = openCpmStore({ file });
  onTestFinished(() => store.close());
  const worker = createOutboxWorker({ outbox: store.outbox, messages: store.messages });
  await expect.poll(async () => (await store.outbox.status()).entries).toBe(0);
  await worker.stop();
  const user = canonicalAddress(BOB);
  const found: string[] = [];
  for (const path of await store.messages.list(user, [])) {
    for (const { uid } of await store.messages.search(user, path, {})) {
      const object = await store.messages.fetch(user, path, uid);
      const text = new TextDecoder().decode(object?.octets);
      found.push(...Array.from(text.matchAll(/message <\d+>/g), String));
    }
  }
  expect(answered.length).toBeGreaterThanOrEqual(50);
  expect(new Set(found).size).toBe(found.length);
  expect(answered.filter((text) => !found.includes(text))).toEqual([]);
});

function isAnswer(frame: MsrpFrame): frame is MsrpFrame {
  return frame.head.kind === "response";
}
