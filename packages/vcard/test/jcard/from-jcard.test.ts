import { describe, expect, test } from "vitest";
import { stringifyProperty } from "../../src/index.ts";
import { fromJCard, JCardError, parseJCard } from "../../src/jcard.ts";

const VERSION = ["version", {}, "text", "4.0"];

interface Read {
  readonly lines: string[];
  readonly problems: string[];
}

function read(json: unknown, options = {}): Read {
  const problems: string[] = [];
  const card = fromJCard(json, {
    ...options,
    onProblem: ({ code, pointer }) => problems.push(`${code} ${pointer}`),
  });
  return {
    lines: card.properties.map((property) => stringifyProperty(property).trimEnd()),
    problems,
  };
}

function readVersion(version: unknown): string[] {
  const { lines, problems } = read(["vcard", [version]]);
  return [...lines, ...problems];
}

function readOne(property: unknown, options = {}): Read {
  const { lines, problems } = read(["vcard", [VERSION, property]], options);
  return { lines: lines.slice(1), problems };
}

describe("what registries write", () => {
  test.each<readonly [string, unknown, readonly string[], readonly string[]]>([
    ["null as a value", ["tel", {}, "text", null], ["TEL:"], ["null-value /1/1/3"]],
    [
      "null in an address",
      ["adr", {}, "text", ["", null, "1 High St", "Oslo", null, 150, "Norway"]],
      ["ADR:;;1 High St;Oslo;;150;Norway"],
      ["null-value /1/1/3/1", "null-value /1/1/3/4"],
    ],
    [
      "a number in an address",
      ["adr", {}, "text", ["", "", 12, "", "", 94301, ""]],
      ["ADR:;;12;;;94301;"],
      [],
    ],
    [
      "a property without a type",
      ["lang", { type: "language-tag" }, "en"],
      ["LANG;TYPE=language-tag:en"],
      ["missing-type /1/1/2"],
    ],
    ["a property without a value", ["fn", {}, "text"], ["FN:"], ["missing-value /1/1"]],
    [
      "an array of parameters",
      ["fn", [], "text", "Ada"],
      ["FN:Ada"],
      ["parameters-not-an-object /1/1/1"],
    ],
    [
      "null for parameters",
      ["fn", null, "text", "Ada"],
      ["FN:Ada"],
      ["parameters-not-an-object /1/1/1"],
    ],
    ["null for a type", ["fn", {}, null, "Ada"], ["FN:Ada"], ["missing-type /1/1/2"]],
    ["a type that is none", ["fn", {}, "a string", "Ada"], ["FN:Ada"], ["missing-type /1/1/2"]],
    [
      "a number for a telephone",
      ["tel", {}, "text", 4712345678],
      ["TEL:4712345678"],
      ["not-of-type /1/1/3"],
    ],
    [
      "names in upper case",
      ["FN", { LANGUAGE: "en" }, "TEXT", "Ada"],
      ["FN;LANGUAGE=en:Ada"],
      ["not-lower-case /1/1/0", "not-lower-case /1/1/1/LANGUAGE", "not-lower-case /1/1/2"],
    ],
    [
      "null for a parameter",
      ["tel", { type: null, pref: 1 }, "text", "1"],
      ["TEL;PREF=1:1"],
      ["null-value /1/1/1/type", "bad-parameter /1/1/1/pref"],
    ],
    [
      "an empty list of types",
      ["tel", { type: [] }, "text", "1"],
      ["TEL:1"],
      ["bad-parameter /1/1/1/type"],
    ],
    ["an object for a value", ["note", {}, "text", { a: 1 }], ["NOTE:"], ["not-a-value /1/1/3"]],
    [
      "two full names",
      ["fn", {}, "text", "Ada", "Countess"],
      ["FN:Ada,Countess"],
      ["several-values /1/1/3"],
    ],
    [
      "a VALUE among the parameters",
      ["tel", { value: "uri" }, "uri", "tel:+1"],
      ["TEL;VALUE=uri:tel:+1"],
      ["reserved-parameter /1/1/1/value"],
    ],
    [
      "a date that is none",
      ["bday", {}, "date-and-or-time", "1996-4-5x"],
      ["BDAY;VALUE=text:1996-4-5x"],
      ["not-of-type /1/1/3"],
    ],
    [
      "true as a text",
      ["x-a", {}, "boolean", "TRUE"],
      ["X-A;VALUE=boolean:TRUE"],
      ["not-of-type /1/1/3"],
    ],
    [
      "an array that is too deep",
      ["n", {}, "text", ["a", ["b", ["c"]], "", "", ""]],
      ["N:a;b,;;;"],
      ["nested-too-deep /1/1/3/1/1"],
    ],
    [
      "a group that is none",
      ["fn", { group: "a.b:" }, "text", "Ada"],
      ["FN:Ada"],
      ["bad-group /1/1/1/group"],
    ],
    [
      "a parameter that is none",
      ["fn", { "a=b:": "c" }, "text", "Ada"],
      ["FN:Ada"],
      ["bad-parameter /1/1/1/a=b:"],
    ],
    ["what is no property", "fn", [], ["not-a-property /1/1"]],
    ["a name with a line break", ["fn\r\nx", {}, "text", "Ada"], [], ["bad-name /1/1/0"]],
    ["END as a property", ["end", {}, "text", "VCARD"], [], ["bad-name /1/1/0"]],
    [
      "control characters",
      ["note", { label: "a\u0000b" }, "text", "c\u0007\ud800"],
      ["NOTE;LABEL=ab:c\ufffd"],
      ["illegal-character /1/1/1/label", "illegal-character /1/1/3"],
    ],
  ])("%s", (_, property, lines, problems) => {
    expect(readOne(property)).toEqual({ lines, problems });
  });

  test("properties that are not in an array", () => {
    expect(read(["vcard", VERSION, ["fn", {}, "text", "Ada"]])).toEqual({
      lines: ["VERSION:4.0", "FN:Ada"],
      problems: ["properties-not-in-array /1"],
    });
  });

  test("VCARD, and something behind the properties", () => {
    expect(read(["VCARD", [VERSION], "more"])).toEqual({
      lines: ["VERSION:4.0"],
      problems: ["not-lower-case /0", "properties-not-in-array /2"],
    });
    expect(read(["vcard", [VERSION], []]).problems).toEqual([]);
  });

  test("no version, one that is not first, a second one, one that is none", () => {
    expect(read(["vcard", [["fn", {}, "text", "Ada"]]])).toEqual({
      lines: ["VERSION:4.0", "FN:Ada"],
      problems: ["missing-version /1"],
    });
    expect(read(["vcard", [["fn", {}, "text", "Ada"], VERSION, VERSION]])).toEqual({
      lines: ["VERSION:4.0", "FN:Ada"],
      problems: ["misplaced-version /1/1", "misplaced-version /1/2"],
    });
    for (const [written, read] of [
      ["5.0", "4.0"],
      [4, "4.0"],
      [3, "3.0"],
    ] as const) {
      expect(readVersion(["version", {}, "text", written])).toEqual([
        `VERSION:${read}`,
        "unknown-version /1/0",
      ]);
    }
  });

  test("is refused without onProblem, at the first departure", () => {
    expect(() => fromJCard(["vcard", [VERSION, ["tel", {}, "text", null], ["fn"]]])).toThrow(
      "value is null at /1/1/3 (RFC 7095 section 3.5)",
    );
  });
});

describe("what is no jCard", () => {
  test.each([
    [undefined],
    [null],
    [{}],
    [[]],
    ["vcard"],
    [["vcard"]],
    [["vcard", {}]],
    [["vcalendar", []]],
  ])("%j is refused also with onProblem", (json) => {
    expect(() => read(json)).toThrow(expect.objectContaining({ code: "not-a-jcard", pointer: "" }));
  });
});

describe("hostile data", () => {
  test("__proto__ and constructor are names like others", () => {
    const json: unknown = JSON.parse(
      '["vcard",[["version",{},"text","4.0"],["__proto__",{"__proto__":"a","constructor":"b"},"unknown","c"],["constructor",{},"unknown","d"]]]',
    );
    const { lines, problems } = read(json);
    expect(lines.slice(1)).toEqual(["__PROTO__;__PROTO__=a;CONSTRUCTOR=b:c", "CONSTRUCTOR:d"]);
    expect(problems).toEqual([]);
  });

  test.each([
    ["maxProperties", 3, ["too-many-properties /1"], 3],
    ["maxProperties", 4, [], 4],
  ] as const)("%s %i", (option, most, problems, count) => {
    const json = ["vcard", [VERSION, ...Array.from({ length: 3 }, () => ["fn", {}, "text", "A"])]];
    const found = read(json, { [option]: most });
    expect(found.problems).toEqual(problems);
    expect(found.lines).toHaveLength(count);
  });

  test.each([
    ["maxParameters", 1, { a: "1", b: "2" }, "x", ["too-many-parameters /1/1/1"], "NOTE;A=1:x"],
    ["maxParameters", 2, { a: "1", b: "2" }, "x", [], "NOTE;A=1;B=2:x"],
    [
      "maxParameters",
      2,
      { a: ["1", "2", "3"] },
      "x",
      ["too-many-parameters /1/1/1/a"],
      "NOTE;A=1,2:x",
    ],
    ["maxNameLength", 2, { abc: "1" }, "x", ["name-too-long /1/1/1"], "NOTE:x"],
    ["maxNameLength", 3, { abc: "1" }, "x", [], "NOTE;ABC=1:x"],
    ["maxValueLength", 3, { a: "1234" }, "123", ["value-too-long /1/1/1/a"], "NOTE:123"],
    ["maxValueLength", 3, {}, "1234", ["value-too-long /1/1/3"], "NOTE:"],
    ["maxValueLength", 4, { a: "1234" }, "1234", [], "NOTE;A=1234:1234"],
  ] as const)("%s %i with %j and %j", (option, most, parameters, value, problems, line) => {
    expect(readOne(["note", parameters, "text", value], { [option]: most })).toEqual({
      lines: [line],
      problems,
    });
  });

  test("maxValues counts values and items of components together", () => {
    const n = ["n", {}, "text", ["a", ["b", "c"], "d", "", ""]];
    expect(readOne(n, { maxValues: 8 })).toEqual({ lines: ["N:a;b,c;d;;"], problems: [] });
    expect(readOne(n, { maxValues: 7 }).problems).toEqual(["too-many-values /1/1/3/1"]);
    expect(readOne(["nickname", {}, "text", "a", "b", "c"], { maxValues: 2 })).toEqual({
      lines: ["NICKNAME:a,b"],
      problems: ["too-many-values /1/1"],
    });
  });

  test("maxProblems is the most that are told, and one more that says so", () => {
    const json = ["vcard", [VERSION, ["nickname", {}, "text", null, null, null, null]]];
    expect(read(json, { maxProblems: 2 }).problems).toEqual([
      "null-value /1/1/3",
      "null-value /1/1/4",
      "too-many-problems /1/1/5",
    ]);
  });

  test("many values, and many elements that are none, cost what they are", () => {
    const many = Array.from({ length: 100_000 }, () => null);
    expect(readOne(["nickname", {}, "text", ...many]).problems).toHaveLength(1001);
    expect(read(["vcard", [VERSION, ...many]]).problems).toHaveLength(1001);
  });
});

describe("a text", () => {
  function failure(text: string | Uint8Array, options = {}): JCardError | undefined {
    try {
      parseJCard(text, options);
      return undefined;
    } catch (error) {
      return error instanceof JCardError ? error : undefined;
    }
  }

  const text =
    '["vcard",\n [["version",{},"text","4.0"],\n  ["tel",{"type":"a","type":"b"},"text",null]]]';

  test("has its problems in its order, each with its place", () => {
    const problems: unknown[] = [];
    const card = parseJCard(text, {
      onProblem: ({ code, pointer, position }) => problems.push([code, pointer, position]),
    });
    expect(problems).toEqual([
      ["duplicate-member", "/1/1/1/type", { offset: 62, line: 3, column: 22 }],
      ["null-value", "/1/1/3", { offset: 81, line: 3, column: 41 }],
    ]);
    expect(card.properties[1]?.parameters).toEqual([{ name: "TYPE", values: ["b"] }]);
  });

  test("tells of second names among as many members as a property may have", () => {
    const codesOf = (parameters: string): string[] => {
      const codes: string[] = [];
      const json = `["vcard",[["version",{},"text","4.0"],["fn",${parameters},"text","a"]]]`;
      parseJCard(json, { maxParameters: 1, onProblem: ({ code }) => void codes.push(code) });
      return codes;
    };
    expect(codesOf('{"a":"1","a":"2"}')).toEqual(["duplicate-member"]);
    expect(codesOf('{"a":"1","b":"2","a":"3"}')).toEqual([
      "too-many-parameters",
      "duplicate-member",
    ]);
    expect(codesOf('{"a":"1","b":"2","b":"3"}')).toEqual(["too-many-parameters"]);
  });

  test("that is wrong says where", () => {
    expect(failure(text)?.message).toBe(
      "second member of a name at line 3 column 22 (RFC 8259 section 4)",
    );
    expect(failure('["vcard",\n[["version",{},"text","4.0"],["fn"]]]')?.message).toBe(
      "array is not one of a property at line 2 column 30 (RFC 7095 section 3.3)",
    );
    expect(failure('["vcard",\n]')).toMatchObject({
      code: "not-json",
      position: { offset: 10, line: 2, column: 1 },
    });
    expect(failure(" {}")).toMatchObject({ code: "not-a-jcard", position: { offset: 1 } });
    expect(failure("[".repeat(100_000), { onProblem: () => {} })).toMatchObject({
      code: "nested-too-deep",
      position: { offset: 32 },
    });
    expect(failure('["vcard",[]]', { maxInputLength: 11 })?.code).toBe("input-too-long");
    expect(failure('["vcard",[]]', { maxInputLength: 12 })?.code).toBe("missing-version");
    expect(failure('{"abc":1}', { maxNameLength: 2 })?.code).toBe("name-too-long");
  });

  test("may be octets, with a byte order mark, and has to be UTF-8", () => {
    const json = '\ufeff["vcard",[["version",{},"text","4.0"],["fn",{},"text","Ø"]]]';
    const octets = new TextEncoder().encode(json);
    expect(parseJCard(octets).properties[1]?.value).toBe("Ø");
    const problems: unknown[] = [];
    parseJCard(octets.with(octets.lastIndexOf(0xc3), 0xff), {
      onProblem: ({ code, position }) => problems.push([code, position?.offset]),
    });
    expect(problems).toEqual([
      ["illegal-character", 55],
      ["invalid-utf-8", 56],
    ]);
  });
});
