import {
  type Address,
  getParameter,
  hasToken,
  type HeaderField,
  readContactParameters,
  readHeader,
  SipError,
  type SipRequest,
  stringifyAddress,
} from "@callingcard/sip";
import { readUri } from "./address-of-record.ts";
import type { BindingChange, Registration } from "./binding.ts";
import { forgetGruus } from "./gruu.ts";
import { answerHeaders } from "./register-answer.ts";
import { checkOrder, registerContact } from "./register-contact.ts";
import { type RegisterHead, type RegisterInput, RegisterRefusal } from "./register-input.ts";

/** What becomes of a REGISTER. */
export type RegisterOutcome =
  | {
      readonly kind: "refused";
      readonly statusCode: number;
      readonly reasonPhrase: string | undefined;
      readonly headers: readonly HeaderField[];
    }
  | {
      readonly kind: "registered";
      readonly registration: Registration;

      /** Header fields of the 200. */
      readonly headers: readonly HeaderField[];
      readonly changes: readonly BindingChange[];
    };

/** Option tags of Require that are supported. */
const EXTENSIONS = ["path", "outbound", "gruu"];

/**
 * Judges a REGISTER and makes the new registration (RFC 3261 section 10.3, RFC 5626 section 6, RFC 5627
 * section 5, RFC 3327 section 5.3). Either all of it holds, or nothing.
 *
 * @param before What was registered of the user; absent for nothing.
 * @param input The REGISTER.
 * @returns The registration and the 200, or the refusal.
 */
export function register(before: Registration | undefined, input: RegisterInput): RegisterOutcome {
  try {
    return registerAll(before, input);
  } catch (error) {
    if (error instanceof RegisterRefusal) {
      const { statusCode, reasonPhrase, headers } = error;
      return { kind: "refused", statusCode, reasonPhrase, headers };
    }
    if (error instanceof SipError) {
      return { kind: "refused", statusCode: 400, reasonPhrase: undefined, headers: [] };
    }
    throw error;
  }
}

function registerAll(before: Registration | undefined, input: RegisterInput): RegisterOutcome {
  const { request, aor, settings } = input;
  checkExtensions(request);
  const contacts = readHeader(request, "Contact") ?? [];
  const head = readHead(request, contacts);
  const changes: BindingChange[] = [];
  let registration = before ?? { key: aor, bindings: [], temporaryGruus: [], instances: [] };
  if (contacts.some(({ uri }) => uri === "*")) {
    registration = removeAll(registration, request, contacts, head, changes);
  } else {
    for (const contact of contacts) {
      const [after, change] = registerContact(registration, input, contact, head);
      registration = after;
      if (change !== undefined) changes.push(change);
      // Each is compared with all: a REGISTER full of Contacts would take minutes.
      if (registration.bindings.length > 2 * settings.maxBindings) throw new RegisterRefusal(403);
    }
  }
  if (registration.bindings.length > settings.maxBindings) throw new RegisterRefusal(403);
  registration = forgetGruus(registration);
  const headers = answerHeaders(registration, input, head);
  return { kind: "registered", registration, headers, changes };
}

function checkExtensions(request: SipRequest): void {
  const required = readHeader(request, "Require") ?? [];
  const unsupported = required.filter((tag) => !hasToken(EXTENSIONS, tag));
  if (unsupported.length === 0) return;
  throw new RegisterRefusal(420, [{ name: "Unsupported", value: unsupported.join(", ") }]);
}

function readHead(request: SipRequest, contacts: readonly Address[]): RegisterHead {
  const callId = readHeader(request, "Call-ID");
  const cseq = readHeader(request, "CSeq")?.sequence;
  if (callId === undefined || cseq === undefined) throw new RegisterRefusal(400);
  const path = readHeader(request, "Path") ?? [];
  const isDirect = (readHeader(request, "Via") ?? []).length <= 1;
  const edge = readUri(path.at(-1)?.uri ?? "");
  const isEdgeKnown = edge?.kind === "sip" && getParameter(edge.parameters, "ob") !== undefined;
  const isOutbound = isDirect || isEdgeKnown;
  const isFlow = contacts.some((contact) => readContactParameters(contact).regId !== undefined);
  if (isFlow && !isOutbound && hasToken(readHeader(request, "Supported"), "outbound")) {
    throw new RegisterRefusal(439, [], "First Hop Lacks Outbound Support");
  }
  // Two devices cannot be at the end of one flow (RFC 5626 section 6).
  if (isFlow && countActive(request, contacts) > 1) throw new RegisterRefusal(400);
  return { callId, cseq, path: path.map(stringifyAddress), isDirect, isOutbound };
}

function countActive(request: SipRequest, contacts: readonly Address[]): number {
  const general = readHeader(request, "Expires");
  return contacts.filter((one) => (readContactParameters(one).expires ?? general) !== 0).length;
}

// `*` removes all, which a device may ask for with the time 0 alone (RFC 3261 section 10.3 step 6).
function removeAll(
  registration: Registration,
  request: SipRequest,
  contacts: readonly Address[],
  head: RegisterHead,
  changes: BindingChange[],
): Registration {
  if (contacts.length > 1 || readHeader(request, "Expires") !== 0) throw new RegisterRefusal(400);
  for (const binding of registration.bindings) {
    checkOrder(binding, head);
    changes.push({ event: "unregistered", binding });
  }
  return { ...registration, bindings: [] };
}
