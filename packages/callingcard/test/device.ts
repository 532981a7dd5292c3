import { setTimeout } from "node:timers/promises";
import { createDevice, type Device, type DeviceOptions } from "@callingcard/lab";
import { onTestFinished } from "vitest";
import type { RunningProgram } from "./running-program.ts";

/** Domain of the users of a program that is told no other. */
export const DOMAIN = "callingcard.localhost";

/** Makes a device of a user of a program that serves messages. */
export async function deviceOf(
  program: RunningProgram,
  user: string,
  options: Partial<DeviceOptions> = {},
): Promise<Device> {
  const { transport = "tcp" } = options;
  const core = { transport, host: "127.0.0.1", port: await sipPort(program, transport) };
  const device = await createDevice({
    name: `${user}.device`,
    user: `sip:${user}@${DOMAIN}`,
    core,
    ...options,
  });
  onTestFinished(() => device.close());
  return device;
}

/** The port that the core of a program answers at. */
export async function sipPort(program: RunningProgram, transport: string): Promise<number> {
  const lines = await program.untilPrinted("SIP for");
  const line = lines.find((one) => one.startsWith("SIP for")) ?? "";
  return Number(new RegExp(`, ${transport} (\\d+)`).exec(line)?.[1]);
}

/** What became of an INVITE. */
export interface Invited {
  readonly call: ReturnType<Device["invite"]>;
  /** Status of the answer that was neither provisional nor for want of time. */
  readonly statusCode: number;
}

/** Sends INVITEs until one is answered otherwise than 500, as a program answers that is late on a busy machine. */
export async function invite(device: Device, user: string): Promise<Invited> {
  for (;;) {
    const from = device.log.events.length;
    const call = device.invite(`sip:${user}@${DOMAIN}`);
    const event = await device.log.waitFor(
      ({ kind }) => kind === "accepted" || kind === "refused",
      { from },
    );
    if (event.kind === "accepted") return { call, statusCode: 200 };
    const statusCode = event.kind === "refused" ? event.response.statusCode : 0;
    if (statusCode !== 500) return { call, statusCode };
    await setTimeout(200);
  }
}
