import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";

/** Where the keys of an issuer are had from. */
export interface IssuerKeysOptions {
  /** Its URL, as its tokens and its metadata name it. */
  readonly issuer: string;
  /** Shortest time between two requests to it, in milliseconds. */
  readonly cooldownMs: number;
  /** How long its keys are used without asking again, in milliseconds. */
  readonly keepKeysMs: number;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** How long an issuer may take to answer, in milliseconds. */
const TIMEOUT_MS = 5_000;

/**
 * Finds the keys of an issuer by its metadata (OpenID Connect Discovery 1.0 section 4), when the first token comes. A
 * token with a key that is not known has them read again.
 *
 * @param options The issuer.
 * @returns Gives the key of a token; rejects where the issuer cannot be asked.
 * @throws TypeError for an issuer that is no URL.
 *
 * @internal
 */
export function createIssuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { origin } = new URL(options.issuer);
  let keys: Promise<JWTVerifyGetKey> | undefined;
  let askedMs = -Infinity;

  function found(): Promise<JWTVerifyGetKey> {
    if (keys !== undefined) return keys;
    // An issuer that is down is not asked for each token that comes.
    const sinceMs = performance.now() - askedMs;
    if (sinceMs < options.cooldownMs) return Promise.reject(new Error("issuer did not answer"));
    askedMs = performance.now();
    const asked = discover(options, origin);
    keys = asked;
    asked.catch(() => {
      keys = undefined;
    });
    return asked;
  }

  return async (header, token) => (await found())(header, token);
}

async function discover(options: IssuerKeysOptions, origin: string): Promise<JWTVerifyGetKey> {
  const { issuer, cooldownMs, keepKeysMs, fetch: fetchFrom } = options;
  const response = await fetchFrom(
    `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    {
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
  );
  if (!response.ok) throw new Error(`metadata of the issuer are answered ${response.status}`);
  const metadata = (await response.json()) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  };
  // Who serves the metadata of another issuer is not this one (section 4.3).
  if (metadata.issuer !== issuer) throw new Error("metadata are those of another issuer");
  const url = URL.parse(String(metadata.jwks_uri));
  const isSafe = url?.protocol === "https:" || url?.origin === origin;
  if (url === null || !isSafe) throw new Error("metadata have no jwks_uri with https");
  return createRemoteJWKSet(url, {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: cooldownMs,
    cacheMaxAge: keepKeysMs,
    [customFetch]: fetchFrom,
  });
}
