import {
  encodeFrame,
  FrameDecoder,
  type MsrpDecoderOptions,
  MsrpError,
  type MsrpFrame,
} from "../src/index.ts";

const TO = "msrp://bob.example.com:8888/9di4eae923wzd;tcp";
const FROM = "msrp://alice.example.com:7777/iau39soe2843z;tcp";

/** The first two headers of most frames here, with their line breaks. */
export const PATHS = `To-Path: ${TO}\r\nFrom-Path: ${FROM}\r\n`;

/** Encodes a text. */
export function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Decodes octets; undefined stays undefined. */
export function plain(body: Uint8Array | undefined): string | undefined {
  return body && new TextDecoder().decode(body);
}

/** Reads frames that come in pieces. */
export function decodeAll(
  pieces: Iterable<Uint8Array>,
  options: MsrpDecoderOptions = {},
): MsrpFrame[] {
  const decoder = new FrameDecoder(options);
  const frames: MsrpFrame[] = [];
  for (const piece of pieces) frames.push(...decoder.push(piece));
  decoder.end();
  return frames;
}

/** Octets one by one. */
export function single(whole: Uint8Array): Uint8Array[] {
  return Array.from(whole, (octet) => Uint8Array.of(octet));
}

/** The error that something throws. */
export function errorOf(run: () => unknown): MsrpError {
  try {
    run();
  } catch (error) {
    if (error instanceof MsrpError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** What a frame is written as. */
export function written(frame: MsrpFrame): string {
  return new TextDecoder().decode(encodeFrame(frame));
}

/** Octets that look random and are the same each time. */
export function notRandom(): (size: number) => Uint8Array {
  let state = 1;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state & 255;
    });
}
