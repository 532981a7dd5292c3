import { isIP, isIPv4, type LookupFunction } from "node:net";
import { SubjectError } from "./subject.ts";

/** An address of this machine that nobody else can reach. */
export interface LoopbackAddress {
  /** `127.0.0.1`, `::1` or `localhost`. */
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `host:port`.
 *
 * @param text As `127.0.0.1:5060`, `[::1]:5060` or `localhost:5060`.
 * @throws SubjectError For what is no such address, and for addresses of other machines.
 */
export function readLoopbackAddress(text: string): LoopbackAddress {
  const [, name, port] = /^(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  const isPort = Number(port) > 0 && Number(port) < 1 << 16;
  if (name === undefined || !isPort || !URL.canParse(`http://${name}`)) {
    throw new SubjectError(`${text} is no address; it must be as 127.0.0.1:5060`);
  }
  return { host: readLoopbackHost(new URL(`http://${name}`)), port: Number(port) };
}

/**
 * Reads an HTTP URL.
 *
 * @param text As `http://127.0.0.1:8080/path`.
 * @throws SubjectError For what is no such URL, and for addresses of other machines.
 */
export function readLoopbackUrl(text: string): LoopbackAddress & { readonly url: URL } {
  const url = URL.parse(text);
  if (url?.protocol !== "http:") {
    throw new SubjectError(`${text} is no URL; it must be as http://127.0.0.1:8080/path`);
  }
  return { url, host: readLoopbackHost(url), port: Number(url.port === "" ? 80 : url.port) };
}

function readLoopbackHost({ hostname }: URL): string {
  const host = hostname.replaceAll(/[[\]]/g, "");
  const isLoopback =
    host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
  if (isLoopback) return host;
  const why = "hostile input is given to programs of this machine only";
  throw new SubjectError(`${host} is no loopback address (127.0.0.0/8, ::1, localhost): ${why}`);
}

/**
 * Resolves `localhost` without asking anybody.
 *
 * @param host The name, or an address.
 * @param options Whether all addresses are wanted.
 * @param done Takes the addresses.
 */
export const lookupLoopback: LookupFunction = (host, options, done) => {
  const all =
    isIP(host) > 0
      ? [{ address: host, family: isIP(host) }]
      : [
          { address: "127.0.0.1", family: 4 },
          { address: "::1", family: 6 },
        ];
  const [{ address, family } = { address: "127.0.0.1", family: 4 }] = all;
  if (options.all === true) done(null, all);
  else done(null, address, family);
};
