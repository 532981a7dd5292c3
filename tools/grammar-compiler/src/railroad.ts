import { escapeHtml, ruleDiagram, stringifyShape } from "@callingcard/grammar/railroad";
import type { GrammarIr, Rule } from "@callingcard/grammar/ir";

/**
 * Draws a grammar as railroad diagrams: one HTML page that needs no other file, in light, dark and
 * on paper, with the comment above each rule (its ABNF) beside the diagram.
 *
 * @param ir The grammar.
 * @returns The page.
 */
export function railroad(ir: GrammarIr): string {
  const title = escapeHtml(ir.file);
  const entries = new Set(ir.entries);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<nav>${ir.rules.map(({ name }) => link(name)).join(" ")}</nav>
${ir.rules.map((rule) => section(rule, entries.has(rule.name), ir)).join("\n")}
</body>
</html>
`;
}

const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --ink: #1d2430; --faint: #5b6678; --rail: #7a8699; --edge: #d9dee7;
  --characters: #e8f3ec; --characters-edge: #3f8a5d; --rule: #eaf0fb; --rule-edge: #3f66b0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171c; --ink: #e4e8ee; --faint: #9aa5b5; --rail: #76829a; --edge: #2c333f;
    --characters: #1c3326; --characters-edge: #5fae80; --rule: #1d2b47; --rule-edge: #7c9fe4;
  }
}
body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; background: var(--ground);
  color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.4rem; }
h2 { font: 600 1rem ui-monospace, monospace; margin: 0 0 .4rem; }
h2 small { font: .8rem system-ui, sans-serif; color: var(--faint); }
nav { margin-bottom: 1.5rem; font: 13px/1.8 ui-monospace, monospace; }
a { color: var(--rule-edge); text-decoration: none; }
a:hover { text-decoration: underline; }
section { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 0 2rem;
  padding: 1rem 0; border-top: 1px solid var(--edge); break-inside: avoid; }
section:target h2 { color: var(--rule-edge); }
pre { margin: 0; color: var(--faint); font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
figure { margin: 0; overflow-x: auto; }
svg path { fill: none; stroke: var(--rail); stroke-width: 1.5; }
svg rect { stroke-width: 1.2; }
svg text { fill: var(--ink); font: 12px ui-monospace, monospace; text-anchor: middle; }
.characters rect { fill: var(--characters); stroke: var(--characters-edge); }
.rule rect { fill: var(--rule); stroke: var(--rule-edge); }
@media (max-width: 50rem) { section { grid-template-columns: minmax(0, 1fr); gap: .6rem; } }
@media print {
  :root { --ground: #fff; --ink: #000; --faint: #333; --rail: #555; --edge: #ccc;
    --characters: #fff; --characters-edge: #000; --rule: #eee; --rule-edge: #000; }
  body { margin: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  figure { overflow: visible; }
  svg { max-width: 100%; height: auto; }
}
`;

function section({ name, comment }: Rule, isEntry: boolean, ir: GrammarIr): string {
  const diagram = ruleDiagram(ir, name, { hrefOf: (rule) => `#${anchor(rule)}` });
  const mark = isEntry ? " <small>entry</small>" : "";
  const abnf = comment === undefined ? "" : `<pre>${escapeHtml(comment)}</pre>`;
  return (
    `<section id="${anchor(name)}"><div><h2>${escapeHtml(name)}${mark}</h2>${abnf}</div>` +
    `<figure>${stringifyShape(diagram)}</figure></section>`
  );
}

function link(name: string): string {
  return `<a href="#${anchor(name)}">${escapeHtml(name)}</a>`;
}

function anchor(name: string): string {
  return `rule-${encodeURIComponent(name)}`;
}
