import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSdp, stringifySdp } from "../src/index.ts";
import { errorOf } from "./plain.ts";

const folder = new URL("../../../../shared/testdata/sdp/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));

interface Vector {
  readonly file: string;
  readonly expect: string;
}

const vectors = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Vector[];
const good = vectors.filter((vector) => vector.expect === "byte-equal round trip");
const bad = vectors.filter((vector) => !good.includes(vector));

// Where each is refused: the first character that cannot stand there.
const REFUSED: Readonly<Record<string, readonly [code: string, offset: number | string]>> = {
  "bad-empty.sdp": ["unexpected-end", 0],
  "bad-junk-line.sdp": ["unexpected-character", "hello"],
  "bad-lines-out-of-order.sdp": ["unexpected-character", "s=-"],
  "bad-m-port-not-a-number.sdp": ["unexpected-character", "x RTP"],
  "bad-m-port-too-big.sdp": ["invalid-port", "70000"],
  "bad-no-o.sdp": ["unexpected-character", "s=-"],
  "bad-no-v.sdp": ["unexpected-character", 0],
  "bad-nul-byte.sdp": ["nul", "\0"],
  "bad-o-too-short.sdp": ["unexpected-character", "\r\ns=-"],
  "bad-space-after.sdp": ["unexpected-character", " 0"],
  "bad-unknown-type-letter.sdp": ["unexpected-character", "q=1"],
  "bad-v-1.sdp": ["unsupported-version", "1"],
};

describe("descriptions that are right", () => {
  test("there are fifteen", () => expect(good).toHaveLength(15));

  test.each(good)("$file comes back octet for octet", ({ file }) => {
    const octets = read(file);
    const description = parseSdp(octets);
    expect(new Uint8Array(Buffer.from(stringifySdp(description)))).toEqual(octets);
    expect(parseSdp(octets, { mode: "lenient" })).toEqual(description);
  });
});

describe("descriptions that are wrong", () => {
  test("there are twelve", () =>
    expect(bad.map(({ file }) => file).toSorted()).toEqual(Object.keys(REFUSED)));

  test.each(bad)("$file is refused", ({ file }) => {
    const text = Buffer.from(read(file)).toString();
    const [code, place] = REFUSED[file] ?? [];
    const error = errorOf(() => parseSdp(text));
    const offset = typeof place === "string" ? text.indexOf(place) : place;
    expect([error.code, error.offset]).toEqual([code, offset]);
  });
});
