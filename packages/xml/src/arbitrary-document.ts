import { escapeAttribute } from "./escape.ts";
import { XML_NAMESPACE } from "./name.ts";
import type { XmlAttribute, XmlElement, XmlNode } from "./node.ts";

/** Gives the next of a row of arbitrary numbers from 0 to 5; 0 leads to what most would write. */
export type Choose = () => number;

/** Prefixes in scope, from the namespace to the prefix; the default one is under `""`. */
type Scope = ReadonlyMap<string, string>;

/**
 * Writes a document, leaving each choice that XML leaves to the writer to `choose`.
 *
 * @param root The root element.
 * @param choose The choices.
 */
export function writeDocument(root: XmlElement, choose: Choose): string {
  const head = pick(choose, ["", "\uFEFF", "<?xml version='1.0'?>", '<?xml version="1.1" ?>\n']);
  const before = pick(choose, ["", " \r\n", "<!---->", "<?p?>\n"]);
  return head + before + writeRoot(root, choose) + pick(choose, ["", "\n", "<!-- end -->"]);
}

/**
 * Writes an element as {@link writeDocument} does, and nothing around it.
 *
 * @param root The element.
 * @param choose The choices.
 */
export function writeRoot(root: XmlElement, choose: Choose): string {
  return write(root, NO_SCOPE, choose);
}

const NO_SCOPE: Scope = new Map([["", ""]]);

function write(node: XmlNode, scope: Scope, choose: Choose): string {
  switch (node.kind) {
    case "element":
      return element(node, scope, choose);
    case "text":
      return characters(node.text, choose);
    case "comment":
      return `<!--${node.text}-->`;
    case "instruction":
      return node.text === "" ? `<?${node.target}?>` : `<?${node.target} ${node.text}?>`;
  }
}

function element(node: XmlElement, scope: Scope, choose: Choose): string {
  const { namespace, local, children } = node;
  const inner = new Map(scope);
  const declarations: string[] = [];
  const known = choose() < 4 ? inner.get(namespace) : undefined;
  const isDefault = choose() < 3 || namespace === "";
  const prefix = known ?? (isDefault ? "" : `p${choose()}`);
  if (known === undefined) {
    declare(inner, namespace, prefix);
    declarations.push(declaration(prefix, namespace, choose));
  }
  const attributes = node.attributes.map((one) => attribute(one, inner, declarations, choose));
  const name = prefix === "" ? local : `${prefix}:${local}`;
  const space = pick(choose, [" ", "\n", " \t", "\r\n"]);
  const inside = [...attributes, ...declarations].map((one) => space + one).join("");
  const end = pick(choose, ["", " ", "\r"]);
  if (children.length === 0 && choose() < 3) return `<${name}${inside}${end}/>`;
  const content = children.map((child) => write(child, inner, choose)).join("");
  return `<${name}${inside}${end}>${content}</${name}${end}>`;
}

// Binds a prefix, which hides whatever it was bound to.
function declare(scope: Map<string, string>, namespace: string, prefix: string): void {
  for (const [other, bound] of scope) if (bound === prefix) scope.delete(other);
  scope.set(namespace, prefix);
}

function declaration(prefix: string, namespace: string, choose: Choose): string {
  return assign(prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace, choose);
}

function attribute(
  { namespace, local, value }: XmlAttribute,
  scope: Map<string, string>,
  declarations: string[],
  choose: Choose,
): string {
  if (namespace === "") return assign(local, value, choose);
  if (namespace === XML_NAMESPACE) return assign(`xml:${local}`, value, choose);
  let prefix = scope.get(namespace);
  if (prefix === undefined || prefix === "") {
    // A prefix of its own, which no element has; it is not kept for what is inside.
    prefix = `q${declarations.length}`;
    declarations.push(declaration(prefix, namespace, choose));
  }
  return assign(`${prefix}:${local}`, value, choose);
}

function assign(name: string, value: string, choose: Choose): string {
  const escaped = escapeAttribute(value);
  const equals = pick(choose, ["=", " = ", "=\n"]);
  return choose() < 3
    ? `${name}${equals}"${escaped}"`
    : `${name}${equals}'${escaped.replaceAll("'", "&#x27;").replaceAll("&quot;", '"')}'`;
}

function characters(text: string, choose: Choose): string {
  if (choose() === 5 && !text.includes("\r")) {
    return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  }
  let written = "";
  for (const character of text) written += writtenCharacter(character, choose);
  return written;
}

function writtenCharacter(character: string, choose: Choose): string {
  const code = character.codePointAt(0) ?? 0;
  const isLineFeed = character === "\n" && choose() > 3;
  if (isLineFeed) return "\r\n";
  if (!"&<>\r".includes(character) && choose() < 5) return character;
  const [entity] = ENTITIES.filter((one) => one.character === character);
  if (entity !== undefined && choose() < 3) return entity.reference;
  return choose() < 3 ? `&#${code};` : `&#x${code.toString(16)};`;
}

const ENTITIES = [
  { character: "&", reference: "&amp;" },
  { character: "<", reference: "&lt;" },
  { character: ">", reference: "&gt;" },
  { character: '"', reference: "&quot;" },
  { character: "'", reference: "&apos;" },
];

function pick<Item>(choose: Choose, items: readonly [Item, ...Item[]]): Item {
  return items[choose()] ?? items[0];
}
