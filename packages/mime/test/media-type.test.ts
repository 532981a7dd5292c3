import { describe, expect, test } from "vitest";
import {
  contentType,
  extendedParameter,
  extendedParameterValue,
  headerField,
  isIdentityEncoding,
  isMediaType,
  parameterValue,
  parseCidUrl,
  parseContentDisposition,
  parseContentId,
  parseMediaType,
  parseTransferEncoding,
  sameMediaType,
  stringifyCidUrl,
  stringifyContentDisposition,
  stringifyContentId,
  stringifyMediaType,
} from "../src/index.ts";
import { refusal } from "./refusal.ts";

describe("media types", () => {
  test("have type, subtype and parameters, in their case", () => {
    expect(parseMediaType('Text/Plain; Charset=UTF-8;x="a \\"b\\" \\\\"')).toEqual({
      type: "Text",
      subtype: "Plain",
      parameters: [
        { name: "Charset", value: "UTF-8" },
        { name: "x", value: 'a "b" \\' },
      ],
    });
  });

  test("have comments and folds anywhere between their tokens", () => {
    const text = ' (a (b) "\\)) text\r\n / plain (c)\r\n ; (d) a\t= "b\r\n c" (e)';
    expect(parseMediaType(text)).toEqual({
      type: "text",
      subtype: "plain",
      parameters: [{ name: "a", value: "b c" }],
    });
  });

  test.each([
    ["", "unexpected-end at 0"],
    ["text", "unexpected-end at 4"],
    ["text/", "unexpected-end at 5"],
    ["text/plain;", "unexpected-end at 11"],
    ["text/plain; a", "unexpected-end at 13"],
    ["text/plain; a=b c", "unexpected-character at 16"],
    ["text/plain; a=", "unexpected-end at 14"],
    ['text/plain; a="b', "unexpected-end at 16"],
    ["text/pl@in", "unexpected-character at 7"],
    ["text/plain; a=é", "unexpected-character at 14"],
    ["text/plain (", "unexpected-end at 12"],
    ["text/plain\r\nX: y", "unexpected-character at 12"],
    ["text/plain\rX", "lone-carriage-return at 10"],
    ["text/plain\nX", "lone-line-feed at 10"],
    ['text/plain; a="\0"', "nul at 15"],
    ["text/plain; a=b; A=c", "repeated-parameter at 15"],
    ['a/b (";\\) );c=";\\";" ;d=(;)e (";); C=f', "repeated-parameter at 33"],
    [`text/plain ${"(".repeat(40)}`, "too-deep at 27"],
  ])("refuse %j", (text, said) => {
    expect(refusal(() => parseMediaType(text))).toBe(said);
  });

  test("say line and column of what is wrong", () => {
    expect(() => parseMediaType("text/plain;\r\n a=,")).toThrow(/ at line 2 column 4 \(RFC 2045 /);
  });

  test("are within a range", () => {
    const type = parseMediaType("Message/CPIM");
    for (const range of ["*", "*/*", "message/*", "message/cpim", "MESSAGE/Cpim"]) {
      expect(isMediaType(type, range)).toBe(true);
    }
    for (const range of [
      "",
      "message",
      "messag/*",
      "messages/cpim",
      "message/cpi",
      "text/*",
      "/",
    ]) {
      expect(isMediaType(type, range)).toBe(false);
    }
  });

  test("are the same in any case and order of parameters", () => {
    const same = (left: string, right: string): boolean =>
      sameMediaType(parseMediaType(left), parseMediaType(right));
    expect(same("text/plain;charset=utf-8;a=b", 'TEXT/Plain; A=b; Charset="UTF-8"')).toBe(true);
    expect(same("text/plain;a=b", "text/plain;a=B")).toBe(false);
    expect(same("text/plain;a=b", "text/plain")).toBe(false);
    expect(same("text/plain;a=b", "text/plain;c=b")).toBe(false);
    expect(same("text/plain", "text/html")).toBe(false);
  });

  test("are written with quotes where they are needed", () => {
    const parameters = [
      { name: "charset", value: "utf-8" },
      { name: "b", value: "" },
      { name: "c", value: 'a"\\' },
    ];
    expect(stringifyMediaType({ type: "text", subtype: "plain", parameters })).toBe(
      'text/plain;charset=utf-8;b="";c="a\\"\\\\"',
    );
  });

  test.each([
    { type: "te xt", subtype: "plain", parameters: [] },
    { type: "text", subtype: "", parameters: [] },
    { type: "text", subtype: "plain", parameters: [{ name: "a;b", value: "c" }] },
    { type: "text", subtype: "plain", parameters: [{ name: "a", value: "b\r\nX: y" }] },
    { type: "text", subtype: "plain", parameters: [{ name: "a", value: "\ud800" }] },
    {
      type: "text",
      subtype: "plain",
      parameters: [
        { name: "a", value: "1" },
        { name: "A", value: "2" },
      ],
    },
  ])("are not written where they would be others: %j", (mediaType) => {
    expect(() => stringifyMediaType(mediaType)).toThrow(RangeError);
  });
});

describe("parameters of RFC 2231", () => {
  const value = (text: string, name = "filename"): string | undefined =>
    parameterValue(parseContentDisposition(`attachment;${text}`).parameters, name);

  test.each([
    ["filename=a.txt", "a.txt"],
    ["FileName=a.txt", "a.txt"],
    ["filename*=UTF-8''%e2%82%ac%20rates", "€ rates"],
    ["filename*=iso-8859-1'en'%A3%20rates", "£ rates"],
    ["filename*=''abc", "abc"],
    ["filename=EURO; filename*=utf-8''%e2%82%ac", "€"],
    ["filename*0=foo; filename*1=bar", "foobar"],
    ["filename*1=bar; filename*0=foo", "foobar"],
    ["filename*0*=UTF-8''f%c3; filename*1*=%b6; filename*2=\"%20o\"", "fö%20o"],
    ["filename*0=foo; filename*2=bar", "foo"],
    ["filename=plain; filename*=unknown'x'y", "plain"],
    ["filename=plain; filename*=UTF-8''%FF", "plain"],
    ["filename=plain; filename*=UTF-8''%4", "plain"],
    ["filename=plain; filename*=nothing", "plain"],
    ["filename=plain; filename*1=lost", "plain"],
    ["filename*=UTF-8''%FF", undefined],
    ["filenames=a", undefined],
    ["__proto__=x", undefined],
  ])("gives the filename of %s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test("have a language", () => {
    const { parameters } = parseMediaType("a/b; title*=us-ascii'en-us'This%20is");
    const expected = { value: "This is", language: "en-us" };
    expect(extendedParameterValue(parameters, "title")).toEqual(expected);
  });

  test.each([
    ["a", "x", "en'y"],
    ["a", "x", ""],
    ["a", "x", "en us"],
    ["a*", "é", undefined],
    ["a;b", "x", undefined],
    ["", "x", undefined],
    ["a", "\ud800", undefined],
  ])("are not made of the name %j, the text %j and the language %j", (name, text, language) => {
    expect(() => extendedParameter(name, text, language)).toThrow(RangeError);
  });

  test("are made for any text", () => {
    const plain = extendedParameter("filename", "a b");
    expect(plain).toEqual({ name: "filename", value: "a b" });
    for (const text of ["€ rates", "it's (100%)*", "😀"]) {
      const parameter = extendedParameter("filename", text, "en");
      const written = stringifyContentDisposition({ type: "attachment", parameters: [parameter] });
      const { parameters } = parseContentDisposition(written);
      expect(extendedParameterValue(parameters, "filename")).toEqual({
        value: text,
        language: "en",
      });
    }
  });
});

describe("Content-ID", () => {
  test("gives the identifier and its URL", () => {
    expect(parseContentId(" (c) <foo4%25foo1@bar.net> ")).toBe("foo4%25foo1@bar.net");
    expect(stringifyCidUrl("foo4%25foo1@bar.net")).toBe("cid:foo4%2525foo1@bar.net");
    expect(parseCidUrl("CID:foo4%2525foo1@bar.net")).toBe("foo4%25foo1@bar.net");
    expect(stringifyContentId("a@b")).toBe("<a@b>");
  });

  test.each(["", "a@b", "<>", "<a b>", "<a@b", "<é>"])("refuses %j", (text) => {
    expect(refusal(() => parseContentId(text))).toMatch(/^unexpected/);
  });

  test.each(["mid:a@b", "cid:", "cid:%", "cid:a%3Eb", "http://a"])("has no URL %j", (url) => {
    expect(parseCidUrl(url)).toBe(undefined);
  });

  test.each(["", "a b", "<a>", "a\r\n"])("is not written of %j", (identifier) => {
    expect(() => stringifyContentId(identifier)).toThrow(RangeError);
    expect(() => stringifyCidUrl(identifier)).toThrow(RangeError);
  });
});

describe("Content-Transfer-Encoding", () => {
  test("is known or an extension", () => {
    expect(parseTransferEncoding(" Base64 ")).toEqual({ known: "base64" });
    expect(parseTransferEncoding("X-Uu")).toEqual({ known: undefined, extension: "X-Uu" });
    expect(isIdentityEncoding({ known: "binary" })).toBe(true);
    expect(isIdentityEncoding({ known: "quoted-printable" })).toBe(false);
  });

  test("is a token", () => {
    expect(refusal(() => parseTransferEncoding("7 bit"))).toBe("unexpected-character at 2");
  });
});

describe("limits", () => {
  test("hold for the length of a value and the number of parameters", () => {
    const many = Array.from({ length: 65 }, (_, index) => `;a${index}=b`).join("");
    expect(refusal(() => parseMediaType(`a/b${many}`))).toBe("too-many-parameters at 377");
    expect(refusal(() => parseMediaType(`a/b${many}`, { maxParameters: 65 }))).toBe("accepted");
    const long = `a/${"b".repeat(16_383)}`;
    expect(refusal(() => parseMediaType(long))).toBe("value-too-long at 16384");
    expect(refusal(() => parseMediaType(long.slice(0, -1)))).toBe("accepted");
    const fields = [headerField("Content-Type", "text/plain")];
    expect(refusal(() => contentType(fields, { maxValueLength: 9 }))).toBe("value-too-long at 9");
  });
});
