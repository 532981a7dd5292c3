import { encodeText } from "./utf8.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

/** Largest buffer, in octets, that is kept for the next text. */
const MOST_KEPT = 1 << 20;

/** Below this length, copying a text by hand is faster than the encoder's call. */
const LEAST_ENCODED = 32;

let kept: Uint8Array = /* @__PURE__ */ new Uint8Array(4096);

/**
 * The octets of the last text that {@link encode} or {@link copy} took, with the octet 255, which
 * UTF-8 never has, behind them.
 *
 * @internal
 */
export let buffer: Uint8Array = kept;

/**
 * Puts the UTF-8 of a text into {@link buffer}.
 *
 * @returns The number of octets.
 * @internal
 */
export function encode(text: string): number {
  const { length } = text;
  if (length < LEAST_ENCODED && copyAscii(text)) return length;
  if (length >= kept.length && !grow(2 * length)) return encodeAlone(text);
  const { read, written } = encoder.encodeInto(text, kept);
  if (read === length && written < kept.length) {
    buffer = kept;
    kept[written] = 255;
    return written;
  }
  // Not ASCII, and longer than the buffer: no code unit takes more than three octets.
  return grow(3 * length + 1) ? encode(text) : encodeAlone(text);
}

function encodeAlone(text: string): number {
  const { octets, size } = encodeText(text);
  buffer = octets;
  return size;
}

/**
 * Puts octets into {@link buffer}.
 *
 * @internal
 */
export function copy(octets: Uint8Array): void {
  const { length } = octets;
  buffer = length < kept.length || grow(2 * length) ? kept : new Uint8Array(length + 1);
  buffer.set(octets);
  buffer[length] = 255;
}

function copyAscii(text: string): boolean {
  buffer = kept;
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return false;
    kept[index] = unit;
  }
  kept[length] = 255;
  return true;
}

function grow(size: number): boolean {
  if (size > MOST_KEPT) return false;
  kept = new Uint8Array(size);
  return true;
}
