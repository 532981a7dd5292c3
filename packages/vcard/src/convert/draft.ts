import { type Property, sameName } from "../card.ts";
import type { Version } from "../values.ts";
import type { Conversion, ConversionCode, ConversionEffect, TargetVersion } from "./conversion.ts";

/** A property on its way, and where it came from. */
export interface Entry {
  /** As it stands now; `undefined` once it is gone. */
  property: Property | undefined;

  /** The property of the card that was given. */
  readonly origin: Property;

  /** Whether it has its final form and no rule is to touch it. */
  settled: boolean;

  /** Whether it has its name in both versions. */
  keepsName?: boolean;
}

/** A card on its way from one version to the other. */
export interface Draft {
  /** The version that values are in at the start of the rules. */
  readonly from: Version;

  readonly to: TargetVersion;

  /** Whether what the version has no place for is kept under names of our own. */
  readonly carries: boolean;

  /** Whether a card of 3.0 has Apple's names. */
  readonly apple: boolean;

  /** Whether telephone numbers become URIs. */
  readonly telUris: boolean;

  /** How many cards in AGENTs may be below this one. */
  readonly depth: number;

  /** Whether the card is in an AGENT of another. */
  readonly isInner: boolean;

  entries: Entry[];

  /** Names in upper case that properties have, or had at any time: what is not here needs no search. */
  readonly names: Set<string>;

  /** Whether an entry has no property any more. */
  hasGaps: boolean;

  /** New entries by the entry that they stand behind. */
  readonly added: Map<Entry, Entry[]>;

  /** The report, as far as it goes. */
  readonly report: Conversion[];

  /** Names of groups in lower case, once somebody asked for them. */
  groups: Set<string> | undefined;

  /** Where to look for a free number of a group. */
  nextGroup: number;
}

/** What is said about a step in the report. */
export interface Note {
  readonly code: ConversionCode;
  readonly effect: ConversionEffect;
  readonly message: string;
}

/**
 * Tells the name by which rules know a property.
 *
 * @param property The property.
 * @returns The name in upper case.
 */
export function keyOf(property: Property): string {
  return property.name.toUpperCase();
}

/**
 * Gives an entry another form.
 *
 * @param draft The card.
 * @param entry The entry.
 * @param property Its new form, or `undefined` to take it out.
 * @param note What the report says.
 */
export function change(
  draft: Draft,
  entry: Entry,
  property: Property | undefined,
  note: Note,
): void {
  if (property === undefined) draft.hasGaps = true;
  else if (property.name !== entry.property?.name) draft.names.add(keyOf(property));
  entry.property = property;
  tell(draft, entry.origin, note);
}

/**
 * Writes a line of the report.
 *
 * @param draft The card.
 * @param property The property of the card that was given.
 * @param note What is said.
 */
function tell(draft: Draft, property: Property, note: Note): void {
  const { code, effect, message } = note;
  draft.report.push({ code, effect, property, message, lost: effect === "dropped" });
}

/**
 * Puts a new property behind an entry.
 *
 * @param draft The card.
 * @param entry The entry; what was put behind it before stays in front of this.
 * @param property The property.
 * @param origin The property of the card that was given which this says a part of.
 * @returns The new entry.
 */
export function addBehind(
  draft: Draft,
  entry: Entry,
  property: Property,
  origin: Property = entry.origin,
): Entry {
  const added: Entry = { property, origin, settled: false };
  draft.names.add(keyOf(property));
  const others = draft.added.get(entry);
  if (others === undefined) draft.added.set(entry, [added]);
  else others.push(added);
  return added;
}

/**
 * Puts what was added in its places and takes out what is gone.
 *
 * @param draft The card.
 */
export function flush(draft: Draft): void {
  const { added } = draft;
  if (added.size > 0) {
    draft.entries = draft.entries.flatMap((entry) => [entry, ...(added.get(entry) ?? [])]);
    added.clear();
  }
  if (!draft.hasGaps) return;
  draft.entries = draft.entries.filter(({ property }) => property !== undefined);
  draft.hasGaps = false;
}

/**
 * Finds the entries of a name that rules may touch.
 *
 * @param draft The card.
 * @param name The name, in any case.
 * @returns The entries in their order.
 */
export function entriesOf(draft: Draft, name: string): Entry[] {
  if (!draft.names.has(name.toUpperCase())) return [];
  return draft.entries.filter(
    ({ property, settled, keepsName }) =>
      !settled && keepsName !== true && property !== undefined && sameName(property.name, name),
  );
}

/**
 * Tells whether the card has a property of a name, settled or not.
 *
 * @param draft The card.
 * @param name The name, in any case.
 * @returns Whether there is one.
 */
export function hasProperty(draft: Draft, name: string): boolean {
  if (!draft.names.has(name.toUpperCase())) return false;
  return draft.entries.some(
    ({ property }) => property !== undefined && sameName(property.name, name),
  );
}
