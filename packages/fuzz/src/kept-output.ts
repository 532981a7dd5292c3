/** What is kept of a stream without end. */
export interface KeptOutput {
  /**
   * Takes what was read.
   *
   * @param chunk Some octets.
   */
  readonly push: (chunk: Uint8Array) => void;
  /** What was kept: all, or the beginning and the end with a mark between them. */
  readonly octets: () => Uint8Array;
}

const MARK = new TextEncoder().encode("\n…\n");

/**
 * Keeps the beginning and the end of a stream.
 *
 * @param headOctets Most octets of the beginning.
 * @param tailOctets Most octets of the end.
 */
export function keepEnds(headOctets: number, tailOctets: number): KeptOutput {
  const head: Uint8Array[] = [];
  let headSize = 0;
  let tail = new Uint8Array(0);
  let lost = 0;
  return {
    push: (chunk) => {
      const first = chunk.subarray(0, headOctets - headSize);
      if (first.length > 0) head.push(first);
      headSize += first.length;
      const rest = chunk.subarray(first.length);
      if (rest.length === 0) return;
      const both = Buffer.concat([tail, rest]);
      lost += Math.max(0, both.length - tailOctets);
      tail = Uint8Array.from(both.subarray(Math.max(0, both.length - tailOctets)));
    },
    octets: () => Buffer.concat([...head, ...(lost > 0 ? [MARK] : []), tail]),
  };
}
