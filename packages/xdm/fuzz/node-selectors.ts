import { parseXml, XmlError } from "@callingcard/xml";
import {
  decodeNodeSelector,
  deleteNode,
  elementSpan,
  NodeSelectorError,
  parseNodeSelector,
  parseXmlnsPointers,
  putAttribute,
  putElement,
  selectNode,
  stringifyNodeSelector,
  type NodeSelector,
} from "../src/index.ts";

/** Pieces of selectors that bring the mutations near to something. */
export const dictionary: readonly string[] = [
  "a/b",
  "/*",
  "[1]",
  "[@n='1']",
  '[@n="1"]',
  "/@n",
  "/namespace::*",
  "%5B",
  "p:b",
  "xmlns(p=u)",
  "\n",
  "<b/>",
  '<p:b xmlns:p="u" n="1"/>',
  '"1"',
];

const DOCUMENT = parseXml(
  `<a><b n="1">x</b><![CDATA[]]><!-- b --><p:b xmlns:p="u" n='2'><b/></p:b> <c/></a>`,
);

/**
 * Lets only bugs escape: a selector is read back to itself, and what is put is what is selected. The input
 * is a selector, a query and what is put, each on a line of its own.
 */
export function fuzz(data: Uint8Array): void {
  const [encoded = "", query = "", body = ""] = new TextDecoder().decode(data).split("\n", 3);
  const selector = unlessRefused(() =>
    parseNodeSelector(decodeNodeSelector(encoded), { namespaces: parseXmlnsPointers(query) }),
  );
  if (selector === undefined) return;
  const namespaces = parseXmlnsPointers(query);
  const again = parseNodeSelector(stringifyNodeSelector(selector), { namespaces });
  if (JSON.stringify(again) !== JSON.stringify(selector)) {
    throw new Error("what was written reads back different");
  }
  if (selector.terminal === undefined) checkElement(selector, body);
  if (selector.terminal?.kind === "attribute") checkAttribute(selector, body);
  if (selector.terminal?.kind !== "namespaces") checkDeletion(selector);
}

function checkElement(selector: NodeSelector, body: string): void {
  const put = putElement(DOCUMENT, selector, body);
  if (put.kind !== "created" && put.kind !== "replaced") return;
  const { kind, path } = selectNode(put.document, selector);
  const { start, end } = elementSpan(put.document, path);
  const isSame = kind === "element" && start === put.span.start && end === put.span.end;
  if (!isSame || !body.includes(put.document.source.slice(start, end))) {
    throw new Error("what was put is not what is selected");
  }
}

function checkAttribute(selector: NodeSelector, body: string): void {
  const put = putAttribute(DOCUMENT, selector, body);
  if (put.kind !== "created" && put.kind !== "replaced") return;
  if (!body.includes(put.document.source.slice(put.span.start, put.span.end))) {
    throw new Error("the value that was put is not the one that is there");
  }
}

function checkDeletion(selector: NodeSelector): void {
  const deleted = deleteNode(DOCUMENT, selector);
  if (deleted.kind !== "deleted") return;
  const { kind } = selectNode(deleted.document, selector);
  if (kind !== "no-match" && kind !== "ambiguous") throw new Error("what was deleted is there");
}

function unlessRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NodeSelectorError || error instanceof XmlError) return undefined;
    throw error;
  }
}
