import { h } from "@callingcard/page";
import type { Diagnostic } from "@callingcard/syntaxes";

/** The list of what is wrong. */
export interface DiagnosticsView {
  readonly element: HTMLElement;
  show(diagnostics: readonly Diagnostic[]): void;
}

/** Diagnostics that are listed; more are counted. */
const MAX_LISTED = 100;

/** Things that could have stood there, that are listed. */
const MAX_EXPECTED = 8;

/**
 * Makes the list.
 *
 * @param onGo A person goes to the place of a diagnostic.
 * @returns The list, empty.
 */
export function createDiagnosticsView(onGo: (diagnostic: Diagnostic) => void): DiagnosticsView {
  const element = h("ol", { class: "diagnostics", "aria-label": "Diagnostics" });
  return {
    element,
    show(diagnostics) {
      const listed = diagnostics.slice(0, MAX_LISTED).map((one) => itemView(one, onGo));
      const others = diagnostics.length - listed.length;
      const more = others > 0 ? [h("li", { class: "quiet" }, `and ${others} more`)] : [];
      element.replaceChildren(...listed, ...more);
      element.hidden = diagnostics.length === 0;
    },
  };
}

function itemView(diagnostic: Diagnostic, onGo: (diagnostic: Diagnostic) => void): HTMLElement {
  const { severity, line, column, message, expected, rule, code } = diagnostic;
  const go = h(
    "button",
    { type: "button", class: `diagnostic ${severity}` },
    h("span", { class: "place" }, `${line}:${column}`),
    h("span", { class: "hidden" }, ` ${severity}: `),
    h("span", { class: "message" }, withoutPlace(message)),
    h("span", { class: "code" }, rule === undefined ? code : `${code} in ${rule}`),
    expected.length === 0
      ? undefined
      : h("span", { class: "expected" }, `expected ${listOf(expected)}`),
  );
  go.addEventListener("click", () => onGo(diagnostic));
  return h("li", {}, go);
}

// The place stands before the message.
function withoutPlace(message: string): string {
  return message.replace(/ at line \d+ column \d+(?= \(|$)/, "");
}

function listOf(expected: readonly string[]): string {
  const named = expected.slice(0, MAX_EXPECTED);
  const others = expected.length - named.length;
  const all = others > 0 ? [...named, `${others} others`] : named;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} or ${last}`;
}

/**
 * Says in a few words whether a text is taken.
 *
 * @param accepted Whether it is.
 * @param diagnostics What is wrong.
 * @returns The words.
 */
export function verdictOf(accepted: boolean, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const counts = [count(errors, "error"), count(diagnostics.length - errors, "warning")].filter(
    (words) => words !== "",
  );
  const verdict = accepted ? "Accepted" : "Refused";
  return counts.length === 0 ? verdict : `${verdict}, ${counts.join(" and ")}`;
}

function count(number: number, noun: string): string {
  return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
