import { createResponse, readHeader, SipError, type SipRequest } from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog/proxy";
import { responseTarget, type SipTarget } from "@callingcard/sip-transaction";
import { canonicalAddress } from "@callingcard/xdm";
import type { ParticipatingFunction } from "../node/participating-function.ts";
import type { SipPort } from "../node/sip-ports.ts";
import type { Registrations } from "../store/registrations.ts";
import { bindingsOfReginfo } from "./reginfo-bindings.ts";
import { applyRegisterCopies } from "./register-copies.ts";
import { createRegistrationList } from "./registration-list.ts";
import {
  type RegistrationSubscription,
  type SubscriberPlace,
  subscribeToRegistrations,
} from "./registration-subscription.ts";

/** How a function learns what is registered at a core. */
export interface CoreRegistrationsOptions {
  /**
   * `subscribe`: a REGISTER of the core, or a call for a user, makes the function subscribe to the user's
   * registrations (RFC 3680), as in an IMS. `copies`: a REGISTER of the core has the device's REGISTER in it, and
   * that is believed; for cores without the event package, such as Kamailio with its usual modules.
   */
  readonly source: "subscribe" | "copies";

  /** Tells whether a REGISTER is believed to be the core's. Default: it comes from the host of the core. */
  readonly isCore?: (source: SipTarget) => boolean;

  /** How long a call waits for the first notification, in milliseconds. Default 2 000. */
  readonly waitMs?: number;

  /** Most users that are subscribed to. Default 100 000. */
  readonly maxUsers?: number;

  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;

  /** For logs: what could not be read or sent. */
  readonly onProblem?: (problem: Error) => void;
}

/** Registrations at a core that is elsewhere. */
export interface CoreRegistrations extends Registrations {
  /** For `onRequest` of the function: takes the REGISTERs of the core. */
  readonly onRequest: (request: SipRequest, source: SipTarget) => boolean;

  /** Begins; before, nobody is registered. */
  start(participatingFunction: Pick<ParticipatingFunction, "addresses" | "openSipPort">): void;
  close(): void;
}

const WAIT_MS = 2000;
const MAX_USERS = 100_000;

interface WatchedUser {
  readonly subscription: RegistrationSubscription;

  /** Settled with the first notification, or the end. */
  readonly isKnown: Promise<void>;
}

/**
 * Makes the registrations at a core that tells them by SIP.
 *
 * @param options How it tells them.
 *
 * @example
 * ```ts
 * const registrations = createCoreRegistrations({ source: "subscribe" });
 * const { onRequest } = registrations;
 * const running = await createParticipatingFunction({ ...options, registrations, onRequest });
 * registrations.start(running);
 * ```
 */
export function createCoreRegistrations(options: CoreRegistrationsOptions): CoreRegistrations {
  const { now = Date.now, waitMs = WAIT_MS, maxUsers = MAX_USERS } = options;
  const { onProblem = () => undefined } = options;
  const list = createRegistrationList(now);
  const users = new Map<string, WatchedUser>();
  let place: SubscriberPlace | undefined;
  let answers: SipPort | undefined;

  function isCore(source: SipTarget): boolean {
    return options.isCore?.(source) ?? source.host === place?.core.host;
  }

  function watchUser(aor: string, uri: string): WatchedUser | undefined {
    const known = users.get(aor);
    if (known !== undefined || place === undefined || users.size >= maxUsers) return known;
    const { promise: isKnown, resolve } = Promise.withResolvers<void>();
    const subscription = subscribeToRegistrations(uri, place, {
      onTable: (table) => {
        list.set(aor, bindingsOfReginfo(table, now()));
        resolve();
      },
      onEnd: (_, isOver) => {
        list.set(aor, []);
        resolve();
        if (isOver) forget(aor);
      },
      onProblem,
    });
    const user = { subscription, isKnown };
    users.set(aor, user);
    return user;
  }

  function forget(aor: string): void {
    users.get(aor)?.subscription.close();
    users.delete(aor);
  }

  // It is answered without a transaction: the same REGISTER again says the same again.
  function onRegister(request: SipRequest, source: SipTarget): void {
    const uri = readHeader(request, "To")?.uri ?? "";
    const aor = canonicalAddress(uri);
    if (options.source === "subscribe") {
      const known = users.get(aor);
      if (known === undefined) watchUser(aor, uri);
      else known.subscription.refresh();
    } else {
      const bindings = applyRegisterCopies(list.bindings(aor), request, now());
      if (bindings !== undefined) list.set(aor, bindings);
      else if (readHeader(request, "Expires") === 0) list.set(aor, []);
    }
    respond(request, source, 200);
  }

  function respond(request: SipRequest, source: SipTarget, statusCode: number): void {
    const response = createResponse(request, statusCode, { toTag: answers?.token ?? "" });
    answers?.send(response, responseTarget(request, source)).catch(onProblem);
  }

  return {
    async bindings(aor) {
      if (options.source === "subscribe") {
        const isKnown = await settledWithin(watchUser(aor, aor)?.isKnown, waitMs);
        if (!isKnown) onProblem(new Error(`the core does not tell who is registered for ${aor}`));
      }
      return list.bindings(aor);
    },
    watch: list.watch,
    onRequest: (request, source) => {
      if (request.method !== "REGISTER" || answers === undefined) return false;
      try {
        if (isCore(source)) onRegister(request, source);
        else respond(request, source, 403);
        return true;
      } catch (error) {
        if (error instanceof SipError) return false;
        throw error;
      }
    },
    start({ addresses, openSipPort }) {
      const { host, ports, coreUri } = addresses;
      const core = targetOfUri(coreUri);
      if (core === undefined) throw new RangeError("the URI of the core leads nowhere");
      place = { host, ports, coreUri, core, openPort: openSipPort };
      answers = openSipPort(() => undefined);
    },
    close() {
      for (const aor of users.keys()) forget(aor);
      answers?.close();
      answers = undefined;
      list.close();
    },
  };
}

async function settledWithin(known: Promise<void> | undefined, ms: number): Promise<boolean> {
  if (known === undefined) return false;
  const { promise, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  const isSettled = await Promise.race([known.then(() => true), promise]);
  clearTimeout(timer);
  return isSettled;
}
