import { attributeValue, childElements, parseXml, type XmlElement } from "@callingcard/xml";
import { rfcExamples, rfcLines } from "../../../tools/rfc/rfc-example.ts";

const XSD = "http://www.w3.org/2001/XMLSchema";

/**
 * Finds the schemas in an RFC.
 *
 * @param rfc The number of the RFC.
 */
export function rfcSchemas(rfc: number): XmlElement[] {
  const text = rfcLines(rfc).join("\n");
  return Array.from(
    text.matchAll(/<xs:schema[\s>][^]*?<\/xs:schema>/g),
    ([xml]) => parseXml(xml).root,
  );
}

/**
 * Makes a regular expression of what a schema lets an element contain, over names with a prefix that
 * end in semicolons; `##other;` stands for a wildcard.
 *
 * @param schema The schema.
 * @param name The name of a complex type, or of an element that has one.
 * @param prefix The prefix for its own names.
 * @returns `undefined` when there is no such type.
 */
export function schemaContent(
  schema: XmlElement,
  name: string,
  prefix: string,
): RegExp | undefined {
  const type = complexType(schema, name);
  if (type === undefined) return undefined;
  const pattern = (particle: XmlElement): string => {
    const inside = particle.local === "element" ? [] : childElements(particle).map(pattern);
    switch (particle.local) {
      case "sequence":
        return `(?:${inside.join("")})${occurs(particle)}`;
      case "choice":
        return `(?:${inside.join("|")})${occurs(particle)}`;
      case "element": {
        const local = attributeValue(particle, "name") ?? attributeValue(particle, "ref") ?? "";
        return `(?:${prefix}:${local.replace(/^.*:/, "")};)${occurs(particle)}`;
      }
      case "any":
        return `(?:${attributeValue(particle, "namespace")};)${occurs(particle)}`;
      case "extension": {
        const base = complexType(schema, attributeValue(particle, "base") ?? "");
        return (base === undefined ? "" : pattern(base)) + inside.join("");
      }
      case "complexType":
      case "complexContent":
      case "restriction":
        return inside.join("");
      default:
        return "";
    }
  };
  return new RegExp(`^(?:${pattern(type)})$`);
}

/** The names of all elements that a schema declares. */
export function schemaElements(schema: XmlElement): Set<string> {
  const names = new Set<string>();
  const visit = (element: XmlElement): void => {
    const name = attributeValue(element, "name");
    if (element.namespace === XSD && element.local === "element" && name !== undefined) {
      names.add(name);
    }
    for (const child of childElements(element)) visit(child);
  };
  visit(schema);
  return names;
}

function complexType(schema: XmlElement, name: string): XmlElement | undefined {
  const all: XmlElement[] = [schema];
  for (const element of all) {
    for (const child of childElements(element)) {
      all.push(child);
      if (attributeValue(child, "name") !== name) continue;
      if (child.local === "complexType") return child;
      const inner = childElements(child).find(({ local }) => local === "complexType");
      if (child.local === "element" && inner !== undefined) return inner;
    }
  }
  return undefined;
}

function occurs(particle: XmlElement): string {
  const least = attributeValue(particle, "minOccurs") ?? "1";
  const most = attributeValue(particle, "maxOccurs") ?? "1";
  return most === "unbounded" ? `{${least},}` : `{${least},${most}}`;
}

/** The examples of documents in the RFCs, with their numbers and sections. */
export function examples(rfcs: readonly number[]) {
  return rfcs.flatMap((rfc) =>
    rfcExamples(rfc).map(({ section, xml }) => ({
      rfc,
      section,
      root: /<(?:[\w-]+:)?([\w-]+)[\s>]/.exec(xml.replace(/<\?.*?\?>/, ""))?.[1] ?? "",
      // RFC 5628 shows elements that go over several lines so (RFC 4475 section 2.1).
      xml: xml.replaceAll(/\s*<\/?allOneLine>/g, ""),
    })),
  );
}
