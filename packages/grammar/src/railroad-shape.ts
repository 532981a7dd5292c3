/**
 * An element of a drawing in SVG, as plain data: a program writes it with {@link stringifyShape}, a page makes
 * elements of it.
 */
export interface Shape {
  readonly tag: "svg" | "title" | "desc" | "g" | "a" | "path" | "rect" | "text";
  readonly attributes: Readonly<Record<string, string | number>>;
  /** What stands in it; a string is a text, never markup. */
  readonly children: readonly (Shape | string)[];
}

/**
 * Radius of a turn of the track, in pixels.
 *
 * @internal
 */
export const RADIUS = 10;

/**
 * Writes a drawing as SVG, to stand in a page of HTML.
 *
 * @param shape The drawing.
 * @returns The markup; texts are escaped.
 */
export function stringifyShape(shape: Shape): string {
  const { tag, attributes, children } = shape;
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(String(value))}"`,
  );
  const start = `<${tag}${written.join("")}`;
  if (children.length === 0) return `${start}/>`;
  const inner = children.map((child) =>
    typeof child === "string" ? escapeHtml(child) : stringifyShape(child),
  );
  return `${start}>${inner.join("")}</${tag}>`;
}

/**
 * Makes a text safe inside an element or a quoted attribute.
 *
 * @param text The text.
 * @returns The text with `&`, `<`, `>` and `"` as references.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * A track along a path.
 *
 * @internal
 */
export function path(d: string): Shape {
  return { tag: "path", attributes: { d }, children: [] };
}

/**
 * A straight track to the right; nothing where it has no length.
 *
 * @internal
 */
export function line(x: number, y: number, length: number): readonly Shape[] {
  return length === 0 ? [] : [path(`M${x} ${y}h${length}`)];
}

type Direction = "right" | "up" | "down";

/**
 * A quarter of a circle that turns the track from one direction into another.
 *
 * @internal
 */
export function arc(from: Direction, to: Direction): string {
  const vertical = from === "right" ? to : from;
  const dy = vertical === "down" ? RADIUS : -RADIUS;
  const isClockwise = (from === "right") === (vertical === "down");
  return `a${RADIUS} ${RADIUS} 0 0 ${isClockwise ? 1 : 0} ${RADIUS} ${dy}`;
}
