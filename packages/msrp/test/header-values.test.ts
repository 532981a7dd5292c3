import { describe, expect, test } from "vitest";
import {
  actualRange,
  authenticationInfo,
  byteRange,
  contentDisposition,
  contentType,
  digest,
  expires,
  failureReport,
  fromPath,
  headerValue,
  messageId,
  type MsrpHead,
  parseByteRange,
  parseFrame,
  reportStatus,
  type RequestHead,
  stringifyAuthenticationInfo,
  stringifyByteRange,
  stringifyDigest,
  stringifyNickname,
  successReport,
  toPath,
  useNickname,
  usePath,
  withHeader,
  withoutHeader,
} from "../src/index.ts";
import { errorOf, octets, PATHS } from "./plain.ts";

function head(...lines: string[]): RequestHead {
  const text = lines.map((line) => `${line}\r\n`).join("");
  const { head: parsed } = parseFrame(
    octets(`MSRP d93kswow SEND\r\n${PATHS}${text}-------d93kswow$\r\n`),
  );
  if (parsed.kind !== "request") throw new Error("a response");
  return parsed;
}

test("a head without a header has undefined, or what RFC 4975 says then", () => {
  const none = head();
  expect(messageId(none)).toBeUndefined();
  expect(byteRange(none)).toBeUndefined();
  expect(reportStatus(none)).toBeUndefined();
  expect(successReport(none)).toBe(false);
  expect(failureReport(none)).toBe("yes");
  expect([usePath(none), expires(none), useNickname(none)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([digest(none, "Authorization"), authenticationInfo(none)]).toEqual([undefined, undefined]);
});

test("paths are URIs, the next hop first", () => {
  expect(toPath(head()).map(({ host }) => host)).toEqual(["bob.example.com"]);
  expect(fromPath(head()).map(({ port }) => port)).toEqual(["7777"]);
});

test("a Message-ID is an identifier", () => {
  expect(messageId(head("message-id: a.-+%=Z9"))).toBe("a.-+%=Z9");
  for (const id of ["abc", ".abcd", `a${"b".repeat(32)}`, "ab cd"]) {
    expect(errorOf(() => messageId(head(`Message-ID: ${id}`))).code).toBe("invalid-message-id");
  }
});

describe("Byte-Range", () => {
  test.each([
    ["1-25/25", { start: 1, end: 25, total: 25 }],
    ["1-*/*", { start: 1, end: undefined, total: undefined }],
    ["1-0/0", { start: 1, end: 0, total: 0 }],
    ["2049-*/5000", { start: 2049, end: undefined, total: 5000 }],
    ["9007199254740991-*/*", { start: Number.MAX_SAFE_INTEGER, end: undefined, total: undefined }],
  ])("%s", (text, range) => {
    expect(parseByteRange(text)).toEqual(range);
    expect(stringifyByteRange(range)).toBe(text);
  });

  test.each([
    [{ start: 0, end: 1, total: 1 }],
    [{ start: 5, end: 3, total: 9 }],
    [{ start: 1, end: 10, total: 9 }],
    [{ start: 5, end: undefined, total: 3 }],
    [{ start: 1.5, end: undefined, total: undefined }],
    [{ start: Number.NaN, end: undefined, total: undefined }],
  ])("is not written from %j", (range) => {
    expect(() => stringifyByteRange(range)).toThrow(RangeError);
  });

  test("the octets that a chunk has are those of its body", () => {
    expect(actualRange(parseByteRange("1-16/16"), 14)).toEqual({
      start: 1,
      end: 14,
      agrees: false,
    });
    expect(actualRange(parseByteRange("5-8/8"), 4)).toEqual({ start: 5, end: 8, agrees: true });
    expect(actualRange(parseByteRange("5-*/8"), 3)).toEqual({ start: 5, end: 7, agrees: true });
    expect(actualRange(parseByteRange("5-*/8"), 5)).toEqual({ start: 5, end: 9, agrees: false });
    expect(actualRange(undefined, 0)).toEqual({ start: 1, end: 0, agrees: true });
  });
});

test("reports are asked for in any case, and by three words alone", () => {
  expect(successReport(head("Success-Report: YES"))).toBe(true);
  expect(successReport(head("Success-Report: no"))).toBe(false);
  expect(failureReport(head("Failure-Report: Partial"))).toBe("partial");
  expect(errorOf(() => successReport(head("Success-Report: partial"))).offset).toBe(0);
  expect(errorOf(() => failureReport(head("Failure-Report: yes "))).offset).toBe(3);
});

test("a Status has namespace, code and comment", () => {
  expect(reportStatus(head("Status: 000 200 OK"))).toEqual({
    namespace: "000",
    code: 200,
    comment: "OK",
  });
  expect(reportStatus(head("Status: 001 413"))).toEqual({
    namespace: "001",
    code: 413,
    comment: undefined,
  });
  expect(errorOf(() => reportStatus(head("Status: 200 OK"))).offset).toBe(4);
});

describe("the headers of relays (RFC 4976)", () => {
  test("a Use-Path is a path", () => {
    expect(usePath(head("Use-Path: msrps://a:1/x;tcp msrps://b:2/y;tcp"))).toHaveLength(2);
  });

  test("times are seconds", () => {
    expect(expires(head("Expires: 0900"))).toBe(900);
    expect(expires(head("Min-Expires: 60"), "Min-Expires")).toBe(60);
    expect(expires(head("Max-Expires: 1"), "Max-Expires")).toBe(1);
    expect(errorOf(() => expires(head("Expires: -1"))).code).toBe("unexpected-character");
    expect(errorOf(() => expires(head(`Expires: ${"9".repeat(20)}`))).code).toBe(
      "number-too-large",
    );
  });

  test("a challenge and its answer are lists of parameters", () => {
    const challenge = 'Digest realm="a\\"b", nonce="x",qop="auth", algorithm=MD5';
    const parameters = [
      { name: "realm", value: 'a"b', isQuoted: true },
      { name: "nonce", value: "x", isQuoted: true },
      { name: "qop", value: "auth", isQuoted: true },
      { name: "algorithm", value: "MD5", isQuoted: false },
    ];
    expect(digest(head(`WWW-Authenticate: ${challenge}`), "WWW-Authenticate")).toEqual(parameters);
    expect(stringifyDigest(parameters)).toBe(
      'Digest realm="a\\"b", nonce="x", qop="auth", algorithm=MD5',
    );
    expect(authenticationInfo(head('Authentication-Info: nextnonce="y",nc=00000001'))).toEqual([
      { name: "nextnonce", value: "y", isQuoted: true },
      { name: "nc", value: "00000001", isQuoted: false },
    ]);
    expect(errorOf(() => digest(head("Authorization: Basic abc"), "Authorization")).offset).toBe(0);
  });

  test.each([
    { name: "a", value: "b, c=d", isQuoted: false },
    { name: "a b", value: "c", isQuoted: false },
    { name: "a", value: "b\r\nX: y", isQuoted: true },
    { name: "a", value: "", isQuoted: false },
  ])("a parameter that no header can carry is not written: %j", (parameter) => {
    expect(() => stringifyAuthenticationInfo([parameter])).toThrow(RangeError);
  });
});

describe("the headers of a body", () => {
  const typed = (type: string, ...others: string[]) => {
    const lines = [...others, `Content-Type: ${type}`].map((line) => `${line}\r\n`).join("");
    const text = `MSRP d93kswow SEND\r\n${PATHS}${lines}\r\n\r\n-------d93kswow$\r\n`;
    return parseFrame(octets(text)).head;
  };

  test("are a media type and a disposition", () => {
    expect(contentType(typed('text/plain; charset="UTF-8"'))).toMatchObject({
      type: "text",
      subtype: "plain",
      parameters: [{ name: "charset", value: "UTF-8" }],
    });
    const none = head();
    const png = typed("image/png", "Content-Disposition: attachment; filename=a.png");
    expect(contentDisposition(png)).toMatchObject({ type: "attachment" });
    expect([contentType(none), contentDisposition(typed("a/b"))]).toEqual([undefined, undefined]);
  });

  test("are refused where they are none", () => {
    const { code, offset } = errorOf(() => contentType(typed("text")));
    expect([code, offset]).toEqual(["invalid-content-header", 4]);
    expect(errorOf(() => contentDisposition(typed("a/b", "Content-Disposition: ;"))).offset).toBe(
      0,
    );
  });
});

describe("a nickname (RFC 7701)", () => {
  test.each([
    ["Alice the great", '"Alice the great"'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    ["", '""'],
    ["名前 😀", '"名前 😀"'],
  ])("%s", (name, value) => {
    expect(stringifyNickname(name)).toBe(value);
    expect(useNickname(head(`Use-Nickname: ${value}`))).toBe(name);
  });

  test("has at most 1023 octets", () => {
    const name = `${"é".repeat(511)}a`;
    expect(useNickname(head(`Use-Nickname: ${stringifyNickname(name)}`))).toBe(name);
    expect(() => stringifyNickname(`${name}b`)).toThrow(RangeError);
    const error = errorOf(() => useNickname(head(`Use-Nickname: "${name}b"`)));
    expect(error.code).toBe("invalid-nickname");
  });

  test("has no line breaks, lone surrogates, or anything without quotes", () => {
    expect(() => stringifyNickname("a\r\nb")).toThrow(RangeError);
    expect(() => stringifyNickname("\ud83d")).toThrow(RangeError);
    expect(errorOf(() => useNickname(head("Use-Nickname: Alice"))).offset).toBe(0);
  });
});

describe("a head with other headers", () => {
  const old: MsrpHead = head("A: b", "message-id: 1234");

  test("keeps all others, and their case", () => {
    const changed = withHeader(old, "Message-ID", "5678");
    expect(changed.headers.slice(2)).toEqual([
      { name: "A", value: "b" },
      { name: "message-id", value: "5678" },
    ]);
    expect(headerValue(withoutHeader(changed, "MESSAGE-ID"), "Message-ID")).toBeUndefined();
  });

  test("has a new one before those of the content", () => {
    const text = `MSRP d93kswow SEND\r\n${PATHS}Content-ID: x\r\nContent-Type: a/b\r\n\r\n\r\n-------d93kswow$\r\n`;
    const { headers } = withHeader(parseFrame(octets(text)).head, "New", "1");
    expect(headers.map(({ name }) => name)).toEqual([
      "To-Path",
      "From-Path",
      "New",
      "Content-ID",
      "Content-Type",
    ]);
    expect(withHeader(old, "New", "1").headers.at(-1)?.name).toBe("New");
  });
});

describe("of two headers that can stand once none is chosen", () => {
  test.each<[string, string, (one: RequestHead) => unknown]>([
    ["Use-Path", "msrp://a;tcp", usePath],
    ["Expires", "1", (one) => expires(one)],
    ["Authorization", "Digest a=b", (one) => digest(one, "Authorization")],
    ["Authentication-Info", "a=b", authenticationInfo],
    ["Use-Nickname", '"a"', useNickname],
    ["Content-Disposition", "inline", contentDisposition],
  ])("%s", (name, value, read) => {
    expect(read(head(`${name}: ${value}`))).toBeDefined();
    const twice = head(`${name}: ${value}`, `${name.toLowerCase()}: ${value}`);
    expect(errorOf(() => read(twice)).code).toBe("repeated-header");
  });

  test("but of challenges the first one", () => {
    const two = head("WWW-Authenticate: Digest a=b", "WWW-Authenticate: Digest c=d");
    expect(digest(two, "WWW-Authenticate")).toMatchObject([{ name: "a", value: "b" }]);
  });
});
