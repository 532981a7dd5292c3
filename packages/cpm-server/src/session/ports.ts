import {
  createResponse,
  encodeFrame,
  fromPath,
  mayRespond,
  MsrpError,
  type MsrpFrame,
} from "@callingcard/msrp";
import type { ArrivedFrame, Leg, MediaPort } from "./leg.ts";
import type { Session } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Most frames that are kept until the description of their sender comes. */
const MAX_EARLY_FRAMES = 16;

/** A port, and where it stands. */
export interface PlacedPort {
  readonly leg: Leg;

  /** The place of its medium in the offer of the originator. */
  readonly stream: number;
  readonly port: MediaPort;
}

/**
 * Names the port of a leg.
 *
 * @param leg The leg.
 * @param stream The place of the medium.
 */
export function portName(leg: Leg, stream: number): string {
  return `${leg.name}.${stream}`;
}

/**
 * Finds the port that a frame is for, among those that listen by one name: the legs of one INVITE, which
 * offered one session-id to all that answered.
 *
 * @param session The session.
 * @param name The name.
 * @param connection The connection that the frame came by.
 * @param frame The frame.
 * @returns `undefined` for a name by which nobody listens.
 */
export function findListener(
  session: Session,
  name: string,
  connection: string,
  frame: MsrpFrame,
): PlacedPort | undefined {
  const dot = name.indexOf(".");
  const stream = Number(name.slice(dot + 1));
  const line = name.slice(0, dot);
  const found: PlacedPort[] = [];
  for (const leg of session.legs.values()) {
    const port = leg.line.name === line ? leg.endpoints.get(stream) : undefined;
    if (port === undefined) continue;
    // Nearly all frames come by the connection of their port.
    if (port.connection === connection) return { leg, stream, port };
    found.push({ leg, stream, port });
  }
  if (found.length < 2) return found[0];
  const peer = peerOf(frame);
  return found.find(({ port }) => port.peer === peer) ?? found[0];
}

/**
 * Finds a port by its name.
 *
 * @param session The session.
 * @param name The name.
 * @returns `undefined` for one that is gone.
 */
export function findPort(session: Session, name: string): PlacedPort | undefined {
  const dot = name.indexOf(".");
  const leg = session.legs.get(name.slice(0, dot));
  const stream = Number(name.slice(dot + 1));
  const port = leg?.endpoints.get(stream);
  return leg === undefined || port === undefined ? undefined : { leg, stream, port };
}

/**
 * Lists the ports that are bound to a connection.
 *
 * @param session The session.
 * @param connection The connection.
 */
export function portsOf(session: Session, connection: string): PlacedPort[] {
  const found: PlacedPort[] = [];
  for (const leg of session.legs.values()) {
    for (const [stream, port] of leg.endpoints) {
      if (port.connection === connection) found.push({ leg, stream, port });
    }
  }
  return found;
}

/** Statuses by which a frame is refused before anybody looks at it (RFC 4975 section 10). */
type FrameRefusal =
  /** The certificate is another one than the description of the peer promised. */
  | 403
  /** There is no such session. */
  | 481
  /** The session is bound to another connection. */
  | 506;

/** What becomes of a frame. */
export type FrameMatch =
  /** It belongs to the port; with `isFirst`, its connection is bound by it. */
  | { readonly kind: "matched"; readonly isFirst: boolean }
  /** It is kept until the description of its sender is there. */
  | { readonly kind: "early" }
  | { readonly kind: "refused"; readonly status: FrameRefusal }
  | { readonly kind: "ignored" };

/**
 * Matches a frame with the session of a port (5.2.1.4, RFC 4975 section 7.3; CPM-096, CPM-110): the first
 * request on a connection binds the session to it, if it comes from the session-id of the peer, whose address
 * may be another one; while that connection is open there is no other one.
 *
 * @param port The port, which the session-id of the frame names.
 * @param arrived The frame.
 */
export function matchFrame(port: MediaPort, arrived: ArrivedFrame): FrameMatch {
  const { connection, frame, certificate } = arrived;
  const { head } = frame;
  if (port.connection === connection) return { kind: "matched", isFirst: false };
  if (head.kind === "response") return { kind: "ignored" };
  if (port.connection !== undefined) return { kind: "refused", status: 506 };
  if (port.peer === undefined) {
    if (port.early.length >= MAX_EARLY_FRAMES) return { kind: "refused", status: 481 };
    return { kind: "early" };
  }
  if (!port.isOpen || peerOf(frame) !== port.peer) return { kind: "refused", status: 481 };
  if (!isPromised(port, certificate)) return { kind: "refused", status: 403 };
  return { kind: "matched", isFirst: true };
}

// RFC 4975 section 14.4, RFC 8122 section 5: over TLS the peer is who its description says by a fingerprint.
function isPromised(
  { endpoint, fingerprints }: MediaPort,
  certificate: readonly string[] | undefined,
): boolean {
  if (!endpoint.isSecure) return true;
  // A session-id of a TLS port on a connection without TLS is somebody who has read it.
  if (certificate === undefined) return false;
  if (fingerprints.length === 0) return true;
  const shown = new Set(certificate.map(canonicalFingerprint));
  return fingerprints.some((fingerprint) => shown.has(canonicalFingerprint(fingerprint)));
}

function canonicalFingerprint(fingerprint: string): string {
  const [algorithm = "", digits = ""] = fingerprint.trim().split(/ +/);
  return `${algorithm.toLowerCase()} ${digits.toUpperCase()}`;
}

function peerOf({ head }: MsrpFrame): string | undefined {
  try {
    return fromPath(head).at(-1)?.sessionId;
  } catch (error) {
    if (error instanceof MsrpError) return undefined;
    throw error;
  }
}

/**
 * Answers a frame that belongs to no session, or to one that is bound to another connection.
 *
 * @param turn The step.
 * @param connection The connection that it came by.
 * @param frame The frame; one that may not be answered is not.
 * @param status The status.
 */
export function refuseFrame(
  turn: Turn,
  connection: string,
  frame: MsrpFrame,
  status: FrameRefusal,
): void {
  const { head } = frame;
  if (head.kind !== "request") return;
  try {
    if (!mayRespond(head, status)) return;
    const pieces = [encodeFrame(createResponse(head, status))];
    turn.actions.push({ kind: "send-msrp", connection, pieces });
  } catch (error) {
    // A frame whose paths are none can not be answered.
    if (!(error instanceof MsrpError)) throw error;
  }
}
