import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { encodeFrame, type MsrpFrame, parseFrame, parseFrames } from "../src/index.ts";
import { decodeAll, errorOf, single } from "./plain.ts";

const folder = new URL("../../../../shared/testdata/msrp/", import.meta.url);
const read = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));
const json = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

interface ExpectedFrame {
  readonly tid: string;
  readonly method?: string;
  readonly status?: number;
  readonly flag: string;
  readonly bodyBase64: string | null;
}

interface Vector {
  readonly file: string;
  readonly frames: readonly ExpectedFrame[] | null;
}

interface RfcFrame extends ExpectedFrame {
  readonly file: string;
  readonly byteRange: string | null;
}

const vectors = json("expected.json") as Vector[];
const good = vectors.filter(({ frames }) => frames !== null);

function asExpected({ head, body, flag }: MsrpFrame): ExpectedFrame {
  const start = head.kind === "request" ? { method: head.method } : { status: head.status };
  const bodyBase64 = body === undefined ? null : Buffer.from(body).toString("base64");
  return { tid: head.transactionId, ...start, flag, bodyBase64 };
}

describe("streams that are right", () => {
  test("there are 27 of them", () => expect(good).toHaveLength(27));

  test.each(good)("$file: the frames, whole", ({ file, frames }) => {
    expect(parseFrames(read(file)).map(asExpected)).toEqual(frames);
  });

  test.each(good)("$file: the same frames, cut in two anywhere", ({ file, frames }) => {
    const whole = read(file);
    for (let cut = 1; cut < whole.length; cut++) {
      const pieces = [whole.subarray(0, cut), whole.subarray(cut)];
      expect(decodeAll(pieces).map(asExpected)).toEqual(frames);
    }
  });

  test.each(good)("$file: the same frames, octet by octet", ({ file, frames }) => {
    expect(decodeAll(single(read(file))).map(asExpected)).toEqual(frames);
  });

  test.each(good)("$file: the same octets, written back", ({ file }) => {
    const whole = read(file);
    expect(Buffer.concat(parseFrames(whole).map(encodeFrame)).equals(whole)).toBe(true);
  });
});

// Where each is refused: the first octet that cannot stand there.
const REFUSED: Readonly<Record<string, readonly [code: string, text: string]>> = {
  "bad-tid-too-short.bin": ["invalid-transaction-id", "abc SEND"],
  "bad-tid-too-long.bin": ["invalid-transaction-id", "aaaa"],
  "bad-tid-starts-with-a-mark.bin": ["unexpected-character", ".abcdef"],
  "bad-not-msrp.bin": ["unexpected-character", "HTTP"],
  "bad-status-of-two-digits.bin": ["unexpected-character", " OK"],
  "bad-from-path-before-to-path.bin": ["missing-to-path", "From-Path"],
  "bad-no-to-path.bin": ["missing-to-path", "From-Path"],
  "bad-bad-flag.bin": ["invalid-end-line", "-------"],
  "bad-bad-byte-range.bin": ["unexpected-character", "x\r\n"],
  "bad-header-without-colon.bin": ["unexpected-character", "\r\n-------"],
};

describe("streams that are wrong", () => {
  test.each(vectors.filter(({ frames }) => frames === null))("$file is refused", ({ file }) => {
    const whole = read(file);
    const [code, text] = REFUSED[file] ?? [];
    for (const pieces of [[whole], single(whole)]) {
      const error = errorOf(() => decodeAll(pieces));
      expect([error.code, error.offset]).toEqual([code, Buffer.from(whole).indexOf(text ?? "")]);
    }
  });
});

describe("the examples of RFC 4975", () => {
  const examples = json("rfc4975.json") as RfcFrame[];
  const whole = examples.filter(({ file }) => Buffer.from(read(file)).includes("To-Path: "));

  test("there are fourteen", () => expect(examples).toHaveLength(14));

  test.each(whole)("$file is read", ({ file, byteRange, ...expected }) => {
    const frame = parseFrame(read(file));
    expect(expected).toMatchObject(asExpected(frame));
    const value = frame.head.headers.find(({ name }) => name === "Byte-Range")?.value;
    expect(value).toBe(byteRange ?? undefined);
  });

  test("two of the overview leave out To-Path, and are refused", () => {
    const refused = examples.filter((example) => !whole.includes(example));
    expect(refused.map(({ tid }) => tid)).toEqual(["dkei38sd", "dkei38ia"]);
    for (const { file } of refused) {
      expect(errorOf(() => parseFrame(read(file))).code).toBe("missing-to-path");
    }
  });
});
