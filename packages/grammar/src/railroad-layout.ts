import { arc, line, path, RADIUS, type Shape } from "./railroad-shape.ts";

/** A piece of a railroad diagram. The track enters at the left and leaves at the right of its line. */
export interface Piece {
  readonly width: number;
  /** Height above the line. */
  readonly up: number;
  /** Height below the line. */
  readonly down: number;
  /** Draws the piece with its line beginning at a point. */
  readonly draw: (x: number, y: number) => readonly Shape[];
}

/** A text on the track, by its CSS classes, with a link where it leads somewhere. */
export interface Label {
  readonly text: string;
  readonly className: string;
  /** Half a circle at both ends, as a text of characters has it. */
  readonly isRound: boolean;
  readonly href?: string;
}

const CHARACTER_WIDTH = 7.3;
const BOX_PADDING = 10;
/**
 * Half the height of a box, in pixels.
 *
 * @internal
 */
export const BOX_HALF_HEIGHT = 12;
/**
 * Space between what stands beside each other, in pixels.
 *
 * @internal
 */
export const GAP = 8;

/**
 * The piece that takes nothing.
 *
 * @internal
 */
export const EMPTY: Piece = {
  width: 0,
  up: 0,
  down: 0,
  draw: () => [],
};

/**
 * A box with a text in it.
 *
 * @internal
 */
export function box({ text, className, isRound, href }: Label): Piece {
  const width = Math.ceil([...text].length * CHARACTER_WIDTH) + 2 * BOX_PADDING;
  const draw = (x: number, y: number): readonly Shape[] => {
    const frame = {
      x,
      y: y - BOX_HALF_HEIGHT,
      width,
      height: 2 * BOX_HALF_HEIGHT,
      rx: isRound ? BOX_HALF_HEIGHT : 0,
    };
    const group: Shape = {
      tag: "g",
      attributes: { class: className },
      children: [
        { tag: "rect", attributes: frame, children: [] },
        { tag: "text", attributes: { x: x + width / 2, y: y + 4 }, children: [text] },
      ],
    };
    return href === undefined ? [group] : [{ tag: "a", attributes: { href }, children: [group] }];
  };
  return { width, up: BOX_HALF_HEIGHT, down: BOX_HALF_HEIGHT, draw };
}

/**
 * Pieces one behind the other.
 *
 * @internal
 */
export function row(pieces: readonly Piece[]): Piece {
  const visible = pieces.filter((piece) => piece !== EMPTY);
  const [only = EMPTY] = visible;
  if (visible.length < 2) return only;
  const draw = (x: number, y: number): readonly Shape[] => {
    let left = x;
    return visible.flatMap((piece, index) => {
      const track = index === 0 ? [] : line(left, y, GAP * 2);
      left += index === 0 ? 0 : GAP * 2;
      const drawn = piece.draw(left, y);
      left += piece.width;
      return [...track, ...drawn];
    });
  };
  return {
    width: sum(visible.map(({ width }) => width)) + GAP * 2 * (visible.length - 1),
    up: highest(visible, "up"),
    down: highest(visible, "down"),
    draw,
  };
}

/**
 * Pieces of which one is taken; the first one lies on the line, the others below it.
 *
 * @internal
 */
export function branches(pieces: readonly Piece[]): Piece {
  const [first = EMPTY, ...others] = pieces;
  if (others.length === 0) return first;
  const inner = Math.max(...pieces.map(({ width }) => width));
  const width = inner + 4 * RADIUS;
  let depth = first.down;
  const placed = others.map((piece) => {
    const offset = Math.max(depth + GAP + piece.up, 2 * RADIUS);
    depth = offset + piece.down;
    return { piece, offset };
  });
  const draw = (x: number, y: number): readonly Shape[] => {
    const start = x + 2 * RADIUS;
    const end = start + inner;
    const straight = [
      ...line(x, y, 2 * RADIUS),
      ...padded(first, start, y, inner),
      ...line(end, y, 2 * RADIUS),
    ];
    const curved = placed.flatMap(({ piece, offset }) => {
      const rise = offset - 2 * RADIUS;
      const fork = path(`M${x} ${y}${arc("right", "down")}v${rise}${arc("down", "right")}`);
      const join = path(`M${end} ${y + offset}${arc("right", "up")}v${-rise}${arc("up", "right")}`);
      return [fork, ...padded(piece, start, y + offset, inner), join];
    });
    return [...straight, ...curved];
  };
  return { width, up: first.up, down: depth, draw };
}

/**
 * A piece that may be passed by, on a track above it.
 *
 * @internal
 */
export function optional(piece: Piece): Piece {
  const width = piece.width + 4 * RADIUS;
  const height = Math.max(piece.up + GAP, 2 * RADIUS);
  const draw = (x: number, y: number): readonly Shape[] => [
    ...line(x, y, 2 * RADIUS),
    ...piece.draw(x + 2 * RADIUS, y),
    ...line(x + 2 * RADIUS + piece.width, y, 2 * RADIUS),
    path(
      `M${x} ${y}${arc("right", "up")}v${2 * RADIUS - height}${arc("up", "right")}` +
        `h${piece.width}${arc("right", "down")}v${height - 2 * RADIUS}${arc("down", "right")}`,
    ),
  ];
  return { width, up: height, down: piece.down, draw };
}

/**
 * A piece that may be taken again, by a track that leads back below it.
 *
 * @internal
 */
export function repeated(piece: Piece): Piece {
  const width = piece.width + 2 * RADIUS;
  const height = Math.max(piece.down + GAP, 2 * RADIUS);
  const draw = (x: number, y: number): readonly Shape[] => {
    const start = x + RADIUS;
    const end = start + piece.width;
    const back =
      `M${end} ${y}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${RADIUS}v${height - 2 * RADIUS}` +
      `a${RADIUS} ${RADIUS} 0 0 1 ${-RADIUS} ${RADIUS}h${-piece.width}` +
      `a${RADIUS} ${RADIUS} 0 0 1 ${-RADIUS} ${-RADIUS}v${2 * RADIUS - height}` +
      `a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${-RADIUS}`;
    const middle = start + piece.width / 2;
    const arrow = path(`M${middle + 3} ${y + height - 4}l-6 4l6 4`);
    return [
      ...line(x, y, RADIUS),
      ...piece.draw(start, y),
      ...line(end, y, RADIUS),
      path(back),
      arrow,
    ];
  };
  return { width, up: piece.up, down: height + 4, draw };
}

/**
 * Rows one below the other, with a track from the end of each to the next, and back up.
 *
 * @internal
 */
export function stack(rows: readonly Piece[]): Piece {
  const [only = EMPTY] = rows;
  if (rows.length < 2) return only;
  const inner = Math.max(...rows.map(({ width }) => width));
  let depth = 0;
  const placed = rows.map((piece, index) => {
    const between = index === 0 ? 0 : depth + GAP;
    const offset = index === 0 ? 0 : between + 2 * RADIUS + piece.up;
    depth = offset + piece.down;
    return { piece, offset, between };
  });
  const draw = (x: number, y: number): readonly Shape[] => {
    const start = x + RADIUS;
    return placed.flatMap(({ piece, offset }, index) => {
      const drawn = piece.draw(start, y + offset);
      const lead = index === 0 ? line(x, y, RADIUS) : [];
      const next = placed[index + 1];
      const end = start + piece.width;
      if (next === undefined) {
        const rise = `v${2 * RADIUS - offset}`;
        const home = `M${end} ${y + offset}h${inner - piece.width + RADIUS}${arc("right", "up")}`;
        return [...lead, ...drawn, path(home + rise + arc("up", "right"))];
      }
      const turn =
        `M${end} ${y + offset}${arc("right", "down")}V${y + next.between}` +
        `a${RADIUS} ${RADIUS} 0 0 1 ${-RADIUS} ${RADIUS}H${start}` +
        `a${RADIUS} ${RADIUS} 0 0 0 ${-RADIUS} ${RADIUS}V${y + next.offset - RADIUS}` +
        `a${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${RADIUS}`;
      return [...lead, ...drawn, path(turn)];
    });
  };
  return { width: inner + 4 * RADIUS, up: only.up, down: depth, draw };
}

function padded(piece: Piece, x: number, y: number, width: number): readonly Shape[] {
  return [...piece.draw(x, y), ...line(x + piece.width, y, width - piece.width)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function highest(pieces: readonly Piece[], side: "up" | "down"): number {
  return Math.max(...pieces.map((piece) => piece[side]));
}
