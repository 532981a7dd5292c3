import { chunkings } from "@callingcard/grammar/arbitrary";
import { test as property } from "@fast-check/vitest";
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
