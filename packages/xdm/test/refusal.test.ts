import { test as property } from "@fast-check/vitest";
import { element, parseXml, XmlError } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import { nearMiss, sentence } from "../src/arbitrary.ts";
import {
  conferenceInfoElement,
  groupStateElement,
  parseConferenceInfo,
  parseGroupState,
  parseReginfo,
  parseResourceLists,
  parseRuleset,
  parseSessionInfo,
  parseXcapDiff,
  parseXcapError,
  reginfoElement,
  RESOURCE_LISTS,
  resourceListsElement,
  rulesetElement,
  sessionInfoElement,
  stringifyXdm,
  xcapDiffElement,
  xcapErrorElement,
  XdmError,
  type Condition,
  type ListItem,
  type XdmInput,
} from "../src/index.ts";

function refusal(read: () => unknown): XdmError {
  try {
    read();
  } catch (error) {
    if (error instanceof XdmError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const lists = (inside: string): string =>
  `<resource-lists xmlns="${RESOURCE_LISTS}" xmlns:cp="urn:ietf:params:xml:ns:copycontrol">${inside}</resource-lists>`;
const rules = (inside: string): string =>
  `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:x="urn:oma:xml:xdm:extensions">${inside}</ruleset>`;
const conditions = (inside: string): string =>
  rules(`<rule id="r"><conditions>${inside}</conditions></rule>`);
const registrations = (inside: string): string =>
  `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="0" state="full">${inside}</reginfo>`;
const conference = (inside: string): string =>
  `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="sip:c">${inside}</conference-info>`;
const diff = (inside: string): string =>
  `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="/">${inside}</xcap-diff>`;
const xcapError = (inside: string): string =>
  `<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error">${inside}</xcap-error>`;

const CASES: readonly {
  readonly parse: (input: XdmInput) => unknown;
  readonly text: string;
  readonly code: string;
  readonly at: string;
}[] = [
  { parse: parseResourceLists, text: rules(""), code: "wrong-root", at: "<ruleset" },
  { parse: parseResourceLists, text: lists("<entry/>"), code: "unexpected-element", at: "<entry" },
  {
    parse: parseResourceLists,
    text: lists("<list><entry/></list>"),
    code: "missing-attribute",
    at: "<entry",
  },
  {
    parse: parseResourceLists,
    text: lists('<list><entry uri="a"/><display-name/></list>'),
    code: "unexpected-element",
    at: "<display-name",
  },
  {
    parse: parseResourceLists,
    text: lists("<list>text</list>"),
    code: "unexpected-text",
    at: "text",
  },
  {
    parse: parseResourceLists,
    text: lists('<list><entry uri="a" cp:copyControl="all"/></list>'),
    code: "invalid-value",
    at: "cp:copyControl",
  },
  {
    parse: parseResourceLists,
    text: lists('<list><entry uri="a" cp:count="-1"/></list>'),
    code: "invalid-value",
    at: "cp:count",
  },
  {
    parse: parseResourceLists,
    text: lists('<list><entry uri="a" cp:anonymize="yes"/></list>'),
    code: "invalid-value",
    at: "cp:anonymize",
  },
  {
    parse: parseResourceLists,
    text: lists('<list><x xmlns=""/></list>'),
    code: "unexpected-element",
    at: "<x",
  },
  {
    parse: parseResourceLists,
    text: lists("<list><display-name>a<b/></display-name></list>"),
    code: "unexpected-element",
    at: "<b/>",
  },
  { parse: parseRuleset, text: rules("<rule/>"), code: "missing-attribute", at: "<rule/>" },
  {
    parse: parseRuleset,
    text: conditions("<identity/>"),
    code: "missing-element",
    at: "<identity",
  },
  {
    parse: parseRuleset,
    text: conditions("<validity><from>2026-11-21T00:00:00Z</from></validity>"),
    code: "missing-element",
    at: "<validity",
  },
  {
    parse: parseRuleset,
    text: conditions("<validity><from>today</from><until>tomorrow</until></validity>"),
    code: "invalid-value",
    at: "<from",
  },
  {
    parse: parseRuleset,
    text: conditions("<x:time-range><x:from>9am</x:from><x:until>5pm</x:until></x:time-range>"),
    code: "invalid-value",
    at: "<x:from",
  },
  {
    parse: parseRuleset,
    text: conditions("<unknown/>"),
    code: "unexpected-element",
    at: "<unknown",
  },
  {
    parse: parseReginfo,
    text: registrations('<registration aor="a" id="1" state="open"/>'),
    code: "invalid-value",
    at: 'state="open',
  },
  {
    parse: parseReginfo,
    text: registrations('<registration aor="a" id="1" state="active"><contact/></registration>'),
    code: "missing-element",
    at: "<contact",
  },
  {
    parse: parseReginfo,
    text: '<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="99999999999999999999" state="full"/>',
    code: "invalid-value",
    at: "version=",
  },
  {
    parse: parseConferenceInfo,
    text: conference("<users/><conference-state/>"),
    code: "unexpected-element",
    at: "<conference-state",
  },
  {
    parse: parseConferenceInfo,
    text: conference("<conference-state><active>maybe</active></conference-state>"),
    code: "invalid-value",
    at: "<active",
  },
  {
    parse: parseXcapDiff,
    text: diff('<document sel="a"><body-not-changed/><remove sel="x"/></document>'),
    code: "unexpected-element",
    at: "<remove",
  },
  { parse: parseXcapError, text: xcapError(""), code: "missing-element", at: "<xcap-error" },
  {
    parse: parseXcapError,
    text: xcapError("<uniqueness-failure/>"),
    code: "missing-element",
    at: "<uniqueness-failure",
  },
  { parse: parseGroupState, text: "<groupstate/>", code: "missing-attribute", at: "<groupstate" },
  { parse: parseSessionInfo, text: "<session/>", code: "missing-element", at: "<session" },
  {
    parse: parseSessionInfo,
    text: "<session><session-type>2-2</session-type></session>",
    code: "invalid-value",
    at: "<session-type",
  },
];

describe("what is refused", () => {
  test.each(CASES)("$code in $text", ({ parse, text, code, at }) => {
    const { code: found, offset } = refusal(() => parse(text));
    expect({ code: found, offset }).toEqual({ code, offset: text.indexOf(at) });
  });

  test("the message says what was expected", () => {
    expect(refusal(() => parseResourceLists(lists("<entry/>"))).message).toBe(
      "entry may not stand here at line 1 column 109 (resource-lists)",
    );
    expect(refusal(() => parseXcapError(xcapError("<uniqueness-failure/>"))).message).toMatch(
      /^no exists at line 1/,
    );
  });

  test("lists in lists beyond the limit, in parsed documents too", () => {
    const deep = (depth: number): string =>
      lists(`${"<list>".repeat(depth)}${"</list>".repeat(depth)}`);
    expect(parseResourceLists(deep(63)).lists).toHaveLength(1);
    expect(() => parseResourceLists(deep(64))).toThrow(XmlError);
    const document = parseXml(deep(64));
    expect(refusal(() => parseResourceLists(document)).code).toBe("too-deep");
    expect(refusal(() => parseResourceLists(document.root)).code).toBe("too-deep");
    expect(parseResourceLists(document, { maxDepth: 65 }).lists).toHaveLength(1);
  });

  test("a document type", () => {
    expect(() => parseResourceLists(`<!DOCTYPE x>${lists("")}`)).toThrow(XmlError);
  });

  test("names that objects have", () => {
    const text = lists('<list __proto__="x" constructor="y"><entry uri="__proto__"/></list>');
    const [list] = parseResourceLists(text).lists;
    expect(list?.otherAttributes?.map(({ local }) => local)).toEqual(["__proto__", "constructor"]);
  });
});

describe("what cannot be built", () => {
  const own = element({ namespace: RESOURCE_LISTS, local: "entry" });
  const none = element({ namespace: "", local: "x" });
  const items =
    (...values: ListItem[]) =>
    () =>
      resourceListsElement({ lists: [{ items: values }] });
  const rule =
    (...values: Condition[]) =>
    () =>
      rulesetElement({ rules: [{ id: "r", conditions: { conditions: values } }] });

  test.each([
    items({ kind: "entry", uri: " a" }),
    items({ kind: "entry", uri: "a", count: -1 }),
    items({ kind: "entry", uri: "a", count: 0.5 }),
    items({ kind: "entry", uri: "a", copyControl: "all" as "to" }),
    items({ kind: "entry", uri: "a", extensions: [own] }),
    items({ kind: "entry", uri: "a", extensions: [none] }),
    items({
      kind: "entry",
      uri: "a",
      otherAttributes: [{ namespace: "", local: "uri", prefix: "", value: "b", offset: 0 }],
    }),
    rule({ kind: "identity", members: [] }),
    rule({ kind: "validity", periods: [] }),
    rule({ kind: "validity", periods: [{ from: "now", until: "then" }] }),
    rule({ kind: "sphere", value: ["at work"] }),
    rule({
      kind: "other",
      element: element({ namespace: "urn:oma:xml:xdm:extensions", local: "media-list" }),
    }),
    () => reginfoElement({ version: Number.NaN, state: "full", registrations: [] }),
    () => conferenceInfoElement({ entity: "sip:c", sidebarsByRef: { entries: [] } }),
    () =>
      xcapDiffElement({
        xcapRoot: "/",
        changes: [
          {
            kind: "document",
            sel: "a",
            body: [
              { kind: "body-not-changed", children: [] },
              { kind: "remove", sel: "x", children: [] },
            ],
          },
        ],
      }),
    () => xcapErrorElement({ error: { kind: "uniqueness-failure", exists: [] } }),
    () => groupStateElement({ timestamp: "now", participants: [] }),
    () => sessionInfoElement({ type: "Group", invitedParticipants: ["a b;tel:c"] }),
    () => sessionInfoElement({ type: "Group", invitedParticipants: [""] }),
  ])("%#", (build) => {
    expect(build).toThrow(RangeError);
  });
});

property.prop([sentence("resource-lists/list")])("what the schema allows is read", (names) => {
  expect(parseResourceLists(listOf(names)).lists).toHaveLength(1);
});

property.prop([nearMiss("resource-lists/list")])(
  "what it does not allow is refused at its place",
  (near) => {
    const text = listOf(near.text);
    try {
      expect(parseResourceLists(text).lists).toHaveLength(1);
    } catch (error) {
      if (!(error instanceof XdmError)) throw error;
      expect(error.code).toBe("unexpected-element");
      expect(text.slice(error.offset)).toMatch(/^<(?!\/)/);
    }
  },
);

const MEMBERS: ReadonlyMap<string, string> = new Map([
  ["R:entry", '<entry uri="sip:a@b"/>'],
  ["R:entry-ref", '<entry-ref ref="a"/>'],
  ["##other", '<x xmlns="urn:x"/>'],
]);

function listOf(names: string): string {
  const members = names
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => MEMBERS.get(name) ?? `<${name.replace("R:", "")}/>`);
  return lists(`<list>${members.join("\n")}</list>`);
}

test("participants are told apart although their URIs have semicolons", () => {
  const text =
    "<session><session-type>Group</session-type><invited-participants>tel:+1;ext=2; sip:a@b;user=phone;</invited-participants></session>";
  expect(parseSessionInfo(text).invitedParticipants).toEqual([
    "tel:+1;ext=2",
    "sip:a@b;user=phone",
  ]);
});

test("documents are written with the usual prefixes", () => {
  const entry: ListItem = { kind: "entry", uri: "sip:a@b", copyControl: "to" };
  expect(stringifyXdm(resourceListsElement({ lists: [{ items: [entry] }] }))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<resource-lists xmlns:cp="urn:ietf:params:xml:ns:copycontrol" xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:a@b" cp:copyControl="to"/></list></resource-lists>',
  );
});
