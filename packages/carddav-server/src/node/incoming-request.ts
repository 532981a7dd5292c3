import type { IncomingMessage } from "node:http";
import { Http2ServerRequest } from "node:http2";
import { Readable } from "node:stream";
import { TLSSocket } from "node:tls";
import { lightHeaders } from "../light-headers.ts";
import { standInPrototype } from "../stand-in.ts";

/** Stands in for a request: a class, because objects of one are made fastest. */
class LightRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly incoming: Readable;
  whole: Request | undefined = undefined;

  constructor(incoming: IncomingMessage | Http2ServerRequest, url: string, headers: Headers) {
    this.method = incoming.method ?? "GET";
    this.url = url;
    this.headers = headers;
    this.incoming = incoming;
  }
}

Object.setPrototypeOf(
  LightRequest.prototype,
  standInPrototype(
    Request.prototype,
    (standIn: LightRequest) => (standIn.whole ??= wholeRequest(standIn)),
  ),
);

/**
 * Makes the request that a message of `node:http` carries. Method, URL and headers are there at once; a `Request` of
 * the platform, with the body as a stream, is made when anything else is asked for.
 *
 * @returns `undefined` for what is no request of HTTP, such as one with a bad Host.
 *
 * @internal
 */
export function incomingRequest(
  incoming: IncomingMessage | Http2ServerRequest,
): Request | undefined {
  const url = urlOf(incoming);
  if (url === undefined || hasTwoHosts(incoming.rawHeaders)) return undefined;
  const headers = lightHeaders(fieldsOf(incoming));
  return new LightRequest(incoming, url, headers) as unknown as Request;
}

// node:http reads the first of them, and what stands in front may have read the last (RFC 9112 section 3.2).
function hasTwoHosts(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === "host") count++;
  }
  return count > 1;
}

// Without the pseudo-fields of HTTP/2 (RFC 9113 section 8.3).
function fieldsOf(incoming: IncomingMessage | Http2ServerRequest): readonly string[] {
  const { rawHeaders } = incoming;
  if (!(incoming instanceof Http2ServerRequest)) return rawHeaders;
  return rawHeaders.filter((_, index) => !rawHeaders[index - (index % 2)]?.startsWith(":"));
}

function wholeRequest({ method, url, headers, incoming }: LightRequest): Request {
  const init = { method, headers: [...headers] };
  if (method === "GET" || method === "HEAD") return new Request(url, init);
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>;
  return new Request(url, { ...init, body, duplex: "half" });
}

/** Host of a request of HTTP/1.0 that names none, such as the probe of a balancer. */
const HOST_OF_OLD = "localhost";

/** A host and its port (RFC 9110 section 7.2): nothing that would begin another part of a URL. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d*)?$/i;

// The target URI (RFC 9110 section 7.1), of HTTP/1.1 also from the absolute form of a target.
function urlOf(incoming: IncomingMessage | Http2ServerRequest): string | undefined {
  const target = incoming.url ?? "";
  const isHttp2 = incoming instanceof Http2ServerRequest;
  // A URL takes a backslash for a slash: what others see in the path would not be what is answered.
  const backslash = target.indexOf("\\");
  if (backslash !== -1 && !target.slice(0, backslash).includes("?")) return undefined;
  if (!isHttp2 && /^https?:\/\//i.test(target)) return URL.parse(target)?.href;
  const host = isHttp2 ? incoming.authority : incoming.headers.host;
  if (!target.startsWith("/") || (host && !HOST.test(host))) return undefined;
  const scheme = incoming.socket instanceof TLSSocket ? "https" : "http";
  const origin = originOf(`${scheme}://${host || HOST_OF_OLD}`);
  // The path of such a target is the same in every URL: nothing in it is resolved, decoded or encoded.
  if (origin !== undefined && PLAIN_TARGET.test(target)) return origin + target;
  return URL.parse(`${scheme}://${host || HOST_OF_OLD}${target}`)?.href;
}

/** A target whose path has no segment that begins with a dot, no escape, and no query. */
const PLAIN_TARGET = /^(?:\/(?:[\w~!$&'()*+,;=:@-][\w.~!$&'()*+,;=:@-]*)?)+$/;

let lastOrigin = { text: "", origin: undefined as string | undefined };

// The origin as a URL writes it. Nearly all requests name the host that the one before named.
function originOf(text: string): string | undefined {
  if (lastOrigin.text !== text) lastOrigin = { text, origin: URL.parse(text)?.origin };
  return lastOrigin.origin;
}
