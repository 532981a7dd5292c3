import type { Authenticate } from "@callingcard/carddav-server";
import { createBasicAuthenticator } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import type { Store } from "../store.ts";
import type { SignInSettings } from "./settings.ts";

/**
 * Makes what finds out who sends a request.
 *
 * @param store Users, their app passwords, and who is locked out.
 * @param settings Who is let in.
 * @param log A line for each lock-out.
 */
export function createAuthenticator(
  store: Store,
  settings: SignInSettings,
  log: Log,
): Authenticate {
  const { lockOut } = settings;
  return createBasicAuthenticator({
    users: store,
    appPasswords: store,
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
