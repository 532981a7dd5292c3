import { contentType } from "@callingcard/mime";
import { describe, expect, test } from "vitest";
import {
  CPIM_NAMESPACE,
  type CpimError,
  CpimHeadDecoder,
  cpimHeader,
  encodeCpim,
  getHeader,
  getHeaders,
  parameterText,
  parseCpim,
  parseCpimHead,
  requiredHeaders,
  stringifyHeader,
} from "../src/index.ts";
import { encode, message, refusal } from "./refusal.ts";

const namespaces = (...lines: string[]): (string | undefined)[] =>
  parseCpim(message(...lines)).headers.map(({ namespace }) => namespace);

describe("namespaces", () => {
  test("go by URI, whatever the prefix", () => {
    const { headers } = parseCpim(message("NS: a <urn:x>", "NS: b <urn:x>", "a.H: 1", "b.H: 2"));
    expect(getHeaders(headers, "H", "urn:x").map(({ value }) => value)).toEqual(["1", "2"]);
    expect(getHeader(headers, "H", "urn:x")?.prefix).toBe("a");
    expect(getHeader(headers, "H")).toBe(undefined);
    expect(getHeader(headers, "h", "urn:x")).toBe(undefined);
  });

  test("of a prefix change when it is bound again", () => {
    expect(namespaces("NS: a <urn:x>", "a.H: 1", "NS: a <urn:y>", "a.H: 2")).toEqual([
      CPIM_NAMESPACE,
      "urn:x",
      CPIM_NAMESPACE,
      "urn:y",
    ]);
  });

  test("of names without prefix change with the default, but for NS", () => {
    expect(namespaces("H: 1", "NS: <urn:x>", "H: 2", "NS: a <urn:y>", "a.H: 3", "H: 4")).toEqual([
      CPIM_NAMESPACE,
      CPIM_NAMESPACE,
      "urn:x",
      CPIM_NAMESPACE,
      "urn:y",
      "urn:x",
    ]);
  });

  test("are declared by NS under a prefix, too", () => {
    const lines = [`NS: c <${CPIM_NAMESPACE}>`, "NS: <urn:x>", "c.NS: d <urn:z>", "d.H: 1"];
    expect(namespaces(...lines)[3]).toBe("urn:z");
    expect(namespaces("NS: x <urn:x>", "x.NS: y <urn:y>")).toEqual([CPIM_NAMESPACE, "urn:x"]);
  });

  test("have any name as prefix", () => {
    expect(namespaces("NS: __proto__ <urn:x>", "__proto__.constructor: 1")[1]).toBe("urn:x");
  });

  test.each(["NS: a urn:x", "NS: a", "NS: <x>", "NS: a b <urn:x>", "NS: ", "NS: a <urn:x> "])(
    "are not declared by %j",
    (line) => {
      expect(refusal(() => parseCpim(message("From: <im:a@b>", line)))).toBe(
        "invalid-namespace at 16",
      );
    },
  );
});

describe("headers", () => {
  test("have parameters as they are written", () => {
    const line = 'Subject:;lang=fr;x="a;b \\"c\\" \\u00e9";y=1.2 Bonjour; ;';
    const [header] = parseCpim(message(line)).headers;
    expect(header?.parameters).toEqual([
      { name: "lang", value: "fr" },
      { name: "x", value: '"a;b \\"c\\" \\u00e9"' },
      { name: "y", value: "1.2" },
    ]);
    expect(header?.parameters.map(parameterText)).toEqual(["fr", 'a;b "c" é', "1.2"]);
    expect(header?.value).toBe("Bonjour; ;");
    expect(header && stringifyHeader(header)).toBe(`${line}\r\n`);
  });

  test.each([
    ["Subject:;lang=fr", "unexpected-character at 16"],
    ["Subject:; lang=fr x", "unexpected-character at 9"],
    ["Subject:;lang x", "unexpected-character at 13"],
    ["Subject:;lang= x", "unexpected-character at 14"],
    ['Subject:;a="x', "unexpected-character at 13"],
    ["Sub ject: x", "unexpected-character at 3"],
    [" Subject: x", "unexpected-character at 0"],
    ["Subject : x", "unexpected-character at 7"],
    [": x", "unexpected-character at 0"],
    [".a: x", "unexpected-character at 0"],
    ["a.: x", "unexpected-character at 2"],
    ["a.b.c: x", "unexpected-character at 3"],
    ["Subjéct: x", "unexpected-character at 4"],
    ["Subject: a\tb", "unexpected-character at 10"],
    ["Subject: a\x7fb", "unexpected-character at 10"],
    ["Subject: a\0b", "nul at 10"],
    ["Subject: a\rX: b", "lone-carriage-return at 10"],
    ["Subject: a\nX: b", "lone-line-feed at 10"],
    ["Subject: a\r\n folded", "unexpected-character at 12"],
    ["Subject:a", "missing-space at 7"],
    ["Subject:", "missing-space at 7"],
    ["NS: x <urn:x>\r\nx.Subject:a", "missing-space at 24"],
    ["foo.Bar: x", "undeclared-prefix at 0"],
  ])("refuse %j", (line, said) => {
    expect(refusal(() => parseCpim(message(line)))).toBe(said);
  });

  test("may be none", () => {
    expect(parseCpim(message()).headers).toEqual([]);
    expect(parseCpimHead(message()).headersLength).toBe(0);
  });

  test("that are required have a name in a namespace", () => {
    const { headers } = parseCpim(
      message("Require: a.B", "NS: a <urn:x>", "Require: a.B,C, d.E", "NS: <urn:y>", "Require: ?"),
    );
    expect(requiredHeaders(headers)).toEqual([
      { namespace: undefined, name: "B" },
      { namespace: "urn:x", name: "B" },
      { namespace: CPIM_NAMESPACE, name: "C" },
      { namespace: undefined, name: "E" },
    ]);
    const wrong = parseCpim(message("Require: a,,b")).headers;
    expect(refusal(() => requiredHeaders(wrong))).toBe("unexpected-character at 2");
  });

  test("are written with what they were made of", () => {
    expect(stringifyHeader(cpimHeader("Subject", "x"))).toBe("Subject: x\r\n");
    const parameters = [{ name: "lang", value: "en" }];
    const name = { namespace: "urn:x", name: "H" };
    expect(stringifyHeader(cpimHeader(name, "", { prefix: "p", parameters }))).toBe(
      "p.H:;lang=en \r\n",
    );
  });

  test.each([
    ["Subject", "a\r\nX: b"],
    ["Subject", "a\nX: b"],
    ["Subject", "a\rb"],
    ["Subject", "\0"],
    ["Subject", "\t"],
    ["Subject", "\ud800"],
    ["a b", "x"],
    ["a.b", "x"],
    ["a:", "x"],
    ["", "x"],
    ["X: y\r\nZ", "x"],
  ])("are not written of %j: %j", (name, value) => {
    expect(() => cpimHeader(name, value)).toThrow(RangeError);
  });

  test.each([
    [{ prefix: "a.b" }],
    [{ prefix: "" }],
    [{ parameters: [{ name: "a b", value: "c" }] }],
    [{ parameters: [{ name: "a", value: "" }] }],
    [{ parameters: [{ name: "a", value: "b c" }] }],
    [{ parameters: [{ name: "a", value: "b;c=d" }] }],
    [{ parameters: [{ name: "a", value: '"b' }] }],
    [{ parameters: [{ name: "a", value: '"b" c"' }] }],
    [{ parameters: [{ name: "a", value: '"\r\n"' }] }],
  ])("are not written with %j", (options) => {
    expect(() => cpimHeader("Subject", "x", options)).toThrow(RangeError);
  });

  test("are not written with another space than one", () => {
    const header = cpimHeader("Subject", "x");
    expect(stringifyHeader({ ...header, space: "" })).toBe("Subject:x\r\n");
    for (const wrong of [
      { ...header, space: "  " },
      { ...header, space: "\r\n" },
      { ...header, space: "", value: ";a=b c" },
      { ...header, space: "", value: " x" },
      { ...header, space: "", parameters: [{ name: "a", value: "b" }] },
    ]) {
      expect(() => stringifyHeader(wrong)).toThrow(RangeError);
    }
  });
});

describe("messages", () => {
  test("have content with fields and a body that is a view", () => {
    const octets = message("From: <im:a@b>");
    const { fields, body } = parseCpim(octets);
    expect(contentType(fields)).toEqual({ type: "text", subtype: "plain", parameters: [] });
    expect(body).toEqual(encode("Hello"));
    expect(body.buffer).toBe(octets.buffer);
    const head = parseCpimHead(octets);
    expect(head.headersLength).toBe(16);
    expect(head.length).toBe(octets.length - 5);
  });

  test.each([
    ["", "unexpected-end at 0"],
    ["Subject: a", "unexpected-end at 10"],
    ["Subject: a\r\n", "unexpected-end at 12"],
    ["Subject: a\r\n\r\n", "unexpected-end at 14"],
    ["Subject: a\r\n\r\nContent-Type: text/plain\r\n", "unexpected-end at 40"],
    ["Subject: a\n\nContent-Type: text/plain\n\n", "lone-line-feed at 10"],
    ["Subject: a\r\n\nContent-Type: text/plain\r\n\r\n\r\n\r\n", "lone-line-feed at 12"],
    ["Subject: a\r\n\r\nContent-Type\r\n\r\n", "unexpected-character at 26"],
    ["Subject: a\r\n\r\nX: é\nY: z\r\n\r\n", "lone-line-feed at 18"],
    ["Subject: a\r\n\r\n\r\nbody", "missing-content-type at 14"],
    ["Subject: a\r\n\r\nContent-Type: a/b\r\nContent-type: a/b\r\n\r\n", "repeated-field at 33"],
  ])("refuse %j", (text, said) => {
    expect(refusal(() => parseCpim(encode(text)))).toBe(said);
  });

  test.each([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])(
    "refuse the octets %j in a head and take them in the body",
    (...octets) => {
      const [before, after] = ["Subject: é", "\r\n\r\nContent-Type: a/b\r\n\r\n"].map(encode);
      const wrong = Uint8Array.from([...(before ?? []), ...octets, ...(after ?? [])]);
      expect(refusal(() => parseCpim(wrong))).toBe("invalid-utf-8 at 10");
      const body = Uint8Array.from([...(before ?? []), ...(after ?? []), ...octets]);
      expect(parseCpim(body).body).toEqual(Uint8Array.from(octets));
    },
  );

  test("say the line of what is wrong", () => {
    expect(() => parseCpim(message("From: <im:a@b>", "Su bject: x"))).toThrow(
      /^expected .* at line 2 column 3 \(RFC 3862 header\)$/,
    );
  });

  test("are read past a problem where someone hears of it", () => {
    const lines = ["Subject:x", "foo.Bar: y", "NS: nothing", "Message-Direction: sent"];
    const text = [...lines, "Message-Direction:received", "Subject:", "", "", "body"].join("\r\n");
    const codes: string[] = [];
    const onProblem = ({ code, line, column, offset }: CpimError): void => {
      codes.push(`${code} ${line}`);
      expect(text.split("\r\n", line - 1).join("\r\n").length + (line > 1 ? 2 : 0)).toBe(
        offset - column + 1,
      );
    };
    const read = parseCpim(encode(text), { onProblem });
    expect(codes).toEqual([
      "missing-space 1",
      "undeclared-prefix 2",
      "invalid-namespace 3",
      "missing-space 5",
      "repeated-header 5",
      "missing-space 6",
      "missing-content-type 8",
    ]);
    expect(read.headers.map(({ value }) => value)).toEqual([
      "x",
      "y",
      "nothing",
      "sent",
      "received",
      "",
    ]);
    expect(read.headers[1]?.namespace).toBe(undefined);
    expect(encodeCpim(read)).toEqual(encode(text));
    expect(refusal(() => parseCpim(encode(`${text}\n`.replace("y", "\0")), { onProblem }))).toBe(
      "nul at 20",
    );
  });

  test("are not written with a prefix that means something else there", () => {
    const read = parseCpim(message("NS: a <urn:x>", "a.H: 1"));
    const [declaration, header] = read.headers;
    if (declaration === undefined || header === undefined) throw new Error("no headers");
    for (const headers of [[header], [header, declaration], [{ ...header, prefix: undefined }]]) {
      expect(() => encodeCpim({ ...read, headers })).toThrow(RangeError);
    }
  });
});

describe("limits", () => {
  test("hold for octets, headers, parameters and fields", () => {
    const read = (octets: Uint8Array, options = {}) => refusal(() => parseCpim(octets, options));
    const rest = "\r\n\r\nContent-Type: a/b\r\n\r\n";
    const long = (octets: number): Uint8Array =>
      encode(`S: ${"x".repeat(octets - 3 - rest.length)}${rest}`);
    expect(read(long(16_384))).toBe("accepted");
    expect(read(long(16_385))).toBe("head-too-long at 16384");
    expect(read(long(50), { maxHeadOctets: 49 })).toBe("head-too-long at 49");
    expect(read(message(...Array.from({ length: 256 }, () => "a: b")))).toBe("accepted");
    expect(read(message(...Array.from({ length: 257 }, () => "a: b")))).toBe(
      "too-many-headers at 1536",
    );
    expect(read(message("a: b", `a:${";b=c".repeat(16)} d`))).toBe("accepted");
    expect(read(message("a: b", `a:${";b=c".repeat(17)} d`))).toBe("too-many-parameters at 6");
    expect(read(encode(`a: b\r\n\r\n${"X: y\r\n".repeat(63)}Content-Type: a/b\r\n\r\n`))).toBe(
      "accepted",
    );
    expect(read(encode(`a: b\r\n\r\n${"X: y\r\n".repeat(64)}Content-Type: a/b\r\n\r\n`))).toMatch(
      /^too-many-fields at /,
    );
  });

  test("are far, and octets may arrive one by one", () => {
    const octets = message(...Array.from({ length: 200 }, (_, index) => `a${index}: b`));
    const decoder = new CpimHeadDecoder();
    let head;
    for (const octet of octets) head ??= decoder.push(Uint8Array.of(octet));
    expect(head).toEqual(parseCpimHead(octets));
  });

  test("hold while octets arrive", () => {
    const decoder = new CpimHeadDecoder({ maxHeadOctets: 100 });
    for (let count = 0; count < 10; count++) decoder.push(encode("Subject: x"));
    expect(refusal(() => decoder.push(encode("S")))).toBe("head-too-long at 100");
    expect(refusal(() => decoder.push(encode("\r\n\r\n")))).toBe("head-too-long at 100");
    expect(refusal(() => decoder.end())).toBe("head-too-long at 100");
  });
});
