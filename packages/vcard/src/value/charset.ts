/** Most names of encodings that are kept; more than the Encoding standard has. */
const MOST_LABELS = 256;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder | undefined>();

/**
 * Tells whether a value of CHARSET names an encoding that can be decoded: one of the Encoding standard.
 *
 * @param label The name, in any case.
 * @returns Whether it can.
 */
export function isKnownCharset(label: string): boolean {
  return decoderOf(label) !== undefined;
}

/**
 * Decodes octets of a named encoding; what it does not have becomes U+FFFD.
 *
 * @param octets The octets.
 * @param label The name of the encoding, in any case.
 * @returns The text, or `undefined` for an encoding that is not known.
 */
export function decodeCharset(octets: Uint8Array, label: string): string | undefined {
  return decoderOf(label)?.decode(octets);
}

/**
 * Decodes octets that nothing says the encoding of: as UTF-8, or else as Windows-1252, in which every
 * octet is a character.
 *
 * @param octets The octets.
 * @returns The text.
 */
export function guessText(octets: Uint8Array): string {
  try {
    return strictUtf8.decode(octets);
  } catch {
    return decodeCharset(octets, "windows-1252") ?? "";
  }
}

function decoderOf(label: string): Decoder | undefined {
  const known = decoders.get(label);
  if (known !== undefined || decoders.has(label)) return known;
  const decoder = makeDecoder(label);
  // Names come from strangers: a cache without an end would keep all that they ever wrote.
  if (decoders.size < MOST_LABELS && label.length <= 40) decoders.set(label, decoder);
  return decoder;
}

function makeDecoder(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined; // not a name of the Encoding standard
  }
}
