import { MimeError } from "../src/index.ts";

/** Says why and where something was refused. */
export function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof MimeError) return `${error.code} at ${error.offset}`;
    throw error;
  }
  return "accepted";
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function decode(octets: Uint8Array | undefined): string | undefined {
  return octets === undefined ? undefined : new TextDecoder().decode(octets);
}
