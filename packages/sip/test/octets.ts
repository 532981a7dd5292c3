import { SipError } from "../src/index.ts";

/** A text with LF for line ends as octets with CRLF. */
export function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
}

/** Octets as a text. */
export function textOf(all: Uint8Array): string {
  return new TextDecoder().decode(all);
}

/** A request with some more lines, each with an LF behind it. */
export function request(lines = "", body = ""): string {
  return `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP a.example;branch=z9hG4bK1
From: <sip:alice@example.com>;tag=1
To: <sip:bob@example.com>
Call-ID: 1@a.example
CSeq: 1 OPTIONS
Max-Forwards: 70
${lines}
${body}`;
}

/** Code and offset of the error that is thrown; `undefined` when there is none. */
export function errorOf(run: () => unknown): readonly [string, number] | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof SipError) return [error.code, error.offset];
    throw error;
  }
}
