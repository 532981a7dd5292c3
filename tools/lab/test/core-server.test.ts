import { afterEach, describe, expect, test } from "vitest";
import { createDevice, type Device, type DeviceOptions, runScenario } from "../src/index.ts";
import { createCoreServer } from "../src/environment/core-server.ts";

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0).toReversed()) await one.close();
});

async function coreOf() {
  const core = await createCoreServer();
  closing.push(core);
  core.serve({ domains: ["ims.example"] });
  return core;
}

async function deviceOf(name: string, options: Partial<DeviceOptions>): Promise<Device> {
  const user = `sip:${name}@ims.example`;
  const device = await createDevice({ name, user, ...options });
  closing.push(device);
  return device;
}

describe("devices at a core", () => {
  test("register, get a GRUU and are reached by it", async () => {
    const { target: core } = await coreOf();
    const alice = await deviceOf("alice", { core });
    const bob = await deviceOf("bob", { core });
    await alice.register();
    const { gruu, expiresSeconds } = await bob.register(120);
    expect(gruu).toMatch(/^sip:bob@ims\.example;gr=urn:uuid:/);
    expect(expiresSeconds).toBe(120);
    bob.answerNext({ kind: "accept" });
    const call = alice.invite(gruu ?? "");
    await alice.log.waitForKind("accepted");
    call.say("hello");
    await bob.log.waitForKind("chat", ({ text }) => text === "hello");
    call.bye();
    expect((await bob.log.waitForKind("ended")).by).toBe("far");
  });

  test("are told apart by the function beside the core", async () => {
    const { target: core, registrations } = await coreOf();
    const changes: string[] = [];
    registrations.watch(({ kind, binding }) => changes.push(`${kind} ${binding.aor}`));
    const bob = await deviceOf("bob", { core });
    await bob.register();
    const [binding] = await registrations.bindings("sip:bob@ims.example");
    expect(binding).toMatchObject({ instance: bob.instance, pubGruu: bob.gruu });
    await bob.unregister();
    expect(await registrations.bindings("sip:bob@ims.example")).toEqual([]);
    expect(changes).toEqual(["registered sip:bob@ims.example", "removed sip:bob@ims.example"]);
  });

  test("are all invited, and the others cancelled when one has accepted", async () => {
    const { target: core } = await coreOf();
    const count = await runScenario(
      `user alice with device phone
user bob with devices phone, tablet
bob.phone never answers
bob.tablet accepts after 100 ms
alice.phone invites bob
expect bob.phone is invited
expect alice.phone is accepted
expect bob.phone is cancelled
bob.tablet says "here"
expect alice.phone sees "here"
`,
      { core, domain: "ims.example" },
    );
    expect(count).toBe(10);
  });
});
