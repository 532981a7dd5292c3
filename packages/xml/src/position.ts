import { positionAt, type Position } from "@callingcard/grammar";
import type { XmlAttribute, XmlNode } from "./node.ts";

/**
 * Finds line and column of a node or an attribute, from 1; columns count UTF-16 code units.
 *
 * @param node The node as it was read.
 * @param source The text of the document: `source` of an `XmlDocument`.
 */
export function positionOf(node: XmlNode | XmlAttribute, source: string): Position {
  return positionAt(source, node.offset);
}
