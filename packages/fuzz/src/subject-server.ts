import { foreignServer, startedServer } from "./companion.ts";
import { type Limits, shortened, withDefaults } from "./limits.ts";
import { readLoopbackAddress, readLoopbackUrl } from "./loopback.ts";
import { printfOf, shellWords } from "./shell.ts";
import { createSilence } from "./silence.ts";
import type { CommandLine } from "./started-program.ts";
import {
  type Ending,
  type Outcome,
  type RunOptions,
  type Subject,
  SubjectError,
  type SubjectKind,
} from "./subject.ts";
import type { Exchange, Transport } from "./transport.ts";
import { type HttpRequest, httpTransport } from "./transport-http.ts";
import { tcpTransport } from "./transport-tcp.ts";
import { udpTransport } from "./transport-udp.ts";
import { noVerdict, type Verdict } from "./verdict.ts";

/** A server under test. */
export interface ServerOptions {
  /** Starts the server, which is then kept running and started again when it ended. Default: it runs already. */
  readonly command?: CommandLine;
  /** What one input may cost; the memory is that of the command. */
  readonly limits?: Limits;
  /** Longest time until the server is there, in milliseconds. Default 30 000. */
  readonly startMs?: number;
  /**
   * Given behind each input: a server that does not answer it in time as it did at the start is gone. Default: none, and a
   * server that only hangs later is not noticed.
   */
  readonly probe?: Uint8Array;
}

/** A server under test that is given octets. */
export interface SocketOptions extends ServerOptions {
  /** What an answer says of the input. Default `noVerdict`: only that the server lives is judged. */
  readonly verdict?: Verdict;
}

/** A server under test that is given datagrams. */
export interface DatagramOptions extends SocketOptions {
  /**
   * How long an answer is waited for, in milliseconds. Default 100, and, when five answers have come, four times as long as the slowest
   * of them, from 50 to 100.
   */
  readonly silenceMs?: number;
}

/** A server under test that is given requests. */
export interface HttpOptions extends ServerOptions, HttpRequest {}

/**
 * A TCP server: each input has a connection, which has to be answered or closed in time.
 *
 * @param address As `127.0.0.1:5060`.
 * @param options The command that starts it, its limits, and how it is judged.
 * @throws SubjectError For an address that is not of this machine.
 */
export function tcpSubject(address: string, options: SocketOptions = {}): SubjectKind {
  const { verdict = noVerdict } = options;
  return serverSubject(tcpTransport(readLoopbackAddress(address), verdict), options);
}

/**
 * A UDP server: each input is a datagram. Silence says nothing, so hangs are found with a probe only.
 *
 * @param address As `127.0.0.1:5060`.
 * @param options The command that starts it, its limits, and how it is judged.
 * @throws SubjectError For an address that is not of this machine.
 */
export function udpSubject(address: string, options: DatagramOptions = {}): SubjectKind {
  const { verdict = noVerdict, silenceMs } = options;
  const silence = createSilence(silenceMs);
  return serverSubject(udpTransport(readLoopbackAddress(address), verdict, silence), options);
}

/**
 * An HTTP server: each input is the body of a request. A status of 400 to 499 refuses it, 500 to 599 is a failure.
 *
 * @param url As `http://127.0.0.1:8080/path`.
 * @param options The request, the command that starts the server, and its limits.
 * @throws SubjectError For an address that is not of this machine.
 */
export function httpSubject(url: string, options: HttpOptions = {}): SubjectKind {
  return serverSubject(httpTransport(readLoopbackUrl(url), options), options);
}

/** How long a server is watched that passed an input, in milliseconds. */
const LATE_MS = 5;

/** How long the end of a process is waited for that takes no connections any more, in milliseconds. */
const EXIT_MS = 10_000;

const LOST: Ending = { kind: "gone", reason: "nobody is there any more" };

const DEFAULT_START_MS = 30_000;

function serverSubject(transport: Transport, options: ServerOptions): SubjectKind {
  const { command, limits = {}, startMs = DEFAULT_START_MS, probe } = options;
  const complete = withDefaults(limits);
  const started = command === undefined ? "" : `, started by ${shellWords(command)}`;
  return {
    description: `${transport.address}${started}`,
    isParallel: false,
    again: (octets) => {
      const print = printfOf(octets);
      return print === undefined ? undefined : `${print} | ${transport.command}`;
    },
    open: (stop) => open(transport, complete, startMs, command, probe, stop),
  };
}

async function open(
  transport: Transport,
  limits: Required<Limits>,
  startMs: number,
  command: CommandLine | undefined,
  probe: Uint8Array | undefined,
  stop: AbortSignal | undefined,
): Promise<Subject> {
  const server =
    command === undefined
      ? foreignServer(transport, startMs)
      : startedServer(command, transport, limits, startMs, stop);
  const give = async (octets: Uint8Array, options: RunOptions = {}): Promise<Exchange> => {
    const { timeoutMs, lateMs = LATE_MS } = options;
    const exchange = await transport.exchange(octets, {
      ...shortened(limits, timeoutMs),
      isAnswered: octets === probe,
    });
    const isLost = saysNothing(exchange) && !(await transport.isAlive());
    const answered = performance.now();
    // Why it is lost is known when its process has ended.
    const fate = await server.fate(isLost ? EXIT_MS : lateMs);
    if (fate !== undefined) {
      return { ...exchange, ending: fate, lateMs: isLost ? 0 : performance.now() - answered };
    }
    return isLost && exchange.ending.kind === "silent" ? { ...exchange, ending: LOST } : exchange;
  };
  const lateEnd = async (waitMs: number): Promise<Outcome | undefined> => {
    const ending = await server.fate(waitMs);
    if (ending === undefined) return undefined;
    const told = { errors: server.errors(), peakOctets: server.peakOctets() };
    await server.end();
    return { ending, output: new Uint8Array(0), ms: waitMs, ...told };
  };
  try {
    await server.ready();
    const usual = probe && (await give(probe));
    if (usual !== undefined && !isAnswer(usual)) {
      throw new SubjectError(`${transport.address} does not answer the input that probes it`);
    }
    return {
      run: async (octets, options): Promise<Outcome> => {
        await server.ready();
        const begun = performance.now();
        let exchange = await give(octets, options);
        const ms = performance.now() - begun;
        if (probe !== undefined && usual !== undefined && isAlive(exchange.ending)) {
          const now = await give(probe, options);
          const reason = "it no longer answers as at the start";
          if (now.ending.kind === "signal") exchange = now;
          else if (!isSame(now, usual)) exchange = { ...now, ending: { kind: "gone", reason } };
        }
        const { ending, output, lateMs } = exchange;
        const outcome = { ending, output, ms, ...(lateMs !== undefined && { lateMs }) };
        const told = { errors: server.errors(), peakOctets: server.peakOctets() };
        if (!isAlive(ending) || options?.lateMs !== undefined) await server.end();
        return { ...outcome, ...told };
      },
      // Of another's server it is not known when it ended, and it may not come back.
      ...(command !== undefined && { lateEnd }),
      close: server.end,
    };
  } catch (error) {
    await server.end();
    throw error;
  }
}

// What a server that ended on the way leaves of an exchange.
function saysNothing({ ending, output }: Exchange): boolean {
  return ending.kind === "gone" || (ending.kind === "silent" && output.length === 0);
}

function isAlive({ kind }: Ending): boolean {
  return kind === "answer" || kind === "silent" || kind === "server-error";
}

function isAnswer({ ending, output }: Exchange): boolean {
  return ending.kind === "answer" || output.length > 0;
}

// What creates a resource the first time may replace it then, with another status.
function isSame(now: Exchange, usual: Exchange): boolean {
  return isAnswer(now) && saysOf(now) === saysOf(usual);
}

function saysOf({ ending }: Exchange): string {
  return ending.kind === "answer" ? `answer ${ending.accepted}` : ending.kind;
}
