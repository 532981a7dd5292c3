import { createConnection, createServer, type Socket } from "node:net";
import { once } from "node:events";
import {
  createResponse,
  encodeFrame,
  FrameDecoder,
  headerValue,
  type MsrpFrame,
} from "@callingcard/msrp";
import { createEventLog, type EventLog, type WaitOptions } from "../event-log.ts";

/** What an {@link MsrpPeer} sees; connections are numbered from 1. */
export type MsrpPeerEvent =
  | { readonly kind: "opened"; readonly connection: number }
  | { readonly kind: "frame"; readonly connection: number; readonly frame: MsrpFrame }
  | { readonly kind: "closed"; readonly connection: number }
  | { readonly kind: "problem"; readonly connection: number; readonly text: string };

/** A frame that came. */
export interface ReceivedFrame {
  readonly connection: number;
  readonly frame: MsrpFrame;
}

/** An MSRP endpoint over TCP that does nothing by itself, unless `answers` is on. */
export interface MsrpPeer {
  readonly log: EventLog<MsrpPeerEvent>;
  readonly host: string;

  /** Where it listens. */
  readonly port: number;

  /** Whether it answers each SEND by 200. Off at first. */
  answers: boolean;

  /** The URI of a session here. */
  uri(sessionId: string): string;

  /** Opens a connection, and gives its number. */
  connect(to: { readonly host: string; readonly port: number }): Promise<number>;

  /** Writes octets, or a frame, exactly as they are. */
  send(connection: number, frame: MsrpFrame | Uint8Array): void;

  /** Takes the first frame that nobody took yet and that a test wants, or waits for it. */
  take(
    what: string | ((frame: MsrpFrame) => boolean),
    options?: WaitOptions,
  ): Promise<ReceivedFrame>;

  /** Stops reading from a connection, or goes on. */
  pause(connection: number): void;
  resume(connection: number): void;

  /** Closes a connection in good order, or cuts it. */
  end(connection: number): void;
  cut(connection: number): void;
  close(): Promise<void>;
}

/**
 * Opens a peer at a free port of 127.0.0.1.
 *
 * @param name For messages. Default `msrp peer`.
 * @returns The peer, listening.
 */
export async function createMsrpPeer(name = "msrp peer"): Promise<MsrpPeer> {
  const log = createEventLog<MsrpPeerEvent>(name, describe);
  const sockets = new Map<number, Socket>();
  const taken = new Set<MsrpFrame>();
  let count = 0;

  const adopt = (socket: Socket): number => {
    count++;
    const connection = count;
    sockets.set(connection, socket);
    const decoder = new FrameDecoder();
    socket.on("data", (octets) => {
      try {
        for (const frame of decoder.push(octets)) receive(connection, frame);
      } catch (error) {
        log.add({ kind: "problem", connection, text: String(error) });
        socket.destroy();
      }
    });
    socket.on("error", (error) => {
      log.add({ kind: "problem", connection, text: error.message });
    });
    socket.on("close", () => {
      sockets.delete(connection);
      log.add({ kind: "closed", connection });
    });
    log.add({ kind: "opened", connection });
    return connection;
  };
  const receive = (connection: number, frame: MsrpFrame): void => {
    log.add({ kind: "frame", connection, frame });
    const { head } = frame;
    if (!peer.answers || head.kind !== "request" || head.method !== "SEND") return;
    peer.send(connection, createResponse(head, 200));
  };

  const server = createServer((socket) => void adopt(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  const { address: host, port } = bound;

  const peer: MsrpPeer = {
    log,
    host,
    port,
    answers: false,
    uri: (sessionId) => `msrp://${host}:${port}/${sessionId};tcp`,
    async connect(to) {
      const socket = createConnection(to);
      await once(socket, "connect");
      return adopt(socket);
    },
    send(connection, frame) {
      sockets.get(connection)?.write(frame instanceof Uint8Array ? frame : encodeFrame(frame));
    },
    async take(what, options = {}) {
      const isWanted = typeof what === "string" ? isNamed(what) : what;
      const { connection, frame } = await log.waitForKind(
        "frame",
        (event) => !taken.has(event.frame) && isWanted(event.frame),
        { what: typeof what === "string" ? what : "frame", ...options },
      );
      taken.add(frame);
      return { connection, frame };
    },
    pause: (connection) => void sockets.get(connection)?.pause(),
    resume: (connection) => void sockets.get(connection)?.resume(),
    end: (connection) => void sockets.get(connection)?.end(),
    cut: (connection) => void sockets.get(connection)?.resetAndDestroy(),
    async close() {
      for (const socket of sockets.values()) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return peer;
}

/** Tells whether a frame is a request of a method, or a response of a status. */
function isNamed(name: string): (frame: MsrpFrame) => boolean {
  return ({ head }) => (head.kind === "request" ? head.method : String(head.status)) === name;
}

function describe(event: MsrpPeerEvent): string {
  if (event.kind !== "frame") return `${event.kind} ${event.connection}`;
  const { head } = event.frame;
  const name = head.kind === "request" ? head.method : String(head.status);
  return `${name} ${headerValue(head, "Message-ID") ?? ""}`.trim();
}
