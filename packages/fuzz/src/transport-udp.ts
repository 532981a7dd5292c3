import { createSocket, type Socket } from "node:dgram";
import type { LoopbackAddress } from "./loopback.ts";
import type { Silence } from "./silence.ts";
import type { Ending } from "./subject.ts";
import { type Exchange, reasonOf, type Transport } from "./transport.ts";
import type { Verdict } from "./verdict.ts";

/** ICMP tells of a closed port of this machine at once: so long is waited for it, in milliseconds. */
const REFUSAL_MS = 10;

/** What fits into a datagram over IPv4. */
const MAX_DATAGRAM = 65_507;

/**
 * A way to a UDP server: each input is a datagram from a port of its own; what is too large for one is not sent.
 *
 * @param at Where it is.
 * @param verdict What an answer says.
 * @param silence How long an answer is waited for.
 */
export function udpTransport(at: LoopbackAddress, verdict: Verdict, silence: Silence): Transport {
  const { host, port } = at;
  // A closed port is told of by ICMP, in answer to any datagram.
  const isOpen = async (): Promise<boolean> =>
    (await ask(at, new Uint8Array(0), REFUSAL_MS)).ending.kind !== "gone";
  return {
    address: `udp ${host}:${port}`,
    command: `nc -u -w 1 ${host} ${port}`,
    isOpen,
    isAlive: isOpen,
    exchange: async (octets, { timeoutMs, isAnswered = false }) => {
      if (octets.length > MAX_DATAGRAM) return SILENT;
      const begun = performance.now();
      const exchange = await ask(
        at,
        octets,
        isAnswered ? timeoutMs : Math.min(timeoutMs, silence.ms()),
      );
      if (exchange.ending.kind !== "answer") return exchange;
      silence.answered(performance.now() - begun);
      return { ...exchange, ending: verdict(exchange.output) };
    },
  };
}

const SILENT: Exchange = { ending: { kind: "silent" }, output: new Uint8Array(0) };

function ask(
  { host, port }: LoopbackAddress,
  octets: Uint8Array,
  waitMs: number,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket: Socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    const end = (ending: Ending, output: Uint8Array = new Uint8Array(0)): void => {
      clearTimeout(timer);
      clearImmediate(last);
      socket.removeAllListeners().on("error", () => {});
      socket.close();
      resolve({ ending, output });
    };
    let timer: NodeJS.Timeout | undefined;
    let last: NodeJS.Immediate | undefined;
    const fail = (error: Error): void => {
      end({ kind: "gone", reason: reasonOf(error) });
    };
    socket
      .once("error", fail)
      .once("message", (answer) => {
        end({ kind: "answer", accepted: undefined }, answer);
      })
      .once("connect", () => {
        socket.send(octets, (error) => {
          if (error) fail(error);
          // On a busy machine the time may be over before what came in time is read.
          else timer = setTimeout(() => (last = setImmediate(end, SILENT.ending)), waitMs);
        });
      });
    socket.connect(port, host === "localhost" ? "127.0.0.1" : host);
  });
}
