import { MsrpTransportError } from "@callingcard/msrp-transport";
import { SipTransportError } from "@callingcard/sip-transport";
import { variableOf } from "../configuration/definitions.ts";
import { ExitError } from "../surroundings.ts";
import { type MessagingPorts, PORT_SETTINGS } from "./settings.ts";

/** Which setting has the port of a transport. */
export interface PortNames {
  readonly plain: keyof MessagingPorts;
  readonly tls: keyof MessagingPorts;
  readonly msrp?: keyof MessagingPorts;
  readonly msrps?: keyof MessagingPorts;
}

/**
 * Opens sockets, and says which setting is to be changed where they cannot be had.
 *
 * @param names The settings.
 * @param open Opens them.
 * @throws ExitError Status 1, with the setting and what the system said.
 */
export async function openSockets<Opened>(
  names: PortNames,
  open: () => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    const name = settingOf(error, names);
    if (name === undefined || !(error instanceof Error)) throw error;
    const setting = PORT_SETTINGS[name];
    throw new ExitError(
      1,
      `cannot listen (--${setting}, ${variableOf(setting)}): ${error.message}`,
    );
  }
}

function settingOf(error: unknown, names: PortNames): keyof MessagingPorts | undefined {
  const isSip = error instanceof SipTransportError;
  const isMsrp = error instanceof MsrpTransportError;
  if ((!isSip && !isMsrp) || error.code !== "listen-failed") return undefined;
  if (isSip) return error.peer?.transport === "tls" ? names.tls : names.plain;
  return error.peer?.tls === true ? names.msrps : names.msrp;
}
