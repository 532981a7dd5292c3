import type { Authenticate } from "@callingcard/carddav-server";
import { createBasicAuthenticator, type FailureCounts } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import type { Store } from "../store.ts";
import type { SignInSettings } from "./settings.ts";

/**
 * Makes what finds out who sends a request.
 *
 * @param store Users, their app passwords, and who is locked out.
 * @param settings Who is let in.
 * @param log A line for each lock-out, and for an issuer that does not answer.
 * @param failures What counts wrong passwords. Default: the memory of this process.
 */
export async function createAuthenticator(
  store: Store,
  settings: SignInSettings,
  log: Log,
  failures?: FailureCounts,
): Promise<Authenticate> {
  const { issuer } = settings;
  const basic = createBasic(store, settings, log, failures);
  if (issuer === undefined) return basic;
  // Loaded where it is wanted.
  const { createBearerAuthenticator } = await import("@callingcard/carddav-server/bearer");
  const onProblem = (error: unknown): void => {
    log.error({ err: error, issuer: issuer.issuer }, "issuer cannot be asked for its keys");
  };
  return createBearerAuthenticator({ users: store, ...issuer, onProblem }, basic);
}

function createBasic(
  store: Store,
  { lockOut }: SignInSettings,
  log: Log,
  failures: FailureCounts | undefined,
): Authenticate {
  return createBasicAuthenticator({
    users: store,
    appPasswords: store,
    ...(failures !== undefined && { delay: { failures } }),
    ...(lockOut !== undefined && {
      lockOut: {
        store,
        ...lockOut,
        onLockOut: ({ subject, untilMs }) => {
          log.warn({ subject, until: new Date(untilMs).toISOString() }, "locked out");
        },
      },
    }),
  });
}
