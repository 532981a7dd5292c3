import { type Authenticate, BASIC_CHALLENGE } from "@callingcard/carddav-server";
import { createXcapHandler } from "@callingcard/xcap-server";
import type { DocumentStore } from "@callingcard/xcap-server/store";
import type { Log } from "../log.ts";
import { addressOf } from "./sip-address.ts";

/** Path of the XCAP root. */
export const XCAP_ROOT = "/xcap";

/** A function of the web. */
export type WebHandler = (request: Request) => Promise<Response>;

/** What the door is made from. */
export interface XcapDoorOptions {
  readonly store: DocumentStore;
  /** Finds out who sends a request, by the names of users. */
  readonly authenticate: Authenticate;
  /** The domain of the users' addresses. */
  readonly domain: string;
  readonly log: Log;
}

/**
 * Puts an XCAP server in front of another one: it answers for what is below {@link XCAP_ROOT}.
 *
 * @param options Documents and users.
 * @param next Answers for all else.
 */
export function createXcapDoor(options: XcapDoorOptions, next: WebHandler): WebHandler {
  const { store, authenticate, domain, log } = options;
  const handler = createXcapHandler({
    store,
    root: XCAP_ROOT,
    authenticate: async (request) => {
      const found = await authenticate(request);
      const challenge =
        (found.kind === "refused" && found.challenges?.join(", ")) || BASIC_CHALLENGE;
      if (found.kind === "refused") return { ...found, challenge };
      // Good for address books alone.
      if (found.appPassword !== undefined) return { kind: "refused", challenge };
      return { kind: "user", user: addressOf(found.user, domain) };
    },
    onFinished: ({ method, path, status, user, durationMs, conflict }) => {
      const ms = Math.round(durationMs * 10) / 10;
      log.info({ method, path, status, ms, user, conflict }, "request");
    },
    onError: (error, { method, url }) => {
      log.error({ err: error, method, path: new URL(url).pathname }, "request failed");
    },
  });
  return (request) => {
    const { pathname } = new URL(request.url);
    const isXcap = pathname === XCAP_ROOT || pathname.startsWith(`${XCAP_ROOT}/`);
    return isXcap ? handler(request) : next(request);
  };
}
