import { textCursor } from "@callingcard/grammar";
import { describe, expect, test } from "vitest";
import {
  contentDisposition,
  contentId,
  contentType,
  encodeEntity,
  entityParts,
  fieldValue,
  headerField,
  leafEntities,
  matchHeaderFields,
  type MimeEntity,
  parseEntity,
  parseHeaderFields,
  stringifyHeaderFields,
  transferEncoding,
} from "../src/index.ts";
import { decode, encode, refusal } from "./refusal.ts";

const HEAD = "Content-Type:text/plain \r\nx-A: \t1\r\n 2\r\n  3 \r\nX-Empty:\r\nX-é: é\r\n\r\n";

describe("heads", () => {
  test("are refused where a name has characters beyond ASCII", () => {
    expect(refusal(() => parseHeaderFields(HEAD))).toBe("unexpected-character at 57");
  });

  test("keep names, white space and folds", () => {
    const text = HEAD.replace("X-é", "X-e");
    const fields = parseHeaderFields(text);
    expect(fields).toEqual([
      { name: "Content-Type", space: "", value: "text/plain " },
      { name: "x-A", space: " \t", value: "1\r\n 2\r\n  3 " },
      { name: "X-Empty", space: "", value: "" },
      { name: "X-e", space: " ", value: "é" },
    ]);
    expect(`${stringifyHeaderFields(fields)}\r\n`).toBe(text);
    expect(fieldValue(fields, "X-a")).toBe("1 2  3");
    expect(fieldValue(fields, "x-empty")).toBe("");
    expect(fieldValue(fields, "X-none")).toBe(undefined);
    expect(parseHeaderFields(encode(text))).toEqual(fields);
  });

  test("may be empty", () => {
    expect(parseHeaderFields("\r\n")).toEqual([]);
    expect(stringifyHeaderFields([])).toBe("");
  });

  test.each([
    ["", "unexpected-end at 0"],
    ["a: b\r\n", "unexpected-end at 6"],
    ["a: b", "unexpected-end at 4"],
    ["a b: c\r\n\r\n", "unexpected-character at 1"],
    ["a : b\r\n\r\n", "unexpected-character at 1"],
    [" a: b\r\n\r\n", "unexpected-character at 0"],
    [": b\r\n\r\n", "unexpected-character at 0"],
    ["junk\r\n\r\n", "unexpected-character at 4"],
    ["a: b\rX: y\r\n\r\n", "lone-carriage-return at 4"],
    ["a: b\nX: y\r\n\r\n", "lone-line-feed at 4"],
    ["a: b\r\r\n\r\n", "lone-carriage-return at 4"],
    ["a: \0\r\n\r\n", "nul at 3"],
    ["a: \x7f\r\n\r\n", "unexpected-character at 3"],
    ["a: b\r\n \r\nX: y\r\n\r\n", "unexpected-character at 7"],
    ["a: b\r\n\r\nc", "unexpected-character at 8"],
    ["a: b\r\nContent-Type: c\r\ncontent-type: c\r\n\r\n", "repeated-field at 23"],
    ["Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "repeated-field at 19"],
  ])("refuse %j", (text, said) => {
    expect(refusal(() => parseHeaderFields(text))).toBe(said);
  });

  test("take a field of no meaning twice", () => {
    expect(parseHeaderFields("Received: a\r\nReceived: b\r\n\r\n")).toHaveLength(2);
  });

  test.each([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82]])(
    "refuse the octets %j",
    (...octets) => {
      const text = Uint8Array.from([...encode("a: é"), ...octets, ...encode("\r\n\r\n")]);
      expect(refusal(() => parseHeaderFields(text))).toBe("invalid-utf-8 at 4");
    },
  );

  test("stand in a longer text", () => {
    const cursor = textCursor("A: b\r\n\r\nbody");
    expect(matchHeaderFields(cursor)).toEqual([{ name: "A", space: " ", value: "b" }]);
    expect(cursor.offset).toBe(8);
  });

  test.each([
    ["a b", "c"],
    ["a:", "c"],
    ["", "c"],
    ["a", "b\r\nX: y"],
    ["a", "b\r\n folded"],
    ["a", "b\nc"],
    ["a", " b"],
    ["a", "\0"],
    ["a", "\ud800"],
  ])("are not written with the field %j: %j", (name, value) => {
    expect(() => headerField(name, value)).toThrow(RangeError);
  });

  test("are not written with fields that would be read as others", () => {
    const field = { name: "a", space: " ", value: "b" };
    expect(() => stringifyHeaderFields([{ ...field, value: "b\r\nX: y" }])).toThrow(RangeError);
    expect(() => stringifyHeaderFields([{ ...field, space: "\r\n" }])).toThrow(RangeError);
    expect(() => stringifyHeaderFields([{ ...field, value: "b\r\n\r\n" }])).toThrow(RangeError);
    expect(stringifyHeaderFields([{ ...field, value: "b\r\n c" }])).toBe("a: b\r\n c\r\n");
  });
});

describe("entities", () => {
  const read = (text: string): MimeEntity => parseEntity(encode(text));

  test("have fields and a body that is a view", () => {
    const octets = Uint8Array.from([...encode("Content-ID: <a@b>\r\n\r\n"), 0, 255, 13, 10]);
    const entity = parseEntity(octets);
    expect(contentId(entity.fields)).toBe("a@b");
    expect(entity.body).toEqual(Uint8Array.of(0, 255, 13, 10));
    expect(entity.body?.buffer).toBe(octets.buffer);
    expect(encodeEntity(entity)).toEqual(octets);
  });

  test.each(["", "\r\n", "\r\nbody", "a: b\r\n", "a: b\r\n\r\n", "a: b\r\n\r\n\r\n\r\n"])(
    "of %j are written as they were",
    (text) => {
      expect(decode(encodeEntity(read(text)))).toBe(text);
    },
  );

  test("may end before the blank line", () => {
    expect(read("a: b\r\n").body).toBe(undefined);
    expect(read("").body).toBe(undefined);
    expect(decode(read("\r\n").body)).toBe("");
  });

  test("have no body without head", () => {
    expect(refusal(() => read("body"))).toBe("unexpected-end at 4");
  });

  test("have defaults where a field is not there", () => {
    const { fields } = read("X: y\r\n\r\n");
    expect(contentType(fields)).toBe(undefined);
    expect(contentDisposition(fields)).toBe(undefined);
    expect(contentId(fields)).toBe(undefined);
    expect(transferEncoding(fields)).toEqual({ known: "7bit" });
    expect(entityParts(read("\r\nbody"))).toBe(undefined);
  });

  test("have the types of their fields", () => {
    const { fields } = read(
      "Content-Type: message/imdn+xml\r\nContent-Disposition: notification\r\n" +
        "Content-Transfer-Encoding: BINARY\r\n\r\n",
    );
    expect(contentType(fields)?.subtype).toBe("imdn+xml");
    expect(contentDisposition(fields)).toEqual({ type: "notification", parameters: [] });
    expect(transferEncoding(fields)).toEqual({ known: "binary" });
  });

  test("need a boundary to have parts", () => {
    const entity = read("Content-Type: multipart/mixed\r\n\r\n--\r\n\r\n----");
    expect(refusal(() => entityParts(entity))).toBe("invalid-boundary at 0");
    const empty = read("Content-Type: multipart/mixed;boundary=b\r\n");
    expect(refusal(() => entityParts(empty))).toBe("missing-delimiter at 0");
  });

  test.each([
    ["boundary=a; boundary*=UTF-8''b", "invalid-boundary at 0"],
    ["boundary*0=a; Boundary=b", "invalid-boundary at 0"],
    ["boundary*=UTF-8''b", "accepted"],
    ["boundary*0=b;boundary-x=c", "accepted"],
  ])("have no two boundaries, as in %s", (parameters, said) => {
    const entity = read(`Content-Type: multipart/mixed;${parameters}\r\n\r\n--b\r\n\r\n--b--`);
    expect(refusal(() => entityParts(entity))).toBe(said);
  });

  test.each([
    ["a: b", "unexpected-end at 4"],
    ["a: b\r", "unexpected-end at 5"],
    ["a", "unexpected-end at 1"],
  ])("that end as %j does have the end as the place", (text, said) => {
    expect(refusal(() => read(text))).toBe(said);
  });

  const nest = (depth: number, inside: string): string =>
    depth === 0
      ? inside
      : `Content-Type: multipart/mixed;boundary=b${depth}\r\n\r\n` +
        `--b${depth}\r\n\r\nfirst\r\n--b${depth}\r\n${nest(depth - 1, inside)}\r\n--b${depth}--`;

  test("are found inside each other", () => {
    const leaves = leafEntities(read(nest(3, "Content-Type: text/html\r\n\r\nlast")));
    expect(leaves.map(({ body }) => decode(body))).toEqual(["first", "first", "first", "last"]);
    const [leaf] = leafEntities(read("\r\nalone"));
    expect(decode(leaf?.body)).toBe("alone");
  });

  test("are nested so deep and no deeper, and have so many parts and no more", () => {
    expect(leafEntities(read(nest(8, "\r\nlast")))).toHaveLength(9);
    expect(refusal(() => leafEntities(read(nest(9, "\r\nlast"))))).toBe("nested-too-deep at 0");
    const octets = read(nest(3, "\r\n"));
    expect(refusal(() => leafEntities(octets, { maxParts: 6 }))).toBe("accepted");
    expect(refusal(() => leafEntities(octets, { maxParts: 5 }))).toMatch(/^too-many-parts/);
    expect(refusal(() => leafEntities(octets, { maxDepth: 2 }))).toBe("nested-too-deep at 0");
  });

  test("have heads of limited size", () => {
    const head = (octets: number): string => `a: ${"b".repeat(octets - 7)}\r\n\r\n`;
    expect(refusal(() => read(head(16_384)))).toBe("accepted");
    expect(refusal(() => read(head(16_385)))).toBe("head-too-long at 16384");
    expect(refusal(() => parseHeaderFields(head(16_385)))).toBe("head-too-long at 0");
    expect(refusal(() => parseHeaderFields(head(16_384).replace("bb", "é")))).toBe("accepted");
    expect(refusal(() => parseHeaderFields(head(16_384).replace("b", "é")))).toMatch(/^head-too/);
    const many = (count: number): string => `${"a:\r\n".repeat(count)}\r\n`;
    expect(refusal(() => read(many(256)))).toBe("accepted");
    expect(refusal(() => read(many(257)))).toBe("too-many-fields at 1024");
  });
});
