import { errors, jwtVerify, type JWTPayload } from "jose";
import {
  BASIC_CHALLENGE,
  REALM,
  type Authenticate,
  type Authentication,
} from "../authentication.ts";
import { Refusal } from "../refusal.ts";
import type { UserStore } from "../store.ts";
import { createIssuerKeys } from "./issuer-keys.ts";

/** What a {@link createBearerAuthenticator} is made from. */
export interface BearerAuthenticatorOptions {
  /** Who may sign in: a token for somebody else is refused. */
  readonly users: Pick<UserStore, "findPasswordHash">;
  /** URL of the issuer of the tokens, as they name it; its metadata say where its keys are. */
  readonly issuer: string;
  /** Whom the tokens must be meant for. */
  readonly audience: string;
  /**
   * The claim that names the user; of `email`, only one with `email_verified` counts. Default `sub`, the only one that the
   * issuer may not give to another person (OpenID Connect Core 1.0 section 5.7).
   */
  readonly claim?: string;
  /** How much the clocks of issuer and server may differ, in seconds. Default 30. */
  readonly clockToleranceSeconds?: number;
  /** Shortest time between two requests to the issuer, in milliseconds. Default 1 000. */
  readonly cooldownMs?: number;
  /** How long the keys of the issuer are used without asking again, in milliseconds. Default 3 600 000. */
  readonly keepKeysMs?: number;
  /** Called with what kept the issuer from being asked. */
  readonly onProblem?: (error: unknown) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** Asks the issuer. Default: `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Signatures that are taken (RFC 7518 section 3.1, RFC 8037, RFC 9864): those with a public key. */
const ALGORITHMS = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split(" ");

/** Longest token that is looked at, in characters. */
const MAX_TOKEN_LENGTH = 8_192;

const CHALLENGE = `Bearer realm="${REALM}"`;

// Basic first: a client that knows one scheme alone may look at the first challenge only.
const NO_TOKEN: readonly string[] = [BASIC_CHALLENGE, CHALLENGE];

const INVALID_TOKEN: Authentication = {
  kind: "refused",
  challenges: [BASIC_CHALLENGE, `${CHALLENGE}, error="invalid_token"`],
};

/** Codes of `jose` for what is not the token's fault. */
const ISSUER_FAILURES: ReadonlySet<string> = new Set([
  "ERR_JWKS_TIMEOUT",
  "ERR_JWKS_INVALID",
  "ERR_JOSE_GENERIC",
]);

/**
 * Makes an authenticator for the Bearer scheme (RFC 6750) with signed tokens of an issuer (RFC 7519, OpenID Connect
 * Discovery 1.0), in front of another authenticator, which gets the requests without a token. Checked are signature,
 * issuer, audience, `exp` and `nbf`, and that there is such a user.
 *
 * @param options Issuer, audience, users.
 * @param next Answers for the Basic scheme.
 * @returns The authenticator; it rejects with a `Refusal` 503 where the issuer cannot be asked for its keys.
 * @throws TypeError for an issuer that is no URL.
 */
export function createBearerAuthenticator(
  options: BearerAuthenticatorOptions,
  next: Authenticate,
): Authenticate {
  const { users, issuer, audience, claim = "sub", now = Date.now, onProblem } = options;
  const { clockToleranceSeconds = 30, cooldownMs = 1_000, keepKeysMs = 3_600_000 } = options;
  const keys = createIssuerKeys({
    issuer,
    cooldownMs,
    keepKeysMs,
    fetch: options.fetch ?? fetch,
  });

  async function userOf(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...ALGORITHMS],
        requiredClaims: ["exp", claim],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now()),
      });
      return nameOf(payload, claim);
    } catch (error) {
      if (error instanceof errors.JOSEError && !ISSUER_FAILURES.has(error.code)) return undefined;
      onProblem?.(error);
      throw new Refusal(503, { headers: { "Retry-After": "10" } });
    }
  }

  return async (request) => {
    const credentials = /^bearer +(\S*) *$/i.exec(request.headers.get("authorization") ?? "");
    const token = credentials?.[1];
    if (token === undefined) {
      const found = await next(request);
      return found.kind === "user" ? found : { challenges: NO_TOKEN, ...found };
    }
    if (token.length > MAX_TOKEN_LENGTH) return INVALID_TOKEN;
    const user = await userOf(token);
    if (user === undefined || (await users.findPasswordHash(user)) === undefined) {
      return INVALID_TOKEN;
    }
    return { kind: "user", user };
  };
}

function nameOf(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim];
  if (typeof value !== "string") return undefined;
  // Anybody may give an issuer an address that is not theirs.
  if (claim === "email" && payload["email_verified"] !== true) return undefined;
  return value.normalize("NFC");
}
