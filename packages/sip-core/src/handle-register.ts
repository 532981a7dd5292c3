import { parseUri, readHeader, stringifyDate } from "@callingcard/sip";
import { addressOfRecord } from "./address-of-record.ts";
import { authenticate } from "./authenticate.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { findValue } from "./keyed-map.ts";
import { isTemporary, readGruu } from "./gruu.ts";
import { register } from "./register.ts";
import { REGISTRAR_DEFAULTS } from "./register-input.ts";
import { forgetIdle, takeRegistration } from "./registrations.ts";
import type { IncomingRequest } from "./incoming-request.ts";

/** Most users whose registrations are kept where no other number is given. */
const MAX_USERS = 100_000;

/**
 * Answers a REGISTER (RFC 3261 section 10.3).
 *
 * @param draft The change.
 * @param incoming The REGISTER.
 * @throws SipError for a To that cannot be read.
 * @internal
 */
export function handleRegister(draft: CoreDraft, incoming: IncomingRequest): void {
  const { key, request, source } = incoming;
  const { domains, isUser, registrar, createId, maxUsers = MAX_USERS } = draft.options;
  const to = parseUri(readHeader(request, "To")?.uri ?? "");
  const aor = addressOfRecord(readHeader(request, "To")?.uri ?? "", domains);
  if (aor === undefined || to.kind !== "sip" || isGruu(to)) {
    respond(draft, key, makeAnswer(draft, request, 404));
    return;
  }
  if (!authenticate(draft, key, request, aor)) return;
  const before = findValue(draft.registrations, aor);
  if (isUser !== undefined && !isUser(aor)) {
    respond(draft, key, makeAnswer(draft, request, 404));
    return;
  }
  const isFull = (): boolean => before === undefined && draft.registrations.size >= maxUsers;
  if (isFull()) forgetIdle(draft);
  if (isFull()) {
    const headers = [{ name: "Retry-After", value: "60" }];
    respond(draft, key, makeAnswer(draft, request, 503, { headers }));
    return;
  }
  const settings = { ...REGISTRAR_DEFAULTS, ...registrar };
  const { at } = draft;
  const input = { request, source, aor, aorUri: to, domains, settings, at, createId };
  const outcome = register(before, input);
  if (outcome.kind === "refused") {
    respond(draft, key, makeAnswer(draft, request, outcome.statusCode, outcome));
    return;
  }
  const headers = [
    ...outcome.headers,
    { name: "P-Associated-URI", value: `<${aor}>` },
    { name: "Date", value: stringifyDate(at) },
  ];
  const response = makeAnswer(draft, request, 200, { headers });
  respond(draft, key, response);
  if (before === undefined && outcome.changes.length === 0) return;
  takeRegistration(draft, outcome.registration, outcome.changes, { request, response });
}

// Nobody registers as one of the devices of a user.
function isGruu(uri: Parameters<typeof readGruu>[0]): boolean {
  return isTemporary(uri) || readGruu(uri) !== undefined;
}
