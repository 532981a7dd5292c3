import { expect, test } from "vitest";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { loadGrammar } from "../src/load-grammar.ts";
import { railroad } from "../src/railroad.ts";
import { NESTED, SHELF_MARKS, withGrammar } from "./reference-grammar.ts";

const EVERYTHING = String.raw`
# entries: main
# main = *( "<" / word ) [ "&" ]
main -> ("<" | word):* "&":? long:+ {% text %}
word -> "x" [^"] null
long -> "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" "cccccccccccccccccccccccc" "ddddddddddd"
empty -> null
`;

function pageOf(rules: string): { page: string; ir: GrammarIr } {
  const ir = withGrammar(rules, loadGrammar);
  return { page: railroad(ir), ir };
}

/** The elements that are open at the end of a page, and those that were closed out of order. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = "", closed] of page.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (slash === "/") {
      if (open.at(-1) !== name) return [...open, `/${name}`];
      open.pop();
    } else if (closed !== "/" && name !== "meta") open.push(name);
  }
  return open;
}

test.each([
  ["shelf marks", SHELF_MARKS],
  ["nested lists", NESTED],
  ["every kind of expression", EVERYTHING],
])("each rule has a diagram, and each reference leads to one: %s", (_, rules) => {
  const { page, ir } = pageOf(rules);
  const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(ir.rules.map(({ name }) => `rule-${name}`));
  expect(new Set(links)).toEqual(new Set(ids));
  expect(page.match(/<svg /g)).toHaveLength(ir.rules.length);
  expect(unbalanced(page)).toEqual([]);
});

test("the page needs no other file", () => {
  expect(pageOf(SHELF_MARKS).page).not.toMatch(/https?:|<script|<link|url\(/);
});

test("characters of the grammar are text, not markup", () => {
  const { page } = pageOf(EVERYTHING);
  expect(page).toContain("&quot;&lt;&quot;</text>");
  expect(page).toContain("&quot;&amp;&quot;</text>");
});

test("the comment above a rule stands beside its diagram, entries are marked", () => {
  const { page } = pageOf(EVERYTHING);
  expect(page).toContain("<pre>main = *( &quot;&lt;&quot; / word ) [ &quot;&amp;&quot; ]</pre>");
  expect(page).toContain("<h2>main <small>entry</small></h2>");
});

test("a class with few exceptions is drawn by them", () => {
  expect(pageOf(EVERYTHING).page).toContain("any but '&quot;'</text>");
});

test("no diagram has a number that is none, and wide sequences are broken", () => {
  const { page } = pageOf(EVERYTHING);
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
  const widths = [...page.matchAll(/<svg [^>]* width="(\d+)/g)].map(([, width]) => Number(width));
  expect(Math.max(...widths)).toBeLessThan(900);
});
