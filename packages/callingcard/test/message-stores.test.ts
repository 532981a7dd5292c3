import { expect, test, vi } from "vitest";
import { deviceOf, invite } from "./device.ts";
import { startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

test("what waits for a user and what was recorded is listed, without its content", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    const program = await startProgram(folder, { CALLINGCARD_MESSAGING: "on" });
    await run(["policy", "set", "deferral", "true", "recording", "true", "--user", "bob"], { env });
    const alice = await deviceOf(program, "alice");
    const bob = await deviceOf(program, "bob");
    for (const device of [alice, bob]) await device.register();
    await bob.unregister();
    const { call } = await invite(alice, "bob");
    call.say("read this later", { wanting: ["delivery"] });
    await alice.log.waitForKind("sent");
    const waiting = await run(["deferred", "list", "--user", "bob"], { env });
    expect(waiting.stdout).toMatch(
      / from sip:alice@\S+: message\/cpim, \d+ octets, until .*\n1 messages/,
    );
    expect(waiting.stdout).not.toContain("read this later");
    call.bye();

    bob.answerNext({ kind: "accept" });
    await bob.register();
    await bob.log.waitForKind("chat", ({ text }) => text === "read this later");
    await vi.waitFor(
      async () => {
        const left = await run(["deferred", "list", "--user", "bob"], { env });
        expect(left.stdout).toBe("0 messages, 0 octets\n");
      },
      { timeout: 60_000, interval: 500 },
    );
    await vi.waitFor(
      async () => {
        const history = await run(["history", "list", "--user", "bob"], { env });
        expect(history.stdout).toMatch(/^ {2}\d+ \S+ message\/cpim /m);
        expect(history.stdout).not.toContain("read this later");
      },
      { timeout: 60_000, interval: 500 },
    );
    expect(await program.end("SIGTERM")).toBe(0);
  });
});
