import type { MediaAction } from "../media/action.ts";
import type { MediaEvent } from "../media/event.ts";
import { createMedia, stepMedia } from "../media/media.ts";
import { namesOf } from "./facts.ts";
import { sendNotice } from "./notices.ts";
import type { Session } from "./state.ts";
import { ask, leaveNotes, raiseAlarm, startTimer, stopTimer, type Turn } from "./turn.ts";

/**
 * Makes the media planes of a session.
 *
 * @param turn The step.
 * @param streams Places of the media that the function stands in the path of.
 */
export function createStreams(turn: Turn, streams: Iterable<number>): void {
  const { session } = turn;
  const { facts, farUser } = namesOf(session);
  for (const stream of streams) {
    const media = createMedia({
      settings: session.settings,
      createId: session.options.createId,
      hasNotes: session.options.hasNotes ?? true,
      isRecording: session.isRecording,
      facts,
      farUser,
      isTrustedFunction:
        session.settings.trustDirection && (session.invitation?.isTrusted ?? false),
    });
    session.streams.set(stream, media);
  }
}

/**
 * Takes what happens to all media planes of a session.
 *
 * @param turn The step.
 * @param event What happens.
 */
export function stepStreams(turn: Turn, event: MediaEvent): void {
  for (const stream of turn.session.streams.keys()) stepStream(turn, stream, event);
}

/**
 * Takes what happens to one media plane; what it asks for becomes actions and signals.
 *
 * @param turn The step.
 * @param stream Its place.
 * @param event What happens.
 */
export function stepStream(turn: Turn, stream: number, event: MediaEvent): void {
  const { session } = turn;
  const media = session.streams.get(stream);
  if (media === undefined) return;
  const [next, actions] = stepMedia(media, event, turn.at);
  session.streams.set(stream, next);
  for (const action of actions) perform(turn, stream, action);
}

function perform(turn: Turn, stream: number, action: MediaAction): void {
  switch (action.kind) {
    case "send": {
      const connection = connectionOf(turn.session, action.leg, stream);
      if (connection === undefined) return;
      turn.actions.push({ kind: "send-msrp", connection, pieces: action.pieces });
      return;
    }
    case "await-drain": {
      const connection = connectionOf(turn.session, action.leg, stream);
      if (connection !== undefined) turn.actions.push({ kind: "await-drain", connection });
      return;
    }
    case "start-timer":
      return startTimer(turn, `media/${stream}/${action.timer}`, action.afterMs);
    case "stop-timer":
      return stopTimer(turn, `media/${stream}/${action.timer}`);
    case "used":
      turn.signals.push({ kind: "used", leg: action.leg });
      return;
    case "overflow":
      turn.signals.push({ kind: "drop", leg: action.leg, why: "overflow" });
      return;
    case "leg-failed":
      turn.signals.push({ kind: "drop", leg: action.leg, why: "failed" });
      return;
    case "pushed":
      turn.signals.push({ kind: "drop", leg: action.leg, why: "pushed" });
      return;
    case "notify":
      return sendNotice(turn, action.messageId, action.contentType, action.body);
    case "ask":
      return ask(turn, action.question, { kind: "media", stream, ask: action.ask });
    case "note": {
      const leg = action.leg === undefined ? undefined : turn.session.legs.get(action.leg);
      return leaveNotes(turn, [action], leg);
    }
    case "alarm":
      return raiseAlarm(turn, action.alarm, action.text);
  }
}

function connectionOf(session: Session, leg: string, stream: number): string | undefined {
  return session.legs.get(leg)?.endpoints.get(stream)?.connection;
}
