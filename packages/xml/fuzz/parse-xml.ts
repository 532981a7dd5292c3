import { isDeepStrictEqual } from "node:util";
import {
  parseXml,
  readXml,
  standAlone,
  stringifyXml,
  XmlDecoder,
  XmlError,
  type XmlElement,
  type XmlEvent,
} from "../src/index.ts";

/** Lets only bugs escape: all readers agree, and what is read comes back when it is written. */
export function fuzz(data: Uint8Array): void {
  for (const namespaces of [true, false]) {
    const root = read(data, namespaces);
    const events = pulled(data, namespaces);
    if (!isDeepStrictEqual(pushed(data, namespaces), events)) {
      throw new Error("where the octets are cut makes a difference");
    }
    if (root === undefined) continue;
    if (events?.filter((kind) => kind === "element").length !== countElements(root)) {
      throw new Error("events differ from the tree");
    }
    checkWritten(root, namespaces);
    if (namespaces) checkWritten(standAlone([root], { declarations: "all" }), true);
  }
}

function checkWritten(root: XmlElement, namespaces: boolean): void {
  const again = parseXml(stringifyXml(root, { namespaces }), { namespaces }).root;
  if (!isDeepStrictEqual(withoutOffsets(again), withoutOffsets(root))) {
    throw new Error("what was written reads back different");
  }
}

function read(data: Uint8Array, namespaces: boolean): XmlElement | undefined {
  return unlessRefused(() => parseXml(data, { namespaces }).root);
}

function pulled(data: Uint8Array, namespaces: boolean): readonly string[] | undefined {
  return unlessRefused(() => kindsOf(readXml(data, { namespaces })));
}

function pushed(data: Uint8Array, namespaces: boolean): readonly string[] | undefined {
  return unlessRefused(() => {
    const decoder = new XmlDecoder({ namespaces });
    const kinds: string[] = [];
    for (let at = 0; at < data.length; at += 3) {
      kinds.push(...kindsOf(decoder.push(data.subarray(at, at + 3))));
    }
    return [...kinds, ...kindsOf(decoder.end())];
  });
}

function kindsOf(events: Iterable<XmlEvent>): string[] {
  return Array.from(events, ({ kind }) => kind);
}

function unlessRefused<Value>(reading: () => Value): Value | undefined {
  try {
    return reading();
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
