/** A kind of text whose cards are far apart, or whose lines are long. */
export interface HostileText {
  readonly name: string;
  /** Makes one of about a size, in characters. */
  readonly make: (size: number) => string;
}

function fill(part: string, size: number): string {
  return part.repeat(Math.ceil(size / part.length));
}

function card(body: string): string {
  return `BEGIN:VCARD\r\n${body}\r\nEND:VCARD\r\n`;
}

/** Texts, each with something that is read in vain as long as its end has not come. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  { name: "lines outside", make: (size) => fill("a\r\n", size) },
  { name: "one line outside", make: (size) => fill("a", size) },
  { name: "blank lines", make: (size) => card(fill("\r\n", size)) },
  { name: "carriage returns", make: (size) => card(`N:${fill("\r", size)}A:`) },
  { name: "properties", make: (size) => card(fill("A:b\r\n", size)) },
  { name: "lines that are none", make: (size) => card(fill("a\r\n", size)) },
  { name: "one line", make: (size) => card(`NOTE:${fill("a", size)}`) },
  { name: "folds", make: (size) => card(`NOTE:${fill("a\r\n ", size)}`) },
  { name: "folds of nothing", make: (size) => card(`NOTE:${fill("\r\n ", size)}`) },
  { name: "a folded name", make: (size) => card(`${fill("a\r\n ", size)}:`) },
  { name: "soft breaks", make: (size) => card(`A;QUOTED-PRINTABLE:${fill("a=\r\n", size)}`) },
  { name: "base64 without folds", make: (size) => card(`A;BASE64:${fill("aaaa\r\n", size)}`) },
  { name: "backslashes", make: (size) => card(`A:${fill("a\\\r\n", size)}`) },
  { name: "an AGENT", make: (size) => card(`AGENT:\r\n${card(fill("A:b\r\n", size))}`) },
  { name: "AGENTs", make: (size) => card(fill(`AGENT:\r\n${card("A:b")}`, size)) },
  { name: "cards", make: (size) => fill(card("A:b"), size) },
];
