import type { ArrivedFrame, Leg, MediaPort } from "./leg.ts";
import { stepStream } from "./media-plane.ts";
import { findListener, findPort, matchFrame, portName, portsOf, refuseFrame } from "./ports.ts";
import { leaveNote, startTimer, stopTimer, type Turn } from "./turn.ts";

/**
 * Takes a frame that came for a port.
 *
 * @param turn The step.
 * @param name The name of the port.
 * @param arrived The frame.
 */
export function takeFrame(turn: Turn, name: string, arrived: ArrivedFrame): void {
  const { connection, frame } = arrived;
  const found = findListener(turn.session, name, connection, frame);
  if (found === undefined) return refuseFrame(turn, connection, frame, 481);
  const { leg, stream, port } = found;
  const match = matchFrame(port, arrived);
  switch (match.kind) {
    case "matched":
      if (match.isFirst) bind(turn, leg, stream, port, connection, false);
      return stepStream(turn, stream, { kind: "frame", leg: leg.name, frame });
    case "early":
      port.early.push(arrived);
      return;
    case "refused":
      return refuseFrame(turn, connection, frame, match.status);
    case "ignored":
  }
}

function bind(
  turn: Turn,
  leg: Leg,
  stream: number,
  port: MediaPort,
  connection: string,
  isActive: boolean,
): void {
  port.connection = connection;
  stopTimer(turn, `bind/${portName(leg, stream)}`);
  leaveNote(turn, "CPM-110", `bound to ${connection}`, leg);
  stepStream(turn, stream, { kind: "bound", leg: leg.name, isActive });
}

/**
 * Takes a connection that the function has made.
 *
 * @param turn The step.
 * @param name The name of the port.
 * @param connection The connection.
 */
export function takeConnection(turn: Turn, name: string, connection: string): void {
  const found = findPort(turn.session, name);
  if (found === undefined || found.port.connection !== undefined) {
    turn.actions.push({ kind: "close-msrp", connection });
    return;
  }
  bind(turn, found.leg, found.stream, found.port, connection, true);
}

/**
 * Takes the end of a connection: the peer may come back for some time, where it connects.
 *
 * @param turn The step.
 * @param connection The connection.
 */
export function loseConnection(turn: Turn, connection: string): void {
  for (const { leg, stream, port } of portsOf(turn.session, connection)) {
    port.connection = undefined;
    stepStream(turn, stream, { kind: "unbound", leg: leg.name });
    if (leg.state !== "up") continue;
    startTimer(turn, `bind/${portName(leg, stream)}`, turn.session.settings.msrpBindTimeoutMs);
  }
}

/**
 * Tells the media planes that a connection takes octets, or has enough.
 *
 * @param turn The step.
 * @param connection The connection.
 * @param kind Which.
 */
export function pace(turn: Turn, connection: string, kind: "paused" | "drained"): void {
  for (const { leg, stream } of portsOf(turn.session, connection)) {
    stepStream(turn, stream, { kind, leg: leg.name });
  }
}
