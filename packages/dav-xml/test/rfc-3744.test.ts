import { parseXml, stringifyXml, type XmlElement, type XmlNode } from "@callingcard/xml";
import { expect, test } from "vitest";
import {
  aclElement,
  conditionsElement,
  type DavXmlError,
  livePropertyElement,
  parseAcl,
  parseConditions,
  parseLiveProperty,
  parseMultistatus,
  parsePrincipalReport,
  parsePrincipalSearchPropertySet,
  parsePropfind,
  parseProppatch,
  PREFIXES,
  principalReportElement,
  principalSearchPropertySetElement,
  propfindElement,
  stringifyMultistatus,
} from "../src/index.ts";
import { plainElement } from "./plain.ts";
import { rfcExamples } from "./rfc-example.ts";

/** Examples that show what is wrong, or are wrong themselves. */
const REFUSED = new Map([
  // DAV:grant has DAV:write in it where DAV:privilege must stand.
  ["8.1.4 acl", "missing-element"],
  // Two principals, DAV:grant and DAV:deny in one entry: the text says that the request fails.
  ["8.1.5 acl", "duplicate-element"],
]);

const examples = rfcExamples(3744).map(({ section, xml }) => {
  const { root } = parseXml(xml);
  return { name: `${section} ${root.local}`, root };
});

test("all examples of RFC 3744 are found", () => {
  expect(examples).toHaveLength(34);
});

test.each(examples.filter(({ name }) => !REFUSED.has(name)))(
  "the example in RFC 3744 section $name is read and written back as the same tree",
  ({ root }) => {
    const text = stringifyXml(writtenBack(root), { prefixes: PREFIXES });
    expect(withoutSpace(parseXml(text).root)).toEqual(withoutSpace(root));
  },
);

test.each(examples.filter(({ name }) => REFUSED.has(name)))(
  "the example in RFC 3744 section $name is refused",
  ({ name, root }) => {
    const code = REFUSED.get(name);
    expect(() => writtenBack(root)).toThrow(expect.objectContaining({ code }) as DavXmlError);
  },
);

function writtenBack(root: XmlElement): XmlElement {
  switch (root.local) {
    case "propfind":
      return propfindElement(parsePropfind(root));
    case "propertyupdate":
      return { ...root, children: root.children.map(instructionWrittenBack) };
    case "multistatus":
      return multistatusWrittenBack(root);
    case "error":
      return conditionsElement(parseConditions(root));
    case "acl":
      return aclElement(parseAcl(root));
    case "principal-search-property-set":
      return root.children.length === 0
        ? reportWrittenBack(root)
        : principalSearchPropertySetElement(parsePrincipalSearchPropertySet(root));
    case "acl-principal-prop-set":
    case "principal-match":
    case "principal-property-search":
      return reportWrittenBack(root);
    case "required-principal":
      return requiredPrincipalWrittenBack(root);
    default:
      return propertyWrittenBack(root);
  }
}

function reportWrittenBack(root: XmlElement): XmlElement {
  const report = parsePrincipalReport(root);
  if (report === undefined) throw new Error(`${root.local} is no report`);
  const written = principalReportElement(report);
  // Where the report has no DAV:prop, an empty one is written.
  const asksNothing = "props" in report && report.props.names.length === 0;
  if (!asksNothing) return written;
  const children = written.children.filter(
    (child) => child.kind !== "element" || child.local !== "prop",
  );
  return { ...written, children };
}

function requiredPrincipalWrittenBack(root: XmlElement): XmlElement {
  const restrictions = { ...root, local: "acl-restrictions", children: [root] };
  const [written] = propertyWrittenBack(restrictions).children;
  if (written?.kind !== "element") throw new Error("nothing was written");
  return written;
}

// The only instruction in RFC 3744 sets DAV:owner.
function instructionWrittenBack(node: XmlNode): XmlNode {
  if (node.kind !== "element") return node;
  const [instruction] = parseProppatch({
    ...node,
    local: "propertyupdate",
    children: [node],
  }).instructions;
  if (instruction?.kind !== "set") throw new Error("no property is set");
  const [prop] = node.children.filter((child) => child.kind === "element");
  if (prop === undefined) throw new Error("no DAV:prop");
  return {
    ...node,
    children: [{ ...prop, children: [propertyWrittenBack(instruction.property)] }],
  };
}

function multistatusWrittenBack(root: XmlElement): XmlElement {
  const multistatus = parseMultistatus(root);
  const responses = multistatus.responses.map((response) => ({
    ...response,
    propstats: response.propstats.map((propstat) => ({
      ...propstat,
      properties: propstat.properties.map((property) =>
        propstat.status === 200 ? propertyWrittenBack(property) : property,
      ),
    })),
  }));
  return parseXml(stringifyMultistatus({ ...multistatus, responses })).root;
}

function propertyWrittenBack(property: XmlElement): XmlElement {
  const read = parseLiveProperty(property);
  return read.kind === "unknown" ? read.element : livePropertyElement(read);
}

/**
 * A tree without white space around text, and without elements in `DAV:responsedescription`, which
 * is text. Children are sorted, where RFC 4918 section 17 says that their order is irrelevant.
 */
function withoutSpace(root: XmlElement): XmlElement {
  const element = plainElement(root);
  const children = element.children.flatMap((child): XmlNode[] => {
    if (child.kind === "element") {
      return element.local === "responsedescription" ? [] : [withoutSpace(child)];
    }
    const text = child.kind === "text" ? child.text.trim() : "";
    return text === "" ? [] : [{ kind: "text", text, offset: 0 }];
  });
  if (element.local !== "supported-privilege") return { ...element, children };
  return { ...element, children: children.toSorted((a, b) => rank(a) - rank(b)) };
}

function rank(node: XmlNode): number {
  return node.kind === "element" ? ORDER.indexOf(node.local) : -1;
}

const ORDER = ["privilege", "abstract", "description", "supported-privilege"];
