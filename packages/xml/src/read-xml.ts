import { DocumentReader } from "./document-reader.ts";
import type { XmlElement, XmlNode } from "./node.ts";
import { openText } from "./open-text.ts";
import { withDefaults, type XmlOptions } from "./options.ts";

/** The end of an element. */
export interface XmlEnd {
  readonly kind: "end";
  /** The element as it began; its `children` are empty. */
  readonly element: XmlElement;
}

/** What is read next. The `children` of an element are empty: they follow, up to its end. */
export type XmlEvent = XmlNode | XmlEnd;

/**
 * Reads a document as events, one after the other, without keeping them.
 *
 * @param input As for `parseXml`.
 * @param options What differs from the defaults.
 * @yields The events; comments and instructions around the root element are among them.
 * @throws XmlError when the reading comes upon what `parseXml` would refuse.
 */
export function* readXml(input: string | Uint8Array, options?: XmlOptions): Generator<XmlEvent> {
  const given = withDefaults(options);
  const reader = new DocumentReader(given.namespaces);
  reader.open(openText(input, given.maxInputLength, false), given);
  const open: XmlElement[] = [];
  for (let node = reader.advance(); node !== undefined; node = reader.advance()) {
    if (node.kind === "closed") {
      const element = open.pop();
      if (element !== undefined) yield { kind: "end", element };
      continue;
    }
    if (node.kind === "element") open.push(node);
    yield node;
  }
}
