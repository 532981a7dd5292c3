import type { Expression, GrammarIr, Sequence } from "./ir.ts";
import {
  box,
  BOX_HALF_HEIGHT,
  branches,
  EMPTY,
  GAP,
  optional,
  type Piece,
  repeated,
  row,
  stack,
} from "./railroad-layout.ts";
import { showSet } from "./railroad-set.ts";
import { line, path, type Shape } from "./railroad-shape.ts";
import { sayChoice, showLiteral } from "./railroad-words.ts";

/** How a diagram is drawn. */
export interface DiagramOptions {
  /** Name of a rule whose boxes have the class `lit` too. */
  readonly lit?: string;

  /** Gives the address that the box of a rule leads to. Default: boxes lead nowhere. */
  readonly hrefOf?: (rule: string) => string;

  /** A sequence that would be wider than this, in pixels, is broken into rows. Default 720. */
  readonly maxRowWidth?: number;
}

const MAX_ROW_WIDTH = 720;

/** Width of the marks at both ends. */
const MARK = 14;

/**
 * Draws one rule of a grammar as a railroad diagram. Boxes of characters have the class `characters`, those of
 * rules `rule`; the colours are the page's. Its title is the name of the rule, its description the rule in
 * words.
 *
 * @param ir The grammar.
 * @param name Name of the rule.
 * @param options Which rule is lit, where boxes lead to, how wide it may be.
 * @returns An `svg` element.
 * @throws {RangeError} When the grammar has no such rule.
 */
export function ruleDiagram(ir: GrammarIr, name: string, options: DiagramOptions = {}): Shape {
  const rule = ir.rules.find((one) => one.name === name);
  if (rule === undefined) throw new RangeError(`${ir.file} has no rule ${JSON.stringify(name)}`);
  const piece = branches(rule.body.alternatives.map((one) => wrapped(one, ir, options)));
  const width = piece.width + 2 * (MARK + GAP);
  const top = Math.max(piece.up, BOX_HALF_HEIGHT) + 2;
  const height = top + Math.max(piece.down, BOX_HALF_HEIGHT) + 2;
  const start = GAP + MARK;
  const end = start + piece.width;
  const ends = [GAP, GAP + 5, end + MARK - 5, end + MARK].map((x) => path(`M${x} ${top - 8}v16`));
  // The content of an image is passed over by screen readers, links with it.
  const role = options.hrefOf === undefined ? "img" : "group";
  return {
    tag: "svg",
    attributes: { role, "aria-label": name, viewBox: `0 0 ${width} ${height}`, width, height },
    children: [
      { tag: "title", attributes: {}, children: [name] },
      { tag: "desc", attributes: {}, children: [sayChoice(rule.body, ir)] },
      ...ends,
      ...line(GAP + 5, top, MARK - 5),
      ...piece.draw(start, top),
      ...line(end, top, MARK - 5),
    ],
  };
}

function pieceOf(expression: Expression, ir: GrammarIr, options: DiagramOptions): Piece {
  switch (expression.kind) {
    case "set":
      return box({ text: showSet(expression.set, ir), className: "characters", isRound: true });
    case "literal":
      return box({
        text: showLiteral(expression.text, ir),
        className: "characters",
        isRound: true,
      });
    case "rule": {
      const { name } = expression;
      const className = name === options.lit ? "rule lit" : "rule";
      const link = options.hrefOf && { href: options.hrefOf(name) };
      return box({ text: name, className, isRound: false, ...link });
    }
    case "choice":
      return branches(
        expression.alternatives.map(({ items }) =>
          row(items.map((item) => pieceOf(item, ir, options))),
        ),
      );
    case "repeat": {
      const inner = pieceOf(expression.of, ir, options);
      if (expression.max !== undefined) return optional(inner);
      return expression.min === 0 ? optional(repeated(inner)) : repeated(inner);
    }
  }
}

// The items of an alternative, in as many rows as they need.
function wrapped({ items }: Sequence, ir: GrammarIr, options: DiagramOptions): Piece {
  const { maxRowWidth = MAX_ROW_WIDTH } = options;
  const rows: Piece[][] = [];
  for (const next of items.map((item) => pieceOf(item, ir, options))) {
    const last = rows.at(-1);
    if (last !== undefined && row([...last, next]).width <= maxRowWidth) last.push(next);
    else rows.push([next]);
  }
  return rows.length === 0 ? EMPTY : stack(rows.map(row));
}
