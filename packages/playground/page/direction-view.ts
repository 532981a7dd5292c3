import { h } from "@callingcard/page";
import { spliceDirection } from "../src/direction/splice-direction.ts";
import { octetCount } from "./written-view.ts";
import { octetsView } from "./octets-view.ts";

/** The panel that puts Message-Direction into the message of the editor. */
export interface DirectionView {
  readonly element: HTMLElement;
  /** Takes another message. */
  show(octets: Uint8Array): void;
}

const DIRECTIONS = ["sent", "received"] as const;

/** Characters of the message that are shown around what was put in. */
const SHOWN_AROUND = 120;

/**
 * Makes the panel of Message-Direction.
 *
 * @returns The panel.
 */
export function createDirectionView(): DirectionView {
  let octets: Uint8Array = new Uint8Array();
  const result = h("div", {});
  const choices = DIRECTIONS.map((direction) => {
    const input = h("input", { type: "radio", name: "direction", value: direction });
    input.addEventListener("change", splice);
    return { direction, input, element: h("label", { class: "choice" }, input, ` ${direction}`) };
  });
  const [first] = choices;
  if (first !== undefined) first.input.checked = true;

  function splice(): void {
    const { direction = "sent" } = choices.find(({ input }) => input.checked) ?? {};
    const spliced = spliceDirection(octets, direction);
    if ("problem" in spliced) {
      result.replaceChildren(h("p", { class: "problem" }, spliced.problem));
      return;
    }
    const { octets: after, start, end } = spliced;
    const inserted = { start, end, mark: "inserted" } as const;
    result.replaceChildren(
      h(
        "p",
        { role: "status" },
        `${octetCount(end - start)} put in at octet ${start.toLocaleString("en")}; all ${octetCount(octets.length)} of the message are there as before.`,
      ),
      h("p", { class: "hint" }, "After"),
      h(
        "pre",
        {
          class: "spliced",
          tabindex: "0",
          role: "region",
          "aria-label": "The message with Message-Direction",
        },
        textOf(after, start - SHOWN_AROUND, start),
        h("ins", {}, textOf(after, start, end)),
        textOf(after, end, end + SHOWN_AROUND),
      ),
      octetsView("Before, in octets", octets, { ...inserted, end: start }, 3),
      octetsView("After, in octets", after, inserted, 6),
    );
  }

  return {
    element: h(
      "div",
      { class: "panel-body" },
      h(
        "fieldset",
        {},
        h("legend", { class: "hidden" }, "Message-Direction"),
        ...choices.map(({ element }) => element),
      ),
      result,
    ),
    show(next) {
      octets = next;
      splice();
    },
  };
}

function textOf(octets: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(octets.subarray(Math.max(0, start), end)).replaceAll("\r", "");
}
