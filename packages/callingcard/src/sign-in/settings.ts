import type { GivenOptions } from "../configuration/given-options.ts";
import {
  type Environment,
  quoted,
  readCount,
  readOptional,
  readSetting,
  type Setting,
} from "../setting.ts";
import { ExitError } from "../surroundings.ts";

/** Who is let in, beside those with name and password. */
export interface SignInSettings {
  /** `undefined` where nobody is locked out. */
  readonly lockOut: LockOutSettings | undefined;
  /** `undefined` where no tokens are taken. */
  readonly issuer: IssuerSettings | undefined;
}

/** When passwords are not looked at any more. */
interface LockOutSettings {
  readonly afterFailures: number;
  readonly forMs: number;
}

/** Whose tokens are taken. */
interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly claim: string;
}

/** Most wrong passwords before a lock-out, and most minutes of it: a year. */
const MAX_FAILURES = 10_000;
const MAX_MINUTES = 525_600;

/** Hosts of this machine, which may have an issuer without TLS. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Reads who is let in.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2.
 */
export function readSignIn(options: GivenOptions, env: Environment): SignInSettings {
  return { lockOut: readLockOut(options, env), issuer: readIssuer(options, env) };
}

function readLockOut(options: GivenOptions, env: Environment): LockOutSettings | undefined {
  const after = readOptional("lock-after", options, env);
  const minutes = readCount(readSetting("lock-minutes", options, env), MAX_MINUTES);
  return after && { afterFailures: readCount(after, MAX_FAILURES), forMs: minutes * 60_000 };
}

function readIssuer(options: GivenOptions, env: Environment): IssuerSettings | undefined {
  const issuer = readOptional("oidc-issuer", options, env);
  const audience = readOptional("oidc-audience", options, env);
  if (issuer === undefined && audience === undefined) return undefined;
  if (issuer === undefined) {
    throw new ExitError(2, `${audience?.name} is given without an issuer (oidc-issuer)`);
  }
  // Without it, a token that was made for any other program would do.
  if (audience === undefined) {
    throw new ExitError(2, `${issuer.name} is given without an audience (oidc-audience)`);
  }
  return {
    issuer: checkIssuer(issuer),
    audience: audience.value,
    claim: readSetting("oidc-claim", options, env).value,
  };
}

// Kept as it was given: tokens and metadata have to name it like that.
function checkIssuer({ name, value }: Setting): string {
  const url = URL.parse(value);
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (isSafe && url.search === "" && url.hash === "") return value;
  throw new ExitError(2, `${name} is no https:// URL without a query: ${quoted(value)}`);
}
