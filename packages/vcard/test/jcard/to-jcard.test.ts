import { describe, expect, test } from "vitest";
import { parseCard, stringifyCard } from "../../src/index.ts";
import {
  fromJCard,
  fromJCardProperty,
  parseJCard,
  stringifyJCard,
  toJCard,
} from "../../src/jcard.ts";
import { fromXCard, toXCard } from "../../src/xcard.ts";

function card(version: string, line: string): ReturnType<typeof parseCard> {
  return parseCard(`BEGIN:VCARD\r\nVERSION:${version}\r\n${line}\r\nEND:VCARD\r\n`);
}

test.each(["BEGIN:VCALENDAR", "END:", "item1.End:VLIST"])("%s in a card is left out", (line) => {
  const written = [["version", {}, "text", "4.0"]];
  expect(toJCard(card("4.0", line))).toEqual(["vcard", written]);
  expect(fromJCard(toJCard(card("4.0", line))).properties).toHaveLength(1);
  const xcard = toXCard([card("4.0", `${line}\r\nNOTE:a`)]);
  expect(fromXCard(xcard)[0]?.properties.map(({ name }) => name)).toEqual(["VERSION", "NOTE"]);
});

describe("a property of 4.0", () => {
  test.each([
    // A VALUE that vCard 2.1 has, and one that nobody knows.
    ["X-A;VALUE=URL:http://a", ["x-a", {}, "uri", "http://a"]],
    ["X-A;VALUE=Own:a\\,b", ["x-a", {}, "own", "a\\,b"]],
    ['X-A;VALUE="a b":c', ["x-a", {}, "unknown", "c"]],
    ["X-A;VALUE=integer:1,2", ["x-a", {}, "integer", 1, 2]],
    ["X-A;VALUE=integer:one", ["x-a", {}, "text", "one"]],
    ["X-A;VALUE=date:19850412,--04", ["x-a", {}, "date", "1985-04-12", "--04"]],
    ["X-A;VALUE=utc-offset:-05,+0130", ["x-a", {}, "utc-offset", "-05:00", "+01:30"]],
    ["X-A;VALUE=boolean:TRUE,false", ["x-a", {}, "boolean", true, false]],
    ["X-A;VALUE=text:a,b\\;c", ["x-a", {}, "text", "a,b;c"]],
    // Names without an RFC have no default that others know, nor have those of other versions.
    ["X-ABLabel:a\\,b", ["x-ablabel", {}, "unknown", "a\\,b"]],
    ["MAILER:a\\,b", ["mailer", {}, "unknown", "a\\,b"]],
    // What is not of its type is a text, but any text is a URI.
    ["REV:2020-01-01", ["rev", {}, "date", "2020-01-01"]],
    ["BDAY:circa 1800", ["bday", {}, "text", "circa 1800"]],
    ["URL:www.example.com", ["url", {}, "uri", "www.example.com"]],
    ["LANG:?", ["lang", {}, "language-tag", "?"]],
    // Structured values.
    ["ORG:A", ["org", {}, "text", "A"]],
    ["ORG:A;", ["org", {}, "text", ["A", ""]]],
    ["N:a,b", ["n", {}, "text", [["a", "b"]]]],
    ["N:", ["n", {}, "text", ""]],
    ["CLIENTPIDMAP:1;urn:a;b", ["clientpidmap", {}, "text", ["1", "urn:a;b"]]],
    ["CATEGORIES:", ["categories", {}, "text", ""]],
    ["CATEGORIES:a,,b\\,c", ["categories", {}, "text", "a", "", "b,c"]],
    // Parameters.
    ["FN;TYPE=a;TYPE=b,c:d", ["fn", { type: ["a", "b", "c"] }, "text", "d"]],
    ['FN;TYPE="a,b":d', ["fn", { type: ["a", "b"] }, "text", "d"]],
    ['N;SORT-AS="a,b":d', ["n", { "sort-as": ["a", "b"] }, "text", "d"]],
    ['FN;X-A="a,b";X-B=c,d:e', ["fn", { "x-a": "a,b", "x-b": ["c", "d"] }, "text", "e"]],
    ["FN;X-A=^n^'^^:b", ["fn", { "x-a": '\n"^' }, "text", "b"]],
    ["FN;HOME;;X-A=:b", ["fn", { type: "HOME", "x-a": "" }, "text", "b"]],
    ["FN;GROUP=a;CHARSET=UTF-8;ENCODING=8BIT;VALUE=text:b", ["fn", {}, "text", "b"]],
    ["FN;QUOTED-PRINTABLE:a=0D=0Ab", ["fn", {}, "text", "a\nb"]],
    ["X-A;QUOTED-PRINTABLE:a=0D=0Ab", ["x-a", {}, "unknown", "a\\nb"]],
    // Octets.
    ["PHOTO:data:image/gif;base64\\,R0k=", ["photo", {}, "uri", "data:image/gif;base64,R0k="]],
    [
      "PHOTO;ENCODING=b;TYPE=GIF:R0k=",
      ["photo", { type: "GIF" }, "uri", "data:image/gif;base64,R0k="],
    ],
    ["X-A;ENCODING=b:R0k=", ["x-a", {}, "uri", "data:;base64,R0k="]],
    ["PHOTO;ENCODING=b:?", ["photo", {}, "uri", "?"]],
  ])("%s", (line, jcard) => {
    expect(toJCard(card("4.0", line))[1][1]).toEqual(jcard);
    expect(() => parseJCard(stringifyJCard(card("4.0", line)))).not.toThrow();
  });

  test("has __proto__ and constructor as parameters of its own", () => {
    const [, parameters] = toJCard(card("4.0", "FN;__proto__=a;constructor=b:c"))[1][1] ?? [];
    expect(Object.entries(parameters ?? {})).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  });
});

describe("a card of another version", () => {
  test("is converted", () => {
    expect(toJCard(card("3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15"))[1]).toContainEqual([
      "bday",
      {},
      "date-and-or-time",
      "--04-15",
    ]);
    expect(toJCard(card("2.1", "PHOTO;BASE64;GIF:R0k="))[1]).toContainEqual([
      "photo",
      expect.anything(),
      "uri",
      "data:image/gif;base64,R0k=",
    ]);
    expect(toJCard(card("4.0", "KIND:group"), { version: "3.0" })[1][0]).toEqual([
      "version",
      {},
      "text",
      "3.0",
    ]);
  });

  test.each([
    ["PHOTO;ENCODING=b;TYPE=GIF:R0k=", ["photo", { encoding: "b", type: "GIF" }, "binary", "R0k="]],
    ["PHOTO;VALUE=uri:http://a", ["photo", {}, "uri", "http://a"]],
    ["GEO:37.386013;-122.082932", ["geo", {}, "float", [37.386013, -122.082932]]],
    ["GEO:north;-1", ["geo", {}, "float", ["north", -1]]],
    ["TEL:1", ["tel", {}, "phone-number", "1"]],
    ["TZ:-05:00", ["tz", {}, "utc-offset", "-05:00"]],
    ["BDAY:19960415", ["bday", {}, "date", "1996-04-15"]],
    ["LABEL:a\\nb", ["label", {}, "text", "a\nb"]],
    ["AGENT:BEGIN:VCARD\\nEND:VCARD\\n", ["agent", {}, "vcard", "BEGIN:VCARD\nEND:VCARD\n"]],
  ])("stays as it is if jCard has 3.0: %s", (line, jcard) => {
    const json = toJCard(card("3.0", line), { version: "3.0" });
    expect(json[1][1]).toEqual(jcard);
    expect(toJCard(fromJCard(json), { version: "3.0" })).toEqual(json);
  });

  test("of 2.1 is read as one where a jCard says so", () => {
    const json = [
      "vcard",
      [
        ["version", {}, "text", "2.1"],
        ["note", {}, "text", "é\n"],
      ],
    ];
    expect(stringifyCard(fromJCard(json))).toContain(
      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=A9=0D=0A",
    );
  });
});

describe("a property alone", () => {
  test("is read with pointers from itself", () => {
    expect(() => fromJCardProperty(["fn", {}, "text", null])).toThrow("value is null at /3 (");
    expect(fromJCardProperty(null, { onProblem: () => {} })).toBeUndefined();
    expect(fromJCardProperty(["nickname", { group: "a" }, "text", "b", "c"])).toEqual({
      group: "A",
      name: "NICKNAME",
      parameters: [],
      value: "b,c",
    });
  });

  test.each([
    [["photo", {}, "binary", "R0k="], "PHOTO", "data:;base64,R0k="],
    [["photo", { type: "gif" }, "binary", "R0k="], "PHOTO", "data:image/gif;base64,R0k="],
    [["org", {}, "text", "a", "b"], "ORG", "a,b"],
    [["org", {}, "text", ["a", ["b", "c"]]], "ORG", "a;b,c"],
    [["x-a", {}, "text", ["a;", ["b", "c"]], ["d"]], "X-A", "a\\;;b,c,d"],
    [["x-a", {}, "unknown", ["a", ["b", "c"]], "d\r\ne"], "X-A", "a;b,c,d\\ne"],
    [["nickname", {}, "integer", 1, "x"], "NICKNAME", "1,x"],
    [["url", {}, "uri", "C:\\new folder"], "URL", "C:\\\\new folder"],
  ])("%j", (json, name, value) => {
    expect(fromJCardProperty(json, { onProblem: () => {} })).toMatchObject({ name, value });
  });
});
