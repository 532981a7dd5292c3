import { contentType, type HeaderField, isMediaType } from "@callingcard/mime";
import { CpimError, type CpimErrorCode } from "./cpim-error.ts";
import { CPIM_NAMESPACE, type CpimHeader, cpimHeader, stringifyHeader } from "./header.ts";
import type { CpimOptions } from "./limits.ts";
import { parseCpimHead } from "./message.ts";
import { isDirection } from "./message-direction.ts";
import { scopeBehind } from "./namespace-scope.ts";
import { repeatedHeader } from "./single-header.ts";

/** Content that its sender has closed, by its media type (RFC 1847, RFC 8551). */
const PROTECTED: readonly (readonly [range: string, code: CpimErrorCode])[] = [
  ["multipart/signed", "signed-content"],
  ["application/pkcs7-mime", "signed-content"],
  ["application/x-pkcs7-mime", "signed-content"],
  ["application/pkcs7-signature", "signed-content"],
  ["multipart/encrypted", "encrypted-content"],
  ["application/pgp-encrypted", "encrypted-content"],
];

/** The prefix of a header of RFC 3862 where the default namespace is another. */
const CORE_PREFIX = "cpim";

/**
 * Adds a header behind the last one of a message and touches no other octet: intermediaries must not
 * change what is there (RFC 3862 section 2.2). Where the header's prefix does not mean its namespace at
 * that place, an NS header is added before it.
 *
 * @param octets The message, or its first octets up to the second blank line at least.
 * @param header The header.
 * @param options Limits, and what to do about problems.
 * @returns The octets with the header; longer by its octets.
 * @throws ParseError for what is no message; CpimError `signed-content` and `encrypted-content`, and
 *   `repeated-header` for a second Message-Direction. RangeError for a header that no line can carry.
 * @example
 * spliceHeader(octets, messageDirectionHeader("sent"));
 */
export function spliceHeader(
  octets: Uint8Array,
  header: CpimHeader,
  options: CpimOptions = {},
): Uint8Array<ArrayBuffer> {
  const { headers, fields, headersLength } = parseCpimHead(octets, options);
  refuseProtected(fields);
  if (isDirection(header) && headers.some(isDirection)) throw repeatedHeader(header.name);
  const written = new TextEncoder().encode(linesBehind(headers, header));
  const spliced = new Uint8Array(octets.length + written.length);
  spliced.set(octets.subarray(0, headersLength));
  spliced.set(written, headersLength);
  spliced.set(octets.subarray(headersLength), headersLength + written.length);
  return spliced;
}

// Writes the header, so that it is in its namespace behind the others.
function linesBehind(headers: readonly CpimHeader[], header: CpimHeader): string {
  const { namespace, name } = header;
  if (namespace === undefined) throw new RangeError("a header to be added has a namespace");
  if (scopeBehind(headers).resolve(header.prefix, name) === namespace) {
    return stringifyHeader(header);
  }
  const prefix = header.prefix ?? (namespace === CPIM_NAMESPACE ? CORE_PREFIX : undefined);
  if (prefix === undefined) {
    throw new RangeError("a header of another namespace needs a prefix");
  }
  const declaration = cpimHeader("NS", `${prefix} <${namespace}>`);
  // A namespace that is no URI would declare nothing.
  if (scopeBehind([declaration]).resolve(prefix, name) !== namespace) {
    throw new RangeError("a namespace is a URI");
  }
  return stringifyHeader(declaration) + stringifyHeader({ ...header, prefix });
}

function refuseProtected(fields: readonly HeaderField[]): void {
  const type = contentType(fields);
  if (type === undefined) return;
  for (const [range, code] of PROTECTED) {
    if (!isMediaType(type, range)) continue;
    const reason = `nothing is added to a message whose content is ${range}`;
    throw new CpimError({ code, reason, source: "", offset: 0, rule: "RFC 3862 section 6" });
  }
}
