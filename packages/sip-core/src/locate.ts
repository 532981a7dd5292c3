import { type HeaderField, readHeader, type SipRequest, stringifyAddress } from "@callingcard/sip";
import {
  type CallerPreferences,
  matchContacts,
  PreferenceError,
  readCallerPreferences,
  readDisposition,
  type RequestDisposition,
} from "@callingcard/sip-dialog/preferences";
import type { ProxyTarget } from "@callingcard/sip-dialog/proxy";
import type { Binding } from "./binding.ts";

/** Where a request for a user goes. */
export type Location =
  | { readonly kind: "targets"; readonly groups: readonly (readonly ProxyTarget[])[] }
  | {
      readonly kind: "answer";
      readonly statusCode: number;
      readonly headers: readonly HeaderField[];
    };

/** The bindings of one device: the one that is tried, and the others that stand in for it. */
interface Device {
  readonly bindings: readonly Binding[];
  readonly features: Binding["features"];
  readonly q: number;
}

/**
 * Finds the devices that a request is for, in the order in which they are tried: those that the caller wants
 * (RFC 3841 section 7.2), the ones with the highest q first and those with the same q at one time, unless
 * Request-Disposition says otherwise (section 9.1); of a device with several flows one after another (RFC
 * 5626 section 7, RFC 5627 section 6.1).
 *
 * @param request The request.
 * @param bindings The bindings of the user, or of one device.
 * @returns The targets, or the answer.
 * @throws SipError for preferences that cannot be read.
 */
export function locate(request: SipRequest, bindings: readonly Binding[]): Location {
  const preferences = preferencesOf(request);
  if (preferences === undefined) return { kind: "answer", statusCode: 403, headers: [] };
  const isSecure = /^sips:/i.test(request.requestUri);
  // What was to go by TLS all the way goes to nobody else (RFC 5630 section 5.3).
  const reached = isSecure ? bindings.filter(({ contact }) => /^sips:/i.test(contact)) : bindings;
  const { contacts } = matchContacts(devicesOf(reached), preferences);
  if (contacts.length === 0) return { kind: "answer", statusCode: 480, headers: [] };
  const disposition = readDisposition(request);
  if (disposition.proxy === "redirect") return redirection(contacts);
  return { kind: "targets", groups: groupsOf(contacts, disposition) };
}

function preferencesOf(request: SipRequest): CallerPreferences | undefined {
  try {
    return readCallerPreferences(request);
  } catch (error) {
    if (error instanceof PreferenceError) return undefined;
    throw error;
  }
}

// Bindings of one instance are one device; of others each is one by itself.
function devicesOf(bindings: readonly Binding[]): readonly Device[] {
  const devices = Map.groupBy(bindings, ({ instance, id }) => instance ?? `binding ${id}`);
  return Array.from(devices.values(), (own) => {
    const recent = own.toSorted((left, right) => right.refreshedMs - left.refreshedMs);
    const [first] = recent;
    return { bindings: recent, features: first?.features ?? [], q: first?.q ?? 1 };
  });
}

function groupsOf(
  devices: readonly Device[],
  { fork, parallel }: RequestDisposition,
): readonly (readonly ProxyTarget[])[] {
  const tried = fork === "no-fork" ? devices.slice(0, 1) : devices;
  if (parallel === "sequential") return tried.map((device) => targetsOf([device]));
  return Array.from(Map.groupBy(tried, ({ q }) => q).values(), targetsOf);
}

function targetsOf(devices: readonly Device[]): readonly ProxyTarget[] {
  return devices.flatMap(({ bindings }) => {
    const [first, ...alternatives] = bindings.map(targetOf);
    return first === undefined ? [] : [{ ...first, alternatives }];
  });
}

function targetOf({ contact, path, hop, flowToken }: Binding): ProxyTarget {
  return {
    uri: contact,
    routes: path,
    ...(hop === undefined ? {} : { hop }),
    ...(flowToken === undefined ? {} : { label: flowToken }),
  };
}

// The features are left out, so that nobody applies the preferences again; the order is told by q (RFC 3841
// section 7.2.4).
function redirection(devices: readonly Device[]): Location {
  const count = devices.length;
  const headers = devices.flatMap(({ bindings }, index) => {
    const [binding] = bindings;
    if (binding === undefined) return [];
    const q = ((count - index) / count).toFixed(3);
    const parameters = [{ name: "q", value: q }];
    const { displayName, contact: uri } = binding;
    return [{ name: "Contact", value: stringifyAddress({ displayName, uri, parameters }) }];
  });
  return { kind: "answer", statusCode: 302, headers };
}

/**
 * Tells whether a request begins something, so that it is neither within a dialog nor about one.
 *
 * @param request The request.
 * @throws SipError for a To that is none.
 * @internal
 */
export function isInitial(request: SipRequest): boolean {
  const to = readHeader(request, "To");
  return !(to?.parameters.some(({ name }) => name.toLowerCase() === "tag") ?? false);
}
