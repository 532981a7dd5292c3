import type { GivenOptions } from "../configuration/given-options.ts";
import { type Environment, readCount, readOptional, readSetting } from "../setting.ts";

/** Who is let in, beside those with name and password. */
export interface SignInSettings {
  /** `undefined` where nobody is locked out. */
  readonly lockOut: LockOutSettings | undefined;
}

/** When passwords are not looked at any more. */
interface LockOutSettings {
  readonly afterFailures: number;
  readonly forMs: number;
}

/** Most wrong passwords before a lock-out, and most minutes of it: a year. */
const MAX_FAILURES = 10_000;
const MAX_MINUTES = 525_600;

/**
 * Reads who is let in.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2.
 */
export function readSignIn(options: GivenOptions, env: Environment): SignInSettings {
  const after = readOptional("lock-after", options, env);
  const minutes = readCount(readSetting("lock-minutes", options, env), MAX_MINUTES);
  return {
    lockOut: after && {
      afterFailures: readCount(after, MAX_FAILURES),
      forMs: minutes * 60_000,
    },
  };
}
