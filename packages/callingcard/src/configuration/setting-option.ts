import type { Command } from "commander";
import { SETTINGS, type SettingDefinition, type SettingName, variableOf } from "./definitions.ts";

/** An option as commander takes it. */
export type CommandOption = readonly [flags: string, description: string];

/** The file that settings are read from. */
export const CONFIG: CommandOption = [
  "--config <file>",
  "YAML file with settings (CALLINGCARD_CONFIG)",
];

/**
 * Gives the option of a setting.
 *
 * @param name The setting.
 */
export function settingOption(name: SettingName): CommandOption {
  const setting = SETTINGS.find((one) => one.name === name);
  if (setting === undefined) throw new RangeError(`${name} is no setting`);
  return [`--${name} ${setting.argument}`, describe(setting)];
}

/**
 * Adds the options of all settings to a command.
 *
 * @param command The command.
 */
export function addSettingOptions(command: Command): Command {
  for (const { name, ways = "anyhow" } of SETTINGS) {
    if (ways === "anyhow") command.option(...settingOption(name));
  }
  return command;
}

function describe({ name, meaning, fallback, said = fallback }: SettingDefinition): string {
  const theDefault = said === undefined ? "" : `, default ${said}`;
  return `${meaning} (${variableOf(name)}${theDefault})`.replaceAll("`", "");
}
