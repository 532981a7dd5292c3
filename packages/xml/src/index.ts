export { attributeValue, childElements, element, findChild, textContent } from "./element.ts";
export type { XmlDeclaration } from "./document-reader.ts";
export { escapeAttribute, escapeText } from "./escape.ts";
export { DEFAULT_LIMITS, type XmlLimits } from "./limits.ts";
export { sameName, XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
export type {
  ExpandedName,
  XmlAttribute,
  XmlComment,
  XmlElement,
  XmlInstruction,
  XmlNode,
  XmlText,
} from "./node.ts";
export { parseXml, type XmlDocument } from "./parse-xml.ts";
export { readXml, type XmlEnd, type XmlEvent } from "./read-xml.ts";
export { stringifyXml, type StringifyXmlOptions } from "./stringify-xml.ts";
export { XmlDecoder } from "./xml-decoder.ts";
export { XmlError, type XmlErrorCode } from "./xml-error.ts";
