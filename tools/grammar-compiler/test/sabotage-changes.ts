/** One edit of a script. */
export interface Change {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

type Replace = (match: RegExpExecArray) => readonly string[];

/** Edits of code: what is looked for, and what is put in its place. */
const EDITS: readonly (readonly [kind: string, pattern: RegExp, replace: Replace])[] = [
  ["opposite comparison", / === (?=\d)/g, () => [" !== "]],
  ["opposite comparison", / !== (?=\d)/g, () => [" === "]],
  [
    "other bound",
    / (>=|<=|>|<|===|!==) (\d+)/g,
    ([, operator, number]) => besides(operator, number),
  ],
  ["other class", /\] & (\d+)/g, ([, bit]) => [`] & ${(Number(bit) * 2) % 255 || 1}`]],
  ["other operator", / && /g, () => [" || "]],
  ["other operator", / \|\| /g, () => [" && "]],
  ["no step", /\+\+i/g, () => ["i"]],
  ["step of two", /\+\+i/g, () => ["i += 2"]],
  ["no step", /\bi\+\+;/g, () => [";"]],
  ["loop once", /\bwhile \(/g, () => ["if ("]],
  ["other result", /return (\d+);/g, ([, result]) => [`return ${Number(result) ^ 1};`]],
  ["other start", /\bs\.slice\(/g, () => ["s.slice(1 + "]],
  ["other item", /\bv\[/g, () => ["v[1 + "]],
  ["other end", /(?<=\bs\.slice\([^,()]*, )/g, () => ["-1 + "]],
  ["no statement", /(?<=^ *)\w+\.push\(.*\);$/gm, () => [";"]],
  ["no statement", /(?<=^ *)(?:[$\w.]+) [+-]?= [^;{]*;$/gm, () => [";"]],
  ["no statement", /(?<=^ *)(?:continue|break)(?: \w+)?;$/gm, () => [";"]],
  ["no check", /(?<=^ *)if \(.*\) \$\.\w+\(.*\);$/gm, () => [";"]],
  ["no constant", /\bkind: "(\w)/g, ([, first]) => [`kind: "_${first}`]],
];

/**
 * All edits of the code and tables of a generated parser, as a script: another operator, bound,
 * class, step, result or piece of text, a statement left out, a bit of a table turned.
 */
export function changesOf(script: string): Change[] {
  const isCode = codeOf(script);
  const edits = EDITS.flatMap(([kind, pattern, replace]) =>
    [...script.matchAll(pattern)].flatMap((match) => {
      const at = match.index;
      if (!isCode(at)) return [];
      const [{ length }] = match;
      return replace(match).map((text) => ({ kind, at, length, text }));
    }),
  );
  return [...edits, ...turnedBits(script), ...movedUnits(script)];
}

/** The script with one change. */
export function changed(script: string, { at, length, text }: Change): string {
  return script.slice(0, at) + text + script.slice(at + length);
}

/** The line of a change, with the change in it. */
export function lineOf(script: string, change: Change): string {
  const start = script.lastIndexOf("\n", change.at) + 1;
  const end = script.indexOf("\n", change.at + change.length);
  const line = changed(script.slice(start, end), { ...change, at: change.at - start });
  return `${script.slice(0, start).split("\n").length}: ${line.trim()}`;
}

function besides(operator: string = "", number: string = ""): string[] {
  return [1, -1].map((by) => ` ${operator} ${Number(number) + by}`);
}

// Tells whether an offset is in code. What a failure is called and how deep rules may nest is not
// seen by texts: those places are left alone.
function codeOf(script: string): (at: number) => boolean {
  const silent = [
    /^const \$sites[^]*?^\];/gm,
    /^(?:let|const) .*$/gm,
    /\$\.fail\(.*?\)/g,
    /^.*\$depth.*$/gm,
  ];
  const ranges = silent.flatMap((pattern) =>
    [...script.matchAll(pattern)].map(
      ({ index, 0: text }) => [index, index + text.length] as const,
    ),
  );
  return (at) => !ranges.some(([start, end]) => start < at && at < end);
}

// A table's runs of equal entries, one bit of one run turned.
function turnedBits(script: string): Change[] {
  return [...script.matchAll(/classTable\("([^"]*)"\)/g)].flatMap(({ index, 1: runs = "" }) => {
    const start = index + 'classTable("'.length;
    const values = runs.split(" ").map((run) => Number.parseInt(run.split(",")[1] ?? "", 36));
    const bits = values.reduce((all, value) => all | value, 0);
    let at = start;
    return runs.split(" ").flatMap((run, number) => {
      const [length = ""] = run.split(",");
      const here = at;
      at += run.length + 1;
      return [1, 2, 4, 8, 16, 32, 64, 128]
        .filter((bit) => (bits & bit) !== 0)
        .map((bit) => {
          const text = `${length},${((values[number] ?? 0) ^ bit).toString(36)}`;
          return { kind: "turned bit", at: here, length: run.length, text };
        });
    });
  });
}

// The edges of a set that is searched, moved by one.
function movedUnits(script: string): Change[] {
  return [...script.matchAll(/^const \$units\d+ *= \[(.*)\];/gm)].flatMap((table) => {
    const start = table.index + table[0].indexOf("[") + 1;
    return [...(table[1] ?? "").matchAll(/\d+/g)].flatMap(({ index, 0: unit }) =>
      [1, -1].map((by) => ({
        kind: "moved edge",
        at: start + index,
        length: unit.length,
        text: String(Number(unit) + by),
      })),
    );
  });
}
