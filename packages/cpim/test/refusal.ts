import { ParseError } from "../src/index.ts";

/** Says why and where something was refused. */
export function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ParseError) return `${error.code} at ${error.offset}`;
    throw error;
  }
  return "accepted";
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function decode(octets: Uint8Array): string {
  return new TextDecoder().decode(octets);
}

/** A message with these header lines and plain text. */
export function message(...lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const headers = lines.map((line) => `${line}\r\n`).join("");
  return encode(`${headers}\r\nContent-Type: text/plain\r\n\r\nHello`);
}
