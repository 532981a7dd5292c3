import type { GrammarIr } from "@callingcard/grammar/ir";
import { button, h } from "@callingcard/page";
import type { Diagnostic, Reading, Syntax, TreeNode } from "@callingcard/syntaxes";
import type { RuleAt } from "../src/rule/rule-at.ts";
import { showText } from "../src/text/shown-text.ts";
import type { PlacedNode } from "../src/tree/path-at.ts";
import { createDiagnosticsView, verdictOf } from "./diagnostics-view.ts";
import { createExtraPanels, type ExtraPanel } from "./extra-panels.ts";
import { createRuleView } from "./rule-view.ts";
import { createTreeView } from "./tree-view.ts";
import { octetCount, showWritten } from "./written-view.ts";

/** What the panels are made of, and what people do in them. */
export interface PanelEvents {
  readonly editor: HTMLElement;
  readonly onDiagnostic: (diagnostic: Diagnostic) => void;
  readonly onNode: (placed: PlacedNode, takeFocus: boolean) => void;
  readonly onRule: (ir: GrammarIr, name: string, from: string | undefined) => void;
  /** A person wants a long text to be read. */
  readonly onRead: () => void;
}

/** What the panels show. */
interface ShownReading {
  readonly syntax: Syntax;
  readonly octets: Uint8Array;
  readonly reading: Reading;
  /** Whether the text is another one, rather than the same one edited. */
  readonly isNew: boolean;
  /** The panel of the syntax, if it has one. */
  readonly extra: ExtraPanel | undefined;
}

/** All that is around the editor. */
export interface Panels {
  readonly element: HTMLElement;
  show(shown: ShownReading): void;
  /** Says that a text is being read. */
  showReading(): void;
  /** Says that a text is too long to be read while it is typed. */
  showWaiting(): void;
  select(path: readonly PlacedNode[]): void;
  showRule(rule: RuleAt | undefined): void;
}

/** Characters of a node's text that the tree shows. */
const EXCERPT_LENGTH = 48;

/**
 * Makes the panels.
 *
 * @param events What people do, and the editor.
 * @returns The panels.
 */
export function createPanels(events: PanelEvents): Panels {
  const verdict = h("p", { id: "verdict", class: "verdict", role: "status" });
  const readNow = button("Read it", events.onRead);
  readNow.hidden = true;
  const diagnostics = createDiagnosticsView(events.onDiagnostic);
  const written = h("div", {});
  const tree = createTreeView(events.onNode);
  const rule = createRuleView(events.onRule);
  const extras = createExtraPanels();
  const specification = h("p", { class: "quiet specification" });
  const element = h(
    "main",
    {},
    h(
      "section",
      { class: "column text", "aria-labelledby": "text-title" },
      h(
        "div",
        { class: "title" },
        h("h2", { id: "text-title" }, h("label", { for: "text" }, "Text")),
        specification,
      ),
      events.editor,
      h("div", { class: "verdict-row" }, verdict, readNow),
      diagnostics.element,
      h("h3", {}, "Written back"),
      written,
    ),
    h(
      "section",
      { class: "column", "aria-labelledby": "tree-title" },
      h("h2", { id: "tree-title" }, "Tree"),
      tree.element,
    ),
    h(
      "section",
      { class: "column", "aria-labelledby": "rule-title" },
      h("h2", { id: "rule-title" }, "Rule"),
      rule.element,
      extras.element,
    ),
  );

  return {
    element,
    show({ syntax, octets, reading, isNew, extra }) {
      const { accepted, text, diagnostics: found } = reading;
      specification.textContent = `${syntax.specification} · ${octetCount(octets.length)}`;
      say(verdict, verdictOf(accepted, found));
      verdict.dataset["accepted"] = String(accepted);
      readNow.hidden = true;
      diagnostics.show(found);
      showWritten(written, octets, reading.written);
      tree.show(reading.tree, (node) => excerptOf(text, node), isNew);
      extras.show(extra, octets);
    },
    showReading() {
      say(verdict, "Reading …");
      delete verdict.dataset["accepted"];
      readNow.hidden = true;
    },
    showWaiting() {
      say(verdict, "The text is long: it is read when you say so.");
      delete verdict.dataset["accepted"];
      readNow.hidden = false;
    },
    select(path) {
      tree.select(path.at(-1)?.key);
    },
    showRule(at) {
      rule.show(at);
    },
  };
}

// Only what changed is said again.
function say(status: HTMLElement, text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

function excerptOf(text: string, { start, end }: TreeNode): string {
  const shown = showText(text.slice(start, Math.min(end, start + EXCERPT_LENGTH)), "crlf");
  return shown.replaceAll("\n", "↵") + (end - start > EXCERPT_LENGTH ? "…" : "");
}
