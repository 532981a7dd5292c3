import { chunkings } from "@callingcard/grammar/arbitrary";
import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { msrpIr } from "../src/grammar.ts";
import { encodeFrame, MsrpError, parseFrame, parseFrames } from "../src/index.ts";
import { decodeAll, octets } from "./plain.ts";

/** Why a text is refused, if it is. */
function faultOf(text: string): string | undefined {
  try {
    parseFrame(octets(text));
    return undefined;
  } catch (error) {
    if (error instanceof MsrpError) return error.code;
    throw error;
  }
}

test("each rule of the grammar has sentences", () => {
  expect(arbitrary.MSRP_RULES).toEqual(msrpIr.rules.map(({ name }) => name));
});

property.prop([arbitrary.document()])("a document is one frame", (text) => {
  expect(new TextDecoder().decode(encodeFrame(parseFrame(octets(text))))).toBe(text);
});

property.prop([arbitrary.nearDocument()])("a near document is refused", (near) => {
  expect(faultOf(near.text)).not.toBe(undefined);
  expect(near.offset).toBeLessThanOrEqual(near.text.length);
});

property.prop([chunkings(arbitrary.frames())])("frames in pieces are the frames", (chunks) => {
  const whole = Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
  expect(decodeAll([...chunks])).toEqual(parseFrames(whole));
});

/** What remains of the first value that a broken parser takes for another, once it is as small as can be. */
function smallest<Value>(values: fc.Arbitrary<Value>, isTaken: (value: Value) => boolean): unknown {
  return fc.check(fc.property(values, isTaken), { seed: 1, numRuns: 1000 }).counterexample?.[0];
}

const PATHS = "To-Path: msrp://a.example:2855/a;tcp\r\nFrom-Path: msrp://b.example:2855/b;tcp\r\n";

test("a parser that takes no body is shown an empty one", () => {
  const text = smallest(arbitrary.document(), (frame) => !frame.includes("Content-Type"));
  expect(text).toBe(
    `MSRP aaaa SEND\r\n${PATHS}Message-ID: aaaa\r\nContent-Type: text/plain\r\n\r\n\r\n-------aaaa$\r\n`,
  );
});

test("a parser that takes any end-line is shown one of another transaction", () => {
  const near = smallest(arbitrary.nearDocument(), ({ rule }) => rule !== "end-line");
  expect(near).toEqual({
    text: `MSRP aaaa SEND\r\n${PATHS}Message-ID: aaaa\r\n-------aaaax$\r\n`,
    offset: 123,
    rule: "end-line",
    change: "end-line of another transaction",
  });
});
