import { createCoreServer } from "@callingcard/cpm-server/core";
import { afterEach, describe, expect, test } from "vitest";
import { createDevice, type Device, type DeviceOptions, runScenario } from "../src/index.ts";

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0).toReversed()) await one.close();
});

async function coreOf() {
  const listen = [{ transport: "tcp", host: "127.0.0.1", port: 0 }] as const;
  const core = await createCoreServer({ domains: ["ims.example"], listen });
  closing.push(core);
  await core.start();
  const [target] = core.addresses;
  if (target === undefined) throw new Error("not listening");
  return target;
}

async function deviceOf(name: string, options: Partial<DeviceOptions>): Promise<Device> {
  const user = `sip:${name}@ims.example`;
  const device = await createDevice({ name, user, ...options });
  closing.push(device);
  return device;
}

describe("devices at a core", () => {
  test("register, get a GRUU and are reached by it", async () => {
    const core = await coreOf();
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

  test("are all invited, and the others cancelled when one has accepted", async () => {
    const core = await coreOf();
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
