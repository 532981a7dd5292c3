// What a careful programmer writes without a grammar; it refuses less and says no places.
import type { MediaType } from "../src/index.ts";

const TYPE = /^([!#-'*+\-.0-9A-Z^-~]+)\/([!#-'*+\-.0-9A-Z^-~]+)[ \t]*/;
const PARAMETER =
  /;[ \t]*([!#-'*+\-.0-9A-Z^-~]+)=(?:([!#-'*+\-.0-9A-Z^-~]+)|"((?:[^"\\]|\\.)*)")[ \t]*/y;

/** Reads a media type with two regular expressions. */
export function handType(text: string): MediaType {
  const [head, type = "", subtype = ""] = TYPE.exec(text) ?? [];
  if (head === undefined) throw new Error("no media type");
  const parameters: { name: string; value: string }[] = [];
  PARAMETER.lastIndex = head.length;
  while (PARAMETER.lastIndex < text.length) {
    const [, name = "", token, quoted = ""] = PARAMETER.exec(text) ?? [];
    if (name === "") throw new Error("no parameter");
    parameters.push({ name, value: token ?? quoted.replaceAll(/\\(.)/g, "$1") });
  }
  return { type, subtype, parameters };
}

/** Splits a multipart body with the search of Node's Buffer, without regard to what looks alike. */
export function handMultipart(octets: Uint8Array, boundary: string): Uint8Array[] {
  const body = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: Uint8Array[] = [];
  let from = delimiter.length;
  for (;;) {
    const next = body.indexOf(delimiter, from);
    if (next === -1) return parts;
    parts.push(body.subarray(from, next));
    from = next + delimiter.length + 2;
  }
}
