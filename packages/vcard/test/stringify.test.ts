import { describe, expect, test } from "vitest";
import {
  encodeCards,
  parseCard,
  parseCards,
  stringifyCard,
  stringifyCards,
  stringifyProperty,
  type Card,
  type Property,
} from "../src/index.ts";

const plain: Property = { group: undefined, name: "NOTE", parameters: [], value: "x" };

/** One text with all that a writer would tidy up. */
const untidy =
  '\ufeff\nbegin:vcard\nVersion:3.0\nitem1.tel;type="HOME":1\n\nnote:a\n b\njunk\nFN:x\nend:VCARD \n\n';

function replace(card: Card, name: string, value: string): Card {
  return {
    ...card,
    properties: card.properties.map((one) => (one.name === name ? { ...one, value } : one)),
  };
}

function lenient(text: string): Card {
  return parseCard(text, { onProblem: () => {} });
}

describe("a card that was not edited", () => {
  test("is its own text", () => {
    expect(stringifyCard(lenient(untidy))).toBe(untidy.slice(2, -1));
  });

  test("is given back with the text around it among its cards", () => {
    expect(stringifyCards([lenient(untidy)])).toBe(untidy);
  });

  test("loses no octet as octets", () => {
    const octets = Uint8Array.from("BEGIN:VCARD\nFN:\u00e4\u00c3\u00a4\nEND:VCARD", (c) =>
      c.charCodeAt(0),
    );
    expect(encodeCards(parseCards(octets, { onProblem: () => {} }))).toEqual(octets);
  });
});

describe("a card that was edited", () => {
  test("changes in one property only, and keeps the lines between", () => {
    expect(stringifyCards([replace(lenient(untidy), "note", "new")])).toBe(
      untidy.replace("note:a\n b\n", "note:new\n"),
    );
  });

  test("loses the line of a property that was taken out", () => {
    const card = lenient(untidy);
    const properties = card.properties.filter(({ name }) => name !== "tel");
    expect(stringifyCards([{ ...card, properties }])).toBe(
      untidy.replace('item1.tel;type="HOME":1\n', ""),
    );
  });

  test("has a new property where it was put", () => {
    const card = lenient(untidy);
    const put = (index: number) =>
      stringifyCards([{ ...card, properties: card.properties.toSpliced(index, 0, plain) }]);
    expect(put(0)).toBe(untidy.replace("Version", "NOTE:x\nVersion"));
    expect(put(4)).toBe(untidy.replace("end:", "NOTE:x\nend:"));
  });

  test("loses the card of an AGENT with the AGENT", () => {
    const card = parseCard(
      "BEGIN:VCARD\nFN:x\nAGENT:\n\nBEGIN:VCARD\nFN:y\nEND:VCARD\nNOTE:z\nEND:VCARD\n",
    );
    const properties = card.properties.filter(({ name }) => name !== "AGENT");
    expect(stringifyCard({ ...card, properties })).toBe("BEGIN:VCARD\nFN:x\nNOTE:z\nEND:VCARD\n");
  });

  test("moves the octets of properties that were moved", () => {
    const card = parseCard("BEGIN:VCARD\nB;x:2\na:1\nEND:VCARD\n");
    expect(stringifyCard({ ...card, properties: card.properties.toReversed() })).toBe(
      "BEGIN:VCARD\na:1\nB;x:2\nEND:VCARD\n",
    );
  });

  test("keeps the octets of a clone's properties", () => {
    const card = structuredClone(lenient(untidy));
    expect(stringifyCards([replace(card, "FN", "y")])).toBe(untidy.replace("FN:x\n", "FN:y\n"));
  });

  test("writes anew a property that came from another card", () => {
    const other = parseCard('BEGIN:VCARD\nTEL;TYPE="a":1\nEND:VCARD\n');
    const card = parseCard("BEGIN:VCARD\nEND:VCARD\n");
    expect(stringifyCard({ ...card, properties: other.properties })).toBe(
      "BEGIN:VCARD\nTEL;TYPE=a:1\nEND:VCARD\n",
    );
  });

  test("gets the line break that its last line lacked", () => {
    const card = lenient("BEGIN:VCARD\nFN:x");
    const properties = [...card.properties, plain];
    expect(stringifyCard({ ...card, properties })).toBe("BEGIN:VCARD\nFN:x\nNOTE:x\n");
    const ended = parseCard("BEGIN:VCARD\nEND:VCARD");
    expect(stringifyCards([ended, ended])).toBe("BEGIN:VCARD\nEND:VCARD\r\nBEGIN:VCARD\nEND:VCARD");
  });
});

describe("the line break of a card that was read", () => {
  const long = { ...plain, value: "a".repeat(80) };
  const agent = { ...plain, name: "AGENT", value: "BEGIN:VCARD\r\nFN:y\nEND:VCARD" };
  const soft = {
    ...plain,
    parameters: [{ name: "QUOTED-PRINTABLE", values: [] }],
    value: "=41".repeat(30),
  };

  test.each([
    ["CRLF", "\r\n", "\r\n"],
    ["LF", "\n", "\n"],
    ["CR", "\r", "\r"],
    ["CR CR LF, which becomes CRLF", "\r\r\n", "\r\n"],
  ])("is that of its new lines, folds and soft breaks: %s", (_, lineBreak, written) => {
    const card = parseCard(["BEGIN:VCARD", "FN:x", "END:VCARD", ""].join(lineBreak));
    const text = stringifyCard({ ...card, properties: [...card.properties, long, agent, soft] });
    const lines = [
      `NOTE:${"a".repeat(70)}`,
      ` ${"a".repeat(10)}`,
      "AGENT:",
      agent.value,
      `NOTE;QUOTED-PRINTABLE:${"=41".repeat(17)}=`,
      "=41".repeat(13),
      "",
    ];
    expect(text).toBe(
      `${["BEGIN:VCARD", "FN:x", ""].join(lineBreak)}${lines.join(written)}END:VCARD${lineBreak}`,
    );
    expect(parseCard(text).properties).toEqual([...card.properties, long, agent, soft]);
  });

  test("is CRLF where the text has none", () => {
    const card = lenient("BEGIN:VCARD");
    expect(stringifyCard({ ...card, properties: [plain] })).toBe("BEGIN:VCARD\r\nNOTE:x\r\n");
  });
});

describe("a card that a program made", () => {
  test("is written with CRLF", () => {
    expect(stringifyCard({ version: undefined, properties: [plain] })).toBe(
      "BEGIN:VCARD\r\nNOTE:x\r\nEND:VCARD\r\n",
    );
  });

  test.each<[string, Partial<Property>, string]>([
    ["a group", { group: "item1" }, "item1.NOTE:x"],
    ["a parameter", { parameters: [{ name: "TYPE", values: ["a", "b"] }] }, "NOTE;TYPE=a,b:x"],
    ["a bare parameter", { parameters: [{ name: "HOME", values: [] }] }, "NOTE;HOME:x"],
    ["an empty value", { parameters: [{ name: "A", values: [""] }], value: "" }, "NOTE;A=:"],
    [
      "quotes where needed",
      { parameters: [{ name: "A", values: ["a,b", "c;d", "e:f", "g"] }] },
      'NOTE;A="a,b","c;d","e:f",g:x',
    ],
    ["RFC 6868", { parameters: [{ name: "A", values: ['a\n"b"^'] }] }, "NOTE;A=a^n^'b^'^^:x"],
  ])("has %s", (_, change, line) => {
    expect(stringifyProperty({ ...plain, ...change })).toBe(`${line}\r\n`);
  });

  test("is folded at 75 octets, between characters", () => {
    const written = stringifyProperty({ ...plain, value: "é".repeat(50) });
    expect(written).toBe(`NOTE:${"é".repeat(35)}\r\n ${"é".repeat(15)}\r\n`);
  });

  test("breaks quoted-printable softly, not in an escape", () => {
    const written = stringifyProperty({
      ...plain,
      parameters: [{ name: "ENCODING", values: ["QUOTED-PRINTABLE"] }],
      value: "=41".repeat(30),
    });
    expect(written).toBe(
      `NOTE;ENCODING=QUOTED-PRINTABLE:${"=41".repeat(14)}=\r\n${"=41".repeat(16)}\r\n`,
    );
  });

  test("has the card of an AGENT behind the AGENT", () => {
    const value = "BEGIN:VCARD\nFN:x\nEND:VCARD";
    expect(stringifyProperty({ ...plain, name: "Agent", value })).toBe(`Agent:\r\n${value}\r\n`);
  });

  test.each<[string, Partial<Property>]>([
    ["a line break in its value", { value: "x\r\nFN:y" }],
    ["a line feed in its value", { value: "x\n y" }],
    ["a control character in its value", { value: "\u0007" }],
    ["a line break in its name", { name: "FN:x\r\nNOTE" }],
    ["a colon in its name", { name: "FN:x" }],
    ["no name", { name: "" }],
    ["a dot in its group", { group: "a.b" }],
    ["no group's name", { group: "" }],
    ["a colon in a parameter's name", { parameters: [{ name: "A:b", values: ["c"] }] }],
    ["an equals sign in a parameter's name", { parameters: [{ name: "A=b", values: ["c"] }] }],
    ["a control character in a parameter", { parameters: [{ name: "A", values: ["\r"] }] }],
    ["the end of the card", { name: "END", value: "vcard" }],
    ["the start of a card", { name: "begin", value: "VCARD " }],
    [
      "a soft break at its end",
      { parameters: [{ name: "QUOTED-PRINTABLE", values: [] }], value: "=" },
    ],
    ["a broken card in an AGENT", { name: "AGENT", value: "BEGIN:VCARD\nEND:VCARD\nEND:VCARD" }],
    ["more than a card in an AGENT", { name: "AGENT", value: "BEGIN:VCARD\nEND:VCARD\nFN:x" }],
  ])("is refused with %s", (_, change) => {
    const card = { version: undefined, properties: [{ ...plain, ...change }] };
    expect(() => stringifyCard(card)).toThrow(RangeError);
  });
});
