import { EXTENSIONS } from "./extensions.ts";
import { namesInUse } from "./names-in-use.ts";
import type { PropertyDefinition, PropertyRow, PropertyUse, Version } from "./property-use.ts";
import { RFC_2426 } from "./rfc2426.ts";
import { RFC_6350 } from "./rfc6350.ts";
import { upperCaseName } from "./upper-case-name.ts";
import { VCARD_21 } from "./vcard21.ts";

const TABLES: readonly (readonly [Version, readonly PropertyRow[]])[] = [
  ["4.0", [...RFC_6350, ...EXTENSIONS]],
  ["3.0", RFC_2426],
  ["2.1", VCARD_21],
  ["4.0", namesInUse(["date-and-or-time", "date", "text"], "VALUE TYPE PREF LANGUAGE")],
  ["3.0", namesInUse(["date", "date-time", "text"], "VALUE TYPE LANGUAGE")],
  ["2.1", namesInUse(["date", "date-time", "text"], "VALUE TYPE ENCODING CHARSET LANGUAGE")],
];

/**
 * All properties that are known: those of vCard 2.1, RFC 2426, 2739, 4770, 6350, 6474, 6715, 8605, 9554
 * and 9555, and the X- names in wide use; without BEGIN and END.
 */
export const PROPERTY_DEFINITIONS: readonly PropertyDefinition[] = merge();

function merge(): PropertyDefinition[] {
  const byName = new Map<string, Partial<Record<Version, PropertyUse>>>();
  for (const [version, rows] of TABLES) {
    for (const { name, use } of rows) {
      const uses = byName.get(name) ?? {};
      uses[version] = use;
      byName.set(name, uses);
    }
  }
  return Array.from(byName, ([name, uses]) => ({ name, uses }));
}

/** A definition, and what holds in a version: its own use, or that of the nearest version. */
interface Entry {
  readonly definition: PropertyDefinition | undefined;
  readonly "2.1": PropertyUse | undefined;
  readonly "3.0": PropertyUse | undefined;
  readonly "4.0": PropertyUse | undefined;
}

const UNKNOWN: Entry = {
  definition: undefined,
  "2.1": undefined,
  "3.0": undefined,
  "4.0": undefined,
};

/** Most spellings of names, beside those of the table, that are kept to be found again at once. */
const MOST_SPELLINGS = 1_024;

/** Longest name that is kept: V8 copies a cut of 12 code units, a longer one would keep its text. */
const LONGEST_SPELLING = 12;

/** Entries by the names as cards write them. */
const spellings = new Map<string, Entry>(PROPERTY_DEFINITIONS.map(toEntry));
const mostEntries = spellings.size + MOST_SPELLINGS;

/**
 * Finds the definition of a property.
 *
 * @param name Name without group, in any case.
 * @returns The definition, or `undefined` for a name that is not known.
 */
export function propertyDefinition(name: string): PropertyDefinition | undefined {
  return entryOf(name).definition;
}

/**
 * Finds what a property is in a version. A property of other versions alone is taken as in the nearest:
 * `NICKNAME` in a card of 2.1 is that of 3.0, `LABEL` in a card of 4.0 too.
 *
 * @param name Name without group, in any case.
 * @param version The version of the card.
 * @returns What it is, or `undefined` for a name that is not known.
 */
export function propertyUse(name: string, version: Version): PropertyUse | undefined {
  return entryOf(name)[version];
}

function entryOf(name: string): Entry {
  const entry = spellings.get(name);
  if (entry !== undefined) return entry;
  const found = spellings.get(upperCaseName(name)) ?? UNKNOWN;
  // Names come from strangers: a cache without an end would keep all that they ever wrote.
  if (name.length <= LONGEST_SPELLING && spellings.size < mostEntries) spellings.set(name, found);
  return found;
}

function toEntry(definition: PropertyDefinition): [string, Entry] {
  const { uses } = definition;
  const old = uses["2.1"];
  const middle = uses["3.0"];
  const recent = uses["4.0"];
  const entry: Entry = {
    definition,
    "2.1": old ?? middle ?? recent,
    "3.0": middle ?? recent ?? old,
    "4.0": recent ?? middle ?? old,
  };
  return [definition.name, entry];
}
