import { once } from "node:events";
import { createConnection } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../tools/port/free-port.ts";
import { deviceOf, invite, sipPort } from "./device.ts";
import { type RunningProgram, startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

const MESSAGING = { CALLINGCARD_MESSAGING: "on" };

/** What the log has of a kind, without its time. */
function records(program: RunningProgram, message: string): readonly Record<string, unknown>[] {
  return program.log
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === message);
}

/** Alice and Bob in a session, and how they show that it goes on. */
async function chat(program: RunningProgram) {
  const alice = await deviceOf(program, "alice");
  const bob = await deviceOf(program, "bob");
  for (const device of [alice, bob]) await device.register();
  bob.answerNext({ kind: "accept" });
  const { call } = await invite(alice, "bob");
  return async (text: string): Promise<void> => {
    call.say(text);
    await bob.log.waitForKind("chat", (heard) => heard.text === text);
  };
}

/** Writes octets to a port, and waits until the connection is closed. */
async function spoil(port: number, octets: string): Promise<void> {
  const socket = createConnection({ host: "127.0.0.1", port });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  socket.resume();
  socket.write(octets);
  await once(socket, "close");
}

async function portOf(program: RunningProgram, line: RegExp): Promise<number> {
  const lines = await program.untilPrinted("MSRP");
  const found = lines.map((one) => line.exec(one)?.[1]).find((port) => port !== undefined);
  return Number(found);
}

test("what is no SIP or MSRP ends its connection with a line in the log, and nothing else", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, MESSAGING);
    const goesOn = await chat(program);
    await goesOn("before");
    const ports = [
      await sipPort(program, "tcp"),
      await portOf(program, /^Participating Function: sip:[^:]*:(\d+)/),
      await portOf(program, /^MSRP: .*tcp (\d+)/),
    ];
    for (const port of ports) {
      await spoil(port, "GET /the-secret-of-the-day HTTP/1.1\r\nHost: x\r\n\r\n");
      await goesOn(`after ${port}`);
    }
    const refused = (): number => records(program, "message refused").length;
    await expect.poll(refused).toBe(ports.length);
    expect(records(program, "message refused")).toMatchObject([
      { level: 40, part: "core", code: "malformed-message", peer: expect.anything() },
      { level: 40, part: "function", code: "malformed-message", peer: expect.anything() },
      { level: 40, part: "function", code: "malformed-frame", peer: expect.anything() },
    ]);
    expect(records(program, "alarm")).toEqual([]);
    expect(program.log.join("\n")).not.toContain("secret");
    await program.end("SIGKILL");
  });
});

test("without XDM and without the message store people chat, and the log says what is down", async () => {
  await withFolder(async (folder) => {
    const port = await freePort();
    const env = { CALLINGCARD_DATA: folder };
    await run(["user", "add", "ada"], { env, stdin: "secret\n" });
    await run(["policy", "set", "recording", "true"], { env });
    const program = await startProgram(folder, {
      ...MESSAGING,
      CALLINGCARD_XCAP_ROOT: `http://127.0.0.1:${port}/xcap`,
      CALLINGCARD_IMAP_URL: `imap://store@127.0.0.1:${port}`,
      CALLINGCARD_IMAP_PASSWORD: "secret",
    });
    const goesOn = await chat(program);
    await goesOn("all the same");
    const alarms = (): readonly unknown[] => records(program, "alarm").map(({ alarm }) => alarm);
    await expect
      .poll(alarms)
      .toEqual(expect.arrayContaining(["xdm-down", "message-store-unavailable"]));
    for (const { level, reason } of records(program, "alarm")) {
      expect(level).toBe(50);
      expect(reason).toMatch(/\S/);
    }
    await program.end("SIGKILL");
  });
});
