import { pipeline, Readable, type Transform } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import Negotiator from "negotiator";
import type { CardDavHandler } from "../handler.ts";

/** Content codings that are made, the first where a client takes any. */
const CODINGS = ["br", "gzip", "identity"];

/** Shortest body that compression makes shorter in earnest, in octets. */
const MIN_OCTETS = 1_024;

const TEXT_TYPE = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json)\b)/i;

/**
 * Compresses what a handler answers, by `Accept-Encoding` (RFC 9110 section 12.5.3): text of 1 024 octets and more,
 * with brotli or gzip, as it is produced.
 *
 * An answer with a strong entity tag stays as it is: the octets of a card are what its tag stands for, and clients
 * compare the tag with the one that a listing names, and send it in `If-Match`. A weak tag, as the export of a book has,
 * stands for the compressed octets too (RFC 9110 section 8.8.3.3).
 *
 * @param handler The server.
 */
export function withCompression(handler: CardDavHandler): CardDavHandler {
  return async (request) => {
    const response = await handler(request);
    if (!isCompressible(request, response)) return response;
    response.headers.append("Vary", "Accept-Encoding");
    const coding = codingOf(request.headers.get("accept-encoding"));
    const transform = transformOf(coding);
    if (transform === undefined || response.body === null) return response;
    const { body, status } = response;
    const headers = new Headers(response.headers);
    headers.set("Content-Encoding", coding);
    headers.delete("Content-Length");
    return new Response(compress(body, transform), { status, headers });
  };
}

function isCompressible({ method }: Request, { status, headers }: Response): boolean {
  if (method === "HEAD" || status === 204 || status === 206 || status === 304) return false;
  if (!TEXT_TYPE.test(headers.get("content-type") ?? "")) return false;
  if (Number(headers.get("content-length") ?? MIN_OCTETS) < MIN_OCTETS) return false;
  if (headers.has("content-encoding")) return false;
  return !headers.get("etag")?.startsWith('"');
}

function codingOf(accepted: string | null): string {
  if (accepted === null) return "identity";
  const negotiator = new Negotiator({ headers: { "accept-encoding": accepted } });
  return negotiator.encodings(CODINGS)[0] ?? "identity";
}

function transformOf(coding: string): Transform | undefined {
  if (coding === "gzip") return createGzip();
  if (coding !== "br") return undefined;
  return createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      // Costs what gzip does; that of files, 11, takes a hundred times as long.
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_LGWIN]: 19,
    },
  });
}

// What breaks the body off breaks the compressed one off; who goes away from that one, leaves the other.
function compress(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  transform: Transform,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  pipeline(Readable.fromWeb(body), transform, () => undefined);
  return Readable.toWeb(transform) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
