// Prints how many blocks of our code each hostile text runs through, at one size and at four times the size.
import {
  parseXml,
  standAlone,
  stringifyXml,
  XmlDecoder,
  XmlError,
  type XmlElement,
  type XmlNode,
} from "@callingcard/xml";
import { printWork } from "../../../tools/growth/print-work.ts";

const UNLIMITED = {
  maxDepth: 1e9,
  maxElements: 1e9,
  maxAttributes: 1e9,
  maxNamespaceDeclarations: 1e9,
  maxNameLength: 1e9,
  maxTextLength: 1e9,
  maxInputLength: 1e9,
};

const row = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

const CASES: Record<string, (size: number) => string | Uint8Array> = {
  nesting: (n) => "<a>".repeat(n) + "</a>".repeat(n),
  "nesting without end": (n) => "<a>".repeat(n),
  "attributes of one element": (n) => `<a${row(n, (i) => ` a${i}="1"`)}/>`,
  "prefixed attributes": (n) => `<a xmlns:p="u" xmlns:q="v"${row(n, (i) => ` p:a${i}="1"`)}/>`,
  "declarations on one element": (n) =>
    `<a${row(n, (i) => ` xmlns:p${i}="u${i}"`)}>${"<p0:b/>".repeat(n)}</a>`,
  "declarations within each other": (n) =>
    `<r xmlns:z="u">${row(n, (i) => `<a xmlns:p${i}="u">`)}${"<z:b/>".repeat(n)}${"</a>".repeat(n)}</r>`,
  "one prefix declared again and again": (n) => `<r>${'<p:a xmlns:p="u"/>'.repeat(n)}</r>`,
  "different names": (n) => `<r>${row(n * 10, (i) => `<a${i}/>`)}</r>`,
  "names of one slot": (n) => `<r>${row(n, (i) => `<a${i % 7}b/><a${(i + 1) % 7}b/>`)}</r>`,
  "levels in a default namespace": (n) => `<a xmlns="u">${"<a>".repeat(n)}${"</a>".repeat(n)}</a>`,
  "levels that take back a default namespace": (n) =>
    `${'<a xmlns="u"><b xmlns="">'.repeat(n)}${"</b></a>".repeat(n)}`,
  "attributes in different namespaces": (n) =>
    `<a${row(n, (i) => ` xmlns:p${i}="u${i}" p${i}:a=""`)}/>`,
  "one prefix for two namespaces in turn": (n) =>
    `${'<p:a xmlns:p="u" p:b=""><p:a xmlns:p="v" p:b="">'.repeat(n)}${"</p:a></p:a>".repeat(n)}`,
  "attributes of one name": (n) => `<a${' b=""'.repeat(n)}/>`,
  "long names": (n) => `<${"a".repeat(n)}:${"b".repeat(n)} xmlns:${"a".repeat(n)}='u'/>`,
  "colons in a name": (n) => `<a${":".repeat(n)}/>`,
  "colons in text": (n) => `<r xmlns:p="u"><a>${"p:".repeat(n)}${":".repeat(n)}</a></r>`,
  instructions: (n) => `<a>${"<?p q?>".repeat(n)}</a>`,
  comments: (n) => `<a>${"<!--p-->t".repeat(n)}</a>${"<!-- p -->".repeat(n)}`,
  "hyphens in a comment": (n) => `<a><!--${"- ".repeat(n)}`,
  "line ends": (n) => `<a b="${"\r\n".repeat(n)}">${"\r\n".repeat(n)}</a>`,
  "ampersands without references": (n) => `<a>${"&a".repeat(n)}</a>`,
  "declarations of entities": (n) =>
    `<!DOCTYPE d [<!ENTITY a "${"x".repeat(n)}">]><d>${"&a;".repeat(n)}</d>`,
  references: (n) => `<a>${"x&amp;".repeat(n)}</a>`,
  "references with line ends": (n) => `<a>${"\r\n&amp;".repeat(n)}&x;</a>`,
  "digits of one reference": (n) => `<a>&#${"0".repeat(n)}65;</a>`,
  "openings of comments": (n) => `<a>${"<!-- ".repeat(n)}`,
  "openings of CDATA sections": (n) => `<a>${"<![CDATA[".repeat(n)}`,
  "CDATA sections": (n) => `<a>${"<![CDATA[x]]>y".repeat(n)}</a>`,
  "empty CDATA sections": (n) => `<a>${"<![CDATA[]]>".repeat(n)}</a>`,
  "brackets in a CDATA section": (n) => `<a><![CDATA[${"]".repeat(n)}]]></a>`,
  "brackets in text": (n) => `<a>${"]".repeat(n)}</a>`,
  "question marks in an instruction": (n) => `<a><?p ${"?".repeat(n)}></a>`,
  "openings of tags": (n) => `<a>${"<".repeat(n)}`,
  "space in a tag": (n) => `<a${" ".repeat(n)}b="" ${" ".repeat(n)}/>`,
  "space without an attribute": (n) => `<a>${`<b${" ".repeat(9)}/>`.repeat(n)}${" ".repeat(n)}`,
  "one long attribute value": (n) => `<a b="${"&#120;".repeat(n)}"/>`,
  "characters beyond ASCII": (n) => `<a>${"é<b/>\u{1F600}".repeat(n)}</a>`,
  "names beyond ASCII": (n) => `<a>${"<é\u{10000} ü='ä'/>".repeat(n)}</a>`,
  "wrong octets after replacement characters": (n) =>
    Uint8Array.from([...new TextEncoder().encode(`<a>${"\uFFFD".repeat(n)}`), 0xff]),
  "a mistake at the end": (n) => `<a>${"<b>é</b>\n".repeat(n)}</b>`,
};

printWork(
  Object.entries(CASES).map(([name, make]) => ({
    name,
    work(size) {
      work(make(size));
    },
  })),
  200,
);

/** Reads a text at once, writes it again, and reads it octet by octet. */
function work(text: string | Uint8Array): void {
  unlessRefused(() => {
    const { root } = parseXml(text, UNLIMITED);
    stringifyXml(root);
    stringifyXml(withoutPrefixes(root));
    for (const child of root.children) {
      if (child.kind !== "element") continue;
      stringifyXml(standAlone([root, child]));
      break;
    }
  });
  unlessRefused(() => {
    const decoder = new XmlDecoder(UNLIMITED);
    const octets = typeof text === "string" ? new TextEncoder().encode(text) : text;
    for (const octet of octets) finish(decoder.push(Uint8Array.of(octet)));
    finish(decoder.end());
  });
}

// A tree as programs build it, down to the first level that has elements of its own.
function withoutPrefixes(element: XmlElement, isOutermost = true): XmlElement {
  const children = element.children.map((child: XmlNode) =>
    child.kind === "element" && isOutermost ? withoutPrefixes(child, false) : child,
  );
  const attributes = element.attributes
    .filter(({ prefix, local }) => prefix !== "xmlns" && local !== "xmlns")
    .map((one) => ({ ...one, prefix: "" }));
  return { ...element, prefix: "", attributes, children };
}

function finish(events: Iterator<unknown>): void {
  while (events.next().done !== true);
}

function unlessRefused(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
}
