import { type Parameter, readFeatures, SipError } from "@callingcard/sip";
import {
  canonicalAddress,
  publicGruu,
  type RegisteredContact,
  type RegistrationTable,
  sipInstance,
} from "@callingcard/xdm";
import type { Binding } from "../store/registrations.ts";

/** Time of a binding where the document does not say it, in seconds. */
const EXPIRES_SECONDS = 3600;

/**
 * Gives the bindings that are in registrations (RFC 3680, RFC 5628).
 *
 * @param table The registrations.
 * @param at Milliseconds since 1970, when the document came that said so.
 * @returns The bindings, in the order of the document.
 */
export function bindingsOfReginfo(table: RegistrationTable, at: number): readonly Binding[] {
  const bindings: Binding[] = [];
  for (const { aor, contacts } of table.registrations.values()) {
    for (const contact of contacts) {
      if (contact.state === "active") bindings.push(bindingOf(canonicalAddress(aor), contact, at));
    }
  }
  return bindings;
}

function bindingOf(aor: string, contact: RegisteredContact, at: number): Binding {
  const parameters = contact.unknownParams.map(({ name, text }): Parameter => {
    return { name, value: text === "" ? undefined : text };
  });
  const q = Number(contact.q ?? 1);
  return {
    aor,
    contact: contact.uri,
    instance: sipInstance(contact),
    regId: regIdOf(parameters),
    pubGruu: publicGruu(contact),
    features: featuresOf(parameters),
    q: q >= 0 && q <= 1 ? q : 1,
    expiresMs: at + 1000 * (contact.expiresSeconds ?? EXPIRES_SECONDS),
  };
}

function regIdOf(parameters: readonly Parameter[]): number | undefined {
  const text = parameters.find(({ name }) => name.toLowerCase() === "reg-id")?.value ?? "";
  return /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : undefined;
}

// A parameter that is none says nothing of what the device can do; the others do.
function featuresOf(parameters: readonly Parameter[]): Binding["features"] {
  return parameters.flatMap((parameter) => {
    try {
      return readFeatures([parameter]);
    } catch (error) {
      if (error instanceof SipError) return [];
      throw error;
    }
  });
}
