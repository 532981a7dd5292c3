import { ruleDiagram } from "@callingcard/grammar/railroad";
import type { GrammarIr, Rule } from "@callingcard/grammar/ir";
import { button, h } from "@callingcard/page";
import type { RuleAt } from "../src/rule/rule-at.ts";
import { drawShape } from "./draw-shape.ts";

/** The grammar's side: a rule, its ABNF, its diagram, and the diagram around it. */
export interface RuleView {
  readonly element: HTMLElement;
  show(shown: RuleAt | undefined): void;
}

/** Space beside a diagram, in pixels: the marks at its ends, the turns of its branches, and the margins. */
const DIAGRAM_MARGIN = 112;

/** A diagram is not drawn narrower than this, in pixels; it scrolls instead. */
const NARROWEST = 240;

/**
 * Makes the view of rules.
 *
 * @param onRule A person went to another rule of the same grammar, by its box or its name; `from` is the rule
 *   whose diagram the box is in.
 * @returns The view.
 */
export function createRuleView(
  onRule: (ir: GrammarIr, name: string, from: string | undefined) => void,
): RuleView {
  const element = h("div", { class: "rule-view" });

  function diagramOf(ir: GrammarIr, rule: Rule, lit?: string): HTMLElement {
    const width = Math.max(NARROWEST, element.clientWidth - DIAGRAM_MARGIN);
    const svg = drawShape(
      ruleDiagram(ir, rule.name, {
        hrefOf: (name) => `#rule=${encodeURIComponent(name)}`,
        maxRowWidth: width,
        ...(lit !== undefined && { lit }),
      }),
    );
    svg.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null) return;
      event.preventDefault();
      onRule(ir, link.textContent ?? "", rule.name);
    });
    const label = `Diagram of ${rule.name}`;
    return h("div", { class: "diagram", role: "region", tabindex: "0", "aria-label": label }, svg);
  }

  return {
    element,
    show(shown) {
      const hadFocus = element.contains(document.activeElement);
      if (shown === undefined) {
        const hint = "Put the caret into the text: the rule it is in is drawn here.";
        element.replaceChildren(h("p", { class: "quiet" }, hint));
        return;
      }
      const { ir, rule, parent, around } = shown;
      const names = around.map((name) =>
        h(
          "li",
          {},
          button(name, () => onRule(ir, name, undefined), { class: "link" }),
        ),
      );
      const parts: HTMLElement[] = [
        h(
          "nav",
          { "aria-label": "Rules around" },
          h(
            "ol",
            { class: "crumbs" },
            h("li", {}, h("span", { class: "quiet" }, ir.file)),
            ...names,
            h("li", {}, h("strong", { id: "rule-name", tabindex: "-1" }, rule.name)),
          ),
        ),
      ];
      if (rule.comment !== undefined) {
        parts.push(
          h(
            "pre",
            { class: "abnf", tabindex: "0", role: "region", "aria-label": "ABNF" },
            rule.comment,
          ),
        );
      }
      parts.push(diagramOf(ir, rule));
      if (parent !== undefined) {
        parts.push(
          h(
            "h3",
            {},
            "in ",
            button(parent.name, () => onRule(ir, parent.name, undefined), { class: "link" }),
          ),
          diagramOf(ir, parent, rule.name),
        );
      }
      element.replaceChildren(...parts);
      // What had the focus is gone: it stays with what it led to.
      if (hadFocus) element.querySelector<HTMLElement>("#rule-name")?.focus();
    },
  };
}
