import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { sdpIr } from "../src/grammar.ts";
import { parseSdp, SdpError, stringifySdp } from "../src/index.ts";

/** The error that a text is refused with, if it is. */
function faultOf(text: string): SdpError | undefined {
  try {
    parseSdp(text);
    return undefined;
  } catch (error) {
    if (error instanceof SdpError) return error;
    throw error;
  }
}

test("each rule of the grammar has sentences", () => {
  expect(arbitrary.SDP_RULES).toEqual(sdpIr.rules.map(({ name }) => name));
});

property.prop([arbitrary.document()])("a document is read and written as it was", (text) => {
  expect(stringifySdp(parseSdp(text))).toBe(text);
});

property.prop([arbitrary.nearDocument()])(
  "a near document is refused, and not before its place",
  (near) => {
    expect(faultOf(near.text)?.offset).toBeGreaterThanOrEqual(near.offset);
    expect(near.offset).toBeLessThanOrEqual(near.text.length);
  },
);

/** What remains of the first value that a broken parser takes for another, once it is as small as can be. */
function smallest<Value>(values: fc.Arbitrary<Value>, isTaken: (value: Value) => boolean): unknown {
  return fc.check(fc.property(values, isTaken), { seed: 1, numRuns: 1000 }).counterexample?.[0];
}

test("a parser that takes no media is shown one", () => {
  const text = smallest(arbitrary.document(), (description) => !/^m=/m.test(description));
  expect(text).toBe("v=0\r\no=- 0 0 IN IP4 a\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n");
});

test("a parser that needs no t= is shown a description without one", () => {
  const near = smallest(arbitrary.nearDocument(), ({ change }) => change !== "t= left out");
  expect(near).toEqual({
    text: "v=0\r\no=- 0 0 IN IP4 a\r\ns=-\r\n",
    offset: 28,
    rule: "sessiondescription",
    change: "t= left out",
  });
});
