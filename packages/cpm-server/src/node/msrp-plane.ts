import {
  createResponse,
  mayRespond,
  MsrpError,
  type MsrpFrame,
  type MsrpHead,
} from "@callingcard/msrp";
import type { MsrpTarget, MsrpTransport } from "@callingcard/msrp-transport";
import type { SessionAction } from "../session/action.ts";
import type { SessionEvent } from "../session/event.ts";

/** A session as the media plane sees it. */
interface MsrpUser {
  post(event: SessionEvent): void;
}

/** Brings frames to sessions and writes what they send. */
export interface MsrpPlane {
  /** Says which session the frames for a session-id are for. */
  listen(user: MsrpUser, leg: string, sessionId: string): void;
  unlisten(sessionId: string): void;

  /** Opens a connection; the session is told what became of it. */
  connect(user: MsrpUser, action: Extract<SessionAction, { readonly kind: "connect-msrp" }>): void;

  /** Takes a connection from a session; it is closed when nobody else has it. */
  release(user: MsrpUser, connection: string): void;

  /** Takes everything from a session that is over. */
  forget(user: MsrpUser): void;
  write(connection: string, pieces: readonly Uint8Array[]): void;

  /** Tells the session when the connection can take octets. */
  awaitDrain(user: MsrpUser, connection: string): void;

  /** To be called by the transport. */
  readonly onFrame: (connection: string, frame: MsrpFrame) => void;
  readonly onDrain: (connection: string) => void;
  readonly onClose: (connection: string) => void;
}

/** Who listens for a session-id. */
interface Port {
  readonly user: MsrpUser;
  readonly leg: string;
  readonly sessionId: string;
  isListening: boolean;
}

/** What is known of a connection. */
interface Known {
  readonly users: Set<MsrpUser>;
  isFull: boolean;

  /** Fingerprints of the certificate of the peer, of a connection over TLS. */
  readonly certificate: readonly string[] | undefined;

  /** To-Path of the last frame, and the port it was for: most frames of a connection are for one. */
  lastPath: string;
  lastPort: Port | undefined;
}

/**
 * Makes a media plane without sessions.
 *
 * @param transport Gives the sockets; they are made after the plane, which they call.
 */
export function createMsrpPlane(transport: () => MsrpTransport): MsrpPlane {
  const ports = new Map<string, Port>();
  const connections = new Map<string, Known>();
  // What a session has, to be taken from it when it is over.
  const portsOf = new Map<MsrpUser, Set<Port>>();
  const connectionsOf = new Map<MsrpUser, Set<string>>();
  // Sessions that are over while a connection opens for them are not told of it.
  const dialling = new Map<MsrpUser, number>();

  function know(connection: string): Known {
    let known = connections.get(connection);
    if (known === undefined) {
      const certificate = certificateOf(connection);
      known = { users: new Set(), isFull: false, certificate, lastPath: "", lastPort: undefined };
      connections.set(connection, known);
    }
    return known;
  }

  function certificateOf(connection: string): readonly string[] | undefined {
    if (transport().peer(connection)?.tls !== true) return undefined;
    const fingerprints = transport().peerFingerprints(connection);
    return fingerprints.map(({ algorithm, value }) => `${algorithm} ${value}`);
  }

  function use(user: MsrpUser, connection: string, known: Known): void {
    if (known.users.has(user)) return;
    known.users.add(user);
    const own = connectionsOf.get(user);
    if (own === undefined) connectionsOf.set(user, new Set([connection]));
    else own.add(connection);
  }

  function portFor(known: Known, head: MsrpHead): Port | undefined {
    // To-Path stands first in every head.
    const path = head.headers[0]?.value ?? "";
    if (path === known.lastPath && known.lastPort?.isListening === true) return known.lastPort;
    const port = ports.get(sessionIdOf(path) ?? "");
    known.lastPath = path;
    known.lastPort = port;
    return port;
  }

  function refuse(connection: string, { head }: MsrpFrame): void {
    if (head.kind !== "request" || head.method === "REPORT" || !mayRespond(head, 481)) return;
    try {
      transport().write(connection, createResponse(head, 481));
    } catch (error) {
      // Its paths lead nowhere.
      if (!(error instanceof MsrpError) && !(error instanceof RangeError)) throw error;
    }
  }

  // Whether the session still waits for a connection that it asked for.
  function endDialling(user: MsrpUser): boolean {
    const count = dialling.get(user);
    if (count === undefined) return false;
    if (count === 1) dialling.delete(user);
    else dialling.set(user, count - 1);
    return true;
  }

  function drop(user: MsrpUser, connection: string): void {
    const known = connections.get(connection);
    if (known === undefined || !known.users.delete(user)) return;
    if (known.users.size === 0) transport().close(connection);
  }

  return {
    listen(user, leg, sessionId) {
      const port = { user, leg, sessionId, isListening: true };
      ports.set(sessionId, port);
      const own = portsOf.get(user);
      if (own === undefined) portsOf.set(user, new Set([port]));
      else own.add(port);
    },
    unlisten(sessionId) {
      const port = ports.get(sessionId);
      if (port === undefined) return;
      port.isListening = false;
      ports.delete(sessionId);
      portsOf.get(port.user)?.delete(port);
    },
    connect(user, action) {
      const { leg } = action;
      dialling.set(user, (dialling.get(user) ?? 0) + 1);
      transport()
        .connect(targetOf(action))
        .then(
          (connection) => {
            if (!endDialling(user)) return transport().close(connection);
            use(user, connection, know(connection));
            user.post({ kind: "msrp-connected", leg, connection });
          },
          (error: unknown) => {
            if (!endDialling(user)) return;
            const reason = error instanceof Error ? error.message : String(error);
            user.post({ kind: "msrp-unreachable", leg, reason });
          },
        );
    },
    release(user, connection) {
      connectionsOf.get(user)?.delete(connection);
      drop(user, connection);
    },
    forget(user) {
      dialling.delete(user);
      for (const port of portsOf.get(user) ?? []) {
        port.isListening = false;
        ports.delete(port.sessionId);
      }
      portsOf.delete(user);
      for (const connection of connectionsOf.get(user) ?? []) drop(user, connection);
      connectionsOf.delete(user);
    },
    write(connection, pieces) {
      const known = connections.get(connection);
      // Of one that is gone, nothing is kept.
      if (known === undefined) return;
      if (transport().write(connection, pieces) || known.isFull) return;
      // Of one that is gone, the session hears that it is closed.
      if (transport().peer(connection) === undefined) return;
      known.isFull = true;
      for (const each of known.users) each.post({ kind: "msrp-paused", connection });
    },
    awaitDrain(user, connection) {
      const known = connections.get(connection);
      if (known !== undefined && !known.isFull) user.post({ kind: "msrp-drained", connection });
    },
    onFrame(connection, frame) {
      const known = know(connection);
      const port = portFor(known, frame.head);
      if (port === undefined) return refuse(connection, frame);
      const { leg, user } = port;
      const { certificate } = known;
      use(user, connection, known);
      const event = { kind: "msrp-frame", leg, connection, frame } as const;
      user.post(certificate === undefined ? event : { ...event, certificate });
    },
    onDrain(connection) {
      const known = connections.get(connection);
      if (known === undefined) return;
      known.isFull = false;
      for (const user of known.users) user.post({ kind: "msrp-drained", connection });
    },
    onClose(connection) {
      const known = connections.get(connection);
      connections.delete(connection);
      for (const user of known?.users ?? []) {
        connectionsOf.get(user)?.delete(connection);
        user.post({ kind: "msrp-closed", connection });
      }
    },
  };
}

// The session-id of the leftmost URI of a path (RFC 4975 section 6).
function sessionIdOf(path: string): string | undefined {
  return /^msrps?:\/\/[^/ ]+\/([^; ]+)/i.exec(path)?.[1];
}

function targetOf(action: Extract<SessionAction, { readonly kind: "connect-msrp" }>): MsrpTarget {
  const { host, port, isSecure: tls, fingerprints } = action;
  if (fingerprints.length === 0) return { host, port, tls };
  return { host, port, tls, fingerprints: fingerprints.map(fingerprintOf) };
}

// As the value of a=fingerprint is written (RFC 8122 section 5).
function fingerprintOf(text: string): { readonly algorithm: string; readonly value: string } {
  const [algorithm = "", value = ""] = text.trim().split(/ +/);
  return { algorithm, value };
}
