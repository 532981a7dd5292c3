import { type ClientRequest, request } from "node:http";
import { keepEnds } from "./kept-output.ts";
import { createLifeSign } from "./life-sign.ts";
import { type LoopbackAddress, lookupLoopback } from "./loopback.ts";
import { shellWords } from "./shell.ts";
import type { Ending } from "./subject.ts";
import { type Exchange, reasonOf, takesConnections, type Transport } from "./transport.ts";

/** How an input is sent by HTTP. */
export interface HttpRequest {
  /** Default `POST`. */
  readonly method?: string;
  /** Names and values; `Content-Length` is there without being named. Default: none. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** The statuses that mean that an input was taken. Default: 200 to 299. */
  readonly acceptStatus?: readonly number[];
}

/** Header fields whose values are nobody's business in a report. */
const SECRET = /^(?:authorization|cookie|proxy-authorization)$/i;

/**
 * A way to an HTTP server: each input is the body of a request of its own.
 *
 * @param at Where it is.
 * @param http The request.
 */
export function httpTransport(
  at: LoopbackAddress & { readonly url: URL },
  http: HttpRequest,
): Transport {
  const { url } = at;
  const { method = "POST", headers = [], acceptStatus } = http;
  const shown = headers.map(([name, value]) => `${name}: ${SECRET.test(name) ? "…" : value}`);
  const words = ["-X", method, ...shown.flatMap((header) => ["-H", header]), "--data-binary", "@-"];
  return {
    address: `${method} ${url.href}`,
    command: shellWords(["curl", "-sS", ...words, url.href]),
    isOpen: () => takesConnections(at),
    isAlive: createLifeSign(at),
    exchange: (octets, { timeoutMs, outputOctets }) =>
      new Promise<Exchange>((resolve) => {
        const output = keepEnds(outputOctets, 0);
        let size = 0;
        const sent: ClientRequest = request(url, {
          method,
          agent: false,
          lookup: lookupLoopback,
          headers: [...headers.flat(), "Content-Length", `${octets.length}`, "Host", url.host],
        });
        const end = (ending: Ending): void => {
          clearTimeout(timer);
          sent.destroy();
          resolve({ ending, output: output.octets() });
        };
        const fail = (error: Error): void => {
          end({ kind: "gone", reason: reasonOf(error) });
        };
        const timer = setTimeout(end, timeoutMs, { kind: "hang" });
        sent.on("error", fail).once("response", (response) => {
          response
            .on("data", (chunk: Uint8Array) => {
              size += chunk.length;
              output.push(chunk);
              if (size > outputOctets) end({ kind: "flood" });
            })
            .on("error", fail)
            .once("end", () => {
              end(endingOf(response.statusCode ?? 0, acceptStatus));
            });
        });
        sent.end(octets);
      }),
  };
}

function endingOf(status: number, acceptStatus: readonly number[] | undefined): Ending {
  const isAccepted = acceptStatus?.includes(status) ?? (status >= 200 && status < 300);
  if (isAccepted) return { kind: "answer", accepted: true, status };
  if (status >= 500) return { kind: "server-error", status };
  return status >= 400 ? { kind: "answer", accepted: false, status } : { kind: "silent" };
}
