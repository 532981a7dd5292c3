/**
 * Writes a command line as a shell reads it.
 *
 * @param words The command and its arguments.
 */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(" ");
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Longest input that is written into a command line, in octets. */
const MAX_PRINTED = 2000;

/**
 * Writes a `printf` command that prints some octets exactly, in any POSIX shell.
 *
 * @param octets The octets.
 * @returns `undefined` for more than fit into a command line that people read.
 */
export function printfOf(octets: Uint8Array): string | undefined {
  if (octets.length > MAX_PRINTED) return undefined;
  return `printf '${Array.from(octets, printed).join("")}'`;
}

const SPECIAL: ReadonlyMap<number, string> = new Map([
  [0x09, String.raw`\t`],
  [0x0a, String.raw`\n`],
  [0x0d, String.raw`\r`],
  [0x25, "%%"],
  [0x5c, String.raw`\\`],
]);

function printed(octet: number): string {
  const special = SPECIAL.get(octet);
  if (special !== undefined) return special;
  const isPlain = octet >= 0x20 && octet < 0x7f && octet !== 0x27;
  return isPlain ? String.fromCharCode(octet) : `\\${octet.toString(8).padStart(3, "0")}`;
}
