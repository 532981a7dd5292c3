import type { MsrpFrame } from "@callingcard/msrp";
import {
  addSession,
  bindSession,
  closeConnection,
  createSessionTable,
  matchFrame,
  removeSession,
  setRemotePath,
} from "@callingcard/msrp-session";
import { createMsrpTransport, type MsrpTransport } from "@callingcard/msrp-transport";
import type { EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import type { DeviceEvent } from "./device-event.ts";
import type { AllDeviceOptions } from "./device-options.ts";

/** Who takes what happens to a session of MSRP. */
interface SessionTaker {
  /** A connection is there, by the first frame that came for the session. */
  connected(connection: string): void;
  frame(frame: MsrpFrame): void;
  disconnected(): void;
  drained(): void;
}

/** A session's own end. */
export interface OwnSession {
  readonly sessionId: string;
  readonly uri: string;
}

/** Connections of a device, and the sessions that share them. */
export interface MsrpDoor {
  readonly transport: MsrpTransport;

  /** Opens a session: what comes for it waits until its far path is known. */
  open(taker: SessionTaker): OwnSession;

  /** Says what the far side's path is. */
  setFarPath(sessionId: string, path: string): void;

  /** Binds a session to a connection that the device has opened. */
  bind(sessionId: string, connection: string): void;

  /** Closes a session, and its connection when no other session has it. */
  close(sessionId: string): void;

  /** Reads from all connections at most so fast; `undefined` as fast as it can, 0 not at all. */
  setPace(octetsPerSecond: number | undefined): void;

  /** Closes all connections at once. */
  shutdown(): Promise<void>;
}

/** Most frames that wait for the answer that tells the far path. */
const MAX_EARLY = 64;

/**
 * Opens a door.
 *
 * @param options The device.
 * @param log Where frames and problems are noted.
 * @returns The door, listening.
 */
export async function createMsrpDoor(
  options: AllDeviceOptions,
  log: EventLog<DeviceEvent>,
): Promise<MsrpDoor> {
  const { host, msrpTls: tls } = options;
  const table = createSessionTable();
  const takers = new Map<string, SessionTaker>();
  const early: { readonly connection: string; readonly frame: MsrpFrame }[] = [];
  const connections = new Set<string>();
  let pace: number | undefined;

  const transport = await createMsrpTransport({
    listen: [{ host, port: 0, tls: tls !== undefined }],
    ...(tls !== undefined && { tls }),
    onConnection: (connection) => {
      hold(connection);
    },
    onFrame: (connection, frame) => {
      slowDown(connection, frame);
      receive(connection, frame);
    },
    onDrain: (connection) => {
      for (const taker of takersOf(connection)) taker.drained();
    },
    onClose: (connection) => {
      connections.delete(connection);
      for (const sessionId of closeConnection(table, connection)) {
        bound.delete(sessionId);
        takers.get(sessionId)?.disconnected();
      }
    },
    onProblem: (problem) => {
      log.add({ kind: "problem", text: `MSRP: ${problem.code}: ${problem.message}` });
    },
  });
  const bound = new Map<string, string>();

  const hold = (connection: string): void => {
    connections.add(connection);
    if (pace === 0) transport.pause(connection);
  };
  const takersOf = (connection: string): readonly SessionTaker[] =>
    [...bound].flatMap(([id, one]) => (one === connection ? (takers.get(id) ?? []) : []));
  const slowDown = (connection: string, frame: MsrpFrame): void => {
    if (pace === undefined || pace === 0) return;
    transport.pause(connection);
    const afterMs = ((frame.body?.length ?? 0) / pace) * 1000;
    setTimeout(() => {
      if (pace !== 0) transport.resume(connection);
    }, afterMs).unref();
  };
  const receive = (connection: string, frame: MsrpFrame): void => {
    const match = matchFrame(table, connection, frame);
    if (match.kind === "refused" && match.response !== undefined) {
      transport.write(connection, match.response);
    }
    if (match.kind === "early" && early.length < MAX_EARLY) early.push({ connection, frame });
    if (match.kind !== "session") return;
    const taker = takers.get(match.sessionId);
    if (match.isBound) {
      bound.set(match.sessionId, connection);
      taker?.connected(connection);
    }
    taker?.frame(frame);
  };

  return {
    transport,
    open(taker) {
      const sessionId = newIdentifier();
      const { host: own, port } = transport.addresses()[0] ?? { host, port: 0 };
      const authority = `${own.includes(":") ? `[${own}]` : own}:${port}`;
      const uri = `${tls === undefined ? "msrp" : "msrps"}://${authority}/${sessionId};tcp`;
      addSession(table, { sessionId, localUri: uri });
      takers.set(sessionId, taker);
      return { sessionId, uri };
    },
    setFarPath(sessionId, path) {
      setRemotePath(table, sessionId, path);
      for (const { connection, frame } of early.splice(0)) receive(connection, frame);
    },
    bind(sessionId, connection) {
      hold(connection);
      bindSession(table, sessionId, connection);
      bound.set(sessionId, connection);
      takers.get(sessionId)?.connected(connection);
    },
    close(sessionId) {
      takers.delete(sessionId);
      bound.delete(sessionId);
      const unused = removeSession(table, sessionId);
      if (unused !== undefined) transport.close(unused);
    },
    setPace(octetsPerSecond) {
      pace = octetsPerSecond;
      for (const connection of connections) {
        if (pace === 0) transport.pause(connection);
        else transport.resume(connection);
      }
    },
    shutdown: () => transport.shutdown(),
  };
}
