import { connect } from "node:net";
import { type LoopbackAddress, lookupLoopback } from "./loopback.ts";
import type { Ending } from "./subject.ts";

/** What an input came to on its way to a server and back. */
export interface Exchange {
  readonly ending: Ending;
  /** The answer, as much as the limit allows. */
  readonly output: Uint8Array;
  /** How long behind it the server was seen to end, in milliseconds. */
  readonly lateMs?: number;
}

/** What an exchange may cost. */
interface ExchangeLimits {
  readonly timeoutMs: number;
  readonly outputOctets: number;
  /** Whether the input is one that the server answers, so that silence would say something. Default: it is not known. */
  readonly isAnswered?: boolean;
}

/** A way to a server. */
export interface Transport {
  /** The address, for people. */
  readonly address: string;
  /** Whether somebody is there. */
  readonly isOpen: () => Promise<boolean>;
  /**
   * Whether somebody is there who was not about to end when the last exchange was over: the system takes connections, and
   * octets, for a process that is dying, and for one that has not yet been told to.
   */
  readonly isAlive: () => Promise<boolean>;
  /** Gives the server one input and waits for the answer. */
  readonly exchange: (octets: Uint8Array, limits: ExchangeLimits) => Promise<Exchange>;
  /** A command that gives it its standard input. */
  readonly command: string;
}

/** How long somebody who is there has to take a connection, in milliseconds. */
const CONNECT_MS = 1000;

/**
 * Tells whether connections are taken at an address.
 *
 * @param address The address.
 */
export function takesConnections({ host, port }: LoopbackAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, lookup: lookupLoopback, timeout: CONNECT_MS });
    const end = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

/**
 * Tells for people why an address could not be reached.
 *
 * @param error What was thrown.
 */
export function reasonOf(error: Error & { readonly code?: string }): string {
  const { code, message, name } = error;
  if (code === "ECONNREFUSED") return "it takes no connections";
  if (code === "ECONNRESET" || code === "EPIPE") {
    return "it closed the connection without an answer";
  }
  return message === "" ? (code ?? name) : message;
}
