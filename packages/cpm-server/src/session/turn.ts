import type { CallReport } from "@callingcard/sip-dialog";
import type { Note } from "../procedure/outcome.ts";
import type { RequirementId } from "../requirement.ts";
import type { AlarmCode, SessionAction } from "./action.ts";
import type { Leg, Line } from "./leg.ts";
import type { Question } from "./question.ts";
import type { Asker, Session } from "./state.ts";

/** What parts of a session tell each other within one step; taken in the order in which it was told. */
export type Signal =
  /** What the call of an INVITE reports. */
  | { readonly kind: "report"; readonly line: Line; readonly report: CallReport }
  /** The user has taken this device (CPM-073). */
  | { readonly kind: "used"; readonly leg: string }
  /** The leg has to be ended: it does not read, its peer does not know it, or all was pushed. */
  | { readonly kind: "drop"; readonly leg: string; readonly why: "overflow" | "failed" | "pushed" };

/** One step of a session while it is taken. */
export interface Turn {
  readonly session: Session;

  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly actions: SessionAction[];
  readonly signals: Signal[];
}

/**
 * Leaves a note of a decision in the trace.
 *
 * @param turn The step.
 * @param requirement What it is about.
 * @param text What was decided, and why.
 * @param leg The leg that it is about.
 */
export function leaveNote(turn: Turn, requirement: RequirementId, text: string, leg?: Leg): void {
  turn.actions.push({
    kind: "note",
    requirement,
    ...(leg !== undefined && { leg: leg.name }),
    text,
  });
}

/**
 * Leaves notes of a procedure in the trace.
 *
 * @param turn The step.
 * @param notes The notes.
 * @param leg The leg that they are about.
 */
export function leaveNotes(turn: Turn, notes: readonly Note[], leg?: Leg): void {
  for (const { requirement, text, alarm } of notes) {
    leaveNote(turn, requirement, text, leg);
    if (alarm !== undefined) raiseAlarm(turn, alarm, text);
  }
}

/**
 * Raises an alarm.
 *
 * @param turn The step.
 * @param alarm What somebody has to look at.
 * @param text The same for people.
 */
export function raiseAlarm(turn: Turn, alarm: AlarmCode, text: string): void {
  turn.actions.push({ kind: "alarm", alarm, text });
}

/**
 * Asks the owner.
 *
 * @param turn The step.
 * @param question The question.
 * @param asker What the answer is for.
 */
export function ask(turn: Turn, question: Question, asker: Asker): void {
  const { session } = turn;
  const number = session.nextAsk++;
  session.asks.set(number, asker);
  turn.actions.push({ kind: "ask", ask: number, question });
}

/**
 * Starts a timer, or starts it anew.
 *
 * @param turn The step.
 * @param timer Its name.
 * @param afterMs When it fires, in milliseconds.
 */
export function startTimer(turn: Turn, timer: string, afterMs: number): void {
  turn.session.timers.add(timer);
  turn.actions.push({ kind: "start-timer", timer, afterMs });
}

/**
 * Stops a timer, if it runs.
 *
 * @param turn The step.
 * @param timer Its name.
 */
export function stopTimer(turn: Turn, timer: string): void {
  if (turn.session.timers.delete(timer)) turn.actions.push({ kind: "stop-timer", timer });
}
