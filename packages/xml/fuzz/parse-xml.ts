import { isDeepStrictEqual } from "node:util";
import { parseXml, readXml, stringifyXml, XmlError, type XmlElement } from "../src/index.ts";

/** Lets only bugs escape: what is read is the same as events, and comes back when it is written. */
export function fuzz(data: Uint8Array): void {
  const root = read(data);
  if (root === undefined) return;
  const count = [...readXml(data)].filter(({ kind }) => kind === "element").length;
  if (count !== countElements(root)) throw new Error("events differ from the tree");
  const again = parseXml(stringifyXml(root)).root;
  if (!isDeepStrictEqual(withoutOffsets(again), withoutOffsets(root))) {
    throw new Error("what was written reads back different");
  }
}

function read(data: Uint8Array): XmlElement | undefined {
  try {
    return parseXml(data).root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function countElements(element: XmlElement): number {
  let count = 1;
  for (const child of element.children) {
    if (child.kind === "element") count += countElements(child);
  }
  return count;
}

function withoutOffsets(element: XmlElement): unknown {
  return JSON.parse(
    JSON.stringify(element, (key, value: unknown) => (key === "offset" ? 0 : value)),
  );
}
