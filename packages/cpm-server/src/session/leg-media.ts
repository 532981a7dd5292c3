import {
  acceptTypes,
  acceptWrappedTypes,
  attributeValues,
  maxSize,
  type MediaDescription,
  mediaLine,
  path,
  setup,
} from "@callingcard/sdp";
import type { MediaLeg } from "../media/event.ts";
import { createEndpoint, type Endpoint } from "../procedure/endpoint.ts";
import { takeFrame } from "./connections.ts";
import type { Leg, MediaPort } from "./leg.ts";
import { stepStream } from "./media-plane.ts";
import { portName, portsOf, refuseFrame } from "./ports.ts";
import type { Session } from "./state.ts";
import { leaveNote, startTimer, stopTimer, type Turn } from "./turn.ts";

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
  leg.endpoints.set(stream, newPort(endpoint));
  turn.actions.push({ kind: "listen-msrp", leg: portName(leg, stream), sessionId });
  return endpoint;
}

function newPort(endpoint: Endpoint): MediaPort {
  return {
    endpoint,
    connection: undefined,
    peer: undefined,
    fingerprints: [],
    early: [],
    isOpen: false,
    isActive: false,
  };
}

/**
 * Lets media flow on a leg, as the description of its peer says (CPM-068, CPM-071, CPM-074, CPM-094 to
 * CPM-096). Where the function is to connect, it does; else the peer has some time to (digest 9.1).
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
    port.fingerprints = fingerprintsOf(leg, remote);
    stepStream(turn, stream, { kind: "leg-opened", ...fields });
    leaveNote(turn, leg.side === "originator" ? "CPM-108" : "CPM-096", fields.remotePath, leg);
    if (connects(leg, stream, remote)) connect(turn, leg, stream, port, remote);
    else {
      if (leg.side !== "originator") leaveNote(turn, "CPM-095", "the client connects", leg);
      startTimer(turn, `bind/${portName(leg, stream)}`, turn.session.settings.msrpBindTimeoutMs);
    }
    for (const arrived of port.early.splice(0)) {
      takeFrame(turn, portName(leg, stream), arrived);
    }
  }
}

/**
 * Tells the media plane where the peer of a leg is now, and what it takes, after an offer and its answer within
 * the session (CPM-D04).
 *
 * @param turn The step.
 * @param leg The leg, whose new descriptions are there.
 */
export function changeMedia(turn: Turn, leg: Leg): void {
  for (const [stream, port] of leg.endpoints) {
    const remote = mediumOf(leg, stream);
    const fields = remote && mediaLeg(leg, port, remote);
    if (remote === undefined || fields === undefined || !port.isOpen) continue;
    port.peer = sessionIdOf(fields.remotePath);
    port.fingerprints = fingerprintsOf(leg, remote);
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
    fingerprints: fingerprintsOf(leg, remote),
  });
  startTimer(turn, `bind/${portName(leg, stream)}`, turn.session.settings.msrpBindTimeoutMs);
}

// Those of the medium count, and where it has none those of the session (RFC 8122 section 5).
function fingerprintsOf({ remote: session }: Leg, medium: MediaDescription): readonly string[] {
  const own = attributeValues(medium, "fingerprint");
  return own.length > 0
    ? own
    : session === undefined
      ? []
      : attributeValues(session, "fingerprint");
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
    leg.endpoints.set(stream, newPort(endpoint));
  }
}
