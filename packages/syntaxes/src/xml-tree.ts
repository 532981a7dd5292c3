import type { GrammarIr } from "@callingcard/grammar/ir";
import { xmlIr } from "@callingcard/xml/grammar";
import { derive } from "./derive.ts";
import type { Draft, ReadBy } from "./draft.ts";
import { cut } from "./part.ts";
import type { TreeNode } from "./syntax.ts";
import type { PlacedElement } from "./xml-content.ts";
import { type Markup, markupOf, tagNameEnd } from "./xml-markup.ts";

/** Names the rule that says what an element may contain. */
export type ContentRule = (
  local: string,
  namespace: string,
  parent: string | undefined,
) => readonly [ir: GrammarIr, rule: string] | undefined;

/** What elements may contain. */
export interface Content {
  readonly ruleOf: ContentRule;
  /** Tells whether readers ignore an element. Default: none. */
  readonly isIgnored?: (child: PlacedElement, parent: PlacedElement) => boolean;
}

interface Open extends PlacedElement {
  readonly name: string;
  readonly start: number;
  readonly by: ReadBy;
  readonly children: (readonly TreeNode[])[];
  readonly namespaces: ReadonlyMap<string, string>;
}

/** Deepest elements of a tree: `@callingcard/xml` reads no deeper ones. */
const MAX_DEPTH = 256;

/**
 * Makes the tree of a document: elements, with their tags and what is between these.
 *
 * @param draft The reading.
 * @param end Up to where the document was read.
 * @param content What elements may contain; without it no element has a rule.
 * @returns The document.
 */
export function documentNodes(
  draft: Draft,
  end: number,
  content: Content = { ruleOf: () => undefined },
): readonly TreeNode[] {
  const { text } = draft;
  const { ruleOf, isIgnored = () => false } = content;
  const document: Open = {
    name: "document",
    local: "",
    namespace: "",
    content: undefined,
    start: 0,
    by: {},
    children: [],
    namespaces: new Map(),
  };
  const open: Open[] = [document];
  let last = 0;
  const close = (): void => {
    const element = open.pop();
    if (element === undefined) return;
    const { name, start, by, children } = element;
    open.at(-1)?.children.push(draft.node(name, start, last, () => children, by));
  };
  for (const markup of markupOf(text, end)) {
    if (markup.rule === "sTag" && open.length <= MAX_DEPTH) {
      const parent = open.at(-1) ?? document;
      const element = openElement(text, markup, parent, ruleOf);
      if (isIgnored(element, parent)) noteIgnored(draft, element, parent);
      open.push(element);
    }
    open.at(-1)?.children.push(markupNodes(draft, markup));
    last = markup.end;
    const isEmpty = markup.rule === "sTag" && text[markup.end - 2] === "/";
    if ((markup.rule === "eTag" || isEmpty) && open.length > 1) close();
  }
  while (open.length > 1) close();
  return draft.node("document", 0, text.length, () => document.children);
}

function markupNodes(draft: Draft, { rule, start, end }: Markup): readonly TreeNode[] {
  return derive(draft, xmlIr, rule, cut(draft.text, start, end));
}

function openElement(
  text: string,
  { start, end }: Markup,
  parent: Open,
  ruleOf: ContentRule,
): Open {
  const tag = text.slice(start, end);
  const name = /^<([^\s/>]*)/.exec(tag)?.[1] ?? "";
  const namespaces = namespacesOf(tag, parent.namespaces);
  const [first = "", second] = name.split(":");
  const local = second ?? first;
  const namespace = namespaces.get(second === undefined ? "" : first) ?? "";
  const content = ruleOf(local, namespace, parent.local);
  const by = content === undefined ? {} : { grammar: content[0].file, rule: content[1] };
  return { name, local, namespace, content, start, by, children: [], namespaces };
}

function noteIgnored(draft: Draft, { name, start }: Open, parent: Open): void {
  const end = tagNameEnd(draft.text, start);
  const message = `${name} is not known in ${parent.name}, and ignored`;
  draft.add({ severity: "warning", start, end, code: "unknown-element", message, ...parent.by });
}

const DECLARATION = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function namespacesOf(
  tag: string,
  around: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!tag.includes("xmlns")) return around;
  const declared = Array.from(
    tag.matchAll(DECLARATION),
    ([, prefix = "", double, single = ""]) => [prefix, double ?? single] as const,
  );
  return new Map([...around, ...declared]);
}
