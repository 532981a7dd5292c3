/** Longest body that is remembered, in octets. */
const MAX_OCTETS = 1_024;

/** Bodies that are remembered: the last ones that were read. */
const MAX_BODIES = 64;

// Gives each octet a character of its own, so that two bodies have the same text only when they are the same.
const decoder = new TextDecoder("latin1");

/**
 * Makes a reader that reads a short body once: clients that poll send the same one again and again, and what a body
 * says depends on nothing else.
 *
 * @param read Reads a body; what it gives is never changed by anybody.
 * @returns Reads a body, or gives what was read of the same one before.
 *
 * @internal
 */
export function rememberBodies<Content>(
  read: (octets: Uint8Array) => Content,
): (octets: Uint8Array) => Content {
  const known = new Map<string, Content>();
  let last: { readonly text: string; readonly content: Content } | undefined;
  return (octets) => {
    if (octets.length > MAX_OCTETS) return read(octets);
    const text = decoder.decode(octets);
    if (last?.text === text) return last.content;
    const content = known.get(text) ?? read(octets);
    last = { text, content };
    // A map keeps the order of insertion: the first is the one that was not asked for the longest.
    known.delete(text);
    known.set(text, content);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_BODIES) break;
      known.delete(oldest);
    }
    return content;
  };
}
