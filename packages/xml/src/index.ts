export { attributeValue, childElements, element, findChild, textContent } from "./element.ts";
export type { XmlDeclaration } from "./declaration.ts";
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
export type { XmlOptions } from "./options.ts";
export { parseXml, type XmlDocument } from "./parse-xml.ts";
export { positionOf } from "./position.ts";
export { isNcName } from "./q-name.ts";
export { readXml, type XmlEnd, type XmlEvent } from "./read-xml.ts";
export {
  followPath,
  languageInScope,
  namespacesInScope,
  spaceInScope,
  type XmlSpace,
} from "./scope.ts";
export { standAlone, type StandAloneOptions } from "./stand-alone.ts";
export { stringifyXml, type StringifyXmlOptions } from "./stringify-xml.ts";
export { XmlDecoder } from "./xml-decoder.ts";
export { XmlError, type XmlErrorCode } from "./xml-error.ts";
