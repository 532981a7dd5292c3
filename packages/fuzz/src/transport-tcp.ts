import { connect } from "node:net";
import { keepEnds } from "./kept-output.ts";
import { createLifeSign } from "./life-sign.ts";
import { type LoopbackAddress, lookupLoopback } from "./loopback.ts";
import type { Ending } from "./subject.ts";
import { type Exchange, reasonOf, takesConnections, type Transport } from "./transport.ts";
import type { Verdict } from "./verdict.ts";

/** An answer is over when nothing more came for so long, in milliseconds: sooner when it has said all that is asked. */
const QUIET_MS = { answered: 20, open: 200 } as const;

/**
 * A way to a TCP server: each input has a connection of its own, of which our side is closed behind it.
 *
 * @param at Where it is.
 * @param verdict What an answer says.
 */
export function tcpTransport(at: LoopbackAddress, verdict: Verdict): Transport {
  const { host, port } = at;
  return {
    address: `tcp ${host}:${port}`,
    command: `nc -N ${host} ${port}`,
    isOpen: () => takesConnections(at),
    isAlive: createLifeSign(at),
    exchange: (octets, { timeoutMs, outputOctets }) =>
      new Promise<Exchange>((resolve) => {
        const output = keepEnds(outputOctets, 0);
        const socket = connect({ host, port, lookup: lookupLoopback, allowHalfOpen: true });
        let size = 0;
        const end = (ending: Ending): void => {
          clearTimeout(timer);
          clearTimeout(quiet);
          socket.destroy();
          resolve({ ending, output: output.octets() });
        };
        const answered = (): void => {
          end(size === 0 ? { kind: "silent" } : verdict(output.octets()));
        };
        let quiet: NodeJS.Timeout | undefined;
        const timer = setTimeout(() => {
          if (size === 0) end({ kind: "hang" });
          else answered();
        }, timeoutMs);
        socket
          .on("data", (chunk) => {
            size += chunk.length;
            output.push(chunk);
            if (size > outputOctets) end({ kind: "flood" });
            clearTimeout(quiet);
            const isAnswered = verdict(chunk).kind === "answer";
            quiet = setTimeout(answered, isAnswered ? QUIET_MS.answered : QUIET_MS.open);
          })
          .once("end", answered)
          .once("error", (error: Error & { readonly code?: string }) => {
            // Who has heard enough may close the connection at any time.
            if (error.code === "ECONNREFUSED") end({ kind: "gone", reason: reasonOf(error) });
            else answered();
          });
        socket.end(octets);
      }),
  };
}
