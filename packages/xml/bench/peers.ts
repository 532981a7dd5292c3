// Other readers of XML, each asked for all that it can make of a document: a tree.
import { parseXml as parseXmlByRgrove, XmlElement as RgroveElement } from "@rgrove/parse-xml";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import sax from "sax";
import { SaxesParser } from "saxes";
import { parseXmlDocument } from "slimdom";
import * as txml from "txml";
import type { XmlElement } from "../src/index.ts";
import type { HandElement } from "./hand-scanner.ts";

/** One of the others. */
export interface Peer {
  readonly name: string;
  /** What it is not asked for, since it does not do it. */
  readonly note: string;
  /** Reads a document; throws when it refuses it. */
  readonly read: (text: string) => unknown;
  /** Makes a tree of what was read; absent where it has no namespaces. */
  readonly tree?: (result: unknown) => HandElement;
  /** Counts the elements in what was read. */
  readonly count: (result: unknown) => number;
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Builds a tree of events, which the readers of events are asked for. */
class TreeBuilder {
  readonly #top: HandElement = { namespace: "", local: "", attributes: [], children: [] };
  readonly #open = [this.#top];

  get root(): HandElement {
    const [root] = this.#top.children;
    if (typeof root !== "object") throw new Error("no element");
    return root;
  }

  open(element: HandElement): void {
    (this.#open.at(-1) ?? this.#top).children.push(element);
    this.#open.push(element);
  }

  text(content: string): void {
    if (this.#open.length === 1) return;
    const { children } = this.#open.at(-1) ?? this.#top;
    const before = children.at(-1);
    if (typeof before === "string") children[children.length - 1] = before + content;
    else children.push(content);
  }

  close(): void {
    this.#open.pop();
  }
}

function readBySaxes(text: string): HandElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const builder = new TreeBuilder();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    builder.open({
      namespace: uri,
      local,
      attributes: Object.values(attributes)
        .filter((one) => one.uri !== XMLNS)
        .map((one) => [one.uri, one.local, one.value]),
      children: [],
    });
  });
  parser.on("text", (content) => builder.text(content));
  parser.on("cdata", (content) => builder.text(content));
  parser.on("closetag", () => builder.close());
  parser.write(text).close();
  return builder.root;
}

function readBySax(text: string): HandElement {
  const parser = sax.parser(true, { xmlns: true, position: false });
  const builder = new TreeBuilder();
  let refused: Error | undefined;
  parser.onerror = (error) => {
    refused ??= error;
    parser.resume();
  };
  parser.onopentag = (tag) => {
    if (!("uri" in tag)) return;
    builder.open({
      namespace: tag.uri,
      local: tag.local,
      attributes: Object.values(tag.attributes)
        .filter((one) => one.uri !== XMLNS)
        .map((one) => [one.uri, one.local, one.value]),
      children: [],
    });
  };
  parser.ontext = (content) => builder.text(content);
  parser.oncdata = (content) => builder.text(content);
  parser.onclosetag = () => builder.close();
  parser.write(text).close();
  if (refused !== undefined) throw refused;
  return builder.root;
}

const fastXmlParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  trimValues: false,
  parseTagValue: false,
  htmlEntities: true,
});

function readByFastXmlParser(text: string): unknown {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new Error(verdict.err.msg);
  return fastXmlParser.parse(text);
}

interface DomNode {
  readonly nodeType: number;
  readonly namespaceURI?: string | null;
  readonly localName?: string | null;
  readonly data?: string;
  readonly attributes?: Iterable<DomAttribute>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

interface DomAttribute {
  readonly namespaceURI: string | null;
  readonly localName: string | null;
  readonly value: string;
}

function domTree(result: unknown): HandElement {
  const { documentElement } = result as { readonly documentElement: DomNode };
  return domElement(documentElement);
}

function domElement(node: DomNode): HandElement {
  const builder: (HandElement | string)[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const before = builder.at(-1);
    if (child.nodeType === 1) builder.push(domElement(child));
    else if (child.nodeType > 4) continue;
    else if (typeof before === "string") builder[builder.length - 1] = before + (child.data ?? "");
    else builder.push(child.data ?? "");
  }
  return {
    namespace: node.namespaceURI ?? "",
    local: node.localName ?? "",
    attributes: [...(node.attributes ?? [])]
      .filter((one) => one.namespaceURI !== XMLNS)
      .map((one) => [one.namespaceURI ?? "", one.localName ?? "", one.value]),
    children: builder,
  };
}

// Its declarations do not name what it exports in a way that the compiler follows.
const { parse: parseByTxml } = txml as unknown as {
  readonly parse: (text: string) => readonly TxmlNode[];
};

/** All of them, the strictest first. */
export const PEERS: readonly Peer[] = [
  {
    name: "saxes 6",
    note: "",
    read: readBySaxes,
    tree: (result) => result as HandElement,
    count: (result) => countElements(result as HandElement),
  },
  {
    name: "slimdom 4",
    note: "",
    read: (text) => parseXmlDocument(text),
    tree: domTree,
    count: (result) => countElements(domTree(result)),
  },
  {
    name: "@xmldom/xmldom 0.9",
    note: "",
    read: (text) =>
      new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, "text/xml"),
    tree: domTree,
    count: (result) => countElements(domTree(result)),
  },
  {
    name: "sax 1",
    note: "",
    read: readBySax,
    tree: (result) => result as HandElement,
    count: (result) => countElements(result as HandElement),
  },
  {
    name: "@rgrove/parse-xml 5",
    note: "no namespaces",
    read: (text) => parseXmlByRgrove(text),
    count: (result) => countRgrove((result as { readonly root: RgroveElement }).root),
  },
  {
    name: "fast-xml-parser 5",
    note: "no namespaces",
    read: readByFastXmlParser,
    count: (result) => countKeys(result as readonly Record<string, unknown>[]),
  },
  {
    name: "txml 6",
    note: "no namespaces, no references",
    read: (text) => parseByTxml(text),
    count: (result) => countTxml(result as readonly TxmlNode[]),
  },
];

function countElements({ children }: HandElement): number {
  let count = 1;
  for (const child of children) if (typeof child === "object") count += countElements(child);
  return count;
}

function countRgrove({ children }: RgroveElement): number {
  let count = 1;
  for (const child of children) if (child instanceof RgroveElement) count += countRgrove(child);
  return count;
}

function countKeys(nodes: readonly Record<string, unknown>[]): number {
  let count = 0;
  for (const node of nodes) {
    for (const [name, inside] of Object.entries(node)) {
      if (name === ":@" || name === "#text" || name.startsWith("?")) continue;
      count += 1 + countKeys(inside as readonly Record<string, unknown>[]);
    }
  }
  return count;
}

type TxmlNode = string | { readonly tagName: string; readonly children: readonly TxmlNode[] };

function countTxml(nodes: readonly TxmlNode[]): number {
  let count = 0;
  for (const node of nodes) {
    if (typeof node === "string") continue;
    count += (node.tagName.startsWith("?") ? 0 : 1) + countTxml(node.children);
  }
  return count;
}

/** Our tree as the others have it. */
export function asHandElement(element: XmlElement): HandElement {
  return {
    namespace: element.namespace,
    local: element.local,
    attributes: element.attributes
      .filter(({ namespace }) => namespace !== XMLNS)
      .map(({ namespace, local, value }) => [namespace, local, value]),
    children: element.children.flatMap((child): (HandElement | string)[] => {
      if (child.kind === "element") return [asHandElement(child)];
      return child.kind === "text" ? [child.text] : [];
    }),
  };
}

/** Whether a peer reads a document as we do, as far as it can. */
export function agrees({ read, tree, count }: Peer, text: string, ours: HandElement): boolean {
  const result = read(text);
  if (tree !== undefined) return JSON.stringify(tree(result)) === JSON.stringify(ours);
  return count(result) === countElements(ours);
}
