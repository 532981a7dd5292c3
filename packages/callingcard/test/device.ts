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
