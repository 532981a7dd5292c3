import {
  type Authenticate,
  type CardDavHandler,
  CLIENT_PROFILES,
  createCardDavHandler,
  createPrincipals,
  type RequestObserver,
} from "@callingcard/carddav-server";
import { type FailureCounts, nodeDigest } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import type { Operation } from "../operation/operation.ts";
import { requestId } from "../operation/request-id.ts";
import type { ServeSettings } from "../settings.ts";
import { createAuthenticator } from "../sign-in/authenticator.ts";
import type { Store } from "../store.ts";

/** The address book server, and who it lets in. */
export interface CardHandler {
  readonly authenticate: Authenticate;
  readonly handler: CardDavHandler;
}

/**
 * Makes the address book server, logged and watched.
 *
 * @param given Address books and users.
 * @param settings Who is let in, and what a user may store.
 * @param log One line a request.
 * @param operation What watches it.
 * @param failures What counts wrong passwords. Default: the memory of this process.
 */
export async function createCardHandler(
  given: Store,
  settings: Pick<ServeSettings, "signIn" | "quotaOctets" | "historyMs">,
  log: Log,
  operation: Operation,
  failures?: FailureCounts,
): Promise<CardHandler> {
  const { signIn, quotaOctets, historyMs } = settings;
  const store = operation.metrics?.watchStore(given) ?? given;
  const unwatched = await createAuthenticator(store, signIn, log, failures);
  const authenticate = operation.metrics?.watchSignIns(unwatched) ?? unwatched;
  const observe = observerOf(store, operation);
  const handler = createCardDavHandler({
    store,
    authenticate,
    principals: createPrincipals({ users: store }),
    profiles: CLIENT_PROFILES,
    keepsAuthors: historyMs > 0,
    digest: nodeDigest,
    ...(quotaOctets !== undefined && { quota: () => quotaOctets }),
    ...(observe !== undefined && { observe }),
    onFinished: ({ method, path, status, user, report, octetCount, durationMs }, request) => {
      const ms = Math.round(durationMs * 10) / 10;
      const id = requestId(request);
      log.info({ id, method, path, status, ms, user, report, octets: octetCount }, "request");
    },
    onError: (error, request) => {
      const { method, url } = request;
      const path = new URL(url).pathname;
      log.error({ id: requestId(request), err: error, method, path }, "request failed");
    },
  });
  return { authenticate, handler };
}

function observerOf(
  store: Store,
  { metrics, tracing }: Operation,
): ((request: Request) => RequestObserver) | undefined {
  if (tracing === undefined) return metrics?.observe;
  return (request) => {
    const traced = tracing.observe(request, store);
    const counted = metrics?.observe(request);
    return {
      ...traced,
      onFinished: (record) => {
        traced.onFinished?.(record);
        counted?.onFinished?.(record);
      },
    };
  };
}
