import { positionAt } from "@callingcard/grammar";
import { describe, expect, test } from "vitest";
import {
  CardDecoder,
  encodeCards,
  parseCard,
  parseCards,
  positionInText,
  type Card,
  type ParseError,
  type ParseOptions,
  type Property,
  type VcardError,
} from "../src/index.ts";

function card(...lines: string[]): string {
  return ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
}

function property(line: string): Property | undefined {
  return parseCard(card(line)).properties[0];
}

function problems(text: string | Uint8Array): ParseError[] {
  const found: ParseError[] = [];
  parseCards(text, { onProblem: (problem) => found.push(problem) });
  return found;
}

function values({ properties }: Card): string[] {
  return properties.map(({ name, value }) => `${name}=${value}`);
}

describe("a content line", () => {
  test("has a name and a value", () => {
    expect(property("FN:Ada Lovelace")).toEqual({
      group: undefined,
      name: "FN",
      parameters: [],
      value: "Ada Lovelace",
    });
  });

  test("keeps its group and the case of its names", () => {
    expect(property("item1.X-ABLabel;type=Home:x")).toEqual({
      group: "item1",
      name: "X-ABLabel",
      parameters: [{ name: "type", values: ["Home"] }],
      value: "x",
    });
  });

  test("keeps a comma, a semicolon and a colon inside a quoted parameter value", () => {
    expect(property('ADR;LABEL="1 High St, Newtown; a:b":;;1 High St;Newtown;;;')).toMatchObject({
      parameters: [{ name: "LABEL", values: ["1 High St, Newtown; a:b"] }],
      value: ";;1 High St;Newtown;;;",
    });
  });

  test("splits parameter values at bare commas", () => {
    expect(property('TEL;TYPE=home,"voice,fax",:1')).toMatchObject({
      parameters: [{ name: "TYPE", values: ["home", "voice,fax", ""] }],
    });
  });

  test("decodes parameter values by RFC 6868, and leaves any other circumflex", () => {
    expect(property("ADR;LABEL=a^nb^'c^'^^d^e^:x")).toMatchObject({
      parameters: [{ name: "LABEL", values: ['a\nb"c"^d^e^'] }],
    });
  });

  test("has bare parameters in vCard 2.1, and forgives a stray semicolon", () => {
    expect(property("TEL;HOME;FAX;:1")).toMatchObject({
      parameters: [
        { name: "HOME", values: [] },
        { name: "FAX", values: [] },
        { name: "", values: [] },
      ],
    });
  });

  test("leaves the value escaped", () => {
    expect(property("NOTE:a\\nb\\, c\\;d : e")).toMatchObject({ value: "a\\nb\\, c\\;d : e" });
  });

  test("may be named like a member of every object", () => {
    expect(values(parseCard(card("__proto__:1", "constructor;toString=x:2")))).toEqual([
      "__proto__=1",
      "constructor=2",
    ]);
  });
});

describe("folding", () => {
  test.each([
    ["CRLF and a space", "NOTE:ab\r\n c"],
    ["LF and a tab", "NOTE:ab\n\tc"],
    ["CR and a space", "NOTE:ab\r c"],
    ["two CR and LF", "NOTE:ab\r\r\n c"],
    ["a fold in the name", "NO\r\n TE:abc"],
    ["a fold before the colon", "NOTE\r\n :abc"],
    ["a fold of nothing", "NOTE:abc\r\n \r\n "],
  ])("is undone: %s", (_, line) => {
    expect(property(line)).toMatchObject({ name: "NOTE", value: "abc" });
  });

  test("inside a parameter is undone", () => {
    expect(property('ADR;LABEL="a\r\n  b\r\n ";TYPE=ho\r\n me:x')).toMatchObject({
      parameters: [
        { name: "LABEL", values: ["a b"] },
        { name: "TYPE", values: ["home"] },
      ],
    });
  });

  test("may cut a surrogate pair, and an escape", () => {
    expect(property("NOTE:\ud83d\r\n \ude00\\\r\n n")).toMatchObject({ value: "😀\\n" });
  });
});

describe("quoted-printable", () => {
  test("goes on behind a soft line break, with the white space there", () => {
    expect(property("NOTE;ENCODING=QUOTED-PRINTABLE:a=C3=A9=\r\n b=\r\nc")).toMatchObject({
      value: "a=C3=A9 bc",
    });
  });

  test("may be a bare parameter in any case", () => {
    expect(property("NOTE;quoted-printable;CHARSET=UTF-8:a=\nb")).toMatchObject({ value: "ab" });
  });

  test("does not take the end of the card with it", () => {
    const [first, second] = parseCards(
      card("NOTE;QUOTED-PRINTABLE:a=") + card("NOTE;QUOTED-PRINTABLE:b==\r\nc"),
    );
    expect(first?.properties[0]).toMatchObject({ value: "a" });
    expect(second?.properties[0]).toMatchObject({ value: "b=c" });
  });

  test("goes on behind a blank line where every line has one behind it", () => {
    const { properties } = parseCard(
      card("NOTE;QUOTED-PRINTABLE:=C3=", "", "=A4=", "", "=41", "", "FN:x"),
    );
    expect(properties.map(({ value }) => value)).toEqual(["=C3=A4=41", "x"]);
    expect(property("NOTE;QUOTED-PRINTABLE:a=\r\n\r\nFN:x")).toMatchObject({ value: "a" });
  });

  test("may end with the text in a soft line break", () => {
    const [first] = parseCards("BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:a=", { onProblem: () => {} });
    expect(first?.properties[0]).toMatchObject({ value: "a" });
  });

  test("is a matter of the parameter, not of the equals sign", () => {
    expect(values(parseCard(card("PHOTO;ENCODING=b:AAA=", "FN:x")))).toEqual([
      "PHOTO=AAA=",
      "FN=x",
    ]);
  });
});

describe("base64", () => {
  const photo = "PHOTO;ENCODING=BASE64:AAAA";

  test.each([
    ["up to a blank line", [photo, "BBBB", "CC==", "", "FN:x"], "AAAABBBBCC=="],
    ["up to a property", [photo, "BBBB", "CCCC", "FN:x"], "AAAABBBBCCCC"],
    ["up to its padding", ["photo;b:AAAA", "BBB=", "X:y"], "AAAABBB="],
    ["behind lines that are", [photo, " BBBB", "CCCC ", "FN:x"], "AAAABBBBCCCC "],
    ["behind a folded head", ["PHOTO;ENCODING=BA", " SE64:AAAA", "BBBB"], "AAAABBBB"],
    ["behind an empty line", ["PHOTO;BASE64:", "AAAA", "BB==", "FN:x"], "AAAABB=="],
  ])("need not be indented: %s", (_, lines, value) => {
    expect(problems(card(...lines))).toEqual([]);
    expect(property(lines.join("\r\n"))).toMatchObject({ value });
  });

  test("ends at a property that is folded within its name", () => {
    const lines = [photo, "BBBB", "X", " -A:b"];
    expect(problems(card(...lines))).toEqual([]);
    expect(property(lines.join("\r\n"))).toMatchObject({ value: "AAAABBBB" });
    expect(parseCards(card(photo).replace("END:", "E\r\n ND:"))).toHaveLength(1);
  });

  test("ends at a line with other characters, which is a problem", () => {
    const text = card(photo, "BBBB", "not base64", "FN:x");
    expect(problems(text)).toMatchObject([{ code: "unexpected-character", line: 4 }]);
    expect(problems(card(photo.replace("BASE64", "8BIT"), "BBBB"))).toHaveLength(1);
    expect(problems(card(`${photo}=`, "BBBB"))).toHaveLength(1);
  });
});

describe("a backslash at the end of a line", () => {
  test("joins it with lines that are none for themselves", () => {
    const { properties } = parseCard(card("ADR:;;a\\", "999\\", "b;c", "BDAY:2008"));
    expect(properties.map(({ value }) => value)).toEqual([";;a\\n999\\nb;c", "2008"]);
  });

  test.each([
    ["is a backslash if it is one of two", ["NOTE:a\\\\", "999"], 1],
    ["does not reach over a blank line", ["NOTE:a\\", "", "999"], 1],
    ["does not take the next property", ["NOTE:a\\", "FN:x"], 0],
    ["does not take the start of the next property", ["NOTE:a\\", "F", " N:x"], 0],
  ])("%s", (_, lines, count) => {
    expect(problems(card(...lines))).toHaveLength(count);
    const [first] = parseCards(card(...lines), { onProblem: () => {} });
    expect(first?.properties[0]?.value).toMatch(/^a\\+$/);
  });
});

describe("a card", () => {
  test("has the first version, wherever it is", () => {
    expect(parseCard(card("FN:x", "version: 3.0 ", "VERSION:4.0")).version).toBe("3.0");
    expect(parseCard(card("FN:x")).version).toBeUndefined();
  });

  test("of each version stands in one text with others", () => {
    const text = card("VERSION:2.1", "TEL;HOME:1") + card("VERSION:3.0") + card("VERSION:4.0");
    expect(parseCards(text).map(({ version }) => version)).toEqual(["2.1", "3.0", "4.0"]);
  });

  test("begins and ends in any case, with white space behind", () => {
    expect(parseCard("begin:vCard \nFN:x\nEnd:Vcard")).toMatchObject({
      properties: [{ value: "x" }],
    });
  });

  test("may have blank lines around and inside, and byte order marks", () => {
    const text = `\ufeff\r\n${card("", "  ", "FN:x", "")}\r\n\ufeff${card("FN:y")}\n\n`;
    expect(parseCards(text).map(values)).toEqual([["FN=x"], ["FN=y"]]);
  });

  test("in an AGENT is the value of the AGENT", () => {
    const agent =
      "BEGIN:VCARD\r\nFN:agent\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:its own\r\nEND:VCARD\r\nEND:VCARD";
    const outer = parseCard(card("FN:x", "AGENT:", "", agent, "NOTE:y"));
    expect(values(outer)).toEqual(["FN=x", `AGENT=${agent}`, "NOTE=y"]);
    expect(values(parseCard(agent))).toEqual([
      "FN=agent",
      "AGENT=BEGIN:VCARD\r\nFN:its own\r\nEND:VCARD",
    ]);
  });

  test("in an AGENT may begin in the line of the AGENT", () => {
    const agent = "BEGIN:VCARD \r\nFN:agent\r\nEND:VCARD";
    expect(values(parseCard(card("FN:x", `AGENT:${agent}`, "NOTE:y")))).toEqual([
      "FN=x",
      `AGENT=${agent}`,
      "NOTE=y",
    ]);
  });

  test("tells where it is in the text", () => {
    const text = `junk\r\n${card("FN:x")}\n\r\n${card("A:\r\r\n b", "FN:y")}${card("FN:z")}`;
    const cards = parseCards(text, { onProblem: () => {} });
    const places = cards.map(({ source }) => {
      if (source === undefined) return undefined;
      expect(text.slice(source.offset)).toMatch(source.text);
      return [source.line, positionInText(source, source.spans.at(-2) ?? 0)];
    });
    expect(places).toEqual([
      [1, { offset: 19, line: 3, column: 1 }],
      [7, positionAt(text, text.indexOf("FN:y"))],
      [13, positionAt(text, text.indexOf("FN:z"))],
    ]);
  });

  test("without END ends where the next begins, and that is a problem", () => {
    const text = `BEGIN:VCARD\r\nFN:x\r\n${card("FN:y")}BEGIN:VCARD\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:z`;
    const cards = parseCards(text, { onProblem: () => {} });
    expect(cards.map(values)).toEqual([["FN=x"], ["FN=y"], ["AGENT=BEGIN:VCARD\r\nFN:z"]]);
    expect(problems(text).map(({ code, line, column }) => ({ code, line, column }))).toEqual([
      { code: "missing-end", line: 3, column: 1 },
      { code: "missing-end", line: 9, column: 5 },
    ]);
  });
});

describe("a problem", () => {
  test("is thrown with its place", () => {
    expect(() => parseCards(card("FN:x", 'TEL;TYPE=a"b:1'))).toThrow(
      expect.objectContaining({
        name: "ParseError",
        code: "unexpected-character",
        offset: 29,
        line: 3,
        column: 11,
        rule: "RFC 6350 contentline",
      }),
    );
  });

  test.each([
    ["a line without a colon", "NOTE", "unexpected-end", 5],
    ["a quote that is not closed", 'ADR;LABEL="a:b', "unexpected-end", 15],
    ["a control character", "NOTE:a\u0007b", "unexpected-character", 7],
    ["a name with a blank", "NO TE:x", "unexpected-character", 3],
    ["no name", ":x", "unexpected-character", 1],
    ["a comment", "# comment", "unexpected-character", 1],
  ])("is %s", (_, line, code, column) => {
    const text = card("FN:x", line, "NOTE:y");
    expect(problems(text)).toMatchObject([{ code, line: 3, column }]);
    expect(parseCards(text, { onProblem: () => {} }).map(values)).toEqual([["FN=x", "NOTE=y"]]);
  });

  test.each([
    ["in the value", "NOTE:a\r\n b\r\n \tc\u0000d", 5, 4],
    ["in a parameter", 'TEL;TY\r\n PE=a\r\n "b:1', 5, 2],
    ["where the line ends too early", "TEL;TYPE\r\n =a\r\n b", 5, 3],
  ])("in a folded line has its place in the text: %s", (_, line, row, column) => {
    expect(problems(card("FN:x", line))).toMatchObject([{ line: row, column }]);
  });

  test("says in one clause what could stand there", () => {
    expect(problems(card("NOTE"))[0]?.message).toMatch(
      /^line ends where .+ could stand at line 2 column 5 \(RFC 6350 contentline\)$/,
    );
  });

  test("is one for all lines outside a card that follow each other", () => {
    const text = `junk\r\nFN:x\r\n\r\nEND:VCARD\r\n${card("FN:y")}more\r\n`;
    expect(problems(text)).toMatchObject([
      { code: "text-outside-card", line: 1 },
      { code: "text-outside-card", line: 8 },
    ]);
  });
});

describe("the part of the text that was not read", () => {
  function parts(text: string, options: ParseOptions = {}): string[] {
    const found: string[] = [];
    const onProblem = ({ code, start, end }: VcardError): void => {
      found.push(`${code}: ${text.slice(start, end)}`);
    };
    parseCards(text, { ...options, onProblem });
    return found;
  }

  test.each<[string, string, ParseOptions, string[]]>([
    ["a line", card("FN:x", "a b:c"), {}, ["unexpected-character: a b:c\r\n"]],
    ["a folded line", card("NOTE\r\n x", "A:b"), {}, ["unexpected-end: NOTE\r\n x\r\n"]],
    [
      "the lines outside a card",
      `a\n\nb:c\n${card()}\nd`,
      {},
      ["text-outside-card: a\n\nb:c\n", "text-outside-card: d"],
    ],
    ["nothing", "BEGIN:VCARD\nA:b", {}, ["missing-end: "]],
    [
      "the properties over the limit",
      card("A:1", "B:2", "?", "C:3"),
      { maxProperties: 1 },
      ["too-many-properties: B:2\r\n?\r\nC:3\r\n"],
    ],
    [
      "the properties over the limit, without END",
      "BEGIN:VCARD\nA:1\nB:2\n",
      { maxProperties: 1 },
      ["too-many-properties: B:2\n", "missing-end: "],
    ],
    [
      "a long line",
      card("A:1234567890"),
      { maxLineOctets: 11 },
      ["line-too-long: A:1234567890\r\n"],
    ],
    ["parameters", card("A;B;C:1"), { maxParameters: 1 }, ["too-many-parameters: A;B;C:1\r\n"]],
  ])("is %s", (_, text, options, expected) => {
    expect(parts(text, options)).toEqual(expected);
  });
});

describe("parseCard", () => {
  test("reads the only card", () => {
    expect(parseCard(card("FN:x")).properties).toHaveLength(1);
  });

  test.each([
    ["", "no-card", 1],
    ["\r\n\r\n", "no-card", 3],
    [`${card("FN:x")}\r\n${card("FN:y")}`, "several-cards", 5],
  ])("refuses %j", (text, code, line) => {
    expect(() => parseCard(text)).toThrow(expect.objectContaining({ code, line }));
  });

  test("gives the first of several to a caller who listens", () => {
    const found: string[] = [];
    const { properties } = parseCard(card("FN:x") + card("FN:y"), {
      onProblem: ({ code }) => found.push(code),
    });
    expect(properties[0]).toMatchObject({ value: "x" });
    expect(found).toEqual(["several-cards"]);
  });
});

describe("octets", () => {
  test("are UTF-8", () => {
    const { properties } = parseCard(new TextEncoder().encode(card("FN:Zoë 😀")));
    expect(properties[0]).toMatchObject({ value: "Zoë 😀" });
  });

  test("may be UTF-16 with a byte order mark", () => {
    const text = `\ufeff${card("FN:Zoë")}`;
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    const little = new Uint8Array(units.buffer);
    const big = little.map((_, index) => little[index ^ 1] ?? 0);
    for (const octets of [little, big]) {
      expect(parseCard(octets).properties[0]).toMatchObject({ value: "Zoë" });
    }
  });

  test("may be UTF-16 without a byte order mark, and half a code unit too much", () => {
    const units = Uint16Array.from(card("FN:Zoë"), (character) => character.charCodeAt(0));
    const little = new Uint8Array(units.buffer);
    const big = little.map((_, index) => little[index ^ 1] ?? 0);
    for (const octets of [little, big]) {
      expect(encodeCards([parseCard(octets)])).toEqual(octets);
      const odd = Uint8Array.of(...octets, 0x41);
      expect(problems(odd)).toMatchObject([{ code: "invalid-utf-8" }]);
      const cards = parseCards(odd, { onProblem: () => {} });
      expect(cards[0]?.properties[0]).toMatchObject({ value: "Zoë" });
      expect(encodeCards(cards)).toEqual(odd);
      const decoder = new CardDecoder({ onProblem: () => {} });
      expect([...decoder.push(odd), ...decoder.end()]).toEqual(cards);
    }
  });

  test.each([
    ["an overlong form", [0xc0, 0x80]],
    ["an overlong form of three", [0xe0, 0x80, 0x80]],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
    ["an overlong form of four", [0xf0, 0x80, 0x80, 0x80]],
    ["more than Unicode has", [0xf4, 0x90, 0x80, 0x80]],
    ["no first octet", [0xf5, 0xff, 0x80]],
    ["a sequence that is cut", [0xf0, 0x9f, 0x98]],
  ])("are kept one by one where they are %s", (_, wrong) => {
    const octets = Uint8Array.from([...new TextEncoder().encode("BEGIN:VCARD\nFN:é"), ...wrong]);
    const cards = parseCards(octets, { onProblem: () => {} });
    const standIns = String.fromCharCode(...wrong.map((octet) => 0xdc00 + octet));
    expect(cards[0]?.properties[0]?.value).toBe(`é${standIns}`);
    expect(encodeCards(cards)).toEqual(octets);
  });

  test("that are not UTF-8 are one problem, and stay in the value", () => {
    const octets = Uint8Array.from(card("FN:L\u00e4m\u00e4"), (character) =>
      character.charCodeAt(0),
    );
    expect(problems(octets)).toMatchObject([{ code: "invalid-utf-8", line: 2, column: 5 }]);
    expect(parseCard(octets, { onProblem: () => {} }).properties[0]).toMatchObject({
      value: "L\udce4m\udce4",
    });
  });
});
