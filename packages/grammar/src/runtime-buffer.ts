import { encodeAlone, LEAST_ENCODED } from "./encoded-text.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

/** Largest buffer, in octets, that is kept for the next text. */
const MOST_KEPT = 1 << 20;

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
  if (length >= kept.length && !grow(2 * length)) return keepNothing(text);
  const { read, written } = encoder.encodeInto(text, kept);
  if (read === length && written < kept.length) {
    buffer = kept;
    kept[written] = 255;
    return written;
  }
  // Not ASCII, and longer than the buffer: no code unit takes more than three octets.
  return grow(3 * length + 1) ? encode(text) : keepNothing(text);
}

function keepNothing(text: string): number {
  const { octets, size } = encodeAlone(text);
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
  const into = buffer;
  if (length < LEAST_ENCODED) {
    for (let index = 0; index < length; index++) into[index] = octets[index] ?? 0;
  } else into.set(octets);
  into[length] = 255;
}

function copyAscii(text: string): boolean {
  const into = kept;
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return false;
    into[index] = unit;
  }
  into[length] = 255;
  buffer = into;
  return true;
}

function grow(size: number): boolean {
  if (size > MOST_KEPT) return false;
  kept = new Uint8Array(size);
  return true;
}
