/** What is not of a value: where it stood, and what it was read from. */
const LEFT_OUT: ReadonlySet<string> = new Set(["offset", "source"]);

/**
 * Makes data that JSON can carry: octets become text where they are UTF-8, else `{ base64 }`, maps lists of
 * pairs, sets lists; what is `undefined` and where things stood is left out.
 *
 * @param value Plain data of a codec.
 * @returns The data.
 */
export function plainOf(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return octetsOf(value);
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Map || value instanceof Set) return Array.from(value, plainOf);
  const entries = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !LEFT_OUT.has(name),
  );
  return Object.fromEntries(entries.map(([name, member]) => [name, plainOf(member)]));
}

function octetsOf(octets: Uint8Array): unknown {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    // A call with many arguments overflows the stack.
    let binary = "";
    for (const octet of octets) binary += String.fromCharCode(octet);
    return { base64: btoa(binary) };
  }
}
