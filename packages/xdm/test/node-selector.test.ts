import { parseXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  decodeNodeSelector,
  elementSpan,
  encodeNodeSelector,
  NodeSelectorError,
  parseNodeSelector,
  parseXmlnsPointers,
  selectNode,
  stringifyNamespaceBindings,
  stringifyNodeSelector,
  stringifyXmlnsPointers,
  type NodeSelectorErrorCode,
  type NodeSelectorOptions,
} from "../src/index.ts";

const WATCHERINFO = "urn:ietf:params:xml:ns:watcherinfo";

const watcherinfo = parseXml(`<?xml version="1.0"?>
<watcherinfo xmlns="${WATCHERINFO}" version="0" state="full">
  <watcher-list resource="sip:professor@example.net" package="presence">
    <watcher status="active" id="8ajksjda7s" duration-subscribed="509">sip:userA@example.net</watcher>
    <watcher status="pending" id="hh8juja87s997-ass7">sip:userB@example.org</watcher>
  </watcher-list>
</watcherinfo>`);

const nested = parseXml(`<?xml version="1.0"?>
<foo xmlns="urn:test:default-namespace">
  <ns1:bar xmlns:ns1="urn:test:namespace1-uri" xmlns="urn:test:namespace1-uri">
    <baz/>
    <ns2:baz xmlns:ns2="urn:test:namespace2-uri"/>
  </ns1:bar>
  <ns3:hi xmlns:ns3="urn:test:namespace3-uri"><there/></ns3:hi>
</foo>`);

function selected(text: string, options: NodeSelectorOptions, document = watcherinfo): string {
  const selection = selectNode(document, parseNodeSelector(text, options));
  switch (selection.kind) {
    case "element": {
      const { start, end } = elementSpan(document, selection.path);
      const text = document.source.slice(start, end);
      return text.slice(0, text.indexOf(">") + 1);
    }
    case "attribute":
      return selection.attribute.value;
    case "namespaces":
      return stringifyNamespaceBindings(selection);
    case "no-match":
    case "ambiguous":
      return `${selection.kind} ${selection.path.length}`;
  }
}

function refusal(run: () => unknown): readonly [NodeSelectorErrorCode, number] | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof NodeSelectorError) return [error.code, error.offset];
    throw error;
  }
}

const ROOT = `<watcherinfo xmlns="${WATCHERINFO}" version="0" state="full">`;

const inWatcherinfo = { defaultNamespace: WATCHERINFO };

describe("a node selector", () => {
  test("has steps of names, positions and attributes", () => {
    const text = `a:list[2][@b:name='say "hi"']/*[@id="&lt;/"]/@uri`;
    const namespaces = new Map([
      ["a", "urn:a"],
      ["b", "urn:b"],
    ]);
    expect(parseNodeSelector(text, { namespaces, defaultNamespace: "urn:d" })).toEqual({
      steps: [
        {
          name: { namespace: "urn:a", local: "list", prefix: "a" },
          position: 2,
          attribute: { namespace: "urn:b", local: "name", prefix: "b", value: 'say "hi"' },
        },
        { name: "*", attribute: { namespace: "", local: "id", prefix: "", value: "</" } },
      ],
      terminal: { kind: "attribute", name: { namespace: "", local: "uri", prefix: "" } },
    });
  });

  test("takes an element named namespace for a step", () => {
    const { steps, terminal } = parseNodeSelector("a/namespace/namespace::*");
    expect(steps.map(({ name }) => name !== "*" && name.local)).toEqual(["a", "namespace"]);
    expect(terminal).toEqual({ kind: "namespaces" });
  });

  test("normalises the white space of a value as a document does", () => {
    const { steps } = parseNodeSelector('a[@b="x&#10;\ty"]');
    expect(steps[0]?.attribute?.value).toBe("x\n y");
  });

  test.each<readonly [string, NodeSelectorErrorCode, number]>([
    ["", "unexpected-end", 0],
    ["a/", "unexpected-end", 2],
    ["/a", "unexpected-character", 0],
    ["a//b", "unexpected-character", 2],
    ["a/@b/c", "unexpected-character", 4],
    ["a/namespace::*/b", "unexpected-character", 14],
    ["a[@b=c]", "unexpected-character", 5],
    ["a[x]", "unexpected-character", 2],
    ["a[@b='c'][1]", "unexpected-character", 9],
    ["id(foo)", "unexpected-character", 2],
    ["a[@b='&nbsp;']", "invalid-value", 5],
    ["a[@b='&#0;']", "invalid-value", 5],
    ["list/p:entry", "undeclared-prefix", 5],
    ["list[@p:entry='']", "undeclared-prefix", 6],
    ["list/@xmlns:p", "undeclared-prefix", 6],
    ["a/".repeat(4096) + "b", "too-long", 8192],
    ["a/".repeat(64) + "b", "too-many-steps", 0],
  ])("is refused when it is %j", (text, code, offset) => {
    expect(refusal(() => parseNodeSelector(text))).toEqual([code, offset]);
  });

  test("is decoded from a URI and encoded for one", () => {
    const encoded = "resource-lists/list%5b@name=%22caf%C3%A9%2Fbar%22%5d";
    const text = decodeNodeSelector(encoded);
    expect(text).toBe('resource-lists/list[@name="café/bar"]');
    const selector = parseNodeSelector(text);
    expect(stringifyNodeSelector(selector)).toBe(text);
    expect(encodeNodeSelector(selector)).toBe(
      "resource-lists/list%5B@name=%22caf%C3%A9%2Fbar%22%5D",
    );
  });

  test.each([
    ["a%5", 1],
    ["a%zz", 1],
    ["a%5b%C3b", 4],
    ["%", 0],
  ])("%s has no octets of text", (encoded, offset) => {
    expect(refusal(() => decodeNodeSelector(encoded))).toEqual(["invalid-escape", offset]);
  });

  test("is not written without steps, with names that are none or a position that is none", () => {
    const name = { namespace: "", local: "a", prefix: "" };
    expect(() => stringifyNodeSelector({ steps: [] })).toThrow(RangeError);
    for (const step of [
      { name: { ...name, local: "a b" } },
      { name: { ...name, prefix: "1" } },
      { name, position: -1 },
      { name, position: 1.5 },
      { name, attribute: { ...name, value: "\0" } },
    ]) {
      expect(() => stringifyNodeSelector({ steps: [step] })).toThrow(RangeError);
    }
  });
});

describe("xmlns pointers", () => {
  test("bind prefixes; other pointers are passed over, the last of a prefix counts", () => {
    const query = "xmlns(a=urn:x)foo(xmlns(c=urn:c)) xmlns(b = urn:^(y^)^^(z)) xmlns(a=urn:z)";
    expect([...parseXmlnsPointers(query)]).toEqual([
      ["a", "urn:z"],
      ["b", "urn:(y)^(z)"],
    ]);
  });

  test("cannot bind xml and xmlns", () => {
    expect(parseXmlnsPointers("xmlns(xml=urn:x)xmlns(xmlns=urn:x)").size).toBe(0);
  });

  test("bind a prefix to no namespace", () => {
    expect([...parseXmlnsPointers("xmlns(a=)")]).toEqual([["a", ""]]);
  });

  test("are none in an empty query", () => {
    expect(parseXmlnsPointers("").size).toBe(0);
  });

  test.each<readonly [string, NodeSelectorErrorCode, number]>([
    ["foo", "unexpected-end", 3],
    ["xmlns(a=urn:x", "unexpected-end", 13],
    ["xmlns(a)", "unexpected-end", 1],
    ["xmlns(a=x))", "unexpected-character", 10],
    ["x".repeat(8193), "too-long", 8192],
  ])("%j is none", (query, code, offset) => {
    expect(refusal(() => parseXmlnsPointers(query))).toEqual([code, offset]);
  });

  test("nest in parentheses to a limit", () => {
    const query = `xmlns(a=${"(".repeat(40)}${")".repeat(40)})`;
    expect(refusal(() => parseXmlnsPointers(query))?.[0]).toBe("too-deep");
  });

  test("are not written for what cannot be bound", () => {
    expect(() => stringifyXmlnsPointers(new Map([["xml", "urn:x"]]))).toThrow(RangeError);
    expect(() => stringifyXmlnsPointers(new Map([["a b", "urn:x"]]))).toThrow(RangeError);
    expect(() => stringifyXmlnsPointers(new Map([["a", " urn:x"]]))).toThrow(RangeError);
  });
});

describe("selection", () => {
  test.each([
    ["watcherinfo", ROOT],
    ["*", ROOT],
    [
      'watcherinfo/watcher-list/watcher[@id="8ajksjda7s"]',
      '<watcher status="active" id="8ajksjda7s" duration-subscribed="509">',
    ],
    ["watcherinfo/watcher-list/watcher[2]", '<watcher status="pending" id="hh8juja87s997-ass7">'],
    [
      "watcherinfo/watcher-list/*[2][@status='pending']",
      '<watcher status="pending" id="hh8juja87s997-ass7">',
    ],
    ["watcherinfo/watcher-list/*[1][@status='pending']", "no-match 2"],
    ["watcherinfo/watcher-list/watcher[2]/@status", "pending"],
    ["watcherinfo/watcher-list/watcher[2]/@version", "no-match 3"],
    ["watcherinfo/watcher-list/watcher", "ambiguous 2"],
    ["watcherinfo/watcher-list/watcher[3]", "no-match 2"],
    ["watcherinfo/watcher-list/watcher[0]", "no-match 2"],
    [`watcherinfo/watcher-list/watcher[${"9".repeat(400)}]`, "no-match 2"],
    ["watcherinfo/*/*", "ambiguous 2"],
    ["watcher-list", "no-match 0"],
    [`watcherinfo[@xmlns="${WATCHERINFO}"]`, "no-match 0"],
    ["watcherinfo/@xmlns", "no-match 1"],
  ])("%s is %s", (text, expected) => {
    expect(selected(text, inWatcherinfo)).toBe(expected);
  });

  test("does not take a declaration for an attribute, even by its namespace", () => {
    const namespaces = parseXmlnsPointers("xmlns(n=http://www.w3.org/2000/xmlns/)");
    const options = { ...inWatcherinfo, namespaces };
    expect(selected("watcherinfo/@n:xmlns", options)).toBe("no-match 1");
    expect(selected(`watcherinfo[@n:xmlns="${WATCHERINFO}"]`, options)).toBe("no-match 0");
  });

  // The three URIs of RFC 4825 section 6.4.
  test.each([
    [
      "foo/a:bar/b:baz",
      "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace1-uri)",
      "<baz/>",
    ],
    [
      "foo/a:bar/b:baz",
      "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace2-uri)",
      '<ns2:baz xmlns:ns2="urn:test:namespace2-uri"/>',
    ],
    [
      "d:foo/a:bar/b:baz",
      "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace2-uri)xmlns(d=urn:test:default-namespace)",
      '<ns2:baz xmlns:ns2="urn:test:namespace2-uri"/>',
    ],
  ])("%s with %s selects %s", (text, query, expected) => {
    const options = {
      defaultNamespace: "urn:test:default-namespace",
      namespaces: parseXmlnsPointers(query),
    };
    expect(selected(text, options, nested)).toBe(expected);
  });

  test("gives the bindings in scope, under the name of the element (RFC 4825 section 10)", () => {
    const namespaces = parseXmlnsPointers(
      "xmlns(df=urn:test:default-namespace)xmlns(df2=urn:test:namespace1-uri)",
    );
    expect(selected("df:foo/df2:bar/df2:baz/namespace::*", { namespaces }, nested)).toBe(
      '<baz xmlns="urn:test:namespace1-uri" xmlns:ns1="urn:test:namespace1-uri"/>',
    );
    expect(selected("df:foo/df2:bar/namespace::*", { namespaces }, nested)).toBe(
      '<ns1:bar xmlns="urn:test:namespace1-uri" xmlns:ns1="urn:test:namespace1-uri"/>',
    );
  });
});
