import { type SipRequest, unescapeUriText } from "@callingcard/sip";
import { readUri } from "./address-of-record.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { type Authentication, challenges, checkCredentials } from "./digest.ts";
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
  if (verdict.kind === "valid" && isFresh(draft, verdict.nonce, verdict.count, maxNonces)) {
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

// A request that somebody has heard and sends again has a count that was used.
function isFresh(draft: CoreDraft, nonce: string, count: number, maxNonces: number): boolean {
  const used = findValue(draft.nonces, nonce);
  if (used !== undefined && used.count >= count) return false;
  if (used === undefined && draft.nonces.size >= maxNonces) forgetNonces(draft);
  draft.nonces = withValue(draft.nonces, { key: nonce, count, atMs: used?.atMs ?? draft.at });
  return true;
}

// The half that came first goes: what is younger than its lifetime and forgotten could be sent again, so that
// lifetimes are short where there is much to do.
function forgetNonces(draft: CoreDraft): void {
  const all = valuesOf(draft.nonces).toSorted((left, right) => left.atMs - right.atMs);
  for (const { key } of all.slice(0, all.length / 2)) draft.nonces = withoutKey(draft.nonces, key);
}
