import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { buffer, copy, encode } from "../src/runtime-buffer.ts";
import { decodeOctets, firstInvalidOctet, unitsOf } from "../src/utf8.ts";

const encoder = new TextEncoder();

test.prop([fc.string({ unit: "binary", maxLength: 80 })])(
  "a text is encoded with 255 behind it",
  (text) => {
    const size = encode(text);
    expect(buffer.slice(0, size)).toEqual(encoder.encode(text));
    expect(buffer[size]).toBe(255);
  },
);

test.each([31, 32, 4095, 4096, 5000, 600_000])(
  "a text of %i is encoded, ASCII or not",
  (length) => {
    for (const text of ["a".repeat(length), "€".repeat(length), `${"a".repeat(length - 1)}é`]) {
      const size = encode(text);
      expect(size).toBe(encoder.encode(text).length);
      expect(unitsOf(buffer, 0, size)).toBe(length);
      expect(buffer[size]).toBe(255);
      copy(encoder.encode(text));
      expect(buffer[size]).toBe(255);
    }
  },
);

test.prop([fc.uint8Array({ maxLength: 40 })])(
  "the octets before the first invalid one are UTF-8, and with more of them no text is",
  (octets) => {
    if (decodeOctets(octets) !== undefined) return;
    const first = firstInvalidOctet(octets);
    expect(first).toBeLessThan(octets.length);
    expect(decodeOctets(octets.subarray(0, first))).toBeDefined();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
    const valid = decodeOctets(octets.subarray(0, first)) ?? "";
    expect(text.startsWith(`${valid}\ufffd`)).toBe(true);
  },
);
