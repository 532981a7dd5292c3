import { displayText } from "@callingcard/sip";
import { reginfoElement, type RegisteredContact, stringifyXdm } from "@callingcard/xdm";
import type { Binding, BindingChange, Registration } from "./binding.ts";
import { isRemoval } from "./binding.ts";
import { secondsLeft } from "./register-answer.ts";

/** What a document is about. */
export interface RegistrationState {
  /** The canonical address of record. */
  readonly aor: string;

  /** Absent where nothing was ever registered. */
  readonly registration: Registration | undefined;

  /** What became of bindings; the document says these alone. Default: it says all that there is. */
  readonly changes?: readonly BindingChange[];

  /** Of the subscription, from 0. */
  readonly version: number;

  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Writes what is registered of a user: application/reginfo+xml (RFC 3680 section 5) with GRUUs (RFC 5628).
 *
 * @param state What it is about.
 * @returns The document.
 */
export function registrationDocument(state: RegistrationState): string {
  const { aor, registration, changes, version, at } = state;
  const contacts =
    changes === undefined
      ? (registration?.bindings ?? []).map((binding) =>
          contactOf({ event: "registered", binding }, registration, at),
        )
      : changes.map((change) => contactOf(change, registration, at));
  const isActive = (registration?.bindings.length ?? 0) > 0;
  const isEnd = changes !== undefined && !isActive;
  const element = reginfoElement({
    version,
    state: changes === undefined ? "full" : "partial",
    registrations: [
      {
        aor,
        id: aor,
        state: isActive ? "active" : isEnd ? "terminated" : "init",
        contacts,
      },
    ],
  });
  return stringifyXdm(element);
}

function contactOf(
  change: BindingChange,
  registration: Registration | undefined,
  at: number,
): RegisteredContact {
  const { event, binding } = change;
  const { displayName, parameters, q } = binding;
  const isGone = isRemoval(change);
  const name = displayText({ displayName, uri: "", parameters: [] });
  return {
    id: binding.id,
    state: isGone ? "terminated" : "active",
    event,
    durationRegisteredSeconds: Math.max(Math.trunc((at - binding.registeredMs) / 1000), 0),
    expiresSeconds: isGone ? 0 : secondsLeft(binding, at),
    q: String(q),
    callId: binding.callId,
    cseq: binding.cseq,
    uri: binding.contact,
    displayName: isText(name) ? { text: name } : undefined,
    unknownParams: parameters
      .filter(({ value }) => value === undefined || isText(value))
      .map(({ name: parameter, value = "" }) => ({ name: parameter, text: value })),
    extras: isGone ? [] : extrasOf(binding, registration),
  };
}

// A display name of a device can have characters that no XML document can carry.
function isText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the ones
  return text !== "" && !/[\0-\x1f\x7f\ufffe\uffff]/.test(text) && text.isWellFormed();
}

function extrasOf(
  { instance, pubGruu }: Binding,
  registration: Registration | undefined,
): RegisteredContact["extras"] {
  if (pubGruu === undefined) return [];
  const gruus = registration?.temporaryGruus.filter((gruu) => gruu.instance === instance) ?? [];
  const [first] = gruus;
  const last = gruus.at(-1);
  const own = { kind: "pub-gruu", uri: pubGruu, children: [] } as const;
  if (first === undefined || last === undefined) return [own];
  return [own, { kind: "temp-gruu", uri: last.uri, firstCseq: first.cseq, children: [] }];
}
