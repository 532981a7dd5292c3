import type { Parameter, Property } from "../card.ts";

/**
 * Tells whether two properties are the same but for their groups, letter for letter.
 *
 * @param left One property.
 * @param right The other property.
 * @returns Whether they are.
 */
export function isSameLine(left: Property, right: Property): boolean {
  return (
    left === right ||
    (left.name === right.name &&
      left.value === right.value &&
      isSameParameters(left.parameters, right.parameters))
  );
}

/**
 * Tells whether two lists of parameters are the same, letter for letter.
 *
 * @param left One list.
 * @param right The other list.
 * @returns Whether they are.
 */
export function isSameParameters(left: readonly Parameter[], right: readonly Parameter[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, values }, index) => {
      const other = right[index];
      return other !== undefined && name === other.name && isSameList(values, other.values);
    })
  );
}

/**
 * Tells whether two lists have the same texts in the same order.
 *
 * @param left One list.
 * @param right The other list.
 * @returns Whether they have.
 */
export function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
