import type { Authenticate, Authentication } from "../authentication.ts";
import type { AppPasswordStore } from "../sign-in-store.ts";
import type { UserStore } from "../store.ts";
import { networkOf } from "./address-network.ts";
import { findAppPasswordName } from "./app-password.ts";
import { requestConnection } from "./request-connection.ts";
import { createAttemptDelay, type AttemptDelayOptions } from "./attempt-delay.ts";
import { type Attempted, createLockOuts, type LockOutOptions } from "./lock-out.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { remoteAddress } from "./remote-address.ts";
import { createVerifiedCredentials } from "./verified-credentials.ts";

/** What a {@link createBasicAuthenticator} is made from. */
export interface BasicAuthenticatorOptions {
  readonly users: UserStore;
  /** Passwords for devices and programs, which are let in beside the users' own. Default: none are. */
  readonly appPasswords?: AppPasswordStore;
  /** When passwords are not looked at any more. Default: always after a wait. */
  readonly lockOut?: LockOutOptions;
  /** How long right credentials are remembered, in milliseconds. Default 300 000. */
  readonly rememberMs?: number;
  /** Most credentials remembered. Default 1 000. */
  readonly maxRemembered?: number;
  /**
   * Most passwords checked at one time, those that wait for it included; requests with the same
   * credentials share a check. Default 64.
   */
  readonly maxPending?: number;
  /** Most of them from one address. Default 16. */
  readonly maxPendingPerAddress?: number;
  /** How wrong passwords are slowed down. */
  readonly delay?: AttemptDelayOptions;
  /** Address a request came from. Default: that of its socket. */
  readonly addressOf?: (request: Request) => string | undefined;
  /** Milliseconds that only grow. Default: `performance.now`. */
  readonly now?: () => number;
  /** Milliseconds since 1970, for the last use of app passwords. Default: `Date.now`. */
  readonly wallClock?: () => number;
}

/** Passwords cost so much to check that a flood of them must not keep everyone waiting. */
const OVERLOADED: Authentication = { kind: "refused", retryAfterSeconds: 10 };

/** Longest user name and password that are looked at, in octets of their base64 text. */
const MAX_CREDENTIALS_LENGTH = 2048;

/**
 * Makes an authenticator for the Basic scheme (RFC 7617). Credentials that were right a short while
 * ago are accepted at once; others are hashed, as slowly for an unknown user as for a known one, and
 * each failure makes the next attempt for that user and from that address wait longer.
 *
 * App passwords are let in without any wait, and whoever is locked out: nobody guesses them. Nor does a lock-out end
 * what is remembered, so that devices which are signed in go on.
 *
 * @param options Users, and how long what is remembered.
 */
export function createBasicAuthenticator(options: BasicAuthenticatorOptions): Authenticate {
  const { users, rememberMs = 300_000, maxRemembered = 1000, maxPending = 64 } = options;
  const { addressOf = remoteAddress, maxPendingPerAddress = 16 } = options;
  const { appPasswords, wallClock = Date.now } = options;
  const now = options.now ?? (() => performance.now());
  const remembered = createVerifiedCredentials(rememberMs, maxRemembered, now);
  const delay = createAttemptDelay(options.delay);
  const lockOuts = options.lockOut && createLockOuts(options.lockOut, delay);
  // A hash of nothing anybody sends, so that an unknown user costs what a known one costs.
  const nobody = hashPassword(crypto.randomUUID());
  // Those that are being checked, by address and credentials: a client that opens many connections
  // sends the same ones on each before the first is answered.
  const checks = new Map<string, Promise<Authentication>>();
  const pendingByAddress = new Map<string, number>();

  return async (request) => {
    const authorization = request.headers.get("authorization") ?? "";
    const known =
      authorization === "" ? undefined : remembered.find(authorization, requestConnection(request));
    // A changed password makes what is remembered worthless.
    if (known !== undefined && (await users.findPasswordHash(known.user)) === known.hash) {
      return { kind: "user", user: known.user };
    }
    const credentials = parseBasic(authorization);
    if (credentials === undefined) return { kind: "refused" };
    const { user, password } = credentials;
    if (appPasswords !== undefined) {
      const name = await findAppPasswordName(appPasswords, user, password, wallClock());
      if (name !== undefined) return { kind: "user", user, appPassword: name };
    }
    const hash = await users.findPasswordHash(user);
    const address = addressOf(request) ?? "unknown";
    const key = JSON.stringify([address, user, password, hash]);
    const same = checks.get(key);
    if (same !== undefined) return same;
    const pendingHere = pendingByAddress.get(address) ?? 0;
    if (checks.size >= maxPending || pendingHere >= maxPendingPerAddress) return OVERLOADED;
    pendingByAddress.set(address, pendingHere + 1);
    const checked = check(credentials, hash, address).finally(() => {
      checks.delete(key);
      const left = (pendingByAddress.get(address) ?? 1) - 1;
      if (left === 0) pendingByAddress.delete(address);
      else pendingByAddress.set(address, left);
    });
    checks.set(key, checked);
    return checked;
  };

  async function check(
    { user, password, authorization }: Credentials,
    hash: string | undefined,
    address: string,
  ): Promise<Authentication> {
    const attempted: Attempted = { user: `user ${user}`, address: `address ${networkOf(address)}` };
    const keys = [attempted.user, attempted.address];
    if (!(await delay.wait(keys))) return OVERLOADED;
    // After the wait: those that waited when the last failure came are not looked at either.
    const retryAfterSeconds = (await lockOuts?.remainingSeconds(attempted)) ?? 0;
    if (retryAfterSeconds > 0) return { kind: "refused", retryAfterSeconds };
    const isRight = await verifyPassword(password, hash ?? (await nobody));
    if (hash === undefined || !isRight) {
      await delay.failed(keys);
      await lockOuts?.failed(attempted);
      return { kind: "refused" };
    }
    // Only the name: an own account must not let its holder go on guessing from the same address.
    await delay.succeeded([attempted.user]);
    remembered.add(authorization, { user, hash });
    return { kind: "user", user };
  }
}

interface Credentials {
  readonly user: string;
  readonly password: string;
  /** The field that they were read from. */
  readonly authorization: string;
}

// Reads `Authorization: Basic` (RFC 7617 section 2), user name and password in UTF-8.
function parseBasic(authorization: string): Credentials | undefined {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined || encoded.length > MAX_CREDENTIALS_LENGTH) return undefined;
  try {
    const octets = Buffer.from(encoded, "base64");
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
    const colon = text.indexOf(":");
    // RFC 7617 section 2 has no control characters; scrypt would not see a NUL at the end.
    if (colon < 1 || /\p{Cc}/u.test(text)) return undefined;
    const user = text.slice(0, colon).normalize("NFC");
    return { user, password: text.slice(colon + 1), authorization };
  } catch {
    return undefined;
  }
}
