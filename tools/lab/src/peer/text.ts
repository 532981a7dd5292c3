/**
 * Makes octets of a text that is written with line feeds, as in a template: every line ends with CRLF.
 *
 * @param text The text; a first line that is empty is left out. A question mark as the value of Content-Length stands for
 *   the octets behind the first empty line.
 * @returns The octets in UTF-8.
 */
export function wireText(text: string): Uint8Array {
  const lines = text.replace(/^\n/, "").replaceAll(/\r?\n/g, "\r\n");
  const body = lines.slice(lines.indexOf("\r\n\r\n") + 4);
  const encoder = new TextEncoder();
  const { length } = encoder.encode(body);
  return encoder.encode(lines.replace(/^Content-Length: \?(?=\r$)/m, `Content-Length: ${length}`));
}
