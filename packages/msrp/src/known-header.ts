/** The headers whose meaning the reader of heads needs, or that can stand once (RFC 4975 section 9). */
export const KNOWN = {
  toPath: 1,
  fromPath: 2,
  messageId: 4,
  successReport: 8,
  failureReport: 16,
  byteRange: 32,
  status: 64,
  contentType: 128,
} as const;

type Known = (typeof KNOWN)[keyof typeof KNOWN];

/** The names by their length, which tells most of them apart. */
const BY_LENGTH: readonly (readonly (readonly [string, Known])[])[] = byLength([
  ["To-Path", KNOWN.toPath],
  ["From-Path", KNOWN.fromPath],
  ["Message-ID", KNOWN.messageId],
  ["Success-Report", KNOWN.successReport],
  ["Failure-Report", KNOWN.failureReport],
  ["Byte-Range", KNOWN.byteRange],
  ["Status", KNOWN.status],
  ["Content-Type", KNOWN.contentType],
]);

/**
 * Finds the bit of a header.
 *
 * @param name Its name, in any case.
 * @returns One of {@link KNOWN}, or 0.
 */
export function knownHeader(name: string): number {
  const candidates = BY_LENGTH[name.length];
  if (candidates === undefined) return 0;
  for (const [known, bit] of candidates) if (known === name) return bit;
  const lowerCase = name.toLowerCase();
  for (const [known, bit] of candidates) if (known.toLowerCase() === lowerCase) return bit;
  return 0;
}

function byLength(
  names: readonly (readonly [string, Known])[],
): readonly (readonly (readonly [string, Known])[])[] {
  return Array.from({ length: 15 }, (_, length) =>
    names.filter(([name]) => name.length === length),
  );
}
