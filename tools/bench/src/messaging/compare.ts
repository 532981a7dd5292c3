import { availableParallelism, cpus } from "node:os";
import { type Child, startChild } from "./child.ts";
import { type LoadResult, playChat } from "./chat-load.ts";
import { connectByFunction, connectByRelay, type LoadSession, openCore } from "./load-ends.ts";
import { measureSetUps, SUBJECTS } from "./set-ups.ts";

/** Sessions that chat at once. */
const SESSIONS = 10;

/** How long a load is played, in seconds. */
const SECONDS = 8;

/** Messages of a session that may be under way where as many as possible are wanted. */
const WINDOW = 50;

/** Sessions that are held to see what one takes. */
const IDLE_SESSIONS = 2_000;

const MIB = 1_048_576;
const GIB = 1_024 * MIB;

/**
 * Measures the Participating Function, with SIPp to itself and bare relays as floors, and prints tables.
 *
 * @param parts `set-ups`, `messages`, `idle`.
 */
export async function compareMessaging(parts: readonly string[]): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} processors\n`,
  );
  if (parts.includes("set-ups")) await printSetUps();
  if (parts.includes("messages")) await printMessages();
  if (parts.includes("idle")) await printIdle();
}

async function printSetUps(): Promise<void> {
  console.log("| set-ups | calls/s | failed | processor used | per second of a processor |");
  console.log("| --- | ---: | ---: | ---: | ---: |");
  for (const subject of SUBJECTS) {
    for (const { name, rate, result, load, perCpuSecond } of await measureSetUps(subject)) {
      const used = subject.start === undefined ? "" : `${(load * 100).toFixed(0)} %`;
      const perSecond = subject.start === undefined ? "" : perCpuSecond.toFixed(0);
      console.log(`| ${name} | ${rate} | ${result.failed} | ${used} | ${perSecond} |`);
    }
  }
  console.log("");
}

/** A load and the processor time that it took. */
interface Measured extends LoadResult {
  readonly load: number;
  readonly perCpuSecond: number;
}

async function measure(
  child: Child,
  sessions: readonly LoadSession[],
  pace: Parameters<typeof playChat>[2],
): Promise<Measured> {
  const before = (await child.ask())["cpuMs"] ?? 0;
  const beganMs = performance.now();
  const result = await playChat(sessions, SECONDS, pace);
  const tookMs = performance.now() - beganMs;
  const cpuMs = ((await child.ask())["cpuMs"] ?? 0) - before;
  const perCpuSecond = (result.perSecond * SECONDS * 1_000) / cpuMs;
  return { ...result, load: cpuMs / tookMs, perCpuSecond };
}

async function printMessages(): Promise<void> {
  console.log(
    "| messages, each to three clients | messages/s | p50 | p99 | per second of a processor |",
  );
  console.log("| --- | ---: | ---: | ---: | ---: |");
  const print = (name: string, { perSecond, p50Ms, p99Ms, perCpuSecond }: Measured): void => {
    const times = `${p50Ms.toFixed(2)} ms | ${p99Ms.toFixed(2)} ms`;
    console.log(`| ${name} | ${perSecond.toFixed(0)} | ${times} | ${perCpuSecond.toFixed(0)} |`);
  };

  const core = await openCore();
  const fn = startChild("function-process.ts", [String(core.address("tcp").port), "3", "all"]);
  const target = {
    transport: "tcp",
    host: "127.0.0.1",
    port: (await fn.line())["sip"] ?? 0,
  } as const;
  const sessions = await connectByFunction(target, core, SESSIONS, 3);
  // Once before, unmeasured: code gets compiled.
  await playChat(sessions, SECONDS / 2, { window: WINDOW });
  const full = await measure(fn, sessions, { window: WINDOW });
  print("Participating Function, as many as it takes", full);
  const half = Math.round(full.perSecond / 2);
  print(`Participating Function, ${half} a second`, await measure(fn, sessions, { rate: half }));
  closeAll(sessions);
  await fn.stop();
  await core.close();

  const relay = startChild("bare-msrp-relay.ts", []);
  const relayed = await connectByRelay((await relay.line())["msrp"] ?? 0, SESSIONS);
  await playChat(relayed, SECONDS / 2, { window: WINDOW });
  print("bare relay, as many as it takes", await measure(relay, relayed, { window: WINDOW }));
  print(`bare relay, ${half} a second`, await measure(relay, relayed, { rate: half }));
  closeAll(relayed);
  await relay.stop();
  console.log("");
}

async function printIdle(): Promise<void> {
  const core = await openCore();
  const args = [String(core.address("tcp").port), "1", "all"];
  const fn = startChild("function-process.ts", args, ["--expose-gc"]);
  const target = {
    transport: "tcp",
    host: "127.0.0.1",
    port: (await fn.line())["sip"] ?? 0,
  } as const;
  // The first ones pay for code and tables.
  const first = await connectByFunction(target, core, 200, 1);
  const before = await fn.ask();
  const rest = await connectByFunction(target, core, IDLE_SESSIONS, 1);
  await new Promise((resolve) => setTimeout(resolve, 35_000));
  const after = await fn.ask();
  const grown = ((after["rss"] ?? 0) - (before["rss"] ?? 0)) / IDLE_SESSIONS;
  const live = ((after["heapUsed"] ?? 0) - (before["heapUsed"] ?? 0)) / IDLE_SESSIONS;
  console.log("| idle sessions, one client each | |");
  console.log("| --- | ---: |");
  console.log(`| memory of the process, a session | ${(grown / 1_024).toFixed(1)} KiB |`);
  console.log(`| of that live objects | ${(live / 1_024).toFixed(1)} KiB |`);
  console.log(`| sessions in 1 GiB | ${Math.floor(GIB / grown)} |`);
  console.log("");
  closeAll([...first, ...rest]);
  await fn.stop();
  await core.close();
}

function closeAll(sessions: readonly LoadSession[]): void {
  for (const { originator, clients } of sessions) {
    for (const { socket } of [originator, ...clients]) socket.destroy();
  }
}
