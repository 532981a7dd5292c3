import { describe, expect, test } from "vitest";
import {
  FrameDecoder,
  MsrpDecoder,
  type MsrpEvent,
  parseFrame,
  parseFrames,
} from "../src/index.ts";
import { decodeAll, errorOf, octets, PATHS, plain, single } from "./plain.ts";

const SEND = `MSRP d93kswow SEND\r\n${PATHS}Message-ID: 4564dpWd\r\n`;

function events(decoder: MsrpDecoder, ...chunks: Uint8Array[]): MsrpEvent[] {
  return chunks.flatMap((chunk) => [...decoder.push(chunk)]);
}

describe("a body in pieces", () => {
  test("is given out before its end is there, as views of the chunks", () => {
    const decoder = new MsrpDecoder();
    const start = octets(`${SEND}Content-Type: text/plain\r\n\r\nabc`);
    const more = octets("def");
    expect(events(decoder, start, more)).toMatchObject([
      { kind: "head", hasBody: true, head: { method: "SEND", transactionId: "d93kswow" } },
      { kind: "body", octets: octets("abc") },
      { kind: "body", octets: octets("def") },
    ]);
    expect(events(decoder, octets("\r\n-------d93kswow+\r\n"))).toEqual([
      { kind: "end", flag: "+" },
    ]);
  });

  test("of a megabyte in reads of a kilobyte is not copied", () => {
    const decoder = new MsrpDecoder();
    events(decoder, octets(`${SEND}Content-Type: text/plain\r\n\r\n`));
    const read = new Uint8Array(1000).fill(120);
    for (let count = 0; count < 1000; count++) {
      const [event, ...others] = events(decoder, read);
      expect(others).toEqual([]);
      expect(event?.kind === "body" && event.octets.buffer === read.buffer).toBe(true);
    }
  });

  test("has nothing that may be the beginning of its end-line, until that is known", () => {
    const decoder = new MsrpDecoder();
    const cut = octets(`${SEND}Content-Type: text/plain\r\n\r\na\r\n\r\n-------d93`);
    expect(events(decoder, cut).slice(1)).toEqual([{ kind: "body", octets: octets("a\r\n") }]);
    expect(events(decoder, octets("x"))).toEqual([
      { kind: "body", octets: octets("\r\n-------d93") },
      { kind: "body", octets: octets("x") },
    ]);
  });
});

test.each(["$", "$\r", "$\rx", "$\n", "+x\n", "!\r\n", "\r\n", "x$\r\n", "$$\r\n"])(
  "an end-line counts with flag and line break only, not with %j",
  (rest) => {
    for (const body of [
      `a\r\n-------d93kswow${rest}b`,
      `abc-------d93kswow$\r\n${rest}`,
      `abc\n-------d93kswow$\r\n${rest}`,
    ]) {
      const start = `${SEND}Content-Type: a/b\r\n\r\n`;
      const whole = octets(`${start}${body}\r\n-------d93kswow#\r\n`);
      for (const pieces of [[whole], single(whole)]) {
        const [frame] = decodeAll(pieces);
        expect([plain(frame?.body), frame?.flag]).toEqual([body, "#"]);
      }
    }
  },
);

test("a frame within a body is never read as one, wherever the octets are cut", () => {
  const inner = `MSRP zzzzzzzz SEND\r\n${PATHS}\r\n-------zzzzzzzz$\r\n`;
  const outer = octets(`${SEND}Content-Type: text/plain\r\n\r\n${inner}\r\n-------d93kswow$\r\n`);
  for (let cut = 0; cut <= outer.length; cut++) {
    const frames = decodeAll([outer.subarray(0, cut), outer.subarray(cut)]);
    expect(frames.map(({ head }) => head.transactionId)).toEqual(["d93kswow"]);
    expect(plain(frames[0]?.body)).toBe(inner);
  }
});

test("a body that is collected does not change with the memory of the chunks", () => {
  const decoder = new FrameDecoder();
  const chunk = octets(`${SEND}Content-Type: text/plain\r\n\r\nabc`);
  expect([...decoder.push(chunk)]).toEqual([]);
  chunk.fill(0);
  const [frame] = decoder.push(octets("def\r\n-------d93kswow$\r\n"));
  expect(plain(frame?.body)).toBe("abcdef");
});

describe("a head that is refused", () => {
  const cases: readonly (readonly [name: string, text: string, code: string, at: string])[] = [
    ["a lone LF", `${SEND}A: b\nC: d\r\n-------d93kswow$\r\n`, "lone-line-feed", "\nC"],
    ["a lone CR", `${SEND}A: b\rC: d\r\n-------d93kswow$\r\n`, "lone-carriage-return", "\rC"],
    [
      "CR twice",
      `${SEND}A: b\r\r\nC: d\r\n-------d93kswow$\r\n`,
      "lone-carriage-return",
      "\r\r\nC",
    ],
    [
      "a lone LF before the body",
      `${SEND}A: b\n\r\nx\r\n-------d93kswow$\r\n`,
      "lone-line-feed",
      "\n\r\nx",
    ],
    ["NUL", `${SEND}A: b\0\r\n-------d93kswow$\r\n`, "nul", "\0"],
    ["BEL", `${SEND}A: b\x07\r\n-------d93kswow$\r\n`, "control-character", "\x07"],
    ["DEL", `${SEND}A: é\x7f\r\n-------d93kswow$\r\n`, "control-character", "\x7f"],
    ["a folded line", `${SEND}A: b\r\n c\r\n-------d93kswow$\r\n`, "unexpected-character", " c"],
    [
      "no space behind the colon",
      `${SEND}A:b\r\n-------d93kswow$\r\n`,
      "unexpected-character",
      "b\r\n-",
    ],
    [
      "a space before the colon",
      `${SEND}A : b\r\n-------d93kswow$\r\n`,
      "unexpected-character",
      " : b",
    ],
    ["a second To-Path", `${SEND}to-path: x\r\n-------d93kswow$\r\n`, "repeated-header", "to-path"],
    [
      "a second Byte-Range",
      `${SEND}Byte-Range: 1-1/1\r\nByte-Range: 1-2/2\r\n-------d93kswow$\r\n`,
      "repeated-header",
      "Byte-Range: 1-2",
    ],
    [
      "a second Content-Type",
      `${SEND}Content-Type: a/b\r\nContent-Type: c/d\r\n\r\nx\r\n-------d93kswow$\r\n`,
      "repeated-header",
      "Content-Type: c",
    ],
    [
      "To-Path alone",
      "MSRP d93kswow SEND\r\nTo-Path: x\r\n-------d93kswow$\r\n",
      "missing-from-path",
      "-------",
    ],
    [
      "From-Path in third place",
      "MSRP d93kswow SEND\r\nTo-Path: x\r\nA: b\r\nFrom-Path: y\r\n-------d93kswow$\r\n",
      "missing-from-path",
      "A: b",
    ],
    [
      "a body without Content-Type",
      `${SEND}\r\nx\r\n-------d93kswow$\r\n`,
      "missing-content-type",
      "\r\nx",
    ],
    [
      "a header behind Content-Type",
      `${SEND}Content-Type: a/b\r\nA: b\r\n\r\nx\r\n-------d93kswow$\r\n`,
      "content-type-not-last",
      "A: b",
    ],
    [
      "Content-Type without a body",
      `${SEND}Content-Type: a/b\r\n-------d93kswow$\r\n`,
      "content-type-without-body",
      "Content-Type",
    ],
    [
      "a response with a body",
      `MSRP d93kswow 200 OK\r\n${PATHS}Content-Type: a/b\r\n\r\nx\r\n-------d93kswow$\r\n`,
      "body-in-response",
      "\r\nx",
    ],
    [
      "a range from 0",
      `${SEND}Byte-Range: 0-1/1\r\n-------d93kswow$\r\n`,
      "invalid-byte-range",
      "0-1/1",
    ],
    [
      "a range that ends before it starts",
      `${SEND}Byte-Range: 5-3/9\r\n-------d93kswow$\r\n`,
      "invalid-byte-range",
      "3/9",
    ],
    [
      "a range that ends behind the total",
      `${SEND}Byte-Range: 1-10/9\r\n-------d93kswow$\r\n`,
      "invalid-byte-range",
      "9\r\n-",
    ],
    [
      "a range of too large numbers",
      `${SEND}Byte-Range: 1-9007199254740992/*\r\n-------d93kswow$\r\n`,
      "number-too-large",
      "9007199254740992",
    ],
    [
      "the end-line of another transaction",
      `${SEND}-------d93kswox$\r\n`,
      "invalid-end-line",
      "-------",
    ],
    ["an end-line without a flag", `${SEND}-------d93kswow\r\n`, "invalid-end-line", "-------"],
    ["an end-line without CR", `${SEND}-------d93kswow$\n`, "invalid-end-line", "-------"],
    ["an end-line and more", `${SEND}-------d93kswow$ \r\n`, "invalid-end-line", "-------"],
    ["no header at all", "MSRP d93kswow SEND\r\n-------d93kswow$\r\n", "unexpected-end", "-------"],
    [
      "a small method",
      `MSRP d93kswow Send\r\n${PATHS}-------d93kswow$\r\n`,
      "unexpected-character",
      "end\r\n",
    ],
    ["another protocol", "GET / HTTP/1.1\r\n\r\n", "unexpected-character", "GET"],
  ];

  test.each(["A", "AB"])("a lone LF ends no line, at whichever place: %s", (name) => {
    const frame = octets(`${SEND}${name}: b\n-------d93kswow$\r\n`);
    for (const pieces of [[frame], single(frame)]) {
      expect(errorOf(() => decodeAll(pieces)).code).toBe("incomplete-frame");
    }
  });

  test.each(cases)("%s: code and place", (_, text, code, at) => {
    const frame = octets(text);
    for (const pieces of [[frame], single(frame)]) {
      const error = errorOf(() => decodeAll(pieces));
      expect([error.code, error.offset]).toEqual([
        code,
        octets(text.slice(0, text.indexOf(at))).length,
      ]);
    }
  });

  test("octets that are not UTF-8: place in octets, line and column", () => {
    const start = octets(`${SEND}X: é`);
    const frame = Uint8Array.from([...start, 0xff, ...octets("\r\n-------d93kswow$\r\n")]);
    const error = errorOf(() => parseFrame(frame));
    expect([error.code, error.offset, error.line, error.column]).toEqual([
      "invalid-utf-8",
      start.length,
      5,
      6,
    ]);
    const overlong = Uint8Array.from([...start, 0xc0, 0x8a, ...octets("\r\n-------d93kswow$\r\n")]);
    expect(errorOf(() => parseFrame(overlong)).code).toBe("invalid-utf-8");
  });

  test("the offset counts all octets of the stream, the line those of the frame", () => {
    const good = `${SEND}-------d93kswow$\r\n`;
    const error = errorOf(() => parseFrames(octets(`${good}${good}MSRP bad! SEND\r\n\r\n`)));
    expect([error.offset, error.line, error.column]).toEqual([2 * good.length + 8, 1, 9]);
    expect(error.message).toMatch(/^expected SP .* at line 1 column 9 \(RFC 4975 head\)$/);
  });

  test("another protocol, before a line of it is complete", () => {
    const decoder = new MsrpDecoder();
    expect(errorOf(() => events(decoder, octets("MSR"), octets("X"))).code).toBe(
      "unexpected-character",
    );
  });
});

describe("the next frame", () => {
  const bad = `MSRP bad0 SEND\r\n${PATHS}\r\nMSRP in it\r\n-------bad0$\r\n`;
  const bodiless = `MSRP bad1 SEND\r\n${PATHS}A\r\n-------bad1$\r\n`;
  const good = `${SEND}-------d93kswow$\r\n`;

  test("is refused behind the frame before it, wherever the chunks are cut", () => {
    const good = `${SEND}-------d93kswow$\r\n`;
    const whole = octets(good + good.replace("To-Path", "To\0Path") + good);
    for (const pieces of [[whole], single(whole)]) {
      const told: string[] = [];
      const decoder = new FrameDecoder({ onProblem: ({ code }) => void told.push(code) });
      for (const piece of pieces) {
        for (const { flag } of decoder.push(piece)) told.push(flag);
      }
      expect(told).toEqual(["$", "nul", "$"]);
    }
  });

  test("is read where onProblem takes what is wrong with one", () => {
    const problems: unknown[] = [];
    const onProblem = (error: { readonly code: string }, id: string) => {
      problems.push([error.code, id]);
    };
    const all = octets(bad + good + bodiless + good);
    for (const pieces of [[all], single(all)]) {
      problems.length = 0;
      expect(decodeAll(pieces, { onProblem }).map(({ head }) => head.transactionId)).toEqual([
        "d93kswow",
        "d93kswow",
      ]);
      expect(problems).toEqual([
        ["missing-content-type", "bad0"],
        ["unexpected-character", "bad1"],
      ]);
    }
  });

  test("is not, without it, nor behind what has no transaction", () => {
    const decoder = new FrameDecoder();
    const frames = decoder.push(octets(good + bad + good));
    expect(frames.next().value?.head.transactionId).toBe("d93kswow");
    const error = errorOf(() => frames.next());
    expect(error.code).toBe("missing-content-type");
    expect(errorOf(() => [...decoder.push(octets(good))])).toBe(error);
    expect(errorOf(() => decoder.end())).toBe(error);
    const onProblem = () => {};
    const lost = octets(`MSRP !\r\n\r\n${good}`);
    expect(errorOf(() => parseFrames(lost, { onProblem })).code).toBe("unexpected-character");
  });

  test("is not read behind an error of the caller's own", () => {
    const onProblem = () => {
      throw new TypeError("mine");
    };
    expect(() => parseFrames(octets(bad), { onProblem })).toThrow(new TypeError("mine"));
  });
});

describe("the end of the octets", () => {
  test.each([
    "MSRP",
    SEND,
    `${SEND}Content-Type: a/b\r\n\r\n`,
    `${SEND}Content-Type: a/b\r\n\r\nab\r\n--`,
  ])("within a frame is refused: %j", (text) => {
    const error = errorOf(() => parseFrames(octets(text)));
    expect([error.code, error.offset]).toEqual(["incomplete-frame", text.length]);
  });

  test("between frames is none of them", () => {
    expect(parseFrames(new Uint8Array(0))).toEqual([]);
    expect(errorOf(() => parseFrame(new Uint8Array(0))).code).toBe("not-one-frame");
    const two = octets(`${SEND}-------d93kswow$\r\n`.repeat(2));
    expect(errorOf(() => parseFrame(two)).message).toContain("found 2");
  });
});

describe("limits", () => {
  const chunk = `${SEND}-------d93kswow$\r\n`;

  test("on the octets of a head, complete or not", () => {
    const limits = { maxHeadOctets: SEND.length };
    const withBody = `MSRP d93kswow SEND\r\n${PATHS}Content-Type: a/b\r\n\r\n\r\n-------d93kswow$\r\n`;
    const exact = { maxHeadOctets: withBody.indexOf("\r\n\r\n") + 2 };
    for (const [text, most] of [
      [chunk, limits],
      [withBody, exact],
    ] as const) {
      for (const pieces of [[octets(text)], single(octets(text))]) {
        expect(decodeAll(pieces, most)).toHaveLength(1);
      }
    }
    const longer = octets(chunk.replace("SEND", "SENDS"));
    for (const pieces of [[longer], single(longer), [longer.subarray(0, SEND.length + 1)]]) {
      const error = errorOf(() => decodeAll(pieces, limits));
      expect([error.code, error.offset]).toEqual(["head-too-long", SEND.length]);
    }
  });

  test("on the headers of a head", () => {
    expect(parseFrames(octets(chunk), { maxHeaders: 3 })).toHaveLength(1);
    const error = errorOf(() => parseFrames(octets(chunk), { maxHeaders: 2 }));
    expect([error.code, error.offset]).toEqual(["too-many-headers", SEND.indexOf("Message-ID")]);
  });

  test("on the octets of a body", () => {
    const start = `${SEND}Content-Type: a/b\r\n\r\n`;
    const frame = octets(`${start}abc\r\n-------d93kswow$\r\n`);
    expect(parseFrames(frame, { maxBodyOctets: 3 })).toHaveLength(1);
    for (const pieces of [[frame], single(frame)]) {
      const error = errorOf(() => decodeAll(pieces, { maxBodyOctets: 2 }));
      expect([error.code, error.offset]).toEqual(["body-too-long", start.length + 2]);
    }
  });

  test("on the body of another request than SEND: 10 240 octets", () => {
    const frame = (size: number) =>
      octets(
        `MSRP d93kswow REPORT\r\n${PATHS}Content-Type: a/b\r\n\r\n${"x".repeat(size)}\r\n-------d93kswow$\r\n`,
      );
    expect(parseFrame(frame(10_240)).body).toHaveLength(10_240);
    expect(errorOf(() => parseFrame(frame(10_241))).code).toBe("body-too-long");
  });
});
