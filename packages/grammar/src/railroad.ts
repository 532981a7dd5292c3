export { type DiagramOptions, ruleDiagram } from "./railroad-diagram.ts";
export { showCharacters } from "./railroad-set.ts";
export { escapeHtml, type Shape, stringifyShape } from "./railroad-shape.ts";
