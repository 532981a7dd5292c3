import type { Socket } from "node:net";
import { FrameDecoder, MsrpError, type MsrpFrame } from "@callingcard/msrp";
import type { MsrpPeer } from "./address.ts";
import { peerCertificate } from "./fingerprint.ts";
import type { MsrpTransportLimits } from "./limits.ts";
import { MsrpTransportError, type MsrpTransportErrorCode } from "./transport-error.ts";
import type { Turn } from "./turn.ts";
import { createWriteQueue, type WriteQueue } from "./write-queue.ts";

/** An open connection. */
export interface Connection {
  readonly id: string;
  readonly peer: MsrpPeer;

  /** The certificate that the peer has shown, in DER. */
  readonly certificate: Uint8Array | undefined;

  /** Queues pieces; tells whether more may be queued. */
  write(pieces: readonly Uint8Array[]): boolean;

  /** Octets that are queued. */
  pending(): number;
  pause(): void;
  resume(): void;

  /** Looks after the time limits. */
  look(nowMs: number): void;

  /** Closes when what is queued is written. */
  end(): void;

  /** Closes at once. */
  destroy(error: MsrpTransportError): void;
}

/** What a connection is made from. */
export interface ConnectionOptions {
  readonly id: string;
  readonly socket: Socket;
  readonly peer: MsrpPeer;

  /** Whether the peer has opened it, and so has to say what it wants. */
  readonly isIncoming: boolean;
  readonly limits: Required<MsrpTransportLimits>;
  readonly turn: Turn<WriteQueue>;
  readonly onFrame: (connection: string, frame: MsrpFrame) => void;
  readonly onRefused:
    | ((connection: string, error: MsrpError, transactionId: string) => void)
    | undefined;
  readonly onDrain: (connection: string) => void;

  /** Called once; without an error for a connection that has ended in peace. */
  readonly onClose: (connection: Connection, error: MsrpTransportError | undefined) => void;
}

/** How long a connection that is ended waits for its peer, in milliseconds. */
const LINGER_MS = 5_000;

/**
 * Reads frames from a connection and writes them.
 *
 * @param options The socket, its limits, and who is told.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { id, socket, peer, limits, onFrame, onRefused } = options;
  const decoder = new FrameDecoder({
    ...limits,
    ...(onRefused && {
      onProblem: (error: MsrpError, transactionId: string) => {
        onRefused(id, error, transactionId);
      },
    }),
  });
  const queue = createWriteQueue(socket, options.turn, limits.highWaterOctets, () => {
    options.onDrain(id);
  });
  let lastUsedMs = performance.now();
  // No frame that waits for more began before this.
  let beganMs = lastUsedMs;
  let isFirst = options.isIncoming;
  let endedMs: number | undefined;
  let failure: MsrpTransportError | undefined;
  let isOpen = true;

  const connection: Connection = {
    id,
    peer,
    certificate: peerCertificate(socket),
    write(pieces) {
      if (!isOpen) return false;
      let octets = queue.pending();
      for (const piece of pieces) octets += piece.length;
      if (octets > limits.maxQueuedOctets) {
        fail("queue-full", `more than ${limits.maxQueuedOctets} octets wait for the peer`);
        return false;
      }
      lastUsedMs = performance.now();
      return queue.push(pieces);
    },
    pending: () => (isOpen ? queue.pending() : 0),
    pause: () => void socket.pause(),
    resume() {
      if (!socket.isPaused()) return;
      beganMs = performance.now();
      lastUsedMs = beganMs;
      socket.resume();
    },
    look(nowMs) {
      if (endedMs !== undefined) {
        if (nowMs - endedMs >= LINGER_MS) fail("connection-lost", "peer does not close");
      } else if (!socket.isPaused()) lookAtReading(nowMs);
    },
    end() {
      if (!isOpen) return;
      isOpen = false;
      endedMs = performance.now();
      queue.flush();
      socket.end();
      // What still comes is nobody's, but is read, so that the end of it is seen.
      socket.resume();
    },
    destroy(error) {
      failure ??= error;
      isOpen = false;
      socket.destroy();
    },
  };

  function lookAtReading(nowMs: number): void {
    if (isFirst) {
      if (nowMs - beganMs < limits.firstFrameTimeoutMs) return;
      fail("first-frame-timeout", `no frame within ${limits.firstFrameTimeoutMs} ms`);
    } else if (isWithinFrame()) {
      if (nowMs - beganMs < limits.frameTimeoutMs) return;
      fail("frame-timeout", `a frame is incomplete after ${limits.frameTimeoutMs} ms`);
    } else {
      beganMs = nowMs;
      if (nowMs - lastUsedMs < limits.idleTimeoutMs) return;
      fail("idle-timeout", `nothing came or went for ${limits.idleTimeoutMs} ms`);
    }
  }

  function fail(code: MsrpTransportErrorCode, reason: string, cause?: unknown): void {
    connection.destroy(new MsrpTransportError(code, reason, peer, cause));
  }

  function isWithinFrame(): boolean {
    try {
      decoder.end();
      return false;
    } catch {
      return true;
    }
  }

  function read(chunk: Uint8Array): void {
    if (!isOpen) return;
    const frames = decoder.push(chunk);
    let frame = nextOf(frames);
    if (frame === undefined) return;
    isFirst = false;
    beganMs = performance.now();
    lastUsedMs = beganMs;
    for (; frame !== undefined && isOpen; frame = nextOf(frames)) onFrame(id, frame);
  }

  // What the owner throws is no fault of the peer, so the owner is called outside of the attempt.
  function nextOf(frames: Generator<MsrpFrame, void, undefined>): MsrpFrame | undefined {
    try {
      const { value } = frames.next();
      return value ?? undefined;
    } catch (error) {
      if (!(error instanceof MsrpError)) throw error;
      fail("malformed-frame", error.message, error);
      return undefined;
    }
  }

  socket.setNoDelay(true);
  socket.on("data", read);
  socket.on("end", () => {
    if (isOpen && isWithinFrame()) fail("connection-lost", "connection ends within a frame");
  });
  socket.on("error", (error) => {
    failure ??= new MsrpTransportError("connection-lost", error.message, peer, error);
  });
  socket.on("close", () => {
    isOpen = false;
    options.onClose(connection, failure);
  });
  return connection;
}
