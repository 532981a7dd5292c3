import { Refusal } from "./refusal.ts";

/**
 * Reads a body into memory, and stops as soon as it is longer than it may be.
 *
 * @throws Refusal 413 then, 415 when it has a content coding.
 * @internal
 */
export async function readBody(request: Request, maxOctets: number): Promise<Uint8Array> {
  const coding = request.headers.get("content-encoding") ?? "identity";
  if (coding.trim().toLowerCase() !== "identity") {
    throw new Refusal(415, {
      description: "content coding is not supported",
      headers: { "Accept-Encoding": "identity" },
    });
  }
  if (Number(request.headers.get("content-length") ?? 0) > maxOctets) throw tooLarge(maxOctets);
  try {
    return await collect(request, maxOctets);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, { description: "the body was broken off" });
  }
}

async function collect({ body }: Request, maxOctets: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    // A length that was not announced, or a lie about it, must not fill the memory.
    if (size > maxOctets) throw tooLarge(maxOctets);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(maxOctets: number): Refusal {
  return new Refusal(413, { description: `a body has at most ${maxOctets} octets` });
}

/**
 * Refuses a body of another type (RFC 4825 section 8.2.2). One without a type is taken for the right one.
 *
 * @param expected The media type, in lower case.
 * @throws Refusal 415 for another one, and for a charset other than UTF-8.
 * @internal
 */
export function requireMediaType(request: Request, expected: string): void {
  const value = request.headers.get("content-type");
  if (value === null) return;
  const [type = "", ...parameters] = value.split(";");
  const isExpected = type.trim().toLowerCase() === expected;
  if (isExpected && parameters.every(isUtf8)) return;
  throw new Refusal(415, { description: `media type is not ${expected} in UTF-8` });
}

function isUtf8(parameter: string): boolean {
  const [name = "", value = ""] = parameter.split("=", 2);
  if (name.trim().toLowerCase() !== "charset") return true;
  return /^(?:utf-?8|us-ascii)$/i.test(value.trim().replaceAll('"', ""));
}
