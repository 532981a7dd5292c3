import {
  type ContactParameters,
  createRequest,
  parseAddress,
  readContactParameters,
  type SipRequest,
} from "@callingcard/sip";

/** A registered contact, as a registrar keeps it. */
export interface Registered extends ContactParameters {
  readonly name: string;
}

/** Reads a value of Contact; the user of its URI is its name. */
export function registered(value: string): Registered {
  const address = parseAddress(value);
  return { name: /sip:(\w+)/.exec(address.uri)?.[1] ?? "", ...readContactParameters(address) };
}

/** Makes a request with header fields, each as `name: value`. */
export function requestWith(method: string, ...lines: readonly string[]): SipRequest {
  const headers = lines.map((line) => {
    const [name = "", value = ""] = line.split(/: (.*)/);
    return { name, value };
  });
  return createRequest(method, "sip:user@example.com", { headers });
}
