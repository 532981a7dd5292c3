import { expect, test } from "vitest";
import { joinMultipart, splitMultipart } from "../src/index.ts";
import { decode, encode, refusal } from "./refusal.ts";

const split = (text: string, boundary = "b") => splitMultipart(encode(text), boundary);

// The example of RFC 2046 section 5.1.1.
const EXAMPLE = `This is the preamble.\r
\r
--simple boundary\r
\r
This is implicitly typed plain US-ASCII text.\r
It does NOT end with a linebreak.\r
--simple boundary\r
Content-type: text/plain; charset=us-ascii\r
\r
This is explicitly typed plain US-ASCII text.\r
It DOES end with a linebreak.\r
\r
--simple boundary--\r
\r
This is the epilogue.`;

test("splits the example of RFC 2046", () => {
  const { preamble, parts, epilogue } = split(EXAMPLE, "simple boundary");
  expect(decode(preamble)).toBe("This is the preamble.\r\n");
  expect(parts.map(({ octets }) => decode(octets))).toEqual([
    "\r\nThis is implicitly typed plain US-ASCII text.\r\nIt does NOT end with a linebreak.",
    "Content-type: text/plain; charset=us-ascii\r\n\r\n" +
      "This is explicitly typed plain US-ASCII text.\r\nIt DOES end with a linebreak.\r\n",
  ]);
  expect(decode(epilogue)).toBe("\r\nThis is the epilogue.");
});

test.each([
  [EXAMPLE, "simple boundary", 2],
  ["--b\r\n\r\n\r\n--b--", "b", 1],
  ["--b\r\n--b--", "b", 1],
  ["--b\r\n--b\r\n\r\n--b--", "b", 2],
  ["--b \t\r\nx: y\r\n--b-- \t", "b", 1],
  ["--b\r\n\r\na--b\r\n--c\r\n- --b\r\n--b--\r\n--b\r\n", "b", 1],
  ["\r\n--b\r\nx\r\n--b--\r\n", "b", 1],
])("writes %j as it was", (text, boundary, count) => {
  const multipart = split(text, boundary);
  expect(multipart.parts).toHaveLength(count);
  expect(decode(joinMultipart(multipart))).toBe(text);
  const pieces = [
    multipart.preamble,
    ...multipart.parts.flatMap(({ delimiter, octets }) => [delimiter, octets]),
    multipart.close,
    multipart.epilogue,
  ];
  expect(pieces.map(decode).join("")).toBe(text);
});

test.each([
  ["", "missing-delimiter at 0"],
  ["-", "missing-delimiter at 1"],
  ["--b--", "missing-delimiter at 0"],
  ["x\r\n--b--\r\n", "missing-delimiter at 1"],
  ["--b", "missing-close-delimiter at 3"],
  ["--b\r\n", "missing-close-delimiter at 5"],
  ["--b\r\n\r\nbody", "missing-close-delimiter at 11"],
  ["--b\r\n\r\n--b", "missing-close-delimiter at 10"],
  ["--b\r\n\r\n\r\n--bc\r\n\r\n--b--", "ambiguous-delimiter at 12"],
  ["--b\r\n\r\n\r\n--b-\r\n--b--", "ambiguous-delimiter at 12"],
  ["--b\r\n\r\n\r\n--b--c", "ambiguous-delimiter at 14"],
  ["--b\r\n\r\n\r\n--b\rc", "ambiguous-delimiter at 12"],
  ["--b\r\n\r\nx\n--b\r\n\r\n--b--", "lone-line-feed at 8"],
  ["--b\n\r\n--b--", "lone-line-feed at 3"],
  ["--b\r\n\r\nx\r--b\r\n\r\n--b--", "lone-carriage-return at 8"],
])("refuses %j", (text, said) => {
  expect(refusal(() => split(text))).toBe(said);
});

test.each(["", " ", "a ", "a\r\nb", "é", '"', "a".repeat(71)])("refuses the boundary %j", (one) => {
  expect(refusal(() => split("", one))).toBe("invalid-boundary at 0");
  const parts = [{ octets: encode("") }];
  expect(() => joinMultipart({ boundary: one, parts })).toThrow(RangeError);
});

test("says the line of what is wrong, however long the text before it", () => {
  const body = "x\r\n".repeat(5000);
  expect(() => split(`--b\r\n\r\n${body}--bc\r\n`)).toThrow(
    "line begins with the boundary and goes on at line 5003 column 4 (RFC 2046 multipart-body)",
  );
});

test("takes so many parts and no more", () => {
  const text = `${"--b\r\n\r\n\r\n".repeat(3)}--b--`;
  const read = (maxParts: number) => () => splitMultipart(encode(text), "b", { maxParts });
  expect(refusal(read(3))).toBe("accepted");
  expect(refusal(read(2))).toBe("too-many-parts at 16");
});

test("writes parts that were made, put in and left out", () => {
  const parts = [{ octets: encode("a: b\r\n\r\nc") }, { octets: encode("") }];
  const made = decode(joinMultipart({ boundary: "b", parts }));
  expect(made).toBe("--b\r\na: b\r\n\r\nc\r\n--b\r\n\r\n--b--");
  const around = { preamble: encode("p"), epilogue: encode("e") };
  expect(decode(joinMultipart({ boundary: "b", parts: parts.slice(1), ...around }))).toBe(
    "p\r\n--b\r\n\r\n--b--\r\ne",
  );

  const read = split("--b \r\n\r\none\r\n--b\t\r\n\r\ntwo\r\n--b--\r\nend");
  const [one = { octets: encode("") }, two = one] = read.parts;
  const other = { octets: encode("\r\nother") };
  expect(decode(joinMultipart({ ...read, parts: [other, one, two] }))).toBe(
    "--b\r\n\r\nother\r\n--b\r\n\r\none\r\n--b\t\r\n\r\ntwo\r\n--b--\r\nend",
  );
  expect(decode(joinMultipart({ ...read, parts: [one, other] }))).toBe(
    "--b \r\n\r\none\r\n--b\r\n\r\nother\r\n--b--\r\nend",
  );
});

test.each(["--b", "--b--", "x\r\n--b\r\n", "\r\n--bc", "\n--b\r\n"])(
  "writes no part with the boundary in it: %j",
  (text) => {
    const parts = [{ octets: encode(text) }, { octets: encode("") }];
    expect(() => joinMultipart({ boundary: "b", parts })).toThrow(RangeError);
  },
);

test("writes nothing that would be read as another", () => {
  const parts = [{ octets: encode("\r\nx") }];
  expect(() => joinMultipart({ boundary: "b", parts: [] })).toThrow(RangeError);
  expect(() => joinMultipart({ boundary: "b", parts, preamble: encode("--b\r\n") })).toThrow(
    RangeError,
  );
  expect(() => joinMultipart({ boundary: "b", parts, close: encode("\r\n--c--") })).toThrow(
    RangeError,
  );
  const [part = { octets: encode("") }] = parts;
  const delimiter = encode("--c\r\n");
  expect(() => joinMultipart({ boundary: "b", parts: [{ ...part, delimiter }] })).toThrow(
    RangeError,
  );
});
