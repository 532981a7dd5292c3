import { type HeaderField, stringifyHeaderFields } from "@callingcard/mime";
import { CpimHeadDecoder } from "./head-decoder.ts";
import { type CpimHead } from "./head-reader.ts";
import { type CpimHeader, stringifyHeader } from "./header.ts";
import type { CpimOptions } from "./limits.ts";
import { scopeBehind } from "./namespace-scope.ts";

/** A CPIM message (RFC 3862 section 2). */
export interface CpimMessage {
  /** The message headers in their order. */
  readonly headers: readonly CpimHeader[];

  /** The header fields of the content, for the functions of `@callingcard/mime`. */
  readonly fields: readonly HeaderField[];

  /** The body of the content; of a message that was read, a view. */
  readonly body: Uint8Array;
}

/**
 * Reads a message, the body of an entity of the type message/cpim.
 *
 * @param octets The whole message.
 * @param options Limits, and what to do about problems.
 * @returns The message.
 * @throws ParseError: CpimError for what is wrong with the message headers, MimeError for the fields
 *   of the content; offsets count UTF-16 code units.
 * @example
 * const { headers, fields, body } = parseCpim(octets);
 */
export function parseCpim(octets: Uint8Array, options: CpimOptions = {}): CpimMessage {
  const { headers, fields, length } = parseCpimHead(octets, options);
  return { headers, fields, body: octets.subarray(length) };
}

/**
 * Reads what stands before the content, of a message or its first octets.
 *
 * @param octets The message, at least up to the second blank line.
 * @param options Limits, and what to do about problems.
 * @returns The headers, and how many octets they take.
 * @throws ParseError as {@link parseCpim} does; `unexpected-end` where the second blank line is not
 *   there.
 */
export function parseCpimHead(octets: Uint8Array, options: CpimOptions = {}): CpimHead {
  const decoder = new CpimHeadDecoder(options);
  return decoder.push(octets) ?? decoder.end();
}

/**
 * Writes a message: of one that was read, the octets that were read.
 *
 * @param message The message.
 * @returns The octets.
 * @throws RangeError for headers or fields that would be read as others, and for a header whose prefix
 *   does not mean its namespace there.
 */
export function encodeCpim(message: CpimMessage): Uint8Array<ArrayBuffer> {
  const { headers, fields, body } = message;
  refuseWrongPrefixes(headers);
  const written = headers.map(stringifyHeader).join("");
  const head = new TextEncoder().encode(`${written}\r\n${stringifyHeaderFields(fields)}\r\n`);
  const octets = new Uint8Array(head.length + body.length);
  octets.set(head);
  octets.set(body, head.length);
  return octets;
}

function refuseWrongPrefixes(headers: readonly CpimHeader[]): void {
  const scope = scopeBehind([]);
  for (const header of headers) {
    const { prefix, name, namespace } = header;
    if (scope.resolve(prefix, name) !== namespace) {
      throw new RangeError(`no NS header before ${name.slice(0, 40)} declares its namespace`);
    }
    scope.pass(header);
  }
}
