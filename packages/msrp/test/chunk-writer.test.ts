import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byteRange,
  ChunkWriter,
  createIdentifier,
  createTransactionId,
  isIdentifier,
  type MsrpFrame,
  parseFrames,
} from "../src/index.ts";
import { notRandom, octets, plain } from "./plain.ts";

const options = {
  toPath: "msrp://bob:1/b;tcp",
  fromPath: "msrp://alice:2/a;tcp",
  messageId: "4564dpWd",
  contentType: "text/plain",
};

function read(pieces: readonly Uint8Array[]): MsrpFrame[] {
  return parseFrames(new Uint8Array(Buffer.concat(pieces)));
}

function summary({ head, body, flag }: MsrpFrame): unknown[] {
  const { start, end, total } = byteRange(head) ?? {};
  return [start, end ?? "*", total ?? "*", plain(body), flag];
}

describe("a message in chunks", () => {
  test("is one, if it is not interrupted", () => {
    const writer = new ChunkWriter({ ...options, random: notRandom() });
    const pieces = [
      ...writer.write(octets("Hi, ")),
      ...writer.write(octets("Bob")),
      ...writer.end(),
    ];
    expect(read(pieces).map(summary)).toEqual([[1, "*", "*", "Hi, Bob", "$"]]);
  });

  test("goes on behind each interruption, with another transaction", () => {
    const writer = new ChunkWriter({ ...options, total: 5, random: notRandom() });
    const pieces = [
      ...writer.interrupt(),
      ...writer.write(octets("ab")),
      ...writer.interrupt(),
      ...writer.interrupt(),
      ...writer.write(octets("cde")),
      ...writer.end(),
    ];
    const frames = read(pieces);
    expect(frames.map(summary)).toEqual([
      [1, "*", 5, "ab", "+"],
      [3, "*", 5, "cde", "$"],
    ]);
    expect(new Set(frames.map(({ head }) => head.transactionId)).size).toBe(2);
  });

  test("ends with a chunk of no octets, if it was interrupted behind the last one", () => {
    const writer = new ChunkWriter({ ...options, random: notRandom() });
    const pieces = [...writer.write(octets("ab")), ...writer.interrupt(), ...writer.end()];
    expect(read(pieces).map(summary)).toEqual([
      [1, "*", "*", "ab", "+"],
      [3, 2, 2, "", "$"],
    ]);
  });

  test("can be empty", () => {
    const writer = new ChunkWriter({ ...options, random: notRandom() });
    expect(read([...writer.write(new Uint8Array(0)), ...writer.end()]).map(summary)).toEqual([
      [1, 0, 0, "", "$"],
    ]);
  });

  test("is abandoned with #, or with nothing if nothing was sent", () => {
    const writer = new ChunkWriter({ ...options, total: 9, random: notRandom() });
    const pieces = [...writer.write(octets("ab")), ...writer.abort()];
    expect(read(pieces).map(summary)).toEqual([[1, "*", 9, "ab", "#"]]);
    expect(() => writer.write(octets("c"))).toThrow(RangeError);
    const other = new ChunkWriter({ ...options, random: notRandom() });
    expect(other.abort()).toEqual([]);
    expect(() => other.end()).toThrow(RangeError);
  });

  test("has as many octets as its total says", () => {
    const writer = new ChunkWriter({ ...options, total: 2, random: notRandom() });
    expect(() => writer.write(octets("abc"))).toThrow(RangeError);
    writer.write(octets("a"));
    expect(writer.position).toBe(1);
    expect(() => writer.end()).toThrow(RangeError);
  });

  test("gives the octets of the body as they were given", () => {
    const writer = new ChunkWriter({ ...options, random: notRandom() });
    const piece = octets("abc");
    expect(writer.write(piece)[1]).toBe(piece);
  });
});

test("a later piece with the end-line interrupts the chunk before it is complete", () => {
  const writer = new ChunkWriter({ ...options, random: notRandom() });
  const pieces = writer.write(octets("a"));
  const text = `\r\n-------${writer.transactionId}$\r\nb`;
  for (const octet of octets(text)) pieces.push(...writer.write(Uint8Array.of(octet)));
  pieces.push(...writer.end());
  const frames = read(pieces);
  const cut = text.indexOf("$") - 1;
  expect(frames.map(({ body }) => plain(body))).toEqual([
    `a${text.slice(0, cut)}`,
    text.slice(cut),
  ]);
});

test("a piece with the end-line many times becomes as many chunks, of which none holds its own", () => {
  const writer = new ChunkWriter({ ...options, random: notRandom() });
  const pieces = writer.write(octets("a"));
  const text = `--------${writer.transactionId}+`.repeat(3);
  pieces.push(...writer.write(octets(text)), ...writer.end());
  const frames = read(pieces);
  expect(frames.map(({ body }) => plain(body)).join("")).toBe(`a${text}`);
  expect(frames).toHaveLength(2);
  for (const { head, body } of frames)
    expect(plain(body)).not.toContain(`-------${head.transactionId}`);
});

const pieceTexts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom("-------", "\r\n-------", "ID", "-------ID", "I", "D"),
  ),
  { maxLength: 12 },
);
const actions = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

propertyTest.prop([pieceTexts, actions])(
  "wherever it is cut and interrupted, a message is read as it was written",
  (texts, interrupts) => {
    const writer = new ChunkWriter({ ...options, random: notRandom() });
    const pieces: Uint8Array[] = [];
    let message = "";
    for (const [index, text] of texts.entries()) {
      // What the open chunk must not hold, put together from pieces.
      const id = writer.transactionId ?? "";
      const piece = text.replace("ID", id).replace("I", id.slice(0, 9)).replace("D", id.slice(9));
      message += piece;
      pieces.push(...writer.write(octets(piece)));
      if (interrupts[index % interrupts.length] === true) pieces.push(...writer.interrupt());
    }
    pieces.push(...writer.end());
    const frames = read(pieces);
    let position = 0;
    for (const [index, { head, body, flag }] of frames.entries()) {
      expect(byteRange(head)?.start).toBe(position + 1);
      expect(flag).toBe(index === frames.length - 1 ? "$" : "+");
      expect(plain(body)).not.toContain(`-------${head.transactionId}`);
      position += body?.length ?? 0;
    }
    expect(frames.map(({ body }) => plain(body)).join("")).toBe(message);
  },
);

describe("a transaction identifier", () => {
  test("is drawn until the body does not hold its end-line, in one piece or across two", () => {
    const first = createTransactionId(notRandom());
    const held = octets(`a-------${first}`);
    expect(createTransactionId(notRandom(), [held])).not.toBe(first);
    for (let cut = 0; cut < held.length; cut++) {
      const body = [held.subarray(0, cut), held.subarray(cut)];
      expect(createTransactionId(notRandom(), body)).not.toBe(first);
    }
    expect(createTransactionId(notRandom(), [octets(`-------${first.slice(0, -1)}`)])).toBe(first);
  });

  test("is not drawn from what is not random", () => {
    const zeros = (size: number) => new Uint8Array(size);
    expect(() => createTransactionId(zeros, [octets("-------aaaaaaaaaaaaaaaa")])).toThrow(
      RangeError,
    );
    expect(() => createIdentifier(() => new Uint8Array(8))).toThrow(RangeError);
  });

  test("has 80 bits, in characters that an identifier has", () => {
    const all = createIdentifier((size) =>
      Uint8Array.from({ length: size }, (_, index) => 255 - index),
    );
    expect(isIdentifier(all)).toBe(true);
    expect(all).toHaveLength(16);
  });
});
