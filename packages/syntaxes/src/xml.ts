import { parseXml, stringifyXml } from "@callingcard/xml";
import { xmlIr } from "@callingcard/xml/grammar";
import type { Syntax } from "./syntax.ts";
import { readXmlAs } from "./xml-reading.ts";

const EXAMPLE =
  '<?xml version="1.0" encoding="utf-8"?>\n' +
  '<list xmlns:x="urn:example"><!-- two --><x:item n="1">Fish &amp; chips</x:item><x:item n="2"/></list>';

/**
 * XML 1.0 with namespaces and without a document type declaration. A document is accepted if it is
 * well-formed and namespace-well-formed. The value is its tree; written is the root element, with an XML
 * declaration if there was one.
 */
export const xml: Syntax = {
  name: "xml",
  title: "XML",
  specification: "XML 1.0, Namespaces in XML 1.0",
  grammars: [xmlIr],
  example: EXAMPLE,
  read: (octets) =>
    readXmlAs(octets, (input) => {
      const { declaration, before, root, after } = parseXml(input);
      return {
        value: { declaration, before, root, after },
        write: () => stringifyXml(root, { declaration: declaration !== undefined }),
      };
    }),
};
