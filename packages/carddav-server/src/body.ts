import { createAttachment } from "./attachment.ts";
import { Refusal } from "./refusal.ts";

/** Reads a body as long as it is no longer than it may be; `undefined` when it is longer. At once when it is there. */
export type BodyReader = (
  maxOctets: number,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

const readers = createAttachment<Request, BodyReader>("reader of the body");

/**
 * Says how a request's body is read, when a platform has a cheaper way than `request.body`.
 *
 * @internal
 */
export function setBodyReader(request: Request, reader: BodyReader): void {
  readers.set(request, reader);
}

/**
 * Reads a body into memory, and stops as soon as it is longer than it may be.
 *
 * @param tooLong What to throw then.
 * @throws Refusal 415 when the body has a content coding.
 *
 * @internal
 */
export async function readBody(
  request: Request,
  maxOctets: number,
  tooLong: () => Refusal,
): Promise<Uint8Array> {
  refuseCoding(request.headers);
  if (announcedLength(request.headers) > maxOctets) throw tooLong();
  const reader = readers.get(request) ?? streamReader(request);
  const octets = await reader(maxOctets);
  if (octets === undefined) throw tooLong();
  return octets;
}

/**
 * Reads a body chunk by chunk, and stops as soon as it is longer than it may be.
 *
 * @param tooLong What to throw then.
 * @yields Octets.
 * @throws Refusal 415 when the body has a content coding.
 *
 * @internal
 */
export async function* readChunks(
  request: Request,
  maxOctets: number,
  tooLong: () => Refusal,
): AsyncGenerator<Uint8Array> {
  refuseCoding(request.headers);
  if (announcedLength(request.headers) > maxOctets) throw tooLong();
  let size = 0;
  for await (const chunk of arriving(request)) {
    size += chunk.length;
    if (size > maxOctets) throw tooLong();
    yield chunk;
  }
}

// A client that goes away is nothing that an operator need hear of.
async function* arriving({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new Refusal(400, { description: "the body was broken off" });
  }
}

function announcedLength(headers: Headers): number {
  return Number(headers.get("content-length") ?? 0);
}

function refuseCoding(headers: Headers): void {
  const coding = headers.get("content-encoding");
  if (coding === null || coding.trim().toLowerCase() === "identity") return;
  throw new Refusal(415, {
    description: "content coding is not supported",
    headers: { "Accept-Encoding": "identity" },
  });
}

function streamReader(request: Request): BodyReader {
  return async (maxOctets) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of arriving(request)) {
      size += chunk.length;
      // A length that was not announced, or a lie about it, must not fill the memory.
      if (size > maxOctets) return undefined;
      chunks.push(chunk);
    }
    return joinChunks(chunks, size);
  };
}

/**
 * Reads an XML request body; empty when there is none.
 *
 * @internal
 */
export async function readXmlBody(request: Request, maxOctets: number): Promise<Uint8Array> {
  const octets = await readBody(
    request,
    maxOctets,
    () => new Refusal(413, { description: `XML body of more than ${maxOctets} octets` }),
  );
  if (octets.length > 0) requireXml(request.headers.get("content-type"));
  return octets;
}

// A body of another type is refused (RFC 4918 section 8.2); one without a type is read as XML.
function requireXml(contentType: string | null): void {
  if (contentType === null) return;
  const [type = ""] = contentType.split(";", 1);
  if (/^\s*(?:application|text)\/(?:[\w.+-]+\+)?xml\s*$/i.test(type)) return;
  throw new Refusal(415, { description: "request body is not application/xml or text/xml" });
}

/**
 * Puts chunks together; one chunk stays what it is.
 *
 * @internal
 */
export function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const octets = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    octets.set(chunk, offset);
    offset += chunk.length;
  }
  return octets;
}
