import type { XmlElement, XmlNode } from "./node.ts";

/** Where an element is: the places among their parents' children, from the root. */
export type Path = readonly number[];

/**
 * Puts another element in the place of one.
 *
 * @param root The root.
 * @param path The place.
 * @param spoilt The other element.
 * @returns The root with it.
 */
export function replaceAt(root: XmlElement, path: Path, spoilt: XmlElement): XmlElement {
  const [index, ...rest] = path;
  if (index === undefined) return spoilt;
  const children = root.children.map((child, place) =>
    place === index && child.kind === "element" ? replaceAt(child, rest, spoilt) : child,
  );
  return { ...root, children };
}

/**
 * Lists the places of all elements in an order of chance. It goes by the names of the elements and not by
 * their numbers, so that it stays while others are taken away: a document that shrinks is still spoilt at
 * the same place.
 *
 * @param root The root.
 * @param salt What the order depends on.
 * @returns The places.
 */
export function pathsByChance(root: XmlElement, salt: number): readonly Path[] {
  return placesIn(root, rank(salt, root.local), [])
    .toSorted((left, right) => left.order - right.order)
    .map(({ path }) => path);
}

interface Place {
  readonly path: Path;
  readonly order: number;
}

function placesIn(parent: XmlElement, order: number, path: Path): readonly Place[] {
  const below = parent.children.flatMap((child, index) =>
    child.kind === "element" ? placesIn(child, rank(order, child.local), [...path, index]) : [],
  );
  return [{ path, order }, ...below];
}

function rank(start: number, name: string): number {
  let order = start;
  for (const character of name) {
    order = Math.imul(order ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  }
  return order;
}

/**
 * Finds the element at a place.
 *
 * @param root The root.
 * @param path The place.
 * @returns The element, if there is one.
 */
export function elementAt(root: XmlElement, path: Path): XmlElement | undefined {
  let found: XmlElement | undefined = root;
  for (const index of path) {
    const child: XmlNode | undefined = found?.children[index];
    found = child?.kind === "element" ? child : undefined;
  }
  return found;
}

/**
 * Finds the element at a place, or the one around it where nothing is left there.
 *
 * @param root The root.
 * @param path The place.
 * @returns The element.
 */
export function nearestElement(root: XmlElement, path: Path): XmlElement {
  return elementAt(root, path) ?? elementAt(root, path.slice(0, -1)) ?? root;
}
