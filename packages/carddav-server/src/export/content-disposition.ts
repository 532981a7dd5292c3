/** Characters that a value of RFC 8187 section 3.2.1 carries as they are, beside letters and digits. */
const EXTRA = /[^\w!#$&+.^\x60|~-]/gu;

/**
 * Writes `Content-Disposition` for a file that is to be saved (RFC 6266), with the name in ASCII for who
 * reads no other.
 *
 * @param name The name of the file without its ending.
 * @param ending With its dot.
 *
 * @internal
 */
export function contentDisposition(name: string, ending: string): string {
  const file = fileName(name) + ending;
  const plain = file.replaceAll(/[^\x20-\x7e]/gu, "_").replaceAll(/["\\%]/g, "_");
  if (plain === file) return `attachment; filename="${file}"`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(file)}`;
}

/** Longest name, in UTF-16 code units: file systems take 255 octets. */
const MAX_NAME_LENGTH = 60;

// What a file system or a shell would take for more than a name is not in it.
function fileName(name: string): string {
  const clean = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_");
  const cut = clean.slice(0, MAX_NAME_LENGTH).toWellFormed();
  return cut.replaceAll(/^[. ]+|[. ]+$/g, "") || "contacts";
}

function extended(text: string): string {
  return text.replaceAll(EXTRA, (character) => encodeCharacter(character));
}

function encodeCharacter(character: string): string {
  const octets = new TextEncoder().encode(character);
  return Array.from(
    octets,
    (octet) => `%${octet.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
