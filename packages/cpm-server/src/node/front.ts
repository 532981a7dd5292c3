import { readHeader, SipError, type SipMessage, type SipRequest } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transport";
import { canonicalAddress } from "@callingcard/xdm";
import type { NodeAlarm, ParticipatingFunctionOptions } from "./options.ts";
import type { Admission } from "./overload.ts";
import type { Policies } from "./policies.ts";
import { copyKey, isWithinDialog, tokenOf, transactionKey } from "./router.ts";
import type { LiveSession } from "./live-session.ts";
import type { Sessions } from "./sessions.ts";
import type { SipPorts } from "./sip-ports.ts";
import type { StatelessAnswers } from "./stateless.ts";

/** Where messages of the network come in. */
export interface Front {
  /** Gives a message to its session, or answers it. */
  receive(message: SipMessage, source: SipTarget): void;

  /** From now on, no session is made. */
  close(): void;

  /** INVITEs that were taken, and that were answered 503. */
  readonly invited: number;
  readonly refused: number;
}

/** What the front decides with. */
export interface FrontOptions {
  readonly sessions: Sessions;
  readonly ports: SipPorts;
  readonly stateless: StatelessAnswers;
  readonly admission: Admission;
  readonly policies: Policies;

  /** Makes a session that is not started. */
  readonly createSession: (servedUser: string, contributionId: string | undefined) => LiveSession;
  readonly onRequest: ParticipatingFunctionOptions["onRequest"];
  readonly onAlarm: (alarm: NodeAlarm) => void;
}

/** When who is refused because the function closes may try again, in seconds. */
const CLOSING_SECONDS = 30;

/**
 * Makes the front of a function: it brings messages to the sessions they are for, and makes sessions of INVITEs.
 *
 * @param options What it decides with.
 */
export function createFront(options: FrontOptions): Front {
  const { sessions, ports, stateless, admission, policies, onAlarm } = options;
  let invited = 0;
  let refused = 0;
  let isClosing = false;
  let isOverloaded = false;

  // What a peer wrote, and what a user of the sockets makes of it, ends nothing but itself.
  function receive(message: SipMessage, source: SipTarget): void {
    try {
      route(message, source);
    } catch (error) {
      const isMalformed = error instanceof SipError;
      if (!isMalformed) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        onAlarm({ alarm: "message-failed", text });
      }
      if (message.kind === "request") stateless.answer(message, source, isMalformed ? 400 : 500);
    }
  }

  function route(message: SipMessage, source: SipTarget): void {
    const token = tokenOf(message);
    const session = token === undefined ? undefined : sessions.byToken(token);
    if (session !== undefined) return session.post({ kind: "sip", message, source });
    if (token !== undefined && ports.take(token, message, source)) return;
    // A response to nobody's request is dropped (RFC 3261 section 18.1.2).
    if (message.kind === "request") receiveRequest(message, source);
  }

  function receiveRequest(request: SipRequest, source: SipTarget): void {
    const known = sessions.byKey(transactionKey(request));
    if (known !== undefined) return known.post({ kind: "sip", message: request, source });
    if (options.onRequest?.(request, source) === true) return;
    if (request.method !== "INVITE" || isWithinDialog(request)) {
      return stateless.answerStray(request, source);
    }
    if (sessions.byKey(copyKey(request)) !== undefined) {
      return stateless.answer(request, source, 482);
    }
    invite(request, source);
  }

  function invite(request: SipRequest, source: SipTarget): void {
    const servedUser = canonicalAddress(request.requestUri);
    const contributionId = readHeader(request, "Contribution-ID") ?? readHeader(request, "Call-ID");
    const refusal = refuse(servedUser);
    if (refusal !== undefined) {
      refused++;
      const retry = { name: "Retry-After", value: String(refusal) };
      return stateless.answer(request, source, 503, [retry]);
    }
    invited++;
    const session = options.createSession(servedUser, contributionId);
    sessions.add(session, [transactionKey(request), copyKey(request)]);
    void policies.of(servedUser).then((settings) => {
      session.start(settings, { kind: "invited", request, source });
    });
  }

  // Seconds after which to try again; none for an INVITE that is taken.
  function refuse(servedUser: string): number | undefined {
    if (isClosing) return CLOSING_SECONDS;
    const ofUser = sessions.ofUser(servedUser).size;
    const refusal = admission.refuse(policies.provider(), { sessions: sessions.size, ofUser });
    if (refusal !== undefined && !isOverloaded) {
      onAlarm({ alarm: "overload", text: `INVITEs are refused: ${refusal.reason}` });
    }
    isOverloaded = refusal !== undefined;
    return refusal?.retryAfterSeconds;
  }

  return {
    receive,
    close() {
      isClosing = true;
    },
    get invited() {
      return invited;
    },
    get refused() {
      return refused;
    },
  };
}
