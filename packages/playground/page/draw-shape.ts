import type { Shape } from "@callingcard/grammar/railroad";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes the elements of a drawing.
 *
 * @param shape The drawing.
 * @returns Its element.
 */
export function drawShape(shape: Shape): SVGElement {
  const { tag, attributes, children } = shape;
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(
    ...children.map((child) => (typeof child === "string" ? child : drawShape(child))),
  );
  return element;
}
