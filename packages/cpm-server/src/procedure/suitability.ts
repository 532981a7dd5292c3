import { mediaLine, type SessionDescription } from "@callingcard/sdp";
import { type Feature, featureUrns, getFeature, SipError } from "@callingcard/sip";
import { type CallerPreferences, matchContacts } from "@callingcard/sip-dialog/preferences";
import type { Binding } from "../store/registrations.ts";

/** What a client has to suit. */
export interface Wanted {
  readonly preferences: CallerPreferences;

  /** The service, as a URN. */
  readonly service: string;
  readonly offer: SessionDescription | undefined;
  readonly at: number;
}

/** A client that does not suit, and why. */
export interface Unsuitable {
  readonly binding: Binding;
  readonly reason: string;
}

/** The clients of a user. */
export interface Suitability {
  /** One binding for each device, the best first. */
  readonly suitable: readonly Binding[];
  readonly unsuitable: readonly Unsuitable[];
}

/**
 * Finds which clients of a user suit an invitation: their registration has not expired, they pass
 * Accept-Contact and Reject-Contact (RFC 3841), have the communication service, and do not say that they have
 * not the media that are offered.
 *
 * @param bindings What is registered.
 * @param wanted What they have to suit.
 * @returns The clients, those that suit in the order of RFC 3841 section 7.2.4.
 */
export function findSuitable(bindings: readonly Binding[], wanted: Wanted): Suitability {
  const unsuitable: Unsuitable[] = [];
  const candidates = bindings.filter((binding) => {
    const reason = faultOf(binding, wanted);
    if (reason !== undefined) unsuitable.push({ binding, reason });
    return reason === undefined;
  });
  const { contacts, verdicts } = matchContacts(
    candidates.map((binding) => ({ binding, q: binding.q, features: featuresOf(binding) })),
    wanted.preferences,
  );
  for (const verdict of verdicts) {
    if (verdict.kind === "dropped") {
      unsuitable.push({ binding: verdict.contact.binding, reason: `dropped by ${verdict.by}` });
    }
  }
  return { suitable: oneForEachDevice(contacts.map(({ binding }) => binding)), unsuitable };
}

// The instance is a feature like the others (RFC 5626 section 4.1), whoever told of the binding.
function featuresOf({ features, instance }: Binding): readonly Feature[] {
  const tag = "+sip.instance";
  if (instance === undefined || getFeature(features, tag) !== undefined) return features;
  const value = { kind: "string", isNegated: false, string: instance } as const;
  return [...features, { tag, values: [value] }];
}

function faultOf(binding: Binding, { service, offer, at }: Wanted): string | undefined {
  if (binding.expiresMs <= at) return "expired";
  if (!hasService(binding.features, service)) return `without ${service}`;
  const lacking = offer?.media.find((medium) => saysNot(binding.features, mediaLine(medium).media));
  return lacking === undefined ? undefined : `without ${mediaLine(lacking).media}`;
}

function hasService(features: readonly Feature[], service: string): boolean {
  const feature = getFeature(features, "+g.3gpp.icsi-ref");
  if (feature === undefined) return false;
  try {
    return featureUrns(feature).some((urn) => urn.toLowerCase() === service.toLowerCase());
  } catch (error) {
    if (error instanceof SipError) return false;
    throw error;
  }
}

// A feature of RFC 3840 that is false: `audio=FALSE` or `!audio`. Media that have no feature there, such as message
// (RFC 4569), are in the tree of SIP.
function saysNot(features: readonly Feature[], media: string): boolean {
  return [media, `+sip.${media}`].some((tag) =>
    getFeature(features, tag)?.values.some(
      (value) => value.kind === "boolean" && value.boolean === value.isNegated,
    ),
  );
}

// Several flows of a device are one (RFC 5626); clients that can not be told apart are reached by one INVITE, too.
function oneForEachDevice(bindings: readonly Binding[]): readonly Binding[] {
  const devices = new Map<string, Binding>();
  for (const binding of bindings) {
    const device = deviceOf(binding);
    if (!devices.has(device)) devices.set(device, binding);
  }
  return [...devices.values()];
}

/**
 * Names the device of a binding; the empty text for those that can not be told apart.
 *
 * @param binding The binding.
 */
export function deviceOf(binding: Binding): string {
  const { instance, pubGruu } = binding;
  return instance ?? pubGruu ?? "";
}
