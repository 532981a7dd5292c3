import * as fc from "fast-check";
import { headerText } from "./arbitrary-text.ts";
import { byteRange } from "./arbitrary-value.ts";
import { stringifyByteRange } from "./byte-range.ts";
import { encodeFrame } from "./encode-frame.ts";
import type { ContinuationFlag, Header, MsrpFrame, RequestHead, ResponseHead } from "./head.ts";
import { type MsrpUri, stringifyMsrpPath } from "./msrp-uri.ts";

const LETTERS_AND_DIGITS = "abcxyzABCXYZ0189";

/**
 * Identifiers of transactions and messages (RFC 4975 section 9), of 4 to 32 characters.
 *
 * @returns The arbitrary.
 */
export function identifier(): fc.Arbitrary<string> {
  const first = fc.constantFrom(...LETTERS_AND_DIGITS);
  const others = fc.string({
    unit: fc.constantFrom(...LETTERS_AND_DIGITS, ..."-.+%="),
    minLength: 3,
    maxLength: 31,
  });
  return fc.tuple(first, others).map((parts) => parts.join(""));
}

/**
 * MSRP-URIs with names, IPv4 and IPv6 addresses, with and without ports, sessions and parameters.
 *
 * @returns The arbitrary.
 */
export function msrpUri(): fc.Arbitrary<MsrpUri> {
  const option = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
  const word = fc.constantFrom("a", "tcp", "ws", "x1", "TCP");
  return fc.record({
    scheme: fc.constantFrom("msrp", "msrps", "MSRP"),
    userinfo: option(fc.constantFrom("bob", "", "a:b", "%20=x")),
    host: fc.constantFrom("example.com", "EXAMPLE.com", "192.0.2.1", "[2001:db8::1]", "%41.b"),
    port: option(fc.nat({ max: 65_535 }).map(String)),
    sessionId: option(fc.constantFrom("s", "S", "a/b", "x+y=", "-._~")),
    transport: word,
    parameters: fc.array(fc.record({ name: word, value: option(word) }), { maxLength: 2 }),
  });
}

/**
 * Headers that RFC 4975 does not know, in any case.
 *
 * @returns The arbitrary.
 */
export function otherHeader(): fc.Arbitrary<Header> {
  const name = fc.constantFrom("X-Other", "a", "constructor", "Content-ID", "To-Paths", "z~|!");
  return fc.record({ name, value: headerText() });
}

/**
 * Bodies, many of them with what looks like the end-line of a transaction.
 *
 * @param transactionId The transaction.
 * @returns The arbitrary.
 */
export function body(transactionId: string): fc.Arbitrary<Uint8Array> {
  return bodyIn().map((octetsIn) => octetsIn(transactionId));
}

// The octets in a transaction: so its identifier can shrink by itself.
function bodyIn(): fc.Arbitrary<(transactionId: string) => Uint8Array> {
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom("\r", "\n", "\r\n", "-", "-------", "$", "+\r\n", "\r\n-------")
      .map((text) => new TextEncoder().encode(text)),
  );
  const endLine = fc
    .nat({ max: MAX_ID_LENGTH })
    .map((length) => (id: string) => new TextEncoder().encode(`\r\n-------${id.slice(0, length)}`));
  const piece = fc.oneof(
    { weight: 2, arbitrary: octets.map((some) => () => some) },
    { weight: 1, arbitrary: endLine },
  );
  return fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => (id: string) => Uint8Array.from(pieces.flatMap((make) => [...make(id)])));
}

/** Longest identifier (RFC 4975 section 9). */
const MAX_ID_LENGTH = 32;

/**
 * Requests: SEND, REPORT and others, with bodies and without. All can be written.
 *
 * @returns The arbitrary.
 */
export function request(): fc.Arbitrary<MsrpFrame<RequestHead>> {
  return fc
    .record({
      transactionId: identifier(),
      method: fc.constantFrom("SEND", "REPORT", "AUTH", "NICKNAME", "X"),
      paths: paths(),
      messageId: fc.option(identifier()),
      range: fc.option(byteRange().map(stringifyByteRange)),
      others: fc.array(otherHeader(), { maxLength: 3 }),
      octetsIn: fc.option(bodyIn(), { nil: undefined }),
      flag: flag(),
    })
    .map(({ transactionId, method, octetsIn, flag: end, ...more }) => {
      const headers = [...more.paths];
      if (more.messageId !== null) headers.push({ name: "Message-ID", value: more.messageId });
      if (more.range !== null) headers.push({ name: "byte-range", value: more.range });
      headers.push(...more.others);
      if (octetsIn !== undefined) headers.push({ name: "Content-Type", value: "text/plain" });
      const head = { kind: "request", transactionId, method, headers } as const;
      return { head, body: octetsIn?.(transactionId), flag: end };
    })
    .filter(isWritable);
}

/**
 * Responses.
 *
 * @returns The arbitrary.
 */
export function response(): fc.Arbitrary<MsrpFrame<ResponseHead>> {
  return fc
    .record({
      transactionId: identifier(),
      status: fc.oneof(fc.constantFrom(200, 400, 481, 0, 999), fc.nat({ max: 999 })),
      comment: fc.option(headerText(), { nil: undefined }),
      paths: paths(),
      others: fc.array(otherHeader(), { maxLength: 2 }),
      flag: flag(),
    })
    .map(({ transactionId, status, comment, paths: first, others, flag: end }) => ({
      head: {
        kind: "response",
        transactionId,
        status,
        comment,
        headers: [...first, ...others],
      },
      body: undefined,
      flag: end,
    }));
}

/**
 * Frames of both kinds.
 *
 * @returns The arbitrary.
 */
export function frame(): fc.Arbitrary<MsrpFrame> {
  return fc.oneof({ arbitrary: request(), weight: 3 }, { arbitrary: response(), weight: 1 });
}

// A body that by chance has the whole end-line of its frame is the only one that cannot be written.
function isWritable(written: MsrpFrame): boolean {
  try {
    encodeFrame(written);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function flag(): fc.Arbitrary<ContinuationFlag> {
  return fc.constantFrom("$", "+", "#");
}

function paths(): fc.Arbitrary<Header[]> {
  const path = fc.array(msrpUri(), { minLength: 1, maxLength: 2 }).map(stringifyMsrpPath);
  return fc.tuple(path, path).map(([to, from]) => [
    { name: "To-Path", value: to },
    { name: "From-Path", value: from },
  ]);
}
