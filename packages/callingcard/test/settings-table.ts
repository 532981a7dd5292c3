import { SETTINGS, type SettingGroup, variableOf } from "../src/configuration/definitions.ts";

/** The table of a group of settings, as the README has it but for the width of its columns. */
export function settingsTable(group: SettingGroup): readonly string[] {
  const rows = SETTINGS.filter((setting) => setting.group === group).map((setting) => {
    const { name, meaning, fallback, ways = "anyhow" } = setting;
    const said = setting.said ?? (fallback === undefined ? "" : code(fallback));
    const key = ways === "variable" ? "" : code(name);
    const option = ways === "anyhow" ? code(`--${name}`) : "";
    return [key, option, code(variableOf(name)), meaning, said];
  });
  return [["Key", "Option", "Variable", "Meaning", "Default"], ...rows].map(row);
}

/** The rows of the README's tables, without the width of their columns. */
export function rowsOf(readme: string): readonly string[] {
  return readme
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.replaceAll(/ +\|/g, " |"));
}

/** Puts the tables of all groups in the place of those that a README has. */
export function withSettingsTables(readme: string, groups: readonly SettingGroup[]): string {
  const tables = groups.map((group) => {
    const [head = "", ...rows] = settingsTable(group);
    return [head, "| --- | --- | --- | --- | --- |", ...rows].join("\n");
  });
  return readme.replaceAll(
    /^\| Key +\| Option .*\n(?:\|.*\n)*/gm,
    () => `${tables.shift() ?? ""}\n`,
  );
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |").replaceAll("|  |", "| |");
}

function code(text: string): string {
  return `\`${text}\``;
}
