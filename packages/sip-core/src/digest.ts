import {
  type Credentials,
  getParameter,
  type HeaderField,
  parameterText,
  parseHeaderValue,
  quote,
  readHeader,
  sameHeaderName,
  sameUri,
  SipError,
  type SipRequest,
  withHeaders,
} from "@callingcard/sip";

/** Digest algorithms (RFC 8760 section 2). */
export type DigestAlgorithm = "MD5" | "SHA-256" | "SHA-512-256";

/** How users prove who they are. */
export interface Authentication {
  /** Which user database a password is for; shown to users. */
  readonly realm: string;

  /** Hash functions, from UTF-8 text to hexadecimal digits in lower case, the best one first. */
  readonly hashes: ReadonlyMap<DigestAlgorithm, (text: string) => string>;

  /**
   * Finds the hash of `username:realm:password` for a user, in hexadecimal digits in lower case (RFC 7616
   * section 3.4.2); `undefined` for one that is not known.
   */
  readonly findHash: (username: string, algorithm: DigestAlgorithm) => string | undefined;

  /** Tells whether a user may register or call as an address of record. Default: the user part is the name. */
  readonly isAllowed?: (username: string, aor: string) => boolean;

  /** Characters that nobody can guess, from which the nonces are made. */
  readonly secret: string;

  /** Time that a nonce can be used, in milliseconds. Default 300 000. */
  readonly nonceLifetimeMs?: number;

  /** Most nonces of which the counts are remembered; beyond, the older half is no longer taken. Default 10 000. */
  readonly maxNonces?: number;
}

const NONCE_LIFETIME_MS = 300_000;

/** What credentials are worth. */
export type DigestVerdict =
  | {
      readonly kind: "valid";
      readonly username: string;
      readonly nonce: string;

      /** How often the nonce has been used by this request, from 1. */
      readonly count: number;

      /** When the nonce was made, in milliseconds since 1970. */
      readonly madeMs: number;
    }
  /** No credentials for the realm. */
  | { readonly kind: "missing" }
  /** They are right, but their nonce is too old. */
  | { readonly kind: "stale" }
  | { readonly kind: "wrong" };

/**
 * Makes the challenges of a response 401 or 407 (RFC 3261 section 22.1, RFC 8760 section 2.4), one for each
 * algorithm.
 *
 * @param authentication How users prove who they are.
 * @param name `WWW-Authenticate` or `Proxy-Authenticate`.
 * @param at Milliseconds since 1970.
 * @param id Characters of a token that were never used before.
 * @param isStale Whether credentials were right but for the age of their nonce.
 */
export function challenges(
  authentication: Authentication,
  name: "WWW-Authenticate" | "Proxy-Authenticate",
  at: number,
  id: string,
  isStale: boolean,
): readonly HeaderField[] {
  const nonce = createNonce(authentication, at, id);
  const stale = isStale ? ", stale=true" : "";
  return Array.from(authentication.hashes.keys(), (algorithm) => ({
    name,
    value: `Digest realm=${quote(authentication.realm)}, nonce="${nonce}", algorithm=${algorithm}, qop="auth"${stale}`,
  }));
}

function createNonce(authentication: Authentication, at: number, id: string): string {
  const stamp = `${Math.trunc(at).toString(36)}.${id}`;
  return `${stamp}.${sign(authentication, stamp)}`;
}

// The secret stands on both sides, so that nothing can be put behind it.
function sign({ hashes, secret }: Authentication, stamp: string): string {
  const [hash] = hashes.values();
  return hash === undefined ? "" : hash(`${secret}:${hash(`${stamp}:${secret}`)}`);
}

/**
 * Judges the credentials of a request (RFC 3261 section 22.4, RFC 7616 section 3.4). `auth` is the only quality of
 * protection; whether a count of a nonce was used before, the caller has to know.
 *
 * @param request The request.
 * @param authentication How users prove who they are.
 * @param name `Authorization` or `Proxy-Authorization`.
 * @param at Milliseconds since 1970.
 */
export function checkCredentials(
  request: SipRequest,
  authentication: Authentication,
  name: "Authorization" | "Proxy-Authorization",
  at: number,
): DigestVerdict {
  try {
    const all = readHeader(request, name) ?? [];
    const own = all.find(
      ({ scheme, parameters }) =>
        scheme.toLowerCase() === "digest" &&
        parameterText(parameters, "realm") === authentication.realm,
    );
    return own === undefined ? { kind: "missing" } : judge(request, own, authentication, at);
  } catch (error) {
    if (error instanceof SipError) return { kind: "wrong" };
    throw error;
  }
}

function judge(
  request: SipRequest,
  { parameters }: Credentials,
  authentication: Authentication,
  at: number,
): DigestVerdict {
  const text = (name: string): string => parameterText(parameters, name) ?? "";
  const algorithm = algorithmOf(getParameter(parameters, "algorithm")?.value ?? "MD5");
  const hash = algorithm && authentication.hashes.get(algorithm);
  const count = Number.parseInt(text("nc"), 16);
  const isCounted = /^[0-9a-f]{8}$/i.test(text("nc")) && count > 0 && text("cnonce") !== "";
  if (algorithm === undefined || hash === undefined || !isCounted) return { kind: "wrong" };
  if (text("qop").toLowerCase() !== "auth" || !sameUri(text("uri"), request.requestUri)) {
    return { kind: "wrong" };
  }
  const [username, nonce] = [text("username"), text("nonce")];
  const ha1 = authentication.findHash(username, algorithm);
  if (ha1 === undefined) return { kind: "wrong" };
  const ha2 = hash(`${request.method}:${text("uri")}`);
  const expected = hash([ha1, nonce, text("nc"), text("cnonce"), text("qop"), ha2].join(":"));
  if (!isSameText(expected, text("response").toLowerCase())) return { kind: "wrong" };
  const age = nonceAge(authentication, nonce, at);
  if (age === undefined) return { kind: "stale" };
  const { nonceLifetimeMs = NONCE_LIFETIME_MS } = authentication;
  if (age > nonceLifetimeMs) return { kind: "stale" };
  return { kind: "valid", username, nonce, count, madeMs: at - age };
}

function algorithmOf(text: string): DigestAlgorithm | undefined {
  const upper = text.replaceAll('"', "").toUpperCase();
  return upper === "MD5" || upper === "SHA-256" || upper === "SHA-512-256" ? upper : undefined;
}

// All characters are looked at, so that the time does not tell how many are right.
function isSameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}

// `undefined` for a nonce that was not made here.
function nonceAge(authentication: Authentication, nonce: string, at: number): number | undefined {
  const [, stamp = "", signature = ""] = /^(.*)\.([0-9a-f]+)$/.exec(nonce) ?? [];
  if (!isSameText(sign(authentication, stamp), signature)) return undefined;
  const age = at - Number.parseInt(stamp, 36);
  return age < 0 ? undefined : age;
}

/**
 * Takes the credentials of the own realm from a request that goes on (RFC 3261 section 22.3): who gets them could try
 * passwords on them.
 *
 * @param request The request.
 * @param authentication How users prove who they are; without it, nothing is taken.
 * @internal
 */
export function withoutCredentials(
  request: SipRequest,
  authentication: Authentication | undefined,
): SipRequest {
  const isOwn = ({ name, value }: HeaderField): boolean =>
    sameHeaderName(name, "Proxy-Authorization") && realmOf(value) === authentication?.realm;
  if (authentication === undefined || !request.headers.some(isOwn)) return request;
  return withHeaders(
    request,
    request.headers.filter((header) => !isOwn(header)),
  );
}

function realmOf(value: string): string | undefined {
  try {
    const [credentials] = parseHeaderValue("Proxy-Authorization", value);
    return credentials && parameterText(credentials.parameters, "realm");
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
