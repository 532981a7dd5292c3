import { button, h } from "@callingcard/page";
import type { SpecimenKind } from "../src/specimen/draw-specimen.ts";
import { FAMILIES } from "../src/syntax/families.ts";
import { isSeed } from "../src/text/fragment.ts";
import type { LineBreak } from "../src/text/shown-text.ts";
import { createFileOpener, type FileEvents } from "./file-opener.ts";

/** The controls above the editor. */
export interface Toolbar {
  readonly element: HTMLElement;
  show(state: {
    readonly syntax: string;
    readonly lineBreak: LineBreak;
    readonly seed: number | undefined;
  }): void;
  /** The seed that is in its field, if it is one. */
  seed(): number | undefined;
}

/** What people do with them. */
export interface ToolbarEvents extends FileEvents {
  readonly onSyntax: (name: string) => void;
  readonly onLineBreak: (lineBreak: LineBreak) => void;
  readonly onExample: () => void;
  /** Without a seed, any will do. */
  readonly onDraw: (kind: SpecimenKind, seed: number | undefined) => void;
  readonly onLink: () => void;
}

/**
 * Makes the controls.
 *
 * @param events What people do.
 * @returns The controls.
 */
export function createToolbar(events: ToolbarEvents): Toolbar {
  const options = FAMILIES.map(({ title, syntaxes }) =>
    h(
      "optgroup",
      { label: title },
      ...syntaxes.map((one) => h("option", { value: one.name }, one.title)),
    ),
  );
  const choice = h("select", { id: "syntax" }, ...options);
  choice.addEventListener("change", () => events.onSyntax(choice.value));
  const breaks = h(
    "select",
    { id: "breaks" },
    h("option", { value: "crlf" }, "CRLF"),
    h("option", { value: "lf" }, "LF"),
  );
  breaks.addEventListener("change", () =>
    events.onLineBreak(breaks.value === "lf" ? "lf" : "crlf"),
  );
  const seedField = h("input", {
    id: "seed",
    inputmode: "numeric",
    size: "11",
    maxlength: "10",
    autocomplete: "off",
  });
  let last: SpecimenKind = "sentence";
  const draw = (kind: SpecimenKind, seed?: number): void => {
    last = kind;
    events.onDraw(kind, seed);
  };
  const seedOf = (): number | undefined => {
    const seed = seedField.value.trim() === "" ? Number.NaN : Number(seedField.value);
    return isSeed(seed) ? seed : undefined;
  };
  seedField.addEventListener("keydown", (event) => {
    if (event.key === "Enter") draw(last, seedOf());
  });
  return {
    element: h(
      "div",
      { class: "toolbar", role: "group", "aria-label": "Controls" },
      h("span", { class: "field" }, h("label", { for: "syntax" }, "Syntax"), choice),
      h("span", { class: "field" }, h("label", { for: "breaks" }, "Line breaks"), breaks),
      h(
        "span",
        { class: "buttons" },
        button("Example", events.onExample),
        button("A sentence", () => draw("sentence")),
        button("A near miss", () => draw("near miss")),
      ),
      h("span", { class: "field" }, h("label", { for: "seed" }, "Seed"), seedField),
      createFileOpener(events),
      button("Copy link", events.onLink),
    ),
    show({ syntax, lineBreak, seed }) {
      choice.value = syntax;
      breaks.value = lineBreak;
      seedField.value = seed === undefined ? "" : String(seed);
    },
    seed: seedOf,
  };
}
