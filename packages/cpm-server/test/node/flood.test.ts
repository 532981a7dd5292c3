import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findHeader, type SipResponse } from "@callingcard/sip";
import { expect, onTestFinished, test } from "vitest";
import type { FunctionStatus } from "../../src/node.ts";
import { converse, openPeers, type Peers } from "./network.ts";

const INVITES = 5_000;

/** INVITEs between two looks at the function. */
const BURST = 500;

/** Most sessions of `flood-function.ts`. */
const MAX_SESSIONS = 30;

/** What the flood may take beside the code that it is the first to run, in octets. */
const MAX_GROWTH = 12 * 1024 * 1024;

interface Fullness extends FunctionStatus {
  readonly alarms: number;
  readonly heapOctets: number;
}

/** A function in a process of its own. */
async function start(corePort: string) {
  const script = fileURLToPath(new URL("flood-function.ts", import.meta.url));
  const execArgv = ["--conditions=@callingcard/source", "--expose-gc"];
  const child = fork(script, [corePort], { execArgv });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [port] = (await once(child, "message")) as [number];
  return { port, status: () => ask(child) };
}

async function ask(child: ChildProcess): Promise<Fullness> {
  const answer = once(child, "message");
  child.send("status");
  const [status] = (await answer) as [Fullness];
  return status;
}

test(
  "a flood of INVITEs is answered 503 with Retry-After, takes no memory, and touches nobody",
  { timeout: 120_000 },
  async () => {
    const peers = await openPeers("tcp");
    const stranger = await openPeers("tcp");
    const { port, status } = await start(String(peers.core.addresses()[0]?.port));
    for (const one of [peers, stranger]) one.aim(port);
    const { alice, bob } = await converse(peers);
    const before = await status();
    expect(before).toMatchObject({ sessions: 1, invited: 1, refused: 0, alarms: 0 });

    const looks: Fullness[] = [];
    for (let number = 1; number <= INVITES; number++) {
      const to = `sip:+1555${1_000_000 + number}@ims.example;user=phone`;
      await stranger.send(stranger.invite({ callId: `flood${number}`, to, body: alice.sdp }));
      if (number % BURST > 0) continue;
      alice.say(`still here <${number}>`);
      expect(await bob.hear()).toBe(`still here <${number}>`);
      looks.push(await status());
    }
    await expect.poll(() => answers(stranger).length).toBeGreaterThanOrEqual(INVITES);

    const after = await status();
    const refusals = answers(stranger).filter(({ statusCode }) => statusCode === 503);
    const waits = refusals.map((one) => Number(findHeader(one, "Retry-After")?.value));
    expect(refusals.length).toBe(after.refused);
    expect(after.refused + after.invited).toBe(INVITES + 1);
    expect(after.refused).toBeGreaterThan(INVITES / 2);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(after.alarms).toBeGreaterThan(0);
    expect(Math.max(...looks.map(({ sessions }) => sessions))).toBeLessThanOrEqual(MAX_SESSIONS);
    expect(Math.max(...looks.map(({ timers }) => timers))).toBeLessThan(MAX_SESSIONS * 20);
    const heap = Math.max(...looks.map(({ heapOctets }) => heapOctets)) - before.heapOctets;
    console.log(`${after.invited} taken, ${after.refused} refused, ${heap} octets more`);
    expect(heap).toBeLessThan(MAX_GROWTH);

    // The session of before goes on, and when the flood has ended there is room for another one.
    alice.say("after the flood");
    expect(await bob.hear()).toBe("after the flood");
    await expect.poll(async () => (await status()).sessions).toBe(1);
    peers.sip.all.length = 0;
    const next = await converse(peers, { callId: "after" });
    next.alice.say("a new one");
    expect(await next.bob.hear()).toBe("a new one");
  },
);

/** The first answer to each INVITE: a 100 to those that are taken. */
function answers({ sip }: Peers): readonly SipResponse[] {
  const all = new Map<string, SipResponse>();
  for (const { message } of sip.all) {
    const callId = findHeader(message, "Call-ID")?.value ?? "";
    if (message.kind === "response" && !all.has(callId)) all.set(callId, message);
  }
  return [...all.values()];
}
