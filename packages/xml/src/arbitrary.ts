/**
 * Arbitraries for fast-check: texts of every rule and whole documents, right and spoilt in one place, and
 * names, text and elements as data.
 *
 * @module
 */

export {
  type ArbitraryDocument,
  expandedName,
  xmlDocument,
  xmlElement,
  xmlName,
  xmlText,
} from "./arbitrary-element.ts";
export { document, nearDocument } from "./arbitrary-near-document.ts";
export { nearMiss, sentence, XML_RULES, type XmlRule } from "./arbitrary-rules.ts";
export { spoiltXml, type Vocabulary, writtenXml } from "./arbitrary-spoilt.ts";
