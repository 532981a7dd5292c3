import { describe, expect, test } from "vitest";
import { ParseError, stringifyProperty } from "../../src/index.ts";
import { fromXCard, toXCardElement } from "../../src/xcard.ts";

const START = '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard>';
const END = "</vcard></vcards>";

function read(content: string, options = {}): { lines: string[]; problems: string[] } {
  const problems: string[] = [];
  const [card] = fromXCard(START + content + END, {
    ...options,
    onProblem: ({ code, column }) => problems.push(`${code} ${column - START.length}`),
  });
  const lines = (card?.properties.slice(1) ?? []).map((property) =>
    stringifyProperty(property).trimEnd(),
  );
  return { lines, problems };
}

describe("values", () => {
  test.each([
    ["<bday><time>1430</time></bday>", "BDAY:T1430"],
    ["<bday><date-and-or-time>--0415</date-and-or-time></bday>", "BDAY:--0415"],
    ["<bday><text>circa 1800</text></bday>", "BDAY;VALUE=text:circa 1800"],
    ["<rev><timestamp> 19951031T222710Z\n</timestamp></rev>", "REV:19951031T222710Z"],
    ["<gender><sex>F</sex><identity>grrrl</identity></gender>", "GENDER:F;grrrl"],
    ["<gender><sex/><identity>it's complicated</identity></gender>", "GENDER:;it's complicated"],
    ["<clientpidmap><sourceid>1</sourceid><uri>urn:a</uri></clientpidmap>", "CLIENTPIDMAP:1;urn:a"],
    ["<org><text>A;B</text><text>C</text></org>", "ORG:A\\;B;C"],
    ["<nickname><text>a,b</text><text>c</text></nickname>", "NICKNAME:a\\,b,c"],
    ["<tz><utc-offset>-0500</utc-offset></tz>", "TZ;VALUE=utc-offset:-0500"],
    ["<x-a><boolean>1</boolean></x-a>", "X-A;VALUE=boolean:TRUE"],
    ["<x-a><integer>042</integer></x-a>", "X-A;VALUE=integer:42"],
    ["<x-a><float>1e3</float></x-a>", "X-A;VALUE=float:1000"],
    ["<x-a><unknown>a;b\\,c</unknown></x-a>", "X-A:a;b\\,c"],
    ["<x-a><x-own>a;b</x-own></x-a>", "X-A;VALUE=x-own:a;b"],
    ["<x-a><own>a;b</own></x-a>", "X-A;VALUE=own:a;b"],
    [
      "<_x0067_roup><_x0070_arameters>a;b</_x0070_arameters></_x0067_roup>",
      "GROUP;VALUE=parameters:a;b",
    ],
    ["<note><text>a\nb</text></note>", "NOTE:a\\nb"],
    [
      "<note><parameters><language><language-tag>en</language-tag></language></parameters><text/></note>",
      "NOTE;LANGUAGE=en:",
    ],
    ["<n><given>Ada</given><surname>L</surname><surname>M</surname></n>", "N:L,M;Ada"],
    ["<_x0032_x><unknown>a</unknown></_x0032_x>", "2X:a"],
  ])("%s", (xml, line) => {
    expect(read(xml)).toEqual({ lines: [line], problems: [] });
  });
});

describe("departures", () => {
  test.each([
    ["<fn>Ada</fn>", ["FN:Ada"], ["missing-type 1"]],
    ["<fn/>", ["FN:"], ["missing-value 1"]],
    ["<FN><text>Ada</text></FN>", ["FN:Ada"], ["not-lower-case 1"]],
    ["<version><text>4.0</text></version>", [], ["bad-name 1"]],
    ["<end><text>VCARD</text></end>", [], ["bad-name 1"]],
    ["<é><text>a</text></é>", [], ["bad-name 1"]],
    ["<fn><text>a</text><text>b</text></fn>", ["FN:a,b"], ["several-values 5"]],
    ["<bday><date>--0415</date><text>x</text></bday>", ["BDAY:--0415"], ["several-values 26"]],
    ["<bday><date>x</date></bday>", ["BDAY;VALUE=text:x"], ["not-of-type 7"]],
    ["<group><fn><text>a</text></fn></group>", ["FN:a"], ["bad-group 1"]],
    [
      '<group name="a"><group name="b"><fn><text>a</text></fn></group></group>',
      ["b.FN:a"],
      ["nested-group 17"],
    ],
    [
      "<fn><parameters><value><text>uri</text></value></parameters><text>a</text></fn>",
      ["FN:a"],
      ["reserved-parameter 17"],
    ],
    [
      "<fn><parameters><type>home</type></parameters><text>a</text></fn>",
      ["FN;TYPE=home:a"],
      ["missing-type 17"],
    ],
    ["<note><text>a\u007fb</text></note>", ["NOTE:ab"], ["illegal-character 7"]],
    ["<note><text>a</text><x:y xmlns:x='z'/></note>", ["NOTE:a"], ["unknown-element 21"]],
    ["<note><foo>b</foo><text>a</text></note>", ["NOTE:a"], ["unknown-element 7"]],
    ["<n><surname>a</surname><foo/></n>", ["N:a"], ["unknown-element 24"]],
  ])("%s", (xml, lines, problems) => {
    expect(read(xml)).toEqual({ lines, problems });
  });

  test("are told in the order of the document, with line and column", () => {
    const problems: string[] = [];
    fromXCard(`${START}\n<a:b xmlns:a="c"/>\n <fn/>\n<note><text/><foo/></note>${END}`, {
      onProblem: ({ message }) => problems.push(message),
    });
    expect(problems).toEqual([
      "property has no value with a type at line 3 column 2 (RFC 6351 section 5)",
      "element is not of the type of the value at line 4 column 14 (RFC 6351 appendix A)",
    ]);
  });

  test("of a value and then of its parameters are in that order too", () => {
    const found: number[] = [];
    const text = "<fn><text>a</text><text>b</text><parameters><a>b</a></parameters></fn>";
    const onProblem = ({ offset }: { offset: number }) => void found.push(offset);
    fromXCard(START + text + END, { onProblem });
    expect(found).toEqual(found.toSorted((left, right) => left - right));
    expect(found).toHaveLength(2);
  });

  test("the first is thrown without onProblem, but not for what the RFC wants ignored", () => {
    expect(() => fromXCard(`${START}<fn/>${END}`)).toThrow(ParseError);
    const [card] = fromXCard(`${START}<fn><text>a</text><x:y xmlns:x="z"/></fn>${END}`);
    expect(card?.properties).toHaveLength(2);
  });

  test("a vcard alone is read, what is neither is not", () => {
    const problems: string[] = [];
    const onProblem = ({ code }: { code: string }) => void problems.push(code);
    const alone = '<vcard xmlns="urn:ietf:params:xml:ns:vcard-4.0"><fn><text>A</text></fn></vcard>';
    expect(fromXCard(alone, { onProblem })[0]?.properties[1]?.value).toBe("A");
    expect(problems).toEqual(["missing-vcards"]);
    expect(() => fromXCard("<vcards/>", { onProblem })).toThrow(
      expect.objectContaining({ code: "not-an-xcard" }),
    );
    expect(() => fromXCard("<vcards>", { onProblem })).toThrow(
      expect.objectContaining({ code: "unexpected-end" }),
    );
    expect(fromXCard('<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"/>')).toEqual([]);
  });

  test("an element in another document is read as well", () => {
    const [card] = fromXCard(`${START}<fn><text>A</text></fn>${END}`);
    expect(fromXCard(toXCardElement(card === undefined ? [] : [card]))).toEqual([card]);
  });
});

describe("limits", () => {
  test.each([
    [
      "maxProperties",
      1,
      "<fn><text>a</text></fn><note><text>b</text></note>",
      ["FN:a"],
      ["too-many-properties 24"],
    ],
    [
      "maxParameters",
      1,
      "<fn><parameters><pref><integer>1</integer></pref><x-a><unknown/></x-a></parameters><text>a</text></fn>",
      ["FN;PREF=1:a"],
      ["too-many-parameters 5"],
    ],
    [
      "maxParameters",
      1,
      "<fn><parameters><type><text>a</text><text>b</text></type></parameters><text>a</text></fn>",
      ["FN;TYPE=a:a"],
      ["too-many-parameters 17"],
    ],
    [
      "maxValues",
      1,
      "<nickname><text>a</text><text>b</text></nickname>",
      ["NICKNAME:a"],
      ["too-many-values 1"],
    ],
    [
      "maxProblems",
      1,
      "<fn/><fn/><fn/>",
      ["FN:", "FN:", "FN:"],
      ["missing-value 1", "too-many-problems 6"],
    ],
  ])("%s %i", (option, most, xml, lines, problems) => {
    expect(read(xml, { [option]: most })).toEqual({ lines, problems });
    expect(read(xml, { [option]: most + 2 }).problems).not.toContain(problems.at(-1));
  });

  test("maxCards, and the limits of XML", () => {
    const two = START.replace("<vcard>", "<vcard/><vcard>") + END;
    expect(fromXCard(two, { maxCards: 2 })).toHaveLength(2);
    expect(() => fromXCard(two, { maxCards: 1, onProblem: () => {} })).toThrow(
      expect.objectContaining({ code: "too-many-cards" }),
    );
    expect(() => fromXCard(two, { maxDepth: 1 })).toThrow(
      expect.objectContaining({ code: "too-deep" }),
    );
  });

  test("groups in groups end", () => {
    const deep = `${"<group name='a'>".repeat(100)}<fn><text>a</text></fn>${"</group>".repeat(100)}`;
    expect(read(deep).lines).toEqual([]);
    expect(read(deep).problems.length).toBeLessThan(10);
  });
});
