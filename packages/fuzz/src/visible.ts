const NAMED: ReadonlyMap<string, string> = new Map([
  ["\r", String.raw`\r`],
  ["\n", String.raw`\n`],
  ["\t", String.raw`\t`],
  ["\\", String.raw`\\`],
]);

/** Controls, separators, marks of direction, and halves of pairs: what a terminal or a reader would not show. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu;

/**
 * Makes what cannot be seen visible, as escapes: `\r`, `\x1b`, `\u{202e}`.
 *
 * @param text Any text, also a hostile one.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => NAMED.get(character) ?? escape(character));
}

/**
 * Makes octets visible: as text where they are UTF-8, each octet beyond ASCII as `\xff` elsewhere.
 *
 * @param octets Any octets.
 */
export function visibleOctets(octets: Uint8Array): string {
  const text = textOf(octets);
  if (text !== undefined) return visible(text);
  return Array.from(octets, (octet) =>
    octet < 0x80 ? visible(String.fromCharCode(octet)) : `\\x${octet.toString(16)}`,
  ).join("");
}

/**
 * Reads octets as UTF-8, with a byte order mark as a character.
 *
 * @param octets Any octets.
 * @returns `undefined` where they are not UTF-8.
 */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

/**
 * Makes the lines of what a program wrote visible, the first and the last of them.
 *
 * @param octets What it wrote.
 * @param maxLines Most lines.
 * @param maxLength Longest line, in characters.
 */
export function visibleLines(octets: Uint8Array, maxLines = 8, maxLength = 200): readonly string[] {
  const lines = new TextDecoder().decode(octets).trimEnd().split(/\r?\n/);
  if (lines.length === 1 && lines[0] === "") return [];
  const half = Math.ceil(maxLines / 2);
  const kept =
    lines.length <= maxLines
      ? lines
      : [...lines.slice(0, half), "…", ...lines.slice(half - maxLines)];
  return kept.map((line) => {
    const shown = visible(line.slice(0, maxLength));
    return line.length > maxLength ? `${shown}…` : shown;
  });
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`;
}
