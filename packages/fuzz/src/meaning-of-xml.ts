import { parseXml, type XmlAttribute, type XmlElement, XMLNS_NAMESPACE } from "@callingcard/xml";
import { unordered } from "./unordered.ts";

/**
 * What a document says (XML 1.0, Namespaces in XML 1.0): elements and attributes by their expanded names, attributes in any order,
 * text whichever way it is escaped; without declarations and comments, which a processor need not tell of (section 2.5).
 *
 * @param octets The document.
 * @throws XmlError For what is none.
 */
export function meaningOfXml(octets: Uint8Array): unknown {
  return meaningOfElement(parseXml(octets).root);
}

function meaningOfElement({ namespace, local, attributes, children }: XmlElement): object {
  return {
    name: nameOf({ namespace, local }),
    attributes: unordered(attributes.filter(isNoDeclaration).map(meaningOfAttribute)),
    children: meaningOfChildren(children),
  };
}

// Texts that nothing but a comment is between are one.
function meaningOfChildren(children: XmlElement["children"]): readonly unknown[] {
  const told: unknown[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") told.push(text);
    text = "";
  };
  for (const child of children) {
    if (child.kind === "comment") continue;
    if (child.kind === "text") {
      text += child.text;
      continue;
    }
    flush();
    told.push(
      child.kind === "element"
        ? meaningOfElement(child)
        : { instruction: child.target, text: child.text },
    );
  }
  flush();
  return told;
}

function isNoDeclaration({ namespace }: XmlAttribute): boolean {
  return namespace !== XMLNS_NAMESPACE;
}

function meaningOfAttribute({ namespace, local, value }: XmlAttribute): object {
  return { name: nameOf({ namespace, local }), value };
}

function nameOf({
  namespace,
  local,
}: {
  readonly namespace: string;
  readonly local: string;
}): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
}
