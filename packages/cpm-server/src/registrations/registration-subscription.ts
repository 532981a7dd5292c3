import { randomBytes } from "node:crypto";
import type { SipMessage } from "@callingcard/sip";
import {
  createSubscription,
  stepSubscription,
  type Subscription,
  type SubscriptionAction,
  type SubscriptionEvent,
  type SubscriptionStep,
} from "@callingcard/sip-dialog/subscription";
import type { SipTarget } from "@callingcard/sip-transaction";
import {
  applyReginfo,
  MEDIA_TYPES,
  parseReginfo,
  type RegistrationTable,
  XdmError,
} from "@callingcard/xdm";
import { XmlError } from "@callingcard/xml";
import type { SipPort } from "../node/sip-ports.ts";

/** Where a function is, as its subscriptions see it. */
export interface SubscriberPlace {
  /** Name or address of the function; an IPv6 address with its brackets. */
  readonly host: string;

  /** Ports by transport. */
  readonly ports: { readonly udp?: number; readonly tcp?: number; readonly tls?: number };

  /** The URI of the core, and where it is. */
  readonly coreUri: string;
  readonly core: SipTarget;
  readonly openPort: (onMessage: (message: SipMessage, source: SipTarget) => void) => SipPort;
}

/** What a subscription tells. */
export interface SubscriptionListener {
  /** What is registered now. */
  readonly onTable: (table: RegistrationTable) => void;

  /** Nothing is known any more, unless it is made again. */
  readonly onEnd: (reason: string, isOver: boolean) => void;
  readonly onProblem: (problem: Error) => void;
}

/** A subscription to what is registered of one user. */
export interface RegistrationSubscription {
  /** Asks again, where it waits to be made again. */
  refresh(): void;
  close(): void;
}

/** The time that is asked for, in seconds: longer than registrations last (3GPP TS 24.229 section 5.7.1.1). */
const EXPIRES_SECONDS = 600_000;

/**
 * Subscribes to what is registered of a user (RFC 3680), and keeps the subscription alive.
 *
 * @param user The URI of the user.
 * @param place Where the function is.
 * @param listener Who is told.
 */
export function subscribeToRegistrations(
  user: string,
  place: SubscriberPlace,
  listener: SubscriptionListener,
): RegistrationSubscription {
  const { host, ports, coreUri, core } = place;
  const timers = new Map<string, NodeJS.Timeout>();
  let table: RegistrationTable | undefined;
  let isClosed = false;
  let subscription: Subscription | undefined;
  const port = place.openPort((message, source) => tell({ kind: "message", message, source }));
  const createId = (): string => randomBytes(10).toString("hex");
  const portOf = ({ transport }: SipTarget): number => ports[transport] ?? 5060;

  function take([next, actions]: SubscriptionStep): void {
    subscription = next;
    for (const action of actions) act(action);
  }

  function tell(event: SubscriptionEvent): void {
    if (subscription !== undefined && !isClosed) take(stepSubscription(subscription, event));
  }

  function act(action: SubscriptionAction): void {
    switch (action.kind) {
      case "send":
        send(action.message, action.octets ?? action.message, action.target);
        break;
      case "start-timer":
        startTimer(action.timer, action.afterMs);
        break;
      case "stop-timer":
        clearTimeout(timers.get(action.timer));
        timers.delete(action.timer);
        break;
      case "notified":
        read(action.request.body);
        break;
      case "ended":
        table = undefined;
        listener.onEnd(action.reason, action.retryAfterMs === undefined);
        break;
      case "subscribed":
      case "refused":
      case "over":
        break;
    }
  }

  function send(message: SipMessage, octets: SipMessage | Uint8Array, target: SipTarget): void {
    port.send(octets, target).catch((error: unknown) => {
      if (error instanceof Error) listener.onProblem(error);
      tell({ kind: "transport-error", message });
    });
  }

  function startTimer(timer: string, afterMs: number): void {
    clearTimeout(timers.get(timer));
    const fire = (): void => {
      timers.delete(timer);
      tell({ kind: "timer", timer });
    };
    timers.set(timer, setTimeout(fire, afterMs).unref());
  }

  function read(body: Uint8Array): void {
    if (body.length === 0) return;
    try {
      const { table: next, outcome } = applyReginfo(table, parseReginfo(body));
      table = next;
      if (next !== undefined && outcome !== "discarded") listener.onTable(next);
      if (outcome === "gap" || outcome === "incomplete") tell({ kind: "refresh" });
    } catch (error) {
      if (!(error instanceof XdmError) && !(error instanceof XmlError)) throw error;
      listener.onProblem(error);
    }
  }

  take(
    createSubscription({
      requestUri: user,
      from: `<sip:${host}>`,
      event: "reg",
      accept: [MEDIA_TYPES.reginfo],
      expiresSeconds: EXPIRES_SECONDS,
      headers: [
        { name: "Route", value: `<${coreUri}>` },
        { name: "P-Asserted-Identity", value: `<sip:${host}>` },
      ],
      target: core,
      contact: `<sip:${port.token}-reg@${host}:${portOf(core)};transport=${core.transport}>`,
      createId,
      createBranch: () => `z9hG4bK${port.token}.${createId()}`,
      via: (target) => `SIP/2.0/${target.transport.toUpperCase()} ${host}:${portOf(target)};rport`,
    }),
  );

  return {
    refresh: () => tell({ kind: "refresh" }),
    close() {
      isClosed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      port.close();
    },
  };
}
