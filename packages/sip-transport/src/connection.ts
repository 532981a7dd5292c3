import type { Socket } from "node:net";
import { type KeepAlive, SipDecoder, SipError, type SipMessage } from "@callingcard/sip";
import type { SipTransportLimits } from "./limits.ts";
import type { SipTarget } from "./target.ts";
import { SipTransportError, type SipTransportErrorCode } from "./transport-error.ts";

/** An open TCP or TLS connection. */
export interface Connection {
  /** The other side, with the flow. */
  readonly peer: SipTarget & { readonly flow: string };

  /** Whether it takes octets: neither closed nor about to be. */
  readonly isOpen: boolean;

  /** `server` for one that the peer has opened. */
  readonly side: "server" | "client";

  /** Queues octets; resolves when they are with the operating system. */
  send(octets: Uint8Array): Promise<void>;

  /** Sends a ping; resolves with the pong. */
  ping(): Promise<void>;

  /** Looks after the time limits. */
  look(nowMs: number): void;

  /** Closes when what is queued is written. */
  end(): void;

  /** Closes at once. */
  destroy(error: SipTransportError): void;
}

/** What a connection is made from. */
export interface ConnectionOptions {
  readonly socket: Socket;
  readonly peer: SipTarget & { readonly flow: string };

  /** `server` for a connection that the peer has opened. */
  readonly side: "server" | "client";
  readonly limits: Required<SipTransportLimits>;
  readonly onMessage: (message: SipMessage, connection: Connection) => void;

  /** Called with the octets that are no message, before the connection is closed. */
  readonly onMalformed: (error: SipError, octets: Uint8Array, connection: Connection) => void;

  /** Called once. */
  readonly onClose: (connection: Connection, error: SipTransportError | undefined) => void;
}

const PING = /* @__PURE__ */ new TextEncoder().encode("\r\n\r\n");
const PONG = /* @__PURE__ */ PING.subarray(0, 2);

/** Somebody waits for a pong. */
interface Ping {
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (error: SipTransportError) => void;
}

/**
 * Reads messages from a connection and writes them. Writes of one turn of the event loop are one write of
 * the operating system.
 *
 * @param options The socket, its limits, and who is told.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { socket, peer, side, limits } = options;
  const decoder = new SipDecoder({ ...limits, side });
  let pings: Ping[] = [];
  let isCorked = false;
  let lastUsedMs = performance.now();
  // No message that waits for more began before this.
  let beganMs = lastUsedMs;
  let failure: SipTransportError | undefined;
  let isOpen = true;

  const connection: Connection = {
    peer,
    get isOpen() {
      return isOpen;
    },
    side,
    send(octets) {
      if (!isOpen) return Promise.reject(failure ?? lost("connection is closed", undefined));
      if (socket.writableLength + octets.length > limits.maxQueuedOctets) {
        const reason = `more than ${limits.maxQueuedOctets} octets wait for the peer`;
        const error = new SipTransportError("queue-full", reason, peer);
        connection.destroy(error);
        return Promise.reject(error);
      }
      lastUsedMs = performance.now();
      corkTurn();
      return new Promise((resolve, reject) => {
        socket.write(octets, (error) => {
          if (!(error instanceof Error)) resolve();
          else reject(failure ?? lost("connection closed before all was written", error));
        });
      });
    },
    async ping() {
      const answered = new Promise<void>((resolve, reject) => {
        pings.push({ deadlineMs: performance.now() + limits.pongTimeoutMs, resolve, reject });
      });
      await Promise.all([connection.send(PING), answered]);
    },
    look(nowMs) {
      if (pings.some(({ deadlineMs }) => deadlineMs <= nowMs)) {
        fail("ping-timeout", `no pong within ${limits.pongTimeoutMs} ms`);
      } else if (!isWithinMessage()) {
        beganMs = nowMs;
        if (nowMs - lastUsedMs < limits.idleTimeoutMs) return;
        fail("idle-timeout", `nothing came or went for ${limits.idleTimeoutMs} ms`);
      } else if (nowMs - beganMs >= limits.messageTimeoutMs) {
        fail("message-timeout", `a message is incomplete after ${limits.messageTimeoutMs} ms`);
      }
    },
    end() {
      isOpen = false;
      uncork();
      socket.end();
    },
    destroy(error) {
      isOpen = false;
      failure ??= error;
      socket.destroy();
    },
  };

  function corkTurn(): void {
    if (isCorked) return;
    isCorked = true;
    socket.cork();
    setImmediate(uncork);
  }

  function uncork(): void {
    if (!isCorked) return;
    isCorked = false;
    socket.uncork();
  }

  function lost(reason: string, cause: unknown): SipTransportError {
    return new SipTransportError("connection-lost", reason, peer, cause);
  }

  function fail(code: SipTransportErrorCode, reason: string): void {
    connection.destroy(new SipTransportError(code, reason, peer));
  }

  function isWithinMessage(): boolean {
    try {
      decoder.end();
      return false;
    } catch {
      return true;
    }
  }

  function take(item: SipMessage | KeepAlive): void {
    beganMs = performance.now();
    lastUsedMs = beganMs;
    if ("headers" in item) options.onMessage(item, connection);
    else if (item.kind === "ping") connection.send(PONG).catch(ignore);
    else pings.shift()?.resolve();
  }

  function read(chunk: Uint8Array): void {
    // What comes to a connection that is about to close could not be answered.
    if (!isOpen) return;
    const items = attempt(() => decoder.push(chunk));
    if (items === undefined) return;
    for (;;) {
      // What the owner throws is no fault of the peer, so the owner is called outside of the attempt.
      const next = attempt(() => items.next());
      if (next === undefined || next.done === true) return;
      take(next.value);
      if (!isOpen) return;
    }
  }

  function attempt<Result>(run: () => Result): Result | undefined {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof SipError)) throw error;
      refuse(error);
      return undefined;
    }
  }

  function refuse(error: SipError): void {
    failure = new SipTransportError("malformed-message", error.message, peer, error);
    options.onMalformed(error, decoder.pending, connection);
    // Where the next message begins is not known.
    socket.removeListener("data", read);
    socket.resume();
    connection.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }

  socket.setNoDelay(true);
  socket.on("data", read);
  socket.on("end", () => {
    if (failure === undefined && isWithinMessage()) {
      failure = lost("connection ends within a message", undefined);
    }
  });
  socket.on("error", (error) => {
    failure ??= lost("connection failed", error);
  });
  socket.on("close", () => {
    isOpen = false;
    const error = failure ?? lost("connection closed", undefined);
    for (const { reject } of pings) reject(error);
    pings = [];
    options.onClose(connection, failure);
  });
  return connection;
}

function ignore(): void {
  // Who closes the connection is told why; nobody waits for this one.
}

/** How long a refused peer may take to read why, in milliseconds. */
const LINGER_MS = 1000;
