/** Attributes of an element; `true` stands for an empty one, `false` and `undefined` for none. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** What stands in an element. A text is a text: nothing is ever read as HTML. */
export type Child = Node | string | undefined;

/**
 * Makes an element.
 *
 * @param tag Its name.
 * @param attributes Its attributes.
 * @param children What stands in it.
 * @returns The element.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * Makes a button.
 *
 * @param text What it says.
 * @param onClick What it does.
 * @param attributes Its attributes.
 * @returns The button.
 */
export function button(
  text: string,
  onClick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = h("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", onClick);
  return made;
}
