// The table of sizes in packages/README.md, between two comments.

import type { ModuleSize } from "./module-sizes.ts";

const START = "<!-- sizes -->\n";
const END = "\n<!-- /sizes -->";

/** How far a size may be from the table: what is not worth a line of a change. */
const TOLERANCE = { share: 0.05, octets: 150 };

/** Puts the sizes into a text in place of those it has. */
export function withSizes(text: string, sizes: readonly ModuleSize[]): string {
  const rows = sizes.map(({ module, octets }) => `| \`${module}\` | ${octets} |`);
  const table = ["", "| module | octets |", "| --- | ---: |", ...rows, ""].join("\n");
  return text.slice(0, text.indexOf(START) + START.length) + table + text.slice(text.indexOf(END));
}

/**
 * Compares the sizes in a text with true ones.
 *
 * @returns What is wrong, in words.
 */
export function sizeProblems(text: string, sizes: readonly ModuleSize[]): readonly string[] {
  const table = text.slice(text.indexOf(START), text.indexOf(END));
  const written = new Map(
    [...table.matchAll(/^\| `([^`]+)` +\| +(\d+) \|$/gm)].map(([, module = "", octets]) => [
      module,
      Number(octets),
    ]),
  );
  const known = new Set(sizes.map(({ module }) => module));
  return [
    ...sizes.flatMap(({ module, octets }) => {
      const said = written.get(module);
      if (said === undefined) return [`${module} has ${octets} octets and no row`];
      return isNear(octets, said) ? [] : [`${module} has ${octets} octets, the table says ${said}`];
    }),
    ...[...written.keys()]
      .filter((module) => !known.has(module))
      .map((module) => `${module} is gone`),
  ];
}

function isNear(octets: number, said: number): boolean {
  return Math.abs(octets - said) <= Math.max(said * TOLERANCE.share, TOLERANCE.octets);
}
