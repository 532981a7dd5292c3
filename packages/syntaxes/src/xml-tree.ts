import type { GrammarIr } from "@callingcard/grammar/ir";
import { xmlIr } from "@callingcard/xml/grammar";
import { derive } from "./derive.ts";
import type { Draft, ReadBy } from "./draft.ts";
import { cut } from "./part.ts";
import type { TreeNode } from "./syntax.ts";
import { type Markup, markupOf } from "./xml-markup.ts";

/** Names the rule that says what an element may contain. */
export type ContentRule = (
  local: string,
  namespace: string,
  parent: string | undefined,
) => readonly [ir: GrammarIr, rule: string] | undefined;

interface Open {
  readonly name: string;
  readonly local: string;
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
 * @param ruleOf Names the rule of an element; without it none has one.
 * @returns The document.
 */
export function documentNodes(
  draft: Draft,
  end: number,
  ruleOf: ContentRule = () => undefined,
): readonly TreeNode[] {
  const { text } = draft;
  const document: Open = {
    name: "document",
    local: "",
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
      open.push(openElement(text, markup, open.at(-1), ruleOf));
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
  parent: Open | undefined,
  ruleOf: ContentRule,
): Open {
  const tag = text.slice(start, end);
  const name = /^<([^\s/>]*)/.exec(tag)?.[1] ?? "";
  const namespaces = namespacesOf(tag, parent?.namespaces ?? new Map());
  const [first = "", second] = name.split(":");
  const local = second ?? first;
  const namespace = namespaces.get(second === undefined ? "" : first) ?? "";
  const found = ruleOf(local, namespace, parent?.local);
  const by = found === undefined ? {} : { grammar: found[0].file, rule: found[1] };
  return { name, local, start, by, children: [], namespaces };
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
