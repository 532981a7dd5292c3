import { test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { sdpIr } from "../src/grammar.ts";
import { parseSdp, SdpError, stringifySdp } from "../src/index.ts";

/** Why a text is refused, if it is. */
function faultOf(text: string): string | undefined {
  try {
    parseSdp(text);
    return undefined;
  } catch (error) {
    if (error instanceof SdpError) return error.code;
    throw error;
  }
}

test("each rule of the grammar has sentences", () => {
  expect(arbitrary.SDP_RULES).toEqual(sdpIr.rules.map(({ name }) => name));
});

property.prop([arbitrary.document()])("a document is read and written as it was", (text) => {
  expect(stringifySdp(parseSdp(text))).toBe(text);
});

property.prop([arbitrary.nearDocument()])("a near document is refused", (near) => {
  expect(faultOf(near.text)).not.toBe(undefined);
  expect(near.offset).toBeLessThanOrEqual(near.text.length);
});
