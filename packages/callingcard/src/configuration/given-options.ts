import type { SettingName } from "./definitions.ts";

/** A name as the command line's parser spells it: `sip-port` is `sipPort`. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** Settings as given on the command line, before variables and file are asked. */
export type GivenOptions = { readonly [Name in SettingName as Camel<Name>]?: string };

/**
 * Gives a setting as it was given on the command line.
 *
 * @param options From the command line.
 * @param name The setting.
 */
export function givenOption(options: GivenOptions, name: SettingName): string | undefined {
  const key = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const value = Object.entries(options).find(([option]) => option === key)?.[1];
  return typeof value === "string" ? value : undefined;
}
