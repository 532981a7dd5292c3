import { escapeText, refuseNonCharacters } from "./escape.ts";
import type { XmlElement, XmlNode } from "./node.ts";
import { name as xmlName } from "./generated/xml.ts";
import { PLAIN_TAGS } from "./plain-tags.ts";
import { WriterScope } from "./writer-scope.ts";

/** How an element is written. */
export interface StringifyXmlOptions {
  /** Whether `<?xml version="1.0" encoding="utf-8"?>` comes first. Default false. */
  readonly declaration?: boolean;

  /**
   * Whether names have namespaces; false for a tree that `parseXml` read without them. `prefixes` and
   * `declared` mean nothing then. Default true.
   */
  readonly namespaces?: boolean;

  /**
   * Prefixes for namespaces, declared on the outermost element and used for names that have none
   * of their own. Default none: such elements declare a default namespace.
   */
  readonly prefixes?: ReadonlyMap<string, string>;

  /**
   * Namespaces with the prefixes that the surrounding document has declared for them, when what is
   * written becomes a part of one. Default none.
   */
  readonly declared?: ReadonlyMap<string, string>;
}

/**
 * Writes an element with all that is in it. Prefixes are kept where they can be, namespaces are
 * declared where they are needed, and what is written reads back equal.
 *
 * @param root The element.
 * @param options How it is written.
 * @throws RangeError for names, text, comments or instructions that no XML document can carry, and
 * for an element that declares its own prefix for another namespace.
 */
export function stringifyXml(root: XmlElement, options: StringifyXmlOptions = {}): string {
  const { namespaces = true, prefixes, declared } = options;
  const scope = namespaces ? new WriterScope(prefixes, declared) : PLAIN_TAGS;
  let written = options.declaration === true ? '<?xml version="1.0" encoding="utf-8"?>\n' : "";
  const open: { readonly name: string; readonly rest: Iterator<XmlNode> }[] = [];
  const write = (node: XmlNode): void => {
    if (node.kind !== "element") {
      written += leaf(node, namespaces);
      return;
    }
    const tag = scope.enter(node, open.length === 0);
    if (node.children.length === 0) {
      written += `<${tag.name}${tag.attributes}/>`;
      scope.leave();
      return;
    }
    written += `<${tag.name}${tag.attributes}>`;
    open.push({ name: tag.name, rest: node.children.values() });
  };
  write(root);
  // A loop, not recursion: a built tree may be deeper than the call stack.
  for (let parent = open.at(-1); parent !== undefined; parent = open.at(-1)) {
    const next = parent.rest.next();
    if (next.done !== true) {
      write(next.value);
      continue;
    }
    written += `</${parent.name}>`;
    scope.leave();
    open.pop();
  }
  return written;
}

function leaf(node: Exclude<XmlNode, XmlElement>, hasNamespaces: boolean): string {
  switch (node.kind) {
    case "text":
      return escapeText(node.text);
    case "comment":
      return `<!--${commentText(node.text)}-->`;
    case "instruction":
      return instruction(node.target, node.text, hasNamespaces);
  }
}

// Comment (XML 1.0 production 15); it has no way to write a carriage return.
function commentText(text: string): string {
  refuseNonCharacters(text);
  if (text.includes("--") || text.endsWith("-") || text.includes("\r")) {
    throw new RangeError("comment has two hyphens, a hyphen at its end or a carriage return");
  }
  return text;
}

// PI (XML 1.0 production 16).
function instruction(target: string, text: string, hasNamespaces: boolean): string {
  refuseNonCharacters(text);
  const isName = xmlName.parse(target) !== undefined && !(hasNamespaces && target.includes(":"));
  if (!isName || target.toLowerCase() === "xml") {
    throw new RangeError("target of a processing instruction is not a name");
  }
  if (text.includes("?>") || /^[ \t\n]|\r/.test(text)) {
    throw new RangeError("processing instruction cannot carry its text");
  }
  return text === "" ? `<?${target}?>` : `<?${target} ${text}?>`;
}
