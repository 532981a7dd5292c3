import type { SipTransport } from "@callingcard/sip-transport";
import type { SessionAction } from "../session/action.ts";
import type { SessionEvent, SessionStart } from "../session/event.ts";
import type { SessionOptions } from "../session/options.ts";
import type { Answer, Question } from "../session/question.ts";
import { startSession, stepSession } from "../session/session.ts";
import type { Session } from "../session/state.ts";
import type { Settings } from "../settings.ts";
import type { TraceSink } from "../trace/record.ts";
import { createSeededIds } from "../trace/seeded-ids.ts";
import type { MsrpPlane } from "./msrp-plane.ts";
import type { NodeAlarm } from "./options.ts";
import type { Timers } from "./timers.ts";

/** A session between the sockets, timers and stores of a node. */
export interface LiveSession {
  readonly token: string;

  /** Canonical address of the user that is served. */
  readonly servedUser: string;
  readonly contributionId: string | undefined;

  /** Gives the session what happens to it; before it is started, it waits. */
  post(event: SessionEvent): void;

  /**
   * Starts it.
   *
   * @param settings The provider's and the subscriber's, merged.
   * @param start What makes it.
   */
  start(settings: Settings, start: SessionStart): void;

  /** The session; `undefined` before it is started. */
  readonly session: Session | undefined;

  /** Whether no dialog is left, and nobody is to be told anything; transactions may still wait for retransmissions. */
  readonly isQuiet: boolean;

  /** Ends it without another word: nobody is told. */
  abandon(): void;
}

/** What a session lives in. */
export interface Surroundings {
  readonly sip: Pick<SipTransport, "send">;
  readonly msrp: MsrpPlane;
  readonly timers: Timers;

  /** The clock, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly answer: (question: Question, asker: LiveSession) => Promise<Answer>;
  readonly onAlarm: (alarm: NodeAlarm) => void;
  readonly onOver: (session: LiveSession) => void;
}

/** What a live session is made with. */
export interface LiveSessionOptions extends Pick<LiveSession, "servedUser" | "contributionId"> {
  readonly token: string;
  readonly seed: Uint8Array;
  readonly addresses: SessionOptions["addresses"];
  readonly trace: TraceSink | undefined;
}

/**
 * Makes a session that is not started.
 *
 * @param options What it is made with.
 * @param surroundings What it lives in.
 */
export function createLiveSession(
  options: LiveSessionOptions,
  surroundings: Surroundings,
): LiveSession {
  const { token, servedUser, contributionId, trace, seed, addresses } = options;
  const { sip, msrp, answer, onAlarm } = surroundings;
  const timers = surroundings.timers.group((timer) => {
    live.post({ kind: "timer", timer });
  });
  const waiting: SessionEvent[] = [];
  let session: Session | undefined;
  let isStepping = false;
  let isOver = false;
  let lastMs = 0;

  const live: LiveSession = {
    token,
    servedUser,
    contributionId,
    get session() {
      return session;
    },
    get isQuiet() {
      if (isOver || session === undefined) return isOver;
      if (session.notices.waiting.length > 0) return false;
      if (session.proxy !== undefined) return session.proxy.isAnswered;
      return [...session.legs.values()].every(({ state }) => state === "gone");
    },
    post(event) {
      if (isOver) return;
      if (session === undefined || isStepping) waiting.push(event);
      else
        run(() => {
          step(event);
          takeWaiting();
        });
    },
    start(settings, start) {
      // It was left while its settings were read.
      if (isOver) return;
      run(() => {
        const at = clock();
        const own = { token, settings, addresses };
        const [made, actions] = startSession(
          { ...own, createId: createSeededIds(seed), hasNotes: trace !== undefined },
          start,
          at,
        );
        session = made;
        const hexSeed = Buffer.from(seed).toString("hex");
        trace?.write({
          kind: "start",
          version: 1,
          at,
          seed: hexSeed,
          options: own,
          start,
          actions,
        });
        for (const action of actions) perform(action);
        takeWaiting();
      });
    },
    abandon: finish,
  };

  // Time does not run backwards for a session, whatever the clock does.
  function clock(): number {
    lastMs = Math.max(lastMs, surroundings.now());
    return lastMs;
  }

  // What a step makes happen at once comes behind what waits already.
  function takeWaiting(): void {
    if (waiting.length === 0) return;
    for (const event of waiting) step(event);
    waiting.length = 0;
  }

  function step(event: SessionEvent): void {
    if (session === undefined || isOver) return;
    const at = clock();
    const [next, actions] = stepSession(session, event, at);
    session = next;
    trace?.write({ kind: "step", at, event, actions });
    for (const action of actions) perform(action);
  }

  // An error of a session is its own: it ends, and the others go on.
  function run(steps: () => void): void {
    isStepping = true;
    try {
      steps();
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      onAlarm({ alarm: "session-failed", text, session: token });
      finish();
    } finally {
      isStepping = false;
    }
  }

  function perform(action: SessionAction): void {
    switch (action.kind) {
      case "send":
        return send(action);
      case "start-timer":
        return timers.start(action.timer, action.afterMs);
      case "stop-timer":
        return timers.stop(action.timer);
      case "listen-msrp":
        return msrp.listen(live, action.leg, action.sessionId);
      case "unlisten-msrp":
        return msrp.unlisten(action.sessionId);
      case "connect-msrp":
        return msrp.connect(live, action);
      case "close-msrp":
        return msrp.release(live, action.connection);
      case "send-msrp":
        return msrp.write(action.connection, action.pieces);
      case "await-drain":
        return msrp.awaitDrain(live, action.connection);
      case "ask":
        return ask(action.ask, action.question);
      case "alarm":
        return onAlarm({ alarm: action.alarm, text: action.text, session: token });
      case "over":
        return finish();
      case "note":
        // Notes are for the trace.
        return;
    }
  }

  function send({ message, target, octets }: Extract<SessionAction, { kind: "send" }>): void {
    sip.send(octets ?? message, target).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      live.post({ kind: "sip-failed", message, target, reason });
    });
  }

  function ask(number: number, question: Question): void {
    void answer(question, live).then((found) => {
      live.post({ kind: "told", ask: number, answer: found });
    });
  }

  function finish(): void {
    if (isOver) return;
    isOver = true;
    waiting.length = 0;
    timers.clear();
    msrp.forget(live);
    trace?.end();
    surroundings.onOver(live);
  }

  return live;
}
