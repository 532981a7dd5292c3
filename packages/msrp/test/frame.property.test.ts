import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test as plainTest } from "vitest";
import {
  body,
  byteRange,
  digestParameters,
  frame,
  identifier,
  msrpUri,
  nearMiss,
  nickname,
  response,
  sentence,
} from "../src/arbitrary.ts";
import {
  authenticationInfo,
  digest,
  encodeFrame,
  MsrpDecoder,
  MsrpError,
  parseByteRange,
  parseFrame,
  parseFrames,
  parseMsrpUri,
  sameMsrpUri,
  stringifyAuthenticationInfo,
  stringifyByteRange,
  stringifyDigest,
  stringifyMsrpUri,
  stringifyNickname,
  useNickname,
  withHeader,
} from "../src/index.ts";
import { decodeAll, octets } from "./plain.ts";

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

function cut(whole: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < whole.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.push(whole.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

test.prop([fc.array(frame(), { maxLength: 4 })])("parse undoes encode", (frames) => {
  const whole = new Uint8Array(Buffer.concat(frames.map(encodeFrame)));
  expect(parseFrames(whole)).toEqual(frames);
});

test.prop([fc.array(frame(), { maxLength: 4 }), sizes])(
  "where the octets are cut makes no difference",
  (frames, lengths) => {
    const whole = new Uint8Array(Buffer.concat(frames.map(encodeFrame)));
    expect(decodeAll(cut(whole, lengths))).toEqual(parseFrames(whole));
  },
);

test.prop([identifier().chain((id) => fc.tuple(fc.constant(id), body(id))), sizes])(
  "a body ends at the first end-line, and nowhere else",
  ([id, octetsOfBody], lengths) => {
    const paths = "To-Path: msrp://a;tcp\r\nFrom-Path: msrp://b;tcp\r\n";
    const start = `MSRP ${id} SEND\r\n${paths}Content-Type: a/b\r\n\r\n`;
    const rest = Buffer.concat([octetsOfBody, octets(`\r\n-------${id}$\r\n`)]).toString("latin1");
    const expected = rest.search(new RegExp(`\r\n-------${id.replaceAll(/\W/g, "\\$&")}[$#+]\r\n`));
    let length = 0;
    const decoder = new MsrpDecoder();
    for (const piece of cut(
      Buffer.concat([octets(start), octetsOfBody, octets(`\r\n-------${id}$\r\n`)]),
      lengths,
    )) {
      for (const event of decoder.push(piece)) {
        if (event.kind === "body") length += event.octets.length;
        if (event.kind !== "end") continue;
        expect(length).toBe(expected);
        return;
      }
    }
    throw new Error("no end");
  },
);

test.prop([frame(), fc.constantFrom("X-Other", "Message-ID", "New"), fc.constantFrom("abcd", "")])(
  "a changed header changes nothing else",
  (before, name, value) => {
    const after = { ...before, head: withHeader(before.head, name, value) };
    const lines = (one: Uint8Array) => Buffer.from(one).toString("latin1").split("\r\n");
    const [old, changed] = [lines(encodeFrame(before)), lines(encodeFrame(after))];
    const differs = changed.findIndex((line, index) => line !== old[index]);
    if (differs === -1) return;
    const isNew = changed.length > old.length;
    expect(changed.toSpliced(differs, 1)).toEqual(isNew ? old : old.toSpliced(differs, 1));
  },
);

describe("whatever comes", () => {
  const anyOctets = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .oneof(
        sentence("head"),
        nearMiss("head").map(({ text }) => text),
      )
      .map((text) => octets(`${text}\r\nx\r\n-------aaaa$\r\n`)),
  );
  test.prop([anyOctets, sizes])(
    "frames or an MsrpError, and the same in pieces",
    (all, lengths) => {
      const outcome = (pieces: Uint8Array[]) => {
        try {
          return decodeAll(pieces);
        } catch (error) {
          if (error instanceof MsrpError)
            return [error.code, error.offset, error.line, error.column];
          throw error;
        }
      };
      expect(outcome(cut(all, lengths))).toEqual(outcome([all]));
    },
  );
});

test.prop([msrpUri(), msrpUri()])(
  "a URI comes back as it was, and is the same as itself",
  (uri, other) => {
    const text = stringifyMsrpUri(uri);
    expect(parseMsrpUri(text)).toEqual(uri);
    expect(sameMsrpUri(uri, parseMsrpUri(text))).toBe(true);
    expect(sameMsrpUri(uri, other)).toBe(sameMsrpUri(other, uri));
  },
);

test.prop([byteRange(), digestParameters(), nickname(), response()])(
  "values of headers are read as they were written",
  (range, parameters, name, { head }) => {
    expect(parseByteRange(stringifyByteRange(range))).toEqual(range);
    const challenge = withHeader(head, "WWW-Authenticate", stringifyDigest(parameters));
    expect(digest(challenge, "WWW-Authenticate")).toEqual(parameters);
    const info = withHeader(head, "Authentication-Info", stringifyAuthenticationInfo(parameters));
    expect(authenticationInfo(info)).toEqual(parameters);
    expect(useNickname(withHeader(head, "Use-Nickname", stringifyNickname(name)))).toBe(name);
  },
);

plainTest("names that objects have are headers like others", () => {
  const text =
    "MSRP d93kswow SEND\r\nTo-Path: a\r\nFrom-Path: b\r\nconstructor: x\r\n-------d93kswow$\r\n";
  expect(parseFrame(octets(text)).head.headers[2]).toEqual({ name: "constructor", value: "x" });
});
