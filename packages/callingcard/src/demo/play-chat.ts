import { createDevice, type Device, type DeviceCall } from "@callingcard/lab";
import type { LadderRow } from "../ladder/render-ladder.ts";
import { deviceRows } from "./device-rows.ts";

/** Where the demonstration is played. */
export interface Stage {
  /** Where the SIP core listens. */
  readonly core: { readonly host: string; readonly port: number };

  /** Domain of its users. */
  readonly domain: string;
}

/** What was played. */
export interface Played {
  readonly columns: readonly string[];
  readonly rows: readonly LadderRow[];
}

/** How everything between the devices is called. */
const SERVER = "Callingcard";

/** How long the last messages may take to arrive, in milliseconds. */
const REST_MS = 300;

/**
 * Plays a chat of Alice, who has one device, with Bob, who has three, at a running Participating Function: all three
 * answer (policy C), each shows the whole conversation, and Alice is told once of what was delivered and displayed.
 *
 * @param stage Where.
 * @returns The messages that went by.
 * @throws EventTimeout for what did not come.
 */
export async function playChat(stage: Stage): Promise<Played> {
  const { core, domain } = stage;
  const deviceOf = (user: string, device: string): Promise<Device> =>
    createDevice({
      name: `${user}.${device}`,
      user: `sip:demo-${user}@${domain}`,
      core: { transport: "tcp", ...core },
    });
  const alice = await deviceOf("alice", "phone");
  const phone = await deviceOf("bob", "phone");
  const tablet = await deviceOf("bob", "tablet");
  const laptop = await deviceOf("bob", "laptop");
  const devices = [alice, phone, tablet, laptop];
  try {
    for (const device of devices) await device.register();
    const beganMs = performance.now();
    await chat(alice, phone, tablet, laptop, `sip:demo-bob@${domain}`);
    await rest();
    const rows = devices.flatMap((device) => deviceRows(device, SERVER, beganMs));
    for (const device of devices) await device.unregister();
    return {
      columns: [alice.name, SERVER, phone.name, tablet.name, laptop.name],
      rows: rows.toSorted((one, other) => one.atMs - other.atMs),
    };
  } finally {
    for (const device of devices) await device.close();
  }
}

async function chat(
  alice: Device,
  phone: Device,
  tablet: Device,
  laptop: Device,
  bob: string,
): Promise<void> {
  phone.answerNext({ kind: "accept", afterMs: 100 });
  tablet.answerNext({ kind: "accept", afterMs: 200 });
  laptop.answerNext({ kind: "accept", afterMs: 300 });
  const call = alice.invite(bob);
  await alice.log.waitForKind("accepted");
  for (const device of [phone, tablet, laptop]) await device.log.waitForKind("connected");

  const question = "Lunch at noon?";
  const messageId = call.say(question, { wanting: ["delivery", "display"] });
  for (const device of [phone, tablet, laptop]) await hears(device, question);
  await alice.log.waitForKind("notification");
  currentCall(phone).display(messageId);
  await alice.log.waitForKind("notification", ({ receipt }) => receipt === "display");

  const answer = "Gladly. The usual place?";
  currentCall(tablet).type(true);
  currentCall(tablet).say(answer);
  for (const device of [alice, phone, laptop]) await hears(device, answer);

  call.bye();
  for (const device of [phone, tablet, laptop]) await device.log.waitForKind("ended");
}

async function hears(device: Device, text: string): Promise<void> {
  await device.log.waitForKind("chat", (event) => event.way === "in" && event.text === text);
}

function currentCall(device: Device): DeviceCall {
  if (device.current !== undefined) return device.current;
  throw new Error(`${device.name} has no session`);
}

function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, REST_MS);
  });
}
