/** A message on its way from one column to another, or something that one of them does by itself. */
export interface LadderRow {
  /** Milliseconds since the beginning of the ladder. */
  readonly atMs: number;

  /** Names of columns; the same one for what it does by itself. */
  readonly from: string;
  readonly to: string;

  /** What stands on the arrow, in a few characters. */
  readonly label: string;

  /** What stands at the right. */
  readonly text?: string;
}

/** Characters of a time and the space behind it. */
const TIME_WIDTH = 9;

/** Narrowest room between two columns. */
const MIN_ROOM = 13;

/** Longest text at the right. */
const MAX_TEXT = 100;

/**
 * Draws messages as a ladder: a column for each of those who take part, an arrow for each message, time going down.
 *
 * @param columns Names, from left to right.
 * @param rows The messages, in their order; one between columns that are not there is left out.
 * @returns The lines, each with its line feed.
 */
export function renderLadder(columns: readonly string[], rows: readonly LadderRow[]): string {
  const room = Math.max(MIN_ROOM, ...columns.map((name) => name.length + 2));
  const lines = [headLine(columns, room)];
  for (const row of rows) {
    const from = columns.indexOf(row.from);
    const to = columns.indexOf(row.to);
    if (from === -1 || to === -1) continue;
    lines.push(rowLine(row, from, to, columns.length, room));
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function headLine(columns: readonly string[], room: number): string {
  const cells = columns.map((name) => centred(name, room + 1));
  return " ".repeat(TIME_WIDTH) + cells.join("");
}

function centred(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2);
  return " ".repeat(Math.max(left, 0)) + text + " ".repeat(Math.max(width - left - text.length, 0));
}

function rowLine(row: LadderRow, from: number, to: number, count: number, room: number): string {
  const time = `${Math.round(row.atMs)} ms `.padStart(TIME_WIDTH);
  const margin = " ".repeat(Math.floor(room / 2));
  const posts = Array.from({ length: count }, () => "│");
  const rooms = Array.from({ length: count - 1 }, () => " ".repeat(room));
  const left = Math.min(from, to);
  const right = Math.max(from, to);
  if (left === right) posts[left] = "●";
  for (let index = left; index < right; index += 1) rooms[index] = "─".repeat(room);
  for (let index = left + 1; index < right; index += 1) posts[index] = "┼";
  if (left !== right) {
    const isRightward = from < to;
    const nearest = isRightward ? left : right - 1;
    rooms[nearest] = labelled(row.label, room);
    const last = isRightward ? right - 1 : left;
    rooms[last] = isRightward ? `${rooms[last]?.slice(0, -1)}▶` : `◀${rooms[last]?.slice(1)}`;
  }
  const drawn = posts.map((post, index) => post + (rooms[index] ?? "")).join("");
  const label = left === right ? row.label : "";
  const text = [label, printable(row.text ?? "")].filter((part) => part !== "").join(" ");
  return `${time}${margin}${drawn}  ${text}`;
}

function labelled(label: string, room: number): string {
  const short = printable(label).slice(0, room - 4);
  const left = Math.floor((room - short.length) / 2);
  return "─".repeat(left) + short + "─".repeat(room - left - short.length);
}

// What comes from a network does not move the cursor of a terminal.
function printable(text: string): string {
  const flat = text.replaceAll(/\p{C}/gu, " ");
  return flat.length > MAX_TEXT ? `${flat.slice(0, MAX_TEXT)}…` : flat;
}
