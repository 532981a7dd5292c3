import type { MsrpFrame } from "@callingcard/msrp";
import {
  acceptTypes,
  acceptWrappedTypes,
  attributeValues,
  maxSize,
  mediaLine,
  type MediaDescription,
  path,
  setup,
} from "@callingcard/sdp";
import type { MediaAction } from "../media/action.ts";
import type { MediaEvent, MediaLeg } from "../media/event.ts";
import { createMedia, stepMedia } from "../media/media.ts";
import { createEndpoint, type Endpoint } from "../procedure/endpoint.ts";
import { namesOf } from "./facts.ts";
import { findListener, findPort, matchFrame, portName, portsOf, refuseFrame } from "./ports.ts";
import type { Leg, MediaPort, Session } from "./state.ts";
import {
  ask,
  leaveNote,
  leaveNotes,
  raiseAlarm,
  startTimer,
  stopTimer,
  type Turn,
} from "./turn.ts";

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
 * Makes the function an endpoint of MSRP on a leg, and listens for its session-id (CPM-059, CPM-093, A-20).
 *
 * @param turn The step.
 * @param leg The leg.
 * @param stream The place of the medium.
 * @param isSecure Whether it is over TLS.
 * @returns The endpoint; `undefined` for TLS where there is none.
 */
export function openPort(
  turn: Turn,
  leg: Leg,
  stream: number,
  isSecure: boolean,
): Endpoint | undefined {
  const { token, createId, addresses } = turn.session.options;
  const sessionId = `${token}${leg.name}${createId()}`;
  const endpoint = createEndpoint(addresses.msrp, sessionId, isSecure);
  if (endpoint === undefined) return undefined;
  leg.endpoints.set(stream, {
    endpoint,
    connection: undefined,
    peer: undefined,
    early: [],
    isOpen: false,
    isActive: false,
  });
  turn.actions.push({ kind: "listen-msrp", leg: portName(leg, stream), sessionId });
  return endpoint;
}

/**
 * Lets media flow on a leg, as the description of its peer says (CPM-068, CPM-071, CPM-074, CPM-094 to CPM-096). Where the function is to connect, it
 * does; else the peer has some time to (digest 9.1).
 *
 * @param turn The step.
 * @param leg The leg, whose descriptions are there.
 */
export function openMedia(turn: Turn, leg: Leg): void {
  for (const [stream, port] of leg.endpoints) {
    const remote = mediumOf(leg, stream);
    const fields = remote && mediaLeg(leg, port, remote);
    if (remote === undefined || fields === undefined) {
      closePort(turn, leg, stream, port);
      continue;
    }
    port.isOpen = true;
    port.peer = sessionIdOf(fields.remotePath);
    stepStream(turn, stream, { kind: "leg-opened", ...fields });
    leaveNote(turn, leg.side === "originator" ? "CPM-108" : "CPM-096", fields.remotePath, leg);
    if (connects(leg, stream, remote)) connect(turn, leg, stream, port, remote);
    else {
      if (leg.side !== "originator") leaveNote(turn, "CPM-095", "the client connects", leg);
      startTimer(turn, `bind/${portName(leg, stream)}`, turn.session.settings.msrpBindTimeoutMs);
    }
    for (const { connection, frame } of port.early.splice(0)) {
      takeFrame(turn, portName(leg, stream), connection, frame);
    }
  }
}

/**
 * Tells the media plane where the peer of a leg is now, and what it takes, after an offer and its answer within the session (CPM-D04).
 *
 * @param turn The step.
 * @param leg The leg, whose new descriptions are there.
 */
export function changeMedia(turn: Turn, leg: Leg): void {
  for (const [stream, port] of leg.endpoints) {
    const remote = mediumOf(leg, stream);
    const fields = remote && mediaLeg(leg, port, remote);
    if (fields === undefined || !port.isOpen) continue;
    port.peer = sessionIdOf(fields.remotePath);
    stepStream(turn, stream, { kind: "leg-changed", ...fields });
  }
}

// The function connects where it is active: it said so, or the peer said passive to actpass.
function connects(leg: Leg, stream: number, remote: MediaDescription): boolean {
  const local = leg.local?.media[leg.streams.indexOf(stream)];
  const own = local === undefined ? undefined : setup(local);
  if (own === "active") return true;
  return own === "actpass" && setup(remote) === "passive";
}

function connect(
  turn: Turn,
  leg: Leg,
  stream: number,
  port: MediaPort,
  remote: MediaDescription,
): void {
  const [next] = path(remote) ?? [];
  if (next?.port === undefined) return;
  port.isActive = true;
  turn.actions.push({
    kind: "connect-msrp",
    leg: portName(leg, stream),
    host: next.host,
    port: next.port,
    isSecure: next.isSecure,
    fingerprints: [
      ...attributeValues(remote, "fingerprint"),
      ...attributeValues(leg.remote ?? { lines: [] }, "fingerprint"),
    ],
  });
  startTimer(turn, `bind/${portName(leg, stream)}`, turn.session.settings.msrpBindTimeoutMs);
}

function mediumOf(leg: Leg, stream: number): MediaDescription | undefined {
  return leg.remote?.media[leg.streams.indexOf(stream)];
}

function mediaLeg(leg: Leg, port: MediaPort, remote: MediaDescription): MediaLeg | undefined {
  const uris = path(remote);
  const types = acceptTypes(remote);
  if (mediaLine(remote).port === 0 || uris === undefined || types === undefined) return undefined;
  return {
    leg: leg.name,
    side: leg.side === "originator" ? "originator" : "client",
    localUri: port.endpoint.uri,
    remotePath: uris.map(({ uri }) => uri).join(" "),
    acceptTypes: types,
    acceptWrappedTypes: acceptWrappedTypes(remote) ?? [],
    maxSize: maxSize(remote),
  };
}

function sessionIdOf(remotePath: string): string | undefined {
  const last = remotePath.slice(remotePath.lastIndexOf(" ") + 1);
  return /^\w+:\/\/[^/]*\/([^;]*);/.exec(last)?.[1];
}

/**
 * Stops what is new on a leg that got its BYE (CPM-D12).
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function endMedia(turn: Turn, leg: Leg): void {
  for (const [stream, port] of leg.endpoints) {
    stopTimer(turn, `bind/${portName(leg, stream)}`);
    if (port.isOpen) stepStream(turn, stream, { kind: "leg-ending", leg: leg.name });
  }
}

/**
 * Frees the media of a leg (CPM-070, CPM-105, CPM-120): its session-ids are no longer known.
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function closeMedia(turn: Turn, leg: Leg): void {
  for (const [stream, port] of leg.endpoints) closePort(turn, leg, stream, port);
}

function closePort(turn: Turn, leg: Leg, stream: number, port: MediaPort): void {
  stopTimer(turn, `bind/${portName(leg, stream)}`);
  leg.endpoints.delete(stream);
  if (port.isOpen) stepStream(turn, stream, { kind: "leg-closed", leg: leg.name });
  const { connection, endpoint } = port;
  if (!isShared(turn.session, leg, stream)) {
    turn.actions.push({ kind: "unlisten-msrp", sessionId: endpoint.sessionId });
  }
  for (const early of port.early) refuseFrame(turn, early.connection, early.frame, 481);
  if (connection !== undefined && portsOf(turn.session, connection).length === 0) {
    turn.actions.push({ kind: "close-msrp", connection });
  }
}

// Whether another leg of the same INVITE listens by the same session-id.
function isShared(session: Session, { line }: Leg, stream: number): boolean {
  for (const leg of session.legs.values()) {
    if (leg.line === line && leg.endpoints.has(stream)) return true;
  }
  return false;
}

/**
 * Gives a leg of a further answer to an INVITE the ports of the first one.
 *
 * @param leg The leg.
 * @param first The leg that was offered.
 */
export function sharePorts(leg: Leg, first: Leg): void {
  for (const [stream, { endpoint }] of first.endpoints) {
    const port = { endpoint, connection: undefined, peer: undefined, early: [] };
    leg.endpoints.set(stream, { ...port, isOpen: false, isActive: false });
  }
}

/**
 * Takes a frame that came for a port.
 *
 * @param turn The step.
 * @param name The name of the port.
 * @param connection The connection that it came by.
 * @param frame The frame.
 */
export function takeFrame(turn: Turn, name: string, connection: string, frame: MsrpFrame): void {
  const found = findListener(turn.session, name, connection, frame);
  if (found === undefined) return refuseFrame(turn, connection, frame, 481);
  const { leg, stream, port } = found;
  const match = matchFrame(port, connection, frame);
  switch (match.kind) {
    case "matched":
      if (match.isFirst) bind(turn, leg, stream, port, connection, false);
      return stepStream(turn, stream, { kind: "frame", leg: leg.name, frame });
    case "early":
      port.early.push({ connection, frame });
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
