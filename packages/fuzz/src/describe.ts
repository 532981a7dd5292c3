import type { Failure, Origin, Report } from "./report.ts";

/** Longest input that is printed, in characters. */
const MAX_INPUT = 2000;

/**
 * Writes a failure for people.
 *
 * @param failure The failure.
 * @param number Its number, from 1.
 * @param source What the inputs are called.
 * @returns Lines, each with its line break.
 */
export function describeFailure(failure: Failure, number: number, source: string): string {
  const { what, octets, foundOctets, text, rule, place, wrong, difference, errors, again } =
    failure;
  const size =
    foundOctets > octets ? `${octets} octets, shrunk from ${foundOctets}` : `${octets} octets`;
  const lines = [`${number}. The program ${what}.`, `   input, ${size}:`, ...inputLines(text)];
  const where = [
    ...(place === undefined ? [] : [`line ${place.line} column ${place.column}`]),
    ...(rule === undefined ? [] : [`rule ${rule}`]),
    ...(wrong === undefined ? [] : [wrong]),
  ];
  if (where.length > 0) lines.push(`   at ${where.join(", ")}`);
  if (difference !== undefined) {
    lines.push(`   we read:    ${difference.ours ?? "nothing"}`);
    lines.push(`   it read:    ${difference.theirs ?? "nothing"}`);
  }
  if (errors.length > 0) lines.push("   standard error:", ...errors.map((line) => `     ${line}`));
  lines.push(`   made by:    ${describeOrigin(failure.origin, source)}`);
  if (again !== undefined) lines.push(`   again:      ${again}`);
  return `${lines.join("\n")}\n\n`;
}

/**
 * Writes what a search came to in a line or two.
 *
 * @param report What it found.
 */
export function describeReport(report: Report): string {
  const { failures, runs, shrinkRuns, seconds, repeats, seed, slowestMs, peakOctets } = report;
  const found = failures.length === 1 ? "1 failure" : `${failures.length} failures`;
  const alike = repeats > 0 ? `, ${repeats} inputs that failed like those` : "";
  const memory =
    peakOctets === undefined ? "" : `, ${Math.ceil(peakOctets / (1 << 20))} MiB at most`;
  return [
    `${found}${alike}: ${runs} inputs and ${shrinkRuns} to shrink in ${seconds.toFixed(1)} s${endOf(report)}`,
    `seed ${seed}; slowest input ${slowestMs} ms${memory}`,
    "",
  ].join("\n");
}

function endOf({ ended }: Report): string {
  switch (ended) {
    case "runs":
      return "";
    case "seconds":
      return ", when the time was over";
    case "failures":
      return ", and no further after so many failures";
    case "stopped":
      return ", when it was stopped";
  }
}

/**
 * Writes where an input came from, as options that make it again where there are such.
 *
 * @param origin Where it came from.
 * @param source What the inputs are called.
 */
export function describeOrigin(origin: Origin, source: string): string {
  switch (origin.kind) {
    case "fixed":
      return `number ${origin.index + 1} of what ${source} is tried with first`;
    case "corpus":
      return `${origin.file} of the corpus`;
    case "sentence":
    case "near-miss":
      return `--seed ${origin.seed} --seed-path ${origin.kind}/${origin.path}`;
  }
}

// The input line by line, so that a person can read it; its line breaks are shown.
function inputLines(text: string): readonly string[] {
  const shown = text.length > MAX_INPUT ? `${text.slice(0, MAX_INPUT)}…` : text;
  const lines = shown.match(/(?:\\[^n]|[^\\])*(?:\\n|$)/g)?.filter((line) => line !== "") ?? [];
  return (lines.length > 0 ? lines : ["(nothing)"]).map((line) => `     ${line}`);
}
