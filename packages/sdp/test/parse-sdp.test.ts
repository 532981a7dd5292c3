import { describe, expect, test } from "vitest";
import { diagnoseSdp } from "../src/diagnose.ts";
import { parseSdp, type SdpError, sdpLine, stringifySdp } from "../src/index.ts";
import { errorOf, SESSION, texts } from "./plain.ts";

const octets = (text: string) => new TextEncoder().encode(text);

test("a description is its lines, those of each medium by themselves", () => {
  const { lines, media } = parseSdp(
    `${SESSION}a=x\r\nm=audio 9 RTP/AVP 0\r\na=y\r\nm=video 0 RTP/AVP 1\r\n`,
  );
  expect(lines.map(({ type }) => type).join("")).toBe("voscta");
  expect(lines[5]).toEqual({ type: "a", value: "x", lineEnd: "\r\n" });
  expect(media.map(texts)).toEqual([["m=audio 9 RTP/AVP 0", "a=y"], ["m=video 0 RTP/AVP 1"]]);
});

const ALL_LINES =
  "v=0\r\no=- 1 1 IN IP4 a\r\ns=s\r\ni=i\r\nu=u\r\ne=e\r\ne=f\r\np=+1 2\r\np=+3 4\r\nc=IN IP4 a\r\nb=AS:1\r\nb=CT:2\r\n" +
  "t=0 0\r\nr=7d 1h 0 25h\r\nr=1 2 3 4 5\r\nr=7d 3600 0 90000\r\nr=1d 2h 3h 4 5\r\nr=9 8h 7 6m 5\r\nz=2882844526 -1h 2898848070 0\r\nt=2873397496 2873404696\r\nt=0 2873404696\r\nk=clear:a\r\na=a\r\na=b:c\r\n" +
  "m=audio 9/2 RTP/AVP 0 1\r\ni=i\r\nc=IN IP4 a\r\nc=IN IP4 b\r\nb=AS:1\r\nk=base64:ab==\r\na=a\r\n" +
  "m=audio 9 RTP/AVP 0\r\nk=uri:u\r\nm=audio 9 RTP/AVP 0\r\nk=prompt\r\n";

test("all lines of a session and of a medium have their order", () => {
  expect(stringifySdp(parseSdp(ALL_LINES))).toBe(ALL_LINES);
});

test("a description that is cut is refused, but between lines", () => {
  for (let length = 0; length < ALL_LINES.length; length++) {
    const text = ALL_LINES.slice(0, length);
    // The first time is the last line that has to be there.
    const isWhole = text.endsWith("\r\n") && text.includes("t=");
    expect(isWhole ? "read" : errorOf(() => parseSdp(text)).code).toMatch(
      /^(?:read|unexpected-end|lone-carriage-return)$/,
    );
  }
});

test("a wrong character is refused wherever it stands", () => {
  for (let place = 0; place < ALL_LINES.length; place++) {
    const text = `${ALL_LINES.slice(0, place)}\0${ALL_LINES.slice(place)}`;
    const { code, offset } = errorOf(() => parseSdp(text));
    expect([code, offset]).toEqual(
      ALL_LINES[place] === "\n" ? ["lone-carriage-return", place - 1] : ["nul", place],
    );
  }
});

describe("strict mode refuses", () => {
  test.each<readonly [string, string, string, number | string]>([
    ["a line feed among CRLFs", SESSION.replace("s=-\r\n", "s=-\n"), "mixed-line-ends", "\nc="],
    [
      "CRLF among line feeds",
      SESSION.replaceAll("\r", "").replace("s=-\n", "s=-\r\n"),
      "mixed-line-ends",
      "\r\nc=",
    ],
    ["a lone carriage return", `${SESSION}a=x\ry\r\n`, "lone-carriage-return", "\ry"],
    ["a carriage return twice", `${SESSION}a=x\r\r\n`, "lone-carriage-return", "\r\r\n"],
    ["a carriage return at the end", `${SESSION}a=x\r`, "lone-carriage-return", SESSION.length + 3],
    ["no line break at the end", `${SESSION}a=x`, "unexpected-end", SESSION.length + 3],
    ["an empty line", `${SESSION}\r\n`, "unexpected-character", SESSION.length],
    ["a capital letter", `${SESSION}A=x\r\n`, "unexpected-character", "A="],
    [
      "an empty name of the session",
      SESSION.replace("s=-", "s="),
      "unexpected-character",
      "\r\nc=",
    ],
    [
      "a medium before the time",
      SESSION.replace("t=0 0", "m=audio 9 RTP/AVP 0"),
      "unexpected-character",
      "m=",
    ],
    [
      "a connection behind an attribute",
      `${SESSION}m=audio 9 RTP/AVP 0\r\na=x\r\nc=IN IP4 a\r\n`,
      "unexpected-character",
      SESSION.length + 26,
    ],
    [
      "a short time",
      SESSION.replace("t=0 0", "t=123 0"),
      "unexpected-character",
      SESSION.indexOf("t=") + 5,
    ],
    [
      "a medium without a format",
      `${SESSION}m=audio 9 RTP/AVP\r\n`,
      "unexpected-character",
      SESSION.length + 17,
    ],
    [
      "a port of five digits that is none",
      `${SESSION}m=audio 65536 RTP/AVP 0\r\n`,
      "invalid-port",
      "65536",
    ],
    ["two spaces", `${SESSION}m=audio  9 RTP/AVP 0\r\n`, "unexpected-character", " 9 RTP"],
    ["a mark of the byte order", `\ufeff${SESSION}`, "unexpected-character", 0],
  ])("%s", (_, text, code, place) => {
    const error = errorOf(() => parseSdp(text));
    expect([error.code, error.offset]).toEqual([
      code,
      typeof place === "string" ? text.indexOf(place) : place,
    ]);
    expect(errorOf(() => parseSdp(octets(text))).offset).toBe(error.offset);
  });

  test("octets that are not UTF-8, in lenient mode too", () => {
    const wrong = Uint8Array.from([...octets(`${SESSION}a=é:`), 0xe9, 13, 10]);
    for (const mode of ["strict", "lenient"] as const) {
      const error = errorOf(() => parseSdp(wrong, { mode }));
      expect([error.code, error.offset]).toEqual(["invalid-utf-8", SESSION.length + 4]);
    }
  });

  test("with a line, a column and a rule", () => {
    const { line, column, rule, message } = errorOf(() => parseSdp(`${SESSION}b=AS\r\n`));
    expect([line, column]).toEqual([6, 1]);
    expect(rule).toBe("RFC 8866 sessiondescription");
    expect(message).toContain("at line 6 column 1");
    expect(diagnoseSdp(`${SESSION}q=`)?.line).toBe(6);
    expect(diagnoseSdp(SESSION)).toBeUndefined();
  });
});

describe("lenient mode", () => {
  const read = (text: string) => {
    const problems: SdpError[] = [];
    const description = parseSdp(text, {
      mode: "lenient",
      onProblem: (problem) => problems.push(problem),
    });
    return { description, codes: problems.map(({ code }) => code) };
  };

  test.each([
    ["v=0\no=- 1 1 IN IP4 a\r\ns=-\nt=0 0\n", "mixed-line-ends"],
    ["v=0\r\ns=-\r\n", "unexpected-character"],
    [`${SESSION}q=1\r\n`, "unexpected-character"],
    [`${SESSION}\r\na=x\r\n\r\n`, "unexpected-character"],
    [`${SESSION}hello\r\n`, "unexpected-character"],
    [`${SESSION}a=x`, "unexpected-end"],
    [`${SESSION}m=audio 70000 RTP/AVP 0\r\n`, "invalid-port"],
    [`${SESSION}m=audio 9 RTP/AVP 0\r\na=x\r\nc=IN IP4 a\r\n`, "unexpected-character"],
    ["v=1\r\no=x\r\nm=\r\n", "unexpected-character"],
  ])("keeps every line of %j, and says what is wrong", (text, code) => {
    const { description, codes } = read(text);
    expect(codes).toEqual([code]);
    expect(stringifySdp(description, { mode: "lenient" })).toBe(text);
    expect(() => stringifySdp(description)).toThrow(RangeError);
  });

  test("says nothing of what strict mode takes", () => {
    expect(read(SESSION).codes).toEqual([]);
    expect(read(SESSION.replaceAll("\r", "")).codes).toEqual([]);
  });

  test.each([
    ["", "unexpected-end"],
    [`${SESSION}a=\0\r\n`, "nul"],
    [`${SESSION}hello\rthere\r\n`, "lone-carriage-return"],
  ])("refuses %j all the same", (text, code) => {
    expect(errorOf(() => read(text)).code).toBe(code);
  });
});

describe("limits", () => {
  const text = `${SESSION}a=x\r\nm=audio 9 RTP/AVP 0\r\nm=audio 9 RTP/AVP 0\r\n`;

  test.each(["strict", "lenient"] as const)("hold in %s mode", (mode) => {
    const size = { maxLength: text.length, maxLines: 8, maxMedia: 2 };
    expect(parseSdp(text, { mode, ...size }).media).toHaveLength(2);
    const length = errorOf(() => parseSdp(text, { mode, ...size, maxLength: text.length - 1 }));
    expect([length.code, length.offset]).toEqual(["too-long", text.length - 1]);
    expect(errorOf(() => parseSdp(octets(text), { mode, maxLength: 10 })).code).toBe("too-long");
    const lines = errorOf(() => parseSdp(text, { mode, ...size, maxLines: 7 }));
    expect([lines.code, lines.offset]).toEqual(["too-many-lines", text.lastIndexOf("m=")]);
    const media = errorOf(() => parseSdp(text, { mode, ...size, maxMedia: 1 }));
    expect([media.code, media.offset]).toEqual(["too-many-media", text.lastIndexOf("m=")]);
  });
});

describe("what no description can carry is not written", () => {
  const description = parseSdp(SESSION);
  test.each([
    sdpLine("a", "x\r\na=y"),
    sdpLine("a", "x\ny"),
    sdpLine("a", "x\ry"),
    sdpLine("a", "\0"),
    sdpLine("a", "\ud83d"),
    sdpLine("ab", "x"),
    sdpLine("a\n", "x"),
    sdpLine("", "hello"),
    sdpLine("a", "x", ""),
    sdpLine("a", "x", "\n"),
    sdpLine("q", "x"),
    sdpLine("m", "audio 9 RTP/AVP 0"),
    sdpLine("t", "0"),
  ])("%j", (line) => {
    const changed = { ...description, lines: [...description.lines, line, sdpLine("a", "z")] };
    expect(() => stringifySdp(changed)).toThrow(RangeError);
  });

  test("a medium without its first line", () => {
    expect(() => stringifySdp({ ...description, media: [{ lines: [sdpLine("a", "x")] }] })).toThrow(
      RangeError,
    );
  });
});
