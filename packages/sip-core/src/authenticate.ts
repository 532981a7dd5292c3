import { type SipRequest, unescapeUriText } from "@callingcard/sip";
import { readUri } from "./address-of-record.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { type Authentication, challenges, checkCredentials, type DigestVerdict } from "./digest.ts";
import { findValue, valuesOf, withoutKey, withValue } from "./keyed-map.ts";

/** Nonces that are remembered where no other number is given. */
const MAX_NONCES = 10_000;

/**
 * Makes sure that a request is of a user (RFC 3261 section 22); answers it where it is not.
 *
 * @param draft The change.
 * @param key The server transaction of the request.
 * @param request The request.
 * @param aor The canonical address of record that it is for or from.
 * @returns Whether it is.
 * @internal
 */
export function authenticate(
  draft: CoreDraft,
  key: string,
  request: SipRequest,
  aor: string,
): boolean {
  const { authentication } = draft.options;
  if (authentication === undefined) return true;
  const isRegister = request.method === "REGISTER";
  const field = isRegister ? "Authorization" : "Proxy-Authorization";
  const verdict = checkCredentials(request, authentication, field, draft.at);
  const { isAllowed = isUserPart, maxNonces = MAX_NONCES } = authentication;
  if (verdict.kind === "valid" && isFresh(draft, verdict, maxNonces)) {
    if (isAllowed(verdict.username, aor)) return true;
    respond(draft, key, makeAnswer(draft, request, 403));
    return false;
  }
  const isStale = verdict.kind === "stale" || verdict.kind === "valid";
  challenge(draft, key, request, authentication, isStale);
  return false;
}

function challenge(
  draft: CoreDraft,
  key: string,
  request: SipRequest,
  authentication: Authentication,
  isStale: boolean,
): void {
  const isRegister = request.method === "REGISTER";
  const name = isRegister ? "WWW-Authenticate" : "Proxy-Authenticate";
  const id = draft.options.createId();
  const headers = challenges(authentication, name, draft.at, id, isStale);
  respond(draft, key, makeAnswer(draft, request, isRegister ? 401 : 407, { headers }));
}

function isUserPart(username: string, aor: string): boolean {
  const uri = readUri(aor);
  if (uri?.kind === "tel") return uri.number === username;
  return uri?.kind === "sip" && unescapeUriText(uri.user ?? "") === username;
}

type Valid = Extract<DigestVerdict, { kind: "valid" }>;

// A request that somebody has heard and sends again has a count that was used.
function isFresh(draft: CoreDraft, { nonce, count, madeMs }: Valid, maxNonces: number): boolean {
  const used = findValue(draft.nonces, nonce);
  if (used === undefined ? madeMs <= draft.forgottenMs : used.count >= count) return false;
  if (used === undefined && draft.nonces.size >= maxNonces) forgetNonces(draft);
  draft.nonces = withValue(draft.nonces, { key: nonce, count, madeMs });
  return true;
}

// The older half goes, and with it all of the same age or older: whoever has such a one gets another.
function forgetNonces(draft: CoreDraft): void {
  const all = valuesOf(draft.nonces).toSorted((left, right) => left.madeMs - right.madeMs);
  const forgotten = all.slice(0, Math.ceil(all.length / 2));
  for (const { key } of forgotten) draft.nonces = withoutKey(draft.nonces, key);
  draft.forgottenMs = Math.max(draft.forgottenMs, forgotten.at(-1)?.madeMs ?? 0);
}
