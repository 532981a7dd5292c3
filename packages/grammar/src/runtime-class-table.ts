/**
 * Unpacks a table of 256 entries.
 *
 * @param runs Length and value of each run of equal entries, in base 36: `"9,0 1,3i"`.
 * @returns The table.
 */
export function classTable(runs: string): Uint8Array {
  const table = new Uint8Array(256);
  let next = 0;
  for (const run of runs.split(" ")) {
    const [length = "", value = ""] = run.split(",");
    const end = next + Number.parseInt(length, 36);
    table.fill(Number.parseInt(value, 36), next, end);
    next = end;
  }
  return table;
}
