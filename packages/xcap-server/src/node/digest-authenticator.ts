import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { parameterText, parseHeaderValue, SipError, type Parameter } from "@callingcard/sip";
import type { Authenticate, Authentication } from "../authentication.ts";
import { createDigestNonces } from "./digest-nonce.ts";

/** A hash of RFC 7616 section 3.2. */
export type DigestAlgorithm = "SHA-256" | "MD5";

/** What is known of a user who signs in. */
export interface DigestUser {
  /** XCAP User Identifier. */
  readonly xui: string;
  /** What {@link digestSecret} makes of name, realm and password, for the algorithm that is asked for. */
  readonly secret: string;
}

/** What a {@link createDigestAuthenticator} is made from. */
export interface DigestAuthenticatorOptions {
  /** The protection space, shown to people. */
  readonly realm: string;

  /**
   * Finds a user by the name that signs in, which need not be the XUI.
   *
   * @returns `undefined` for a name that nobody has.
   */
  readonly findUser: (name: string, algorithm: DigestAlgorithm) => Promise<DigestUser | undefined>;

  /** What is offered, the best first. Default `SHA-256`, then `MD5` for clients that know no other. */
  readonly algorithms?: readonly DigestAlgorithm[];

  /** How long a nonce may be used, in milliseconds. Default 300 000. */
  readonly nonceAgeMs?: number;

  /** Most requests with one nonce. Default 256. */
  readonly maxNonceUses?: number;

  /** Most nonces whose requests are counted. Default 10 000. */
  readonly maxNonces?: number;

  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Longest value of `Authorization` that is looked at. */
const MAX_CREDENTIALS_LENGTH = 4096;

/**
 * Makes an authenticator for the Digest scheme (RFC 7616), with `qop=auth`. A nonce counts its requests, so that
 * none can be sent again by another one.
 *
 * @param options Who may sign in, and how.
 */
export function createDigestAuthenticator(options: DigestAuthenticatorOptions): Authenticate {
  const { realm, findUser, algorithms = ["SHA-256", "MD5"], now = Date.now } = options;
  const { nonceAgeMs = 300_000, maxNonceUses = 256, maxNonces = 10_000 } = options;
  const nonces = createDigestNonces({
    maxAgeMs: nonceAgeMs,
    maxUses: maxNonceUses,
    maxNonces,
    now,
  });

  function refused(isStale: boolean = false): Authentication {
    const stale = isStale ? ", stale=true" : "";
    const challenge = algorithms
      .map((algorithm) => {
        const nonce = nonces.create();
        return `Digest realm="${realm}", qop="auth", algorithm=${algorithm}, nonce="${nonce}"${stale}`;
      })
      .join(", ");
    return { kind: "refused", challenge };
  }

  return async (request) => {
    const response = readResponse(request, realm);
    if (response === undefined) return refused();
    const algorithm = algorithms.find((one) => one === response.algorithm);
    if (algorithm === undefined) return refused();
    const user = await findUser(response.username, algorithm);
    // Nobody's secret is nothing that anybody knows: both cost the same time.
    const secret = user?.secret ?? randomBytes(32).toString("hex");
    const expected = Buffer.from(answerOf(response, request.method, secret, algorithm));
    const given = Buffer.from(response.response.toLowerCase());
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused();
    if (user === undefined) return refused();
    // A nonce is counted only for who is who they say: others cannot use it up.
    const use = nonces.use(response.nonce, response.count);
    return use === "fresh" ? { kind: "user", user: user.xui } : refused(use === "stale");
  };
}

/**
 * Makes what is kept of a password: the hash of name, realm and password (RFC 7616 section 3.4.2). Who knows it
 * can sign in.
 *
 * @param name The name that signs in.
 * @param realm The protection space.
 * @param password The password.
 * @param algorithm The hash.
 */
export function digestSecret(
  name: string,
  realm: string,
  password: string,
  algorithm: DigestAlgorithm,
): string {
  return hash(algorithm, `${name}:${realm}:${password}`);
}

/** What a client says (RFC 7616 section 3.4). */
interface DigestResponse {
  readonly username: string;
  readonly nonce: string;
  readonly uri: string;
  readonly algorithm: string;
  readonly nc: string;
  readonly count: number;
  readonly cnonce: string;
  readonly response: string;
}

function readResponse(request: Request, realm: string): DigestResponse | undefined {
  const value = request.headers.get("authorization") ?? "";
  if (value.length > MAX_CREDENTIALS_LENGTH || !/^digest /i.test(value)) return undefined;
  const parameters = readParameters(value);
  const text = (name: string): string => parameterText(parameters, name) ?? "";
  const nc = text("nc");
  const uri = text("uri");
  const isForThis = text("realm") === realm && text("qop") === "auth" && isTarget(uri, request);
  if (!isForThis || !/^[0-9a-fA-F]{8}$/.test(nc) || text("cnonce") === "") return undefined;
  return {
    username: text("username"),
    nonce: text("nonce"),
    uri,
    algorithm: (text("algorithm") || "MD5").toUpperCase(),
    nc,
    count: Number.parseInt(nc, 16),
    cnonce: text("cnonce"),
    response: text("response"),
  };
}

// HTTP took the syntax of its credentials to SIP.
function readParameters(value: string): readonly Parameter[] {
  try {
    const [credentials, second] = parseHeaderValue("Authorization", value);
    return second === undefined ? (credentials?.parameters ?? []) : [];
  } catch (error) {
    if (error instanceof SipError) return [];
    throw error;
  }
}

// Credentials of another resource are none of this one (section 3.4.6).
function isTarget(uri: string, request: Request): boolean {
  return (
    URL.canParse(uri, request.url) && new URL(uri, request.url).href === new URL(request.url).href
  );
}

function answerOf(
  { nonce, uri, nc, cnonce }: DigestResponse,
  method: string,
  secret: string,
  algorithm: DigestAlgorithm,
): string {
  const target = hash(algorithm, `${method}:${uri}`);
  return hash(algorithm, `${secret}:${nonce}:${nc}:${cnonce}:auth:${target}`);
}

function hash(algorithm: DigestAlgorithm, text: string): string {
  return createHash(algorithm === "MD5" ? "md5" : "sha256")
    .update(text)
    .digest("hex");
}
