import {
  createRequest,
  findHeaders,
  type HeaderField,
  parseSipUri,
  readContactParameters,
  readHeader,
  type SipResponse,
} from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog";
import { newIdentifier } from "../identifier.ts";
import type { AllDeviceOptions } from "./device-options.ts";
import type { SipDoor } from "./sip-door.ts";

/** What a registrar has said. */
export interface Registration {
  /** The public GRUU of the device (RFC 5627). */
  readonly gruu: string | undefined;
  readonly expiresSeconds: number;

  /** Values of Service-Route (RFC 3608), in their order. */
  readonly serviceRoute: readonly string[];
}

/** Thrown for a registration that is refused. */
export class RegistrationRefused extends Error {
  override readonly name: string = "RegistrationRefused";
  readonly response: SipResponse;

  constructor(response: SipResponse) {
    super(`registration is refused with ${response.statusCode} ${response.reasonPhrase}`);
    this.response = response;
  }
}

/** Registers one device, again and again. */
export interface Registrar {
  /**
   * Sends a REGISTER (RFC 3261 section 10, RFC 5626, RFC 5627).
   *
   * @param expiresSeconds How long; 0 removes the binding.
   * @returns What the registrar has said.
   * @throws RegistrationRefused
   */
  register(expiresSeconds: number): Promise<Registration>;
}

/**
 * Makes a client of a registrar.
 *
 * @param options The device.
 * @param door The way out.
 * @param contact The address for Contact, without parameters.
 */
export function createRegistrar(
  options: AllDeviceOptions,
  door: SipDoor,
  contact: string,
): Registrar {
  const callId = newIdentifier();
  const fromTag = newIdentifier();
  let sequence = 0;

  const send = (expiresSeconds: number): Promise<SipResponse> => {
    sequence++;
    const { user, instance, features } = options;
    const domain = `sip:${parseSipUri(user).host}`;
    const parameters = [`+sip.instance="<${instance}>"`, "reg-id=1", ...features].join(";");
    const headers: HeaderField[] = [
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: `<${user}>;tag=${fromTag}` },
      { name: "To", value: `<${user}>` },
      { name: "Call-ID", value: callId },
      { name: "CSeq", value: `${sequence} REGISTER` },
      { name: "Contact", value: `<${contact}>;${parameters}` },
      { name: "Supported", value: "path, gruu, outbound" },
      { name: "Expires", value: String(expiresSeconds) },
      { name: "User-Agent", value: options.release },
    ];
    const request = createRequest("REGISTER", domain, { headers });
    return door.request(
      request,
      door.next(() => targetOfUri(domain)),
    );
  };

  return {
    async register(expiresSeconds) {
      let response = await send(expiresSeconds);
      const least = response.statusCode === 423 ? readHeader(response, "Min-Expires") : undefined;
      if (least !== undefined) response = await send(least);
      if (response.statusCode !== 200) throw new RegistrationRefused(response);
      return readRegistration(response, options.instance, expiresSeconds);
    },
  };
}

function readRegistration(response: SipResponse, instance: string, asked: number): Registration {
  const contacts = (readHeader(response, "Contact") ?? []).map(readContactParameters);
  const own = contacts.find((contact) => contact.instance === instance);
  return {
    gruu: own?.pubGruu,
    expiresSeconds: own?.expires ?? readHeader(response, "Expires") ?? asked,
    serviceRoute: findHeaders(response, "Service-Route").map(({ value }) => value),
  };
}
