import { randomBytes } from "node:crypto";
import { createMsrpTransport, type MsrpTransport } from "@callingcard/msrp-transport";
import { createSipTransport, type SipTransport } from "@callingcard/sip-transport";
import type { AlarmCode } from "../session/action.ts";
import type { SessionStart } from "../session/event.ts";
import { isBringing } from "../media/push.ts";
import { ANONYMOUS } from "../procedure/anonymity.ts";
import { namesOf } from "../session/facts.ts";
import { clientLegs } from "../session/legs.ts";
import type { Addresses } from "../session/options.ts";
import { createOutboxWorker, type OutboxAlarm } from "../store/outbox-worker.ts";
import { addressesOf } from "./addresses.ts";
import { answerQuestion } from "./answers.ts";
import { startDispositionUpkeep } from "./disposition-upkeep.ts";
import { createFront } from "./front.ts";
import { createLiveSession, type LiveSession, type Surroundings } from "./live-session.ts";
import { createMsrpPlane } from "./msrp-plane.ts";
import type { ParticipatingFunctionOptions } from "./options.ts";
import { createAdmission } from "./overload.ts";
import { createPolicies } from "./policies.ts";
import { createPushes, type Pushes } from "./pushes.ts";
import { createSessions } from "./sessions.ts";
import { createSipPorts, type OnPortMessage, type SipPort } from "./sip-ports.ts";
import { createStatelessAnswers } from "./stateless.ts";
import { createTimers } from "./timers.ts";

/** A Participating Function that runs. */
export interface ParticipatingFunction {
  /** Where it is, with the ports that were bound. */
  readonly addresses: Addresses;

  /** How busy it is. */
  status(): FunctionStatus;

  /**
   * Opens a port for something beside sessions that sends and takes SIP.
   *
   * @param onMessage Called for each message with its token.
   */
  openSipPort(onMessage: OnPortMessage): SipPort;

  /**
   * Takes no new sessions, ends those that are left after some time, and closes.
   *
   * @param graceMs How long sessions may go on by themselves, in milliseconds.
   */
  drain(graceMs: number): Promise<void>;

  /** Closes at once: sessions are not ended, only left. */
  close(): Promise<void>;
}

/** How busy a function is. */
export interface FunctionStatus {
  readonly sessions: number;
  readonly timers: number;

  /** How late the event loop was last, in milliseconds. */
  readonly lagMs: number;

  /** INVITEs that were taken, and that were answered 503, since the start. */
  readonly invited: number;
  readonly refused: number;
}

/** How long peers have to answer when sessions are ended, in milliseconds. */
const GOODBYE_MS = 5_000;

/** How often is looked whether all sessions have ended, in milliseconds. */
const LOOK_MS = 20;

/**
 * Starts a Participating Function: sockets, timers and stores around sessions.
 *
 * @param options Addresses, stores, and who is told.
 * @returns The function, listening.
 * @throws SipTransportError or MsrpTransportError `listen-failed`; `SettingsError` for settings that are none.
 */
export async function createParticipatingFunction(
  options: ParticipatingFunctionOptions,
): Promise<ParticipatingFunction> {
  const { registrations, documents, outbox, messages, deferred, dispositions } = options;
  const { now = Date.now, maxLagMs = 500, answerTimeoutMs = 10_000, pushDelayMs = 500 } = options;
  const { onAlarm = ignore, onProblem = ignore, expiryIntervalMs = 60_000 } = options;
  const sessions = createSessions();
  const timers = createTimers();
  const sockets: { sip?: SipTransport; msrp?: MsrpTransport } = {};
  const plane = createMsrpPlane(() => opened(sockets.msrp));
  const ports = createSipPorts(() => opened(sockets.sip), createToken);
  const policies = await createPolicies({
    settings: options.settings ?? {},
    store: options.policies,
    timeoutMs: answerTimeoutMs,
    onAlarm,
    onChange: (subscriber) => void tellSettings(subscriber),
  });
  /** Sessions with messages that a push of now has brought to a client. */
  const reached = new WeakSet<LiveSession>();
  const worker =
    outbox === undefined || messages === undefined
      ? undefined
      : createOutboxWorker({ outbox, messages, onAlarm: tellOutbox, now });
  const sources = {
    registrations,
    documents,
    outbox,
    deferred,
    dispositions,
    now,
    clientsOf: (user: string, contribution: string) => sessions.clientsOf(user, contribution),
    onRecorded: () => worker?.wake(),
    onAlarm: (alarm: AlarmCode, text: string): void => {
      onAlarm({ alarm, text });
    },
    timeoutMs: answerTimeoutMs,
  };
  const surroundings: Omit<Surroundings, "sip"> = {
    msrp: plane,
    timers,
    now,
    onAlarm,
    answer: (question, asker) =>
      answerQuestion(question, {
        ...sources,
        onDeferred() {
          if (reached.has(asker)) pushes?.soon(asker.servedUser);
        },
        onDelivered() {
          const { servedUser, contributionId = "" } = asker;
          for (const one of sessions.ofContribution(servedUser, contributionId)) reached.add(one);
          // What came meanwhile goes to the client that took these.
          pushes?.soon(servedUser);
        },
        onDeclined: (user, contributionId, farUser) => {
          for (const other of sessions.ofContribution(user, contributionId)) {
            if (other !== asker && isWith(other, farUser)) other.post({ kind: "declined" });
          }
        },
      }),
    onOver(session) {
      sessions.remove(session);
    },
  };

  const admission = createAdmission(maxLagMs);
  const front = createFront({
    sessions,
    ports,
    admission,
    policies,
    createSession,
    onAlarm,
    stateless: createStatelessAnswers(
      () => opened(sockets.sip),
      () => policies.provider().release,
    ),
    onRequest: options.onRequest,
  });

  function createSession(servedUser: string, contributionId: string | undefined): LiveSession {
    const token = createToken();
    const own = { token, servedUser, contributionId, addresses, seed: randomBytes(32) };
    const trace = options.trace?.(token);
    return createLiveSession({ ...own, trace }, { ...surroundings, sip: opened(sockets.sip) });
  }

  function begin(start: Exclude<SessionStart, { readonly kind: "invited" }>): void {
    const { servedUser, messages: waiting } = start;
    const session = createSession(servedUser, waiting[0]?.contributionId);
    sessions.add(session, []);
    void policies.of(servedUser).then((settings) => {
      session.start(settings, start);
    });
  }

  async function tellSettings(subscriber: string | undefined): Promise<void> {
    const concerned = subscriber === undefined ? sessions.all() : sessions.ofUser(subscriber);
    for (const session of concerned) {
      session.post({ kind: "policy", settings: await policies.of(session.servedUser) });
    }
  }

  function tellOutbox(alarm: OutboxAlarm): void {
    const owner = "owner" in alarm ? `${alarm.owner}: ` : "";
    onAlarm({ alarm: alarm.kind, text: `${owner}${alarm.reason}` });
  }

  function tellStore(error: unknown): void {
    onAlarm({ alarm: "store-down", text: error instanceof Error ? error.message : String(error) });
  }

  // What is left then is of sessions that do not end.
  async function quiet(withinMs: number): Promise<void> {
    const untilMs = performance.now() + withinMs;
    while (performance.now() < untilMs && sessions.isBusy()) await sleep(LOOK_MS);
  }

  async function close(): Promise<void> {
    front.close();
    pushes?.stop();
    policies.close();
    admission.close();
    for (const session of sessions.all()) session.abandon();
    await Promise.all([sockets.sip?.drain(1_000), sockets.msrp?.drain(1_000), worker?.stop()]);
    timers.close();
  }

  let pushes: Pushes | undefined;
  let addresses: Addresses;
  try {
    const { onFrame, onDrain, onClose } = plane;
    const told = { onFrame, onDrain, onClose, onProblem };
    sockets.msrp = await createMsrpTransport({ ...options.msrp, ...told });
    sockets.sip = await createSipTransport({
      ...options.sip,
      onProblem,
      onMessage: (message, source) => {
        front.receive(message, source);
      },
    });
    addresses = addressesOf(options, sockets.sip, sockets.msrp);
  } catch (error) {
    await close();
    throw error;
  }
  if (deferred !== undefined) {
    pushes = createPushes({
      registrations,
      deferred,
      timers,
      delayMs: pushDelayMs,
      now,
      push(servedUser, waiting, bindings) {
        begin({ kind: "push", servedUser, messages: waiting, bindings });
      },
      expiryIntervalMs,
      tell(expired) {
        begin({ kind: "expired", servedUser: expired[0]?.servedUser ?? "", messages: expired });
      },
      isTelling: ({ servedUser, contributionId, farUser }) =>
        sessions
          .ofContribution(servedUser, contributionId)
          .some((one) => isTelling(one) && isWith(one, farUser)),
      onUntold(count) {
        onAlarm({
          alarm: "message-lost",
          text: `nobody was told of ${count} messages that expired`,
        });
      },
      isPushing: ({ servedUser, contributionId, farUser }) =>
        sessions
          .ofContribution(servedUser, contributionId)
          .some((one) => isPushing(one) && isWith(one, farUser)),
      onError: tellStore,
    });
  }

  if (dispositions !== undefined) {
    startDispositionUpkeep({ dispositions, timers, now, onError: tellStore });
  }

  return {
    addresses,
    status: () => ({
      sessions: sessions.size,
      timers: timers.size,
      lagMs: admission.lagMs,
      invited: front.invited,
      refused: front.refused,
    }),
    openSipPort: (onMessage) => ports.open(onMessage),
    async drain(graceMs) {
      front.close();
      pushes?.stop();
      await quiet(graceMs);
      for (const session of sessions.all()) {
        session.post({ kind: "drain", reason: "the function is shut down" });
      }
      await quiet(GOODBYE_MS);
      await close();
    },
    close,
  };
}

/** Twenty hexadecimal digits, which are 80 bits of chance. */
function createToken(): string {
  return randomBytes(10).toString("hex");
}

function opened<Transport>(transport: Transport | undefined): Transport {
  if (transport === undefined) throw new Error("the sockets are not open yet");
  return transport;
}

function isPushing({ session }: LiveSession): boolean {
  // One that is not started has no messages to be seen yet.
  if (session === undefined) return true;
  // A call lives on for a while when its dialog is gone, and a dialog when all was brought.
  if (session.pushed.length === 0) return false;
  if (clientLegs(session, "calling").length > 0) return true;
  const isUp = clientLegs(session, "up").length > 0;
  return isUp && [...session.streams.values()].some(isBringing);
}

// Others may know a Contribution-ID.
function isWith({ session }: LiveSession, farUser: string): boolean {
  return session === undefined || (namesOf(session).facts.farUser ?? ANONYMOUS) === farUser;
}

function isTelling({ session }: LiveSession): boolean {
  // It lives until what it told of is forgotten.
  return session === undefined || (session.pushed.length > 0 && session.legCount === 0);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function ignore(): void {
  // Nobody has asked to be told.
}
