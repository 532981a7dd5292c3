import type { Property } from "./card.ts";
import { unfoldLine } from "./fold.ts";
import type { Head } from "./head.ts";

/**
 * Makes a property whose value is unfolded when it is looked at first, and is like any other value then.
 *
 * @param head What it has before its value.
 * @param text The value with its folds.
 * @returns The property.
 */
export function foldedProperty(head: Head, text: string): Property {
  const { group, name, parameters } = head;
  let folded: string | undefined = text;
  let unfolded = "";
  return {
    group,
    name,
    parameters,
    get value() {
      if (folded !== undefined) {
        unfolded = unfoldLine(folded);
        folded = undefined;
      }
      return unfolded;
    },
  };
}
