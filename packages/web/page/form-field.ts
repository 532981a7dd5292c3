import { type Attributes, h } from "@callingcard/page";
import { freshId } from "./fresh-id.ts";

/** A labelled field of a form. */
export interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
}

/** What a field has beside its label and value. */
export interface FieldInit {
  readonly attributes?: Attributes;
  /** A sentence below it. */
  readonly hint?: string;
  /** Whether it takes several lines. */
  readonly isLong?: boolean;
}

/**
 * Makes a field.
 *
 * @param label What it is for.
 * @param value What stands in it.
 * @param init What else it has.
 * @returns The field.
 */
export function field(label: string, value: string, init: FieldInit = {}): Field {
  const { attributes = {}, hint, isLong = false } = init;
  const id = freshId();
  const hintId = `${id}-hint`;
  const all = { id, ...(hint !== undefined && { "aria-describedby": hintId }), ...attributes };
  const input = isLong
    ? h("textarea", { rows: "4", ...all })
    : h("input", { type: "text", ...all });
  input.value = value;
  input.defaultValue = value;
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    input,
    hint === undefined ? undefined : h("p", { class: "hint", id: hintId }, hint),
  );
  return { element, input };
}
