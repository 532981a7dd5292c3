// Other readers of XML, each asked for a tree.
import { XMLParser } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import type { XmlElement } from "../src/index.ts";
import type { HandElement } from "./hand-scanner.ts";

/** Reads a document with saxes, the strictest reader in JavaScript, and builds a tree. */
export function saxesTree(text: string): HandElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const top: HandElement = { namespace: "", local: "", attributes: [], children: [] };
  const open = [top];
  const add = (content: string): void => {
    const { children } = open[open.length - 1] ?? top;
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === "string") children[last] = before + content;
    else children.push(content);
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const element: HandElement = {
      namespace: uri,
      local,
      attributes: Object.values(attributes)
        .filter((one) => one.prefix !== "xmlns" && one.name !== "xmlns")
        .map((one) => [one.uri, one.local, one.value]),
      children: [],
    };
    (open[open.length - 1] ?? top).children.push(element);
    open.push(element);
  });
  parser.on("text", (content) => {
    if (open.length > 1) add(content);
  });
  parser.on("cdata", add);
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const [root] = top.children;
  if (typeof root !== "object") throw new Error("no element");
  return root;
}

const fastXmlParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  trimValues: false,
  parseTagValue: false,
  htmlEntities: true,
});

/** Reads a document with fast-xml-parser, in order; it knows no namespaces and checks little. */
export function fastXmlTree(text: string): unknown {
  return fastXmlParser.parse(text);
}

/** Our tree as the others have it. */
export function asHandElement(element: XmlElement): HandElement {
  return {
    namespace: element.namespace,
    local: element.local,
    attributes: element.attributes
      .filter(({ prefix, local }) => prefix !== "xmlns" && local !== "xmlns")
      .map(({ namespace, local, value }) => [namespace, local, value]),
    children: element.children.flatMap((child): (HandElement | string)[] => {
      if (child.kind === "element") return [asHandElement(child)];
      return child.kind === "text" ? [child.text] : [];
    }),
  };
}
