const LF = 0x0a;
const CR = 0x0d;

/** Octets of a line in base64 (RFC 2045 section 6.8), before it is encoded: 76 characters after. */
const LINE_OCTETS = 57;

/** A body and its Content-Transfer-Encoding, if it needs any. */
export interface EncodedBody {
  readonly encoding: "8bit" | "base64" | undefined;
  readonly body: Uint8Array;
}

/**
 * Makes a body that comes out of a message store as it went in. Lines of text go in as they are; what
 * message stores change or refuse, NUL or half a line break, goes in as base64.
 *
 * @param octets The body.
 * @internal
 */
export function encodeBody(octets: Uint8Array): EncodedBody {
  let encoding: "8bit" | undefined;
  for (let index = 0; index < octets.length; index += 1) {
    const octet = octets[index] ?? 0;
    if (octet >= 0x80) encoding = "8bit";
    else if (octet === 0 || isHalfBreak(octets, index, octet)) return base64(octets);
  }
  return { encoding, body: octets };
}

function isHalfBreak(octets: Uint8Array, index: number, octet: number): boolean {
  if (octet === CR) return octets[index + 1] !== LF;
  return octet === LF && octets[index - 1] !== CR;
}

function base64(octets: Uint8Array): EncodedBody {
  const lines: string[] = [];
  for (let start = 0; start < octets.length; start += LINE_OCTETS) {
    const line = octets.subarray(start, start + LINE_OCTETS);
    lines.push(`${btoa(String.fromCharCode(...line))}\r\n`);
  }
  return { encoding: "base64", body: new TextEncoder().encode(lines.join("")) };
}
