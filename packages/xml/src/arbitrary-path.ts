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
 * Lists the places of all elements, the root first.
 *
 * @param root The root.
 * @returns The places.
 */
export function elementPaths(root: XmlElement): readonly Path[] {
  const below = root.children.flatMap((child, index) =>
    child.kind === "element" ? elementPaths(child).map((path) => [index, ...path]) : [],
  );
  return [[], ...below];
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
