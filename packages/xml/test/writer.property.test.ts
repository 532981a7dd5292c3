// Trees as a careless program may build them. What the writer writes, the reader reads back as the
// same tree; what it refuses cannot be written at all: the reader refuses or changes what comes out.
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import {
  parseXml,
  stringifyXml,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
  XmlError,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "../src/index.ts";

const offset = 0;
const NAMES = ["a", "a", "b", "b", "é", "xmlns", "xml", "XML", "lang", "space"];
const BAD_NAMES = ["", "1", "-", "a:b", ":", "a b", 'a="', "a>", "\uD800", "\uFFFE", "\u{F0000}"];
const NAMESPACES = ["", "", "", "u", "u", "v", XML_NAMESPACE];
const BAD_NAMESPACES = [XMLNS_NAMESPACE, "\u0001", "\uD800"];
const TEXTS = [
  "",
  "x",
  " ",
  "\t\n",
  "\r",
  "\r\n",
  "&",
  "<",
  "]]>",
  "]]",
  ">",
  '"',
  "'",
  "&amp;",
  "é",
];
const BAD_TEXTS = ["\0", "\u001F", "\uFFFF", "\uDC00", "\uD800\uD800"];
const PIECES = [
  "a",
  "a",
  "-",
  "--",
  "?",
  ">",
  "?>",
  "-->",
  " ",
  "\n",
  "\r",
  "\u0008",
  "<",
  "&",
  "x",
];

const mostly = (good: readonly string[], bad: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
const name = mostly(NAMES, BAD_NAMES);
const namespace = mostly(NAMESPACES, BAD_NAMESPACES);
const prefix = mostly(["", "", "", "p", "p", "q", "ns1", "xml", "xmlns"], BAD_NAMES);
const text = mostly(TEXTS, BAD_TEXTS);
const piece = fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((some) => some.join(""));

const declaration = fc.oneof(
  fc.record({ local: prefix, prefix: fc.constant("xmlns") }),
  fc.constant({ local: "xmlns", prefix: "" }),
);
const attribute: fc.Arbitrary<XmlAttribute> = fc
  .oneof(
    { weight: 3, arbitrary: fc.record({ namespace, local: name, prefix, value: text }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(declaration, namespace)
        .map(([one, value]) => ({ ...one, namespace: XMLNS_NAMESPACE, value })),
    },
  )
  .map((one) => ({ ...one, offset }));

const tree = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.record({
    kind: fc.constant("element" as const),
    namespace,
    local: name,
    prefix,
    attributes: fc.array(attribute, { maxLength: 3 }),
    children: fc.array(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        text.map((content): XmlNode => ({ kind: "text", text: content, offset })),
        tie("element"),
        piece.map((content): XmlNode => ({ kind: "comment", text: content, offset })),
        fc.tuple(name, piece).map(([target, content]): XmlNode => ({
          kind: "instruction",
          target,
          text: content,
          offset,
        })),
      ),
      { maxLength: 3 },
    ),
    offset: fc.constant(offset),
  }),
})).element;

const prefixes = fc
  .uniqueArray(fc.tuple(namespace, prefix), { maxLength: 2, selector: ([one]) => one })
  .map((entries) => new Map(entries));

test.prop([tree, prefixes], { numRuns: 3000 })(
  "reads back what was written, and cannot read what was refused",
  (element, preferred) => {
    const written = unlessRefused(() => stringifyXml(element));
    if (written === undefined) {
      expect(readBack(carelessly(element))).not.toEqual(essence(element));
      return;
    }
    expect(readBack(written)).toEqual(essence(element));
    // Preferences can be wrong, but never make what is written wrong.
    const preferring = unlessRefused(() => stringifyXml(element, { prefixes: preferred }));
    if (preferring !== undefined) expect(readBack(preferring)).toEqual(essence(element));
  },
);

test.prop([tree], { numRuns: 1000 })("also without namespaces", (element) => {
  const written = unlessRefused(() => stringifyXml(element, { namespaces: false }));
  const read = (source: string) => readBack(source, false);
  if (written === undefined) expect(read(plainly(element))).not.toEqual(plainEssence(element));
  else expect(read(written)).toEqual(plainEssence(element));
});

function unlessRefused(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readBack(source: string, namespaces = true): unknown {
  try {
    const { root } = parseXml(source, { namespaces });
    return namespaces ? essence(root) : plainEssence(root);
  } catch (error) {
    if (error instanceof XmlError) return error.code;
    throw error;
  }
}

/** What a tree says: names without prefixes, what it declares left out, texts joined. */
function essence(node: XmlElement): unknown {
  return {
    name: [node.namespace, node.local],
    attributes: node.attributes
      .filter((one) => one.namespace !== XMLNS_NAMESPACE)
      .map((one) => [one.namespace, one.local, one.value]),
    children: joined(node.children, essence),
  };
}

function plainEssence(node: XmlElement): unknown {
  return {
    name: [node.namespace, node.prefix, node.local],
    attributes: node.attributes.map((one) => [one.namespace, one.prefix, one.local, one.value]),
    children: joined(node.children, plainEssence),
  };
}

function joined(nodes: readonly XmlNode[], inner: (element: XmlElement) => unknown): unknown[] {
  const list: unknown[] = [];
  for (const node of nodes) {
    const last = list.at(-1);
    if (node.kind === "element") list.push(inner(node));
    else if (node.kind !== "text") list.push({ ...node, offset });
    else if (typeof last === "string") list[list.length - 1] = last + node.text;
    else if (node.text !== "") list.push(node.text);
  }
  return list;
}

/** Writes a tree as well as it can be done without asking whether it can be done. */
function carelessly(node: XmlElement): string {
  const declarations: string[] = [];
  const use = (wished: string, bound: string): string => {
    if (wished === "xml" && bound === XML_NAMESPACE) return "xml:";
    const declared = wished === "" ? "xmlns" : `xmlns:${wished}`;
    const own = node.attributes.find(
      (one) => one.namespace === XMLNS_NAMESPACE && declaring(one) === declared,
    );
    if (own?.value !== bound) declarations.push(` ${declared}="${escaped(bound)}"`);
    return wished === "" ? "" : `${wished}:`;
  };
  const isXml = node.namespace === XML_NAMESPACE;
  const own = use(node.namespace === "" ? "" : isXml ? "xml" : node.prefix, node.namespace);
  const attributes = node.attributes.map((one, index) => {
    const value = `="${escaped(one.value)}"`;
    if (one.namespace === XMLNS_NAMESPACE) return ` ${declaring(one)}${value}`;
    const isWrong = one.prefix === "xmlns" || (one.prefix !== "" && BAD_NAMES.includes(one.prefix));
    const usual = isWrong ? one.prefix : `fresh${index}`;
    const chosen = one.namespace === XML_NAMESPACE ? "xml" : usual;
    return ` ${one.namespace === "" ? "" : use(chosen, one.namespace)}${one.local}${value}`;
  });
  return wrapped(own + node.local, [...declarations, ...attributes], node.children, carelessly);
}

function declaring({ local, prefix: written }: XmlAttribute): string {
  return local === "xmlns" && written === "" ? "xmlns" : `xmlns:${local}`;
}

function plainly(node: XmlElement): string {
  const attributes = node.attributes.map((one) => ` ${one.local}="${escaped(one.value)}"`);
  return wrapped(node.local, attributes, node.children, plainly);
}

function wrapped(
  tag: string,
  attributes: readonly string[],
  children: readonly XmlNode[],
  inner: (element: XmlElement) => string,
): string {
  const content = children.map((child) => {
    if (child.kind === "element") return inner(child);
    if (child.kind === "text") return escaped(child.text);
    if (child.kind === "comment") return `<!--${child.text}-->`;
    return `<?${child.target}${child.text === "" ? "" : ` ${child.text}`}?>`;
  });
  return `<${tag}${attributes.join("")}>${content.join("")}</${tag}>`;
}

function escaped(content: string): string {
  return content.replace(/[&<>"\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);
}
