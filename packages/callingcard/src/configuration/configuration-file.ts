import { readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { Environment, Setting } from "../setting.ts";
import { ExitError } from "../surroundings.ts";
import { findSetting, type SettingDefinition, variableOf } from "./definitions.ts";

/**
 * Mixes the settings of a configuration file into the environment: a variable counts before the file.
 *
 * @param file Its name.
 * @param env The environment.
 * @throws ExitError Status 2 for a file that cannot be read, with one line for each thing that is wrong in it.
 */
export function withConfigurationFile(file: string, env: Environment): Environment {
  const settings = parseConfiguration(readText(file), file);
  const given = Object.entries(env).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(given) };
}

/**
 * Reads the text of a configuration file: a YAML mapping with the names of settings as keys.
 *
 * @param text The text.
 * @param file Its name, for messages.
 * @returns The settings under their variables' names.
 * @throws ExitError Status 2, with one line for each thing that is wrong.
 */
export function parseConfiguration(text: string, file: string): Readonly<Record<string, Setting>> {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): string => `${file} line ${lines.linePos(offset).line}`;
  const problems = errors.map(({ pos: [offset], message }) => `${lineAt(offset)}: ${message}`);
  const settings = new Map<string, Setting>();
  if (problems.length === 0) {
    for (const { key, value } of pairsOf(contents, file)) {
      const where = lineAt(key.range?.[0] ?? 0);
      const setting = isScalar(key) ? findSetting(String(key.value)) : undefined;
      const problem = problemOf(setting, String(key));
      if (setting === undefined || problem !== undefined) {
        problems.push(`${where}: ${problem}`);
        continue;
      }
      const read = textOf(value);
      if (read === undefined) problems.push(`${where}: ${setting.name} is not a single value`);
      else
        settings.set(variableOf(setting.name), {
          name: `${setting.name} in ${where}`,
          value: read,
        });
    }
  }
  if (problems.length > 0) throw new ExitError(2, problems.join("\n"));
  return Object.fromEntries(settings);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new ExitError(
      2,
      `${file} cannot be read (--config, CALLINGCARD_CONFIG): ${error.message}`,
    );
  }
}

// An empty file is one without settings.
function pairsOf(contents: Node | null, file: string): readonly Pair<Node, Node | null>[] {
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (isMap<Node, Node | null>(contents)) return contents.items;
  throw new ExitError(2, `${file} has no settings of the form "port: 8080"`);
}

function problemOf(setting: SettingDefinition | undefined, key: string): string | undefined {
  if (setting === undefined) return `${JSON.stringify(key)} is no setting`;
  if (setting.ways !== "variable") return undefined;
  return `${setting.name} is not read from a file, but from ${variableOf(setting.name)}`;
}

// The text of a value: numbers as they are written, `true` as `on`, a list with spaces between its values.
function textOf(node: Node | null): string | undefined {
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => (isSeq(item) ? undefined : textOf(item)));
    return items.includes(undefined) ? undefined : items.join(" ");
  }
  if (node === null) return "";
  if (!isScalar(node)) return undefined;
  const { value, source } = node;
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "string") return value;
  return value === null ? "" : source;
}
