import { type Property, sameName } from "../card.ts";
import {
  carriedNameOf,
  carriedParameter,
  carryName,
  carryParameter,
  carryWhole,
  withoutName,
} from "./carry.ts";
import { addBehind, change, type Draft, entriesOf, type Entry } from "./draft.ts";
import {
  appleLabel,
  appleLabelIn,
  freeGroup,
  groupsOf,
  labelAmong,
  membersOf,
  ungrouped,
} from "./groups.ts";
import { SPOUSES } from "./names-in-use.ts";
import { hasWord, typesOf, valueTypeOf, withoutParameters, withParameter } from "./parameters.ts";

const RELATED = "RELATED";
const APPLE_NAMES = "X-ABRELATEDNAMES";

/** Words of TYPE that say nothing of a relation. */
const PLACES = ["home", "work", "pref"];

/** Apple's labels that say no more and no less than a TYPE of RFC 6350 section 6.6.6. */
const LABELS: readonly (readonly [label: string, type: string])[] = [
  ["Spouse", "spouse"],
  ["Child", "child"],
  ["Parent", "parent"],
  ["Friend", "friend"],
];

/** Apple's labels that say more, and stay for that. */
const WIDER: ReadonlyMap<string, string> = new Map([
  ["mother", "parent"],
  ["father", "parent"],
  ["brother", "sibling"],
  ["sister", "sibling"],
  ["son", "child"],
  ["daughter", "child"],
  ["husband", "spouse"],
  ["wife", "spouse"],
  ["partner", "sweetheart"],
  ["girlfriend", "sweetheart"],
  ["boyfriend", "sweetheart"],
  ["assistant", "colleague"],
  ["manager", "colleague"],
]);

/**
 * Makes RELATED (RFC 6350 section 6.6.6) of Apple's names of people with labels, and of the names of
 * spouses. A label that TYPE says as well goes; any other one stays.
 *
 * @param draft The card.
 */
export function raiseRelated(draft: Draft): void {
  const names = entriesOf(draft, APPLE_NAMES);
  if (names.length > 0) {
    const groups = groupsOf(draft);
    for (const entry of names) raiseLabelled(draft, entry, groups);
  }
  if (!SPOUSES.some((name) => draft.names.has(name))) return;
  for (const entry of draft.entries) {
    const { property, settled, keepsName } = entry;
    if (settled || keepsName || property === undefined || !/^x-/i.test(property.name)) continue;
    const name = SPOUSES.find((spouse) => sameName(spouse, property.name));
    if (name !== undefined) raiseSpouse(draft, entry, property, name);
  }
}

function raiseLabelled(
  draft: Draft,
  entry: Entry,
  groups: ReadonlyMap<string, readonly Entry[]>,
): void {
  const { property } = entry;
  if (property === undefined || (valueTypeOf(property) ?? "text") !== "text") return;
  const members = membersOf(groups, property);
  const label = members.length === 2 ? labelAmong(members) : undefined;
  const word = label?.property === undefined ? undefined : appleLabel(label.property);
  const exact = LABELS.find(([known]) => sameName(known, word ?? ""))?.[1];
  const type = exact ?? typeOfWord(word);
  let related = withParameter({ ...property, name: RELATED }, "VALUE", ["text"]);
  // What was carried says it exactly; the type follows from the label else.
  const isTold = carriedParameter(property, "4.0", "TYPE") !== undefined;
  if (type !== undefined && !isTold) {
    related = withParameter(related, "TYPE", [...typesOf(related), type]);
  }
  if (exact !== undefined) related = ungrouped(related);
  const message = "RELATED and X-ABRELATEDNAMES are the same";
  change(draft, entry, related, { code: "related", effect: "changed", message });
  if (exact === undefined || label === undefined) return;
  const reason = "the relation is said by TYPE";
  change(draft, label, undefined, { code: "related", effect: "merged", message: reason });
}

function typeOfWord(word: string | undefined): string | undefined {
  return word === undefined ? undefined : WIDER.get(word.toLowerCase());
}

function raiseSpouse(draft: Draft, entry: Entry, property: Property, name: string): void {
  let related = withParameter({ ...property, name: RELATED }, "VALUE", ["text"]);
  related = withParameter(related, "TYPE", [...typesOf(property), "spouse"]);
  related = carryName(related, "3.0", name);
  const message = `RELATED with TYPE=spouse and ${name} are the same`;
  change(draft, entry, related, { code: "related", effect: "changed", message });
}

/**
 * The way back of {@link raiseRelated}, for texts; a URI of somebody is nothing that programs show where
 * Apple's address book has names.
 *
 * @param draft The card.
 */
export function lowerRelated(draft: Draft): void {
  const entries = entriesOf(draft, RELATED);
  if (entries.length === 0) return;
  const groups = groupsOf(draft);
  for (const entry of entries) {
    const { property } = entry;
    if (property === undefined) continue;
    const name = carriedNameOf(property, "3.0");
    if (valueTypeOf(property) !== "text") {
      carryWhole(draft, entry, "related", "3.0 has no RELATED");
    } else if (name !== undefined) {
      lowerSpouse(draft, entry, property, name);
    } else if (draft.apple) {
      lowerLabelled(draft, entry, property, membersOf(groups, property));
    } else {
      carryWhole(draft, entry, "related", "3.0 has no RELATED");
    }
  }
}

function lowerSpouse(draft: Draft, entry: Entry, property: Property, name: string): void {
  const others = typesOf(property).filter((word) => !sameName(word, "spouse"));
  let lowered = withoutParameters(withoutName(property, "3.0"), "VALUE");
  lowered = withParameter(lowered, "TYPE", others);
  const message = `RELATED with TYPE=spouse and ${name} are the same`;
  change(draft, entry, { ...lowered, name }, { code: "related", effect: "changed", message });
}

function lowerLabelled(
  draft: Draft,
  entry: Entry,
  property: Property,
  members: readonly Entry[],
): void {
  const label = members.length === 2 ? labelAmong(members)?.property : undefined;
  const words = typesOf(property);
  // Where somebody is to be found is said by TYPE in both, who it is in 4.0 alone.
  const places = words.filter((word) => hasWord(PLACES, word));
  const types = words.filter((word) => !hasWord(PLACES, word));
  const [type, ...others] = types;
  let lowered: Property = { ...property, name: APPLE_NAMES };
  lowered = withParameter(withoutParameters(lowered, "VALUE"), "TYPE", places);
  const told = label === undefined ? undefined : appleLabel(label);
  const exact = LABELS.find(([, known]) => sameName(known, type ?? ""));
  const canLabel = members.length <= 1 && exact !== undefined;
  const isSaid =
    types.length === 0
      ? typeOfWord(told) === undefined
      : others.length === 0 && (canLabel || isWider(told, type));
  if (!isSaid) lowered = carryParameter(lowered, "4.0", "TYPE", types);
  const group = canLabel ? (property.group ?? freeGroup(draft)) : property.group;
  const effect = isSaid ? "changed" : "carried";
  const message = "RELATED and X-ABRELATEDNAMES are the same";
  change(draft, entry, { ...lowered, group }, { code: "related", effect, message });
  if (canLabel && group !== undefined) {
    addBehind(draft, entry, appleLabelIn(group, exact[0]));
  }
}

function isWider(word: string | undefined, type: string | undefined): boolean {
  const said = typeOfWord(word);
  return said !== undefined && type !== undefined && sameName(said, type);
}
