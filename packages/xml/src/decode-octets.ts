import { XmlError } from "./xml-error.ts";

/** An encoding that is read. */
export type XmlEncoding = "UTF-8" | "UTF-16LE" | "UTF-16BE";

/** Octets as text; a byte order mark stays its first character. */
export interface DecodedOctets {
  readonly text: string;
  readonly encoding: XmlEncoding;
}

/**
 * Decodes a document (XML 1.0 section 4.3.3 and appendix F): UTF-16 by its byte order mark or by
 * its first `<`, otherwise UTF-8.
 *
 * @param octets The document.
 * @throws XmlError `unsupported-encoding` for the marks of UTF-32, `invalid-encoding` for octets
 * that are not text in the encoding.
 */
export function decodeOctets(octets: Uint8Array): DecodedOctets {
  const encoding = detectEncoding(octets);
  return { text: decodeAs(octets, encoding), encoding };
}

/**
 * Decodes octets whose encoding is known; a byte order mark stays the first character.
 *
 * @param octets The octets.
 * @param encoding What they are.
 * @throws XmlError `invalid-encoding` for octets that are not text in the encoding.
 */
export function decodeAs(octets: Uint8Array, encoding: XmlEncoding): string {
  try {
    return decoder(encoding).decode(octets);
  } catch {
    throw invalidEncoding(octets, encoding);
  }
}

/**
 * Refuses a document whose declaration names another encoding than the one of its octets
 * (XML 1.0 section 4.3.3). Names are compared without case.
 *
 * @param declared The declared name.
 * @param encoding The encoding the octets have.
 * @param source The document.
 * @param offset Place of the name in it.
 */
export function checkDeclaredEncoding(
  declared: string,
  encoding: XmlEncoding,
  source: string,
  offset: number,
): void {
  const name = declared.toLowerCase();
  if (encoding === "UTF-8" ? name === "utf-8" : name === "utf-16") return;
  if (name === encoding.toLowerCase()) return;
  const known = name === "utf-8" || name.startsWith("utf-16");
  throw new XmlError({
    code: known ? "encoding-mismatch" : "unsupported-encoding",
    reason: known ? `octets are ${encoding}, not as declared` : "encoding is not UTF-8 or UTF-16",
    source,
    offset,
    rule: "XML EncodingDecl",
  });
}

/**
 * Finds the encoding of a document (XML 1.0 appendix F).
 *
 * @param octets Its first four octets, and more.
 * @throws XmlError `unsupported-encoding` for the marks of UTF-32.
 */
export function detectEncoding(octets: Uint8Array): XmlEncoding {
  const start = ((octets[0] ?? 1) << 8) | (octets[1] ?? 1);
  const next = ((octets[2] ?? 1) << 8) | (octets[3] ?? 1);
  // The marks of UTF-32 begin like those of UTF-16.
  if ((start === 0xfffe && next === 0) || (start === 0 && next === 0xfeff)) {
    throw new XmlError({
      code: "unsupported-encoding",
      reason: "encoding is not UTF-8 or UTF-16",
      source: "",
      offset: 0,
      rule: "XML document",
    });
  }
  if (start === 0xfffe || (start === 0x3c00 && next !== 0)) return "UTF-16LE";
  if (start === 0xfeff || (start === 0x003c && next !== 0)) return "UTF-16BE";
  return "UTF-8";
}

// Making a decoder takes longer than decoding a short document.
const utf8: InstanceType<typeof TextDecoder> = /* @__PURE__ */ new TextDecoder("utf-8", {
  fatal: true,
  ignoreBOM: true,
});

function decoder(encoding: XmlEncoding, fatal = true): InstanceType<typeof TextDecoder> {
  if (encoding === "UTF-8" && fatal) return utf8;
  return new TextDecoder(encoding.toLowerCase(), { fatal, ignoreBOM: true });
}

// Makes the error for octets that are no text; the place is that of the first wrong octet.
function invalidEncoding(octets: Uint8Array, encoding: XmlEncoding): XmlError {
  const source = decoder(encoding, false).decode(octets);
  return new XmlError({
    code: "invalid-encoding",
    reason: `octets are not ${encoding}`,
    source,
    offset: firstReplacement(source, octets, encoding),
    rule: "XML document",
  });
}

// Finds the first U+FFFD that the decoder put in place of wrong octets.
function firstReplacement(text: string, octets: Uint8Array, encoding: XmlEncoding): number {
  const genuine = encode(REPLACEMENT, encoding);
  let done = 0;
  let octet = 0;
  let found = text.indexOf(REPLACEMENT);
  while (found !== -1) {
    octet += encode(text.slice(done, found), encoding).length;
    if (genuine.some((value, index) => octets[octet + index] !== value)) return found;
    octet += genuine.length;
    done = found + 1;
    found = text.indexOf(REPLACEMENT, done);
  }
  return text.length;
}

const REPLACEMENT = "\uFFFD";

// Octets of a text; of UTF-16 the order matters for the replacement character alone.
function encode(text: string, encoding: XmlEncoding): Uint8Array {
  if (encoding === "UTF-8") return new TextEncoder().encode(text);
  if (text !== REPLACEMENT) return new Uint8Array(2 * text.length);
  return Uint8Array.from(encoding === "UTF-16LE" ? [0xfd, 0xff] : [0xff, 0xfd]);
}
