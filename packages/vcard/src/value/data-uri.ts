import { datahead } from "../generated/uri.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import type { Binary } from "./decoded-value.ts";
import { textOctets } from "./quoted-printable.ts";
import { isDataUri } from "./uri.ts";

/** Longest part of a data: URI before its comma that is looked at, in UTF-16 code units. */
const LONGEST_HEAD = 1_000;

/**
 * Reads a `data:` URI (RFC 2397). Backslashes before its comma and semicolons are passed over: some writers
 * escape it as a text, and twice.
 *
 * @param text The URI.
 * @returns Its octets and its media type as far as it is written; `undefined` for another text.
 */
export function parseDataUri(text: string): Binary | undefined {
  if (!isDataUri(text)) return undefined;
  const comma = text.slice(0, LONGEST_HEAD).indexOf(",");
  if (comma === -1) return undefined;
  const head = datahead.parse(text.slice(0, comma + 1).replace(/\\+([,;:])/g, "$1"));
  if (head === undefined) return undefined;
  const mediaType = mediaTypeOf(head.type, head.parameters);
  const data = text.slice(comma + 1);
  const octets =
    head.base64 === undefined ? percentDecode(data.replace(/\\([,;:])/g, "$1")) : base64Of(data);
  return octets && { mediaType, octets };
}

// Base64 may be percent-encoded in a URI.
function base64Of(data: string): Uint8Array | undefined {
  const octets = decodeBase64(data);
  if (octets !== undefined || !data.includes("%")) return octets;
  return decodeBase64(new TextDecoder("latin1").decode(percentDecode(data)));
}

/**
 * Writes a `data:` URI with base64 (RFC 2397).
 *
 * @param binary What it holds.
 * @returns The URI.
 * @throws RangeError for a media type that cannot stand there, as one with a comma.
 */
export function stringifyDataUri(binary: Binary): string {
  const { mediaType, octets } = binary;
  const head = `data:${mediaType ?? ""};base64,`;
  if (head.indexOf(",") !== head.length - 1 || datahead.parse(head) === undefined) {
    throw new RangeError("media type is none of a data: URI");
  }
  return head + encodeBase64(octets);
}

function mediaTypeOf(type: string | undefined, parameters = ""): string | undefined {
  const mediaType = (type?.toLowerCase() ?? "") + parameters;
  return mediaType === "" ? undefined : mediaType;
}

function percentDecode(text: string): Uint8Array<ArrayBuffer> {
  const octets = textOctets(text);
  let length = 0;
  for (let index = 0; index < octets.length; index++) {
    const hex = octets[index] === 0x25 ? hexOf(octets, index + 1) : undefined;
    octets[length++] = hex ?? octets[index] ?? 0;
    if (hex !== undefined) index += 2;
  }
  return octets.slice(0, length);
}

function hexOf(octets: Uint8Array, index: number): number | undefined {
  const digits = String.fromCharCode(octets[index] ?? 0, octets[index + 1] ?? 0);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
