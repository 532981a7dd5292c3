import { expect, test } from "vitest";
import { davXml } from "../src/dav-xml.ts";
import { imdn } from "../src/imdn.ts";
import type { Reading, TreeNode } from "../src/index.ts";
import { xcard } from "../src/xcard.ts";
import { xcapCaps, xcapDiff, xcapError } from "../src/xcap.ts";
import { conferenceInfo } from "../src/xdm.ts";
import { xml } from "../src/xml.ts";
import { outline, readText } from "./plain.ts";

/** The elements that a rule of their vocabulary describes. */
function contentRules({ tree }: Reading): string[] {
  const rules: string[] = [];
  const visit = ({ name, rule, grammar, children }: TreeNode): void => {
    if (rule !== undefined && grammar !== "xml.ne") rules.push(`${name}: ${rule}`);
    for (const child of children) visit(child);
  };
  for (const node of tree) visit(node);
  return rules;
}

test("elements have their tags, and what is between these", () => {
  expect(outline(readText(xml, '<a b=">"><!--x--><![CDATA[<]]>t<c/></a >'))).toEqual([
    "document",
    "  a",
    "    sTag",
    '      name "a"',
    "      attribute",
    '        space " "',
    '        name "b"',
    '        eq "="',
    "        attValue",
    '          doubleQuoted ">"',
    '      tagEnd ">"',
    '    comment "<!--x-->"',
    '    cdSect "<![CDATA[<]]>"',
    '    characters "t"',
    "    c",
    "      sTag",
    '        name "c"',
    '        tagEnd "/>"',
    "    eTag",
    '      name "a"',
  ]);
});

test("a document that is not well-formed has the tree up to there, and what could stand there", () => {
  const { accepted, tree, diagnostics } = readText(xml, "<a><b c=1/></a>");
  expect(accepted).toBe(false);
  expect(diagnostics).toMatchObject([
    { start: 8, code: "unexpected-character", grammar: "xml.ne", rule: "attribute" },
  ]);
  expect(diagnostics[0]?.expected).toContain("'\"'");
  expect(tree[0]?.children[0]).toMatchObject({ name: "a", start: 0, end: 11 });
});

test("elements have the rules of their vocabulary, whatever their prefixes", () => {
  const text =
    '<q xmlns="DAV:"><x:prop-filter xmlns:x="urn:ietf:params:xml:ns:carddav"/><response/></q>';
  expect(contentRules(readText(davXml, text))).toEqual([
    "x:prop-filter: propFilter",
    "response: response",
  ]);
  expect(contentRules(readText(imdn, imdn.example))).toEqual([
    "imdn: imdn",
    "display-notification: displayNotification",
    "status: displayStatus",
  ]);
  expect(contentRules(readText(conferenceInfo, conferenceInfo.example))).toEqual([
    "conference-info: conference",
    "conference-description: conferenceDescription",
    "users: users",
    "user: user",
  ]);
});

test("a root that is no message is refused where it stands", () => {
  expect(readText(davXml, '\n<calendar-query xmlns="DAV:"/>').diagnostics).toMatchObject([
    { code: "wrong-root", start: 1, line: 2, column: 1 },
  ]);
  expect(readText(davXml, '<multistatus xmlns="DAV:"><response/></multistatus>')).toMatchObject({
    accepted: false,
    diagnostics: [{ code: "missing-element", start: 26 }],
  });
});

/** What is told of a document, with the text that is marked. */
function told(text: string): string[] {
  return readText(davXml, text).diagnostics.map(
    ({ severity, code, start, end }) => `${severity} ${code} at ${text.slice(start, end)}`,
  );
}

test("an element that a message does not know is marked, and ignored", () => {
  expect(told('<propfind xmlns="DAV:"><prop/><foo/></propfind>')).toEqual([
    "warning unknown-element at <foo",
  ]);
  expect(told('<D:propfind xmlns:D="DAV:"><D:foo>x</D:foo></D:propfind>')).toEqual([
    "error missing-element at <D:propfind",
    "warning unknown-element at <D:foo",
  ]);
  expect(told('<propfind xmlns="DAV:"><allprop/><propname/></propfind>')).toEqual([
    "error conflicting-elements at <propname",
  ]);
});

test("elements are nothing unknown where any may stand, nor are those of other namespaces", () => {
  expect(told('<propfind xmlns="DAV:"><prop><foo/></prop><x xmlns="urn:x"/></propfind>')).toEqual(
    [],
  );
  const scope = "<lockscope><exclusive/></lockscope><locktype><write/></locktype>";
  expect(told(`<lockinfo xmlns="DAV:">${scope}<owner><foo/></owner></lockinfo>`)).toEqual([]);
});

test("documents of XCAP have the rules of their vocabulary", () => {
  expect(contentRules(readText(xcapError, xcapError.example))).toEqual([
    "xcap-error: xcapError",
    "uniqueness-failure: uniquenessFailure",
    "exists: exists",
  ]);
  expect(contentRules(readText(xcapCaps, xcapCaps.example))).toEqual([
    "xcap-caps: xcapCaps",
    "auids: auids",
    "namespaces: namespaces",
  ]);
  expect(contentRules(readText(xcapDiff, xcapDiff.example))).toEqual([
    "xcap-diff: xcapDiff",
    "document: document",
  ]);
  const { diagnostics } = readText(xcapError, xcapError.example.replace(/<exists.*<\/exists>/, ""));
  expect(diagnostics).toMatchObject([{ code: "missing-element" }]);
});

test.each([
  ["propfind", '<propfind xmlns="DAV:"><allprop/></propfind>'],
  ["error", '<error xmlns="DAV:"><lock-token-matches-request-uri/></error>'],
  ["principal-match", '<principal-match xmlns="DAV:"><self/></principal-match>'],
  [
    "sync-collection",
    '<sync-collection xmlns="DAV:"><sync-token/><sync-level>1</sync-level><prop/></sync-collection>',
  ],
])("%s is a message", (_, text) => {
  const reading = readText(davXml, text);
  expect(reading.diagnostics).toEqual([]);
  expect(davXml.read(reading.written ?? new Uint8Array()).value).toBeDefined();
});

test("an element that an xCard ignores is a warning, a document without a card an error", () => {
  const root = '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">';
  expect(
    readText(xcard, `${root}<vcard><fn><text>a</text></fn></vcard><x/></vcards>`),
  ).toMatchObject({
    accepted: true,
    diagnostics: [{ severity: "warning", code: "unknown-element" }],
  });
  expect(readText(xcard, `${root}</vcards>`).diagnostics).toMatchObject([{ code: "no-card" }]);
});

test("UTF-16 has its places in code units of the text", () => {
  const reading = xml.read(new Uint8Array(Buffer.from("\ufeff<a>\u00e9</b>", "utf16le")));
  expect(reading.text).toBe("\ufeff<a>\u00e9</b>");
  expect(reading.diagnostics).toMatchObject([{ code: "mismatched-end-tag", start: 7 }]);
});
