import { describe, expect, test } from "vitest";
import { parseCard, stringifyCard, type Card } from "../../src/index.ts";
import { mergeCards, type Choose, type MergeOptions } from "../../src/merge.ts";
import { cardOf, linesOf } from "../edit/card-of.ts";

/** What becomes of lines of 4.0 that both sides edited, and what the conflicts are. */
function merged(
  base: string[],
  mine: string[],
  theirs: string[],
  options?: MergeOptions,
): { lines: string[]; conflicts: string[] } {
  const [b, m, t] = [base, mine, theirs].map((lines) => cardOf("4.0", ...lines)) as [
    Card,
    Card,
    Card,
  ];
  const { card, conflicts } = mergeCards(b, m, t, options);
  return {
    lines: linesOf(card),
    conflicts: conflicts.map(
      ({ kind, choice, component, parameter }) =>
        `${kind}${component === undefined ? "" : ` ${component}`}${parameter === undefined ? "" : ` ${parameter}`}: ${choice}`,
    ),
  };
}

describe("what only one side changed", () => {
  test.each<[string, string[], string[], string[], string[]]>([
    [
      "a value here, another there",
      ["FN:a", "NOTE:b"],
      ["FN:x", "NOTE:b"],
      ["FN:a", "NOTE:y"],
      ["FN:x", "NOTE:y"],
    ],
    [
      "a value here, its types there",
      ["TEL;TYPE=home:1"],
      ["TEL;TYPE=home:2"],
      ["TEL;TYPE=work;PREF=1:1"],
      ["TEL;TYPE=work;PREF=1:2"],
    ],
    ["components of one name", ["N:a;b;;;"], ["N:x;b;;;"], ["N:a;y;;;"], ["N:x;y;;;"]],
    [
      "components where one side has fewer",
      ["N:a;b;c;;"],
      ["N:x;b;c"],
      ["N:a;y;c;;;s"],
      ["N:x;y;c;;;s"],
    ],
    ["items of one component", ["N:a;b;c;;"], ["N:a;b;c,x;;"], ["N:a;b;c,y;;"], ["N:a;b;c,x,y;;"]],
    [
      "a part of an address",
      ["ADR;TYPE=home:;;1 St;A;;;"],
      ["ADR;TYPE=home:;;2 St;A;;;"],
      ["ADR;TYPE=home:;;1 St;A;;9;UK"],
      ["ADR;TYPE=home:;;2 St;A;;9;UK"],
    ],
    [
      "items of a list",
      ["CATEGORIES:a,b,c"],
      ["CATEGORIES:b,c,x"],
      ["CATEGORIES:a,b,y"],
      ["CATEGORIES:b,x,y"],
    ],
    ["a list that both added", [], ["NICKNAME:a,b"], ["NICKNAME:b,c"], ["NICKNAME:a,b,c"]],
    [
      "an item that is there twice",
      ["CATEGORIES:a,a"],
      ["CATEGORIES:a"],
      ["CATEGORIES:a,a,b"],
      ["CATEGORIES:a,b"],
    ],
    [
      "types of one number",
      ["TEL;TYPE=home,voice:1"],
      ["TEL;TYPE=voice:1"],
      ["TEL;TYPE=home,voice,cell:1"],
      ["TEL;TYPE=voice,cell:1"],
    ],
    [
      "a removal here, an edit there",
      ["TEL:1", "EMAIL:a@b"],
      ["EMAIL:a@b"],
      ["TEL:1", "EMAIL:c@d"],
      ["EMAIL:c@d"],
    ],
    [
      "an addition on each side",
      ["TEL:1"],
      ["TEL:1", "TEL:2"],
      ["TEL:1", "TEL:3"],
      ["TEL:1", "TEL:2", "TEL:3"],
    ],
    [
      "the same addition on both",
      [],
      ["TEL;TYPE=home:+1 (2) 3"],
      ["TEL;TYPE=cell:+123"],
      ["TEL;TYPE=home,cell:+1 (2) 3"],
    ],
    [
      "the same mail address",
      [],
      ["EMAIL:A@b.example"],
      ["EMAIL;PREF=1:a@b.example"],
      ["EMAIL;PREF=1:A@b.example"],
    ],
    [
      "members of a group",
      ["MEMBER:urn:a:1", "MEMBER:urn:a:2"],
      ["MEMBER:urn:a:3", "MEMBER:urn:a:2"],
      ["MEMBER:urn:a:4", "MEMBER:urn:a:2"],
      ["MEMBER:urn:a:3", "MEMBER:urn:a:4", "MEMBER:urn:a:2"],
    ],
    [
      "the order",
      ["A:1", "B:2", "C:3"],
      ["A:1", "B:2", "C:4"],
      ["C:3", "B:2", "A:1"],
      ["C:4", "B:2", "A:1"],
    ],
    [
      "the spelling",
      ["TEL;TYPE=home,work:1"],
      ["tel;type=WORK;type=HOME:1"],
      ["TEL;TYPE=home,work:2"],
      ["TEL;TYPE=home,work:2"],
    ],
    [
      "a later revision",
      ["REV:20200101T000000Z", "A:1"],
      ["REV:20260101T000000Z", "A:2"],
      ["REV:2025-01-01T00:00:00Z", "A:1"],
      ["REV:20260101T000000Z", "A:2"],
    ],
    [
      "a picture",
      ["PHOTO:data:image/png;base64,AQID"],
      ["PHOTO:data:image/png;base64,AQIE"],
      ["PHOTO;PREF=1:data:image/png;base64,AQID"],
      ["PHOTO;PREF=1:data:image/png;base64,AQIE"],
    ],
    [
      "the kind of a link",
      ["URL;MEDIATYPE=text/html:https://a"],
      ["URL;MEDIATYPE=text/plain:https://a"],
      ["URL;MEDIATYPE=text/html;PREF=1:https://a"],
      ["URL;PREF=1;MEDIATYPE=text/plain:https://a"],
    ],
    [
      "types of one number that the other side removed",
      ["TEL;TYPE=home,voice:1"],
      ["TEL;TYPE=home,voice,cell:1"],
      ["TEL;TYPE=voice,fax:1"],
      ["TEL;TYPE=voice,cell,fax:1"],
    ],
  ])("is taken: %s", (_, base, mine, theirs, lines) => {
    expect(merged(base, mine, theirs)).toEqual({ lines, conflicts: [] });
  });

  test.each<[string, string[], string[], string[], string[]]>([
    [
      "a new label",
      ["TEL:1"],
      ["item1.TEL:1", "item1.X-ABLabel:Study"],
      ["TEL:2"],
      ["item1.TEL:2", "item1.X-ABLabel:Study"],
    ],
    [
      "a new label on the other side",
      ["TEL:1"],
      ["TEL:2"],
      ["item1.TEL:1", "item1.X-ABLabel:Study"],
      ["item1.TEL:2", "item1.X-ABLabel:Study"],
    ],
    [
      "other labels of groups of one name",
      [],
      ["item1.TEL:1", "item1.X-ABLabel:A"],
      ["item1.URL:2", "item1.X-ABLabel:B"],
      ["item2.URL:2", "item2.X-ABLabel:B", "item1.TEL:1", "item1.X-ABLabel:A"],
    ],
    [
      "groups with other names",
      ["item1.TEL:1", "item1.X-ABLabel:A", "item2.URL:2", "item2.X-ABLabel:B"],
      ["item1.TEL:3", "item1.X-ABLabel:A", "item2.URL:2", "item2.X-ABLabel:B"],
      ["item1.URL:4", "item1.X-ABLabel:B", "item2.TEL:1", "item2.X-ABLabel:A"],
      ["item2.URL:4", "item2.X-ABLabel:B", "item1.TEL:3", "item1.X-ABLabel:A"],
    ],
    [
      "a label that one side changed",
      ["a.TEL:1", "a.X-ABLabel:A"],
      ["a.TEL:2", "a.X-ABLabel:A"],
      ["b.TEL:1", "b.X-ABLabel:B"],
      ["a.TEL:2", "a.X-ABLabel:B"],
    ],
    [
      "a label that goes with its property",
      ["a.TEL:1", "a.X-ABLabel:A", "FN:x"],
      ["FN:x"],
      ["a.TEL:1", "a.X-ABLabel:A", "FN:y"],
      ["FN:y"],
    ],
    [
      "alternatives of another property",
      ["FN:x"],
      ["FN:x", "TITLE;ALTID=1;LANGUAGE=en:Boss", "TITLE;ALTID=1;LANGUAGE=fr:Patron"],
      ["FN:x", "TITLE;ALTID=1;LANGUAGE=en:Clerk", "TITLE;ALTID=1;LANGUAGE=fr:Commis"],
      [
        "FN:x",
        "TITLE;ALTID=1;LANGUAGE=en:Boss",
        "TITLE;ALTID=1;LANGUAGE=fr:Patron",
        "TITLE;ALTID=2;LANGUAGE=en:Clerk",
        "TITLE;ALTID=2;LANGUAGE=fr:Commis",
      ],
    ],
    [
      "a further alternative",
      ["N;ALTID=1;LANGUAGE=en:a;;;;"],
      ["N;ALTID=1;LANGUAGE=en:b;;;;"],
      ["N;ALTID=1;LANGUAGE=jp:c;;;;", "N;ALTID=1;LANGUAGE=en:a;;;;"],
      ["N;ALTID=1;LANGUAGE=jp:c;;;;", "N;ALTID=1;LANGUAGE=en:b;;;;"],
    ],
    [
      "a property by its PROP-ID",
      ["TEL;PROP-ID=a:1", "TEL;PROP-ID=b:2"],
      ["TEL;PROP-ID=b:3", "TEL;PROP-ID=a:1"],
      ["TEL;PROP-ID=a;PREF=1:1", "TEL;PROP-ID=b;PREF=2:2"],
      ["TEL;PROP-ID=b;PREF=2:3", "TEL;PROP-ID=a;PREF=1:1"],
    ],
    [
      "a property that moved to another group",
      ["a.TEL:1", "a.URL:2", "b.EMAIL:3"],
      ["a.TEL:1", "a.URL:9", "b.EMAIL:3"],
      ["b.TEL:1", "a.URL:2", "b.EMAIL:3"],
      ["b.TEL:1", "a.URL:9", "b.EMAIL:3"],
    ],
    [
      "a property that moved out of a group, and another that stayed",
      ["a.TEL:1", "a.URL:2"],
      ["a.TEL:1", "a.URL;PREF=1:2"],
      ["b.TEL:1", "a.URL:9"],
      ["b.TEL:1", "a.URL;PREF=1:9"],
    ],
  ])("keeps together what belongs together: %s", (_, base, mine, theirs, lines) => {
    expect(merged(base, mine, theirs)).toEqual({ lines, conflicts: [] });
  });
});

describe("what both sides changed", () => {
  const note: [string[], string[], string[]] = [["NOTE:a"], ["NOTE:b"], ["NOTE:c"]];

  test.each<[string, [string[], string[], string[]], Choose, string[], string[]]>([
    ["a value", note, "mine", ["NOTE:b"], ["value: mine"]],
    ["a value", note, "theirs", ["NOTE:c"], ["value: theirs"]],
    ["a value", note, "both", ["NOTE:b", "NOTE:c"], ["value: both"]],
    [
      "what a card has once",
      [["BDAY:1900"], ["BDAY:1901"], ["BDAY:1902"]],
      "both",
      ["BDAY:1901"],
      ["value: mine"],
    ],
    [
      "what a card has once, and both added",
      [[], ["KIND:org"], ["KIND:group"]],
      "theirs",
      ["KIND:group"],
      ["value: theirs"],
    ],
    [
      "one component",
      [["N:a;b;;;"], ["N:x;b;;;p"], ["N:y;c;;;"]],
      "theirs",
      ["N:y;c;;;p"],
      ["value 0: theirs"],
    ],
    [
      "two components",
      [["N:a;b;;;"], ["N:x;u;;;"], ["N:y;v;;;"]],
      "mine",
      ["N:x;u;;;"],
      ["value 0: mine", "value 1: mine"],
    ],
    [
      "one line of an address",
      [["ADR:;;a;b;;;"], ["ADR:;;x;b;;;"], ["ADR:;;y;z;;;"]],
      "both",
      ["ADR:;;x;z;;;", "ADR:;;y;z;;;"],
      ["value 2: both"],
    ],
    [
      "a parameter",
      [["TEL;PREF=1:1"], ["TEL;PREF=2:1"], ["TEL;PREF=3:1"]],
      "theirs",
      ["TEL;PREF=3:1"],
      ["parameter PREF: theirs"],
    ],
    ["a removal and an edit", [["TEL:1"], [], ["TEL:2"]], "mine", [], ["removed: mine"]],
    ["a removal and an edit", [["TEL:1"], [], ["TEL:2"]], "theirs", ["TEL:2"], ["removed: theirs"]],
    ["an edit and a removal", [["TEL:1"], ["TEL:2"], []], "both", ["TEL:2"], ["removed: both"]],
    ["an edit and a removal", [["TEL:1"], ["TEL:2"], []], "theirs", [], ["removed: theirs"]],
    [
      "a removal with a label that stays then",
      [["a.TEL:1", "a.X-ABLabel:A"], [], ["a.TEL:2", "a.X-ABLabel:A"]],
      "theirs",
      ["a.TEL:2", "a.X-ABLabel:A"],
      ["removed: theirs"],
    ],
    [
      "a label and a removal",
      [["a.TEL:1", "a.X-ABLabel:A"], [], ["a.TEL:1", "a.X-ABLabel:B"]],
      "theirs",
      ["a.TEL:1", "a.X-ABLabel:B"],
      ["removed: theirs"],
    ],
    [
      "a label and a removal",
      [["a.TEL:1", "a.X-ABLabel:A"], [], ["a.TEL:1", "a.X-ABLabel:B"]],
      "mine",
      [],
      ["removed: mine"],
    ],
    [
      "another label and a removal",
      [["a.TEL:1", "a.X-ABLabel:A"], ["a.TEL:1", "a.X-ABLabel:B"], []],
      "both",
      ["a.TEL:1", "a.X-ABLabel:B"],
      ["removed: both"],
    ],
    [
      "a label for two, and a removal of it and one of them",
      [
        ["a.TEL:1", "a.URL:2", "a.X-ABLabel:A"],
        ["a.TEL:1", "a.URL:2", "a.X-ABLabel:B"],
        ["a.URL:2"],
      ],
      (place) => (place.mine?.name === "TEL" ? "theirs" : "mine"),
      ["a.URL:2", "a.X-ABLabel:B"],
      ["removed: theirs", "removed: mine"],
    ],
    [
      "labels",
      [["TEL:1"], ["a.TEL:1", "a.X-ABLabel:A"], ["b.TEL:1", "b.X-ABLabel:B"]],
      "theirs",
      ["a.TEL:1", "a.X-ABLabel:B"],
      ["value: theirs"],
    ],
    [
      "groups",
      [
        ["a.TEL:1", "a.URL:2", "b.EMAIL:3"],
        ["b.TEL:1", "a.URL:2", "b.EMAIL:3"],
        ["c.TEL:1", "a.URL:2", "b.EMAIL:3"],
      ],
      "theirs",
      ["c.TEL:1", "a.URL:2", "b.EMAIL:3"],
      ["group: theirs"],
    ],
    [
      "edits of two properties to one",
      [["TEL;TYPE=home:1", "TEL;TYPE=work:2"], ["TEL;TYPE=home:9"], ["TEL;TYPE=work:9"]],
      "both",
      ["TEL;TYPE=home:9", "TEL;TYPE=work:9"],
      ["removed: both", "removed: both"],
    ],
  ])("is a conflict: %s, %#", (_, [base, mine, theirs], choose, lines, conflicts) => {
    expect(
      merged([...base, "X-A:1"], [...mine, "X-A:1"], [...theirs, "X-A:1"], { choose }),
    ).toEqual({
      lines: [...lines, "X-A:1"],
      conflicts,
    });
  });

  test("is put before a function, with what the sides have", () => {
    const places: unknown[] = [];
    const choose: MergeOptions["choose"] = (place) => {
      places.push([place.base?.value, place.mine?.value, place.theirs?.value]);
      return place.mine?.name === "NOTE" ? "theirs" : "mine";
    };
    const outcome = merged(["NOTE:a", "FN:b"], ["NOTE:c", "FN:d"], ["NOTE:e", "FN:f"], { choose });
    expect(outcome.lines).toEqual(["NOTE:e", "FN:d"]);
    expect(places).toEqual([
      ["a", "c", "e"],
      ["b", "d", "f"],
    ]);
  });

  test("is one of them and no copy of it: PID and PROP-ID stay with the first", () => {
    const map = "CLIENTPIDMAP:1;urn:a:b";
    const lines = ["a", "b", "c"].map((value) => [
      `NOTE;PID=1.1;PROP-ID=p;LANGUAGE=en:${value}`,
      map,
    ]);
    const [base = [], mine = [], theirs = []] = lines;
    expect(merged(base, mine, theirs, { choose: "both" }).lines).toEqual([
      "NOTE;PID=1.1;PROP-ID=p;LANGUAGE=en:b",
      "NOTE;LANGUAGE=en:c",
      map,
    ]);
  });
});

describe("what vCard 3.0 says once of a card", () => {
  test.each([
    ["FN:a", "FN:b", ["FN:a"]],
    ["X-ABShowAs:COMPANY", "X-ABShowAs:PERSON", ["X-ABShowAs:COMPANY"]],
    ["X-PHONETIC-FIRST-NAME:a", "X-PHONETIC-FIRST-NAME:b", ["X-PHONETIC-FIRST-NAME:a"]],
    ["TITLE:a", "TITLE:b", ["TITLE:a", "TITLE:b"]],
  ])("is not doubled where both sides added it: %s", (mine, theirs, lines) => {
    const { card, conflicts } = mergeCards(
      cardOf("3.0", "N:a;;;;"),
      cardOf("3.0", "N:a;;;;", mine),
      cardOf("3.0", "N:a;;;;", theirs),
    );
    expect(linesOf(card)).toEqual(expect.arrayContaining(lines));
    expect(linesOf(card)).toHaveLength(lines.length + 1);
    expect(conflicts).toHaveLength(2 - lines.length);
  });
});

describe("the merged card", () => {
  const text = "begin:vcard\nVersion:4.0\nfn;x=y:a\n\nNOTE:b\n c\nTEL:1\nend:vcard\n";

  test("has the octets of mine where nothing was changed", () => {
    const base = cardOf("4.0", "fn;x=y:a", "NOTE:bc", "TEL:1");
    const theirs = cardOf("4.0", "FN;X=y:a", "NOTE:bc", "TEL:2", "URL:https://x");
    const { card } = mergeCards(base, parseCard(text), theirs);
    expect(stringifyCard(card)).toBe(text.replace("TEL:1", "TEL:2\nURL:https://x"));
  });

  test("is mine itself where theirs says nothing new", () => {
    const mine = parseCard(text);
    const theirs = cardOf("4.0", "TEL:1", "FN;X=y:a", "NOTE:bc");
    expect(
      mergeCards(cardOf("4.0", "FN;X=y:a", "NOTE:bc", "TEL:1"), mine, theirs).card.properties,
    ).toEqual(expect.arrayContaining([...mine.properties]));
    expect(mergeCards(mine, mine, mine).card).toBe(mine);
  });

  test("has the revision that is given", () => {
    const revision = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(
      merged(["FN:a", "REV:1"], ["FN:a", "REV:1"], ["FN:b", "REV:1"], { revision }).lines,
    ).toEqual(["FN:b", "REV:20260102T030405Z"]);
  });

  test("has the numbers of mine for the sources of PIDs", () => {
    const base = ["TEL;PID=1.1:1", "CLIENTPIDMAP:1;urn:a:b"];
    const mine = [
      "TEL;PID=1.1:1",
      "CLIENTPIDMAP:1;urn:a:b",
      "URL;PID=1.2:u",
      "CLIENTPIDMAP:2;urn:c:d",
    ];
    const theirs = ["TEL;PID=1.2,1.3:2", "CLIENTPIDMAP:2;urn:a:b", "CLIENTPIDMAP:3;urn:e:f"];
    expect(merged(base, mine, theirs).lines).toEqual([
      "TEL;PID=1.1,1.3:2",
      "CLIENTPIDMAP:1;urn:a:b",
      "URL;PID=1.2:u",
      "CLIENTPIDMAP:2;urn:c:d",
      "CLIENTPIDMAP:3;urn:e:f",
    ]);
  });

  test("loses a source that one side has given up, unless it is needed", () => {
    const all = ["CLIENTPIDMAP:1;urn:a:b", "CLIENTPIDMAP:2;urn:c:d"];
    const base = ["TEL;PID=1.1,2.2:1", ...all];
    const simple = ["TEL;PID=1.1:1", "CLIENTPIDMAP:1;urn:a:b"];
    expect(merged(base, ["FN:x", ...base], simple).lines).toEqual(["FN:x", ...simple]);
    expect(merged(base, simple, [...base, "URL;PID=1.2:u"]).lines).toEqual([
      "TEL;PID=1.1:1",
      "CLIENTPIDMAP:1;urn:a:b",
      "CLIENTPIDMAP:2;urn:c:d",
      "URL;PID=1.2:u",
    ]);
  });

  test("is refused for cards of two versions, unless one says all", () => {
    const [three, four] = [cardOf("3.0", "FN:a"), cardOf("4.0", "FN:a")];
    expect(mergeCards(three, three, four).card).toBe(four);
    expect(() => mergeCards(three, cardOf("3.0", "FN:b"), four)).toThrow(RangeError);
  });
});
