import type {
  ConditionExplanation,
  PropFilterExplanation,
  PropertyExplanation,
} from "@callingcard/carddav-filter/explain";
import { h } from "@callingcard/page";
import { type JudgedCard, judgeCards } from "../src/filter/judge-cards.ts";
import { readFilter } from "../src/filter/read-filter.ts";

/** The filter against the cards of the editor. */
export interface FilterView {
  readonly element: HTMLElement;
  /** Judges other cards. */
  show(octets: Uint8Array): void;
}

const EXAMPLE = "name:ada -has:photo";

/**
 * Makes the panel of the filter.
 *
 * @returns The panel.
 */
export function createFilterView(): FilterView {
  const input = h("textarea", {
    id: "filter",
    rows: "2",
    spellcheck: "false",
    autocapitalize: "none",
    "aria-label": "Filter",
    "aria-describedby": "filter-hint filter-problem",
  });
  input.value = EXAMPLE;
  const problem = h("p", { id: "filter-problem", class: "problem", role: "status" });
  const result = h("div", { class: "judged" });
  let octets: Uint8Array = new Uint8Array();

  function judge(): void {
    const read = readFilter(input.value);
    const isWrong = "problem" in read;
    input.setAttribute("aria-invalid", String(isWrong));
    if (isWrong) {
      problem.textContent = read.problem;
      result.replaceChildren();
      return;
    }
    const { cards, others, problem: refusal = "" } = judgeCards(octets, read.filter);
    problem.textContent = refusal;
    const more = others > 0 ? [h("p", { class: "quiet" }, `and ${others} more cards`)] : [];
    const none =
      cards.length === 0 && refusal === "" ? [h("p", { class: "quiet" }, "There is no card.")] : [];
    result.replaceChildren(...none, ...cards.map((card, index) => cardView(card, index)), ...more);
  }

  input.addEventListener("input", judge);
  const hint =
    "A search expression, or the XML of a CARDDAV:filter, against each card of the text.";
  return {
    element: h(
      "div",
      { class: "panel-body" },
      input,
      h("p", { id: "filter-hint", class: "hint" }, hint),
      problem,
      result,
    ),
    show(next) {
      octets = next;
      judge();
    },
  };
}

function cardView({ name, explanation }: JudgedCard, index: number): HTMLElement {
  const { matched, reason, propFilters } = explanation;
  return h(
    "details",
    { class: "verdict-card", open: index === 0 },
    h("summary", {}, badge(matched), ` ${name === "" ? `Card ${index + 1}` : name}`),
    h("p", { class: "quiet" }, reason),
    h("ul", { class: "reasons" }, ...propFilters.map(propFilterView)),
  );
}

function propFilterView({
  matched,
  propFilter,
  reason,
  properties,
  untold,
}: PropFilterExplanation): HTMLElement {
  return h(
    "li",
    {},
    badge(matched),
    " ",
    h("code", {}, propFilter.name),
    ` ${reason}`,
    h("ul", {}, ...properties.map(propertyView)),
    untold > 0 ? h("p", { class: "quiet" }, `and ${untold} more`) : undefined,
  );
}

function propertyView({ matched, property, conditions }: PropertyExplanation): HTMLElement {
  const { name, value } = property;
  return h(
    "li",
    {},
    conditions.length === 0 ? undefined : badge(matched),
    " ",
    h("code", {}, `${name}:${value.slice(0, 80)}`),
    h("ul", {}, ...conditions.map(conditionView)),
  );
}

function conditionView({ matched, reason }: ConditionExplanation): HTMLElement {
  return h("li", {}, badge(matched), ` ${reason}`);
}

function badge(matched: boolean): HTMLElement {
  return h(
    "span",
    { class: matched ? "yes" : "no" },
    h("span", { "aria-hidden": "true" }, matched ? "✓" : "✗"),
    h("span", { class: "hidden" }, matched ? "matches:" : "does not match:"),
  );
}
