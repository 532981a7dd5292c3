import { type Property, sameName } from "../card.ts";
import { carriedNameOf, carryName, nameCarriedIn, restoredWhole, withoutName } from "./carry.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { appleLabel, groupsOf, labelAmong, membersOf } from "./groups.ts";
import { RAISED_NAMES } from "./names-in-use.ts";

/**
 * Gives properties that were carried their own names again; they are as they were, and no rule is to touch
 * them. Properties whose name in use was noted to be theirs in this version too keep it.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function restoreProperty(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const { to } = draft;
  const name = nameCarriedIn(to, property.name);
  if (name !== undefined) {
    const message = `${property.name.slice(0, 40)} has its own name again`;
    const restored = restoredWhole(property, name, to);
    change(draft, entry, restored, { code: "restored", effect: "changed", message });
    entry.settled = true;
  } else if (sameName(carriedNameOf(property, to) ?? "", property.name)) {
    const message = `${property.name.slice(0, 40)} is its name here too`;
    const plain = withoutName(property, to);
    change(draft, entry, plain, { code: "restored", effect: "changed", message });
    entry.keepsName = true;
  }
}

/**
 * Notes for properties that have a name in use, instead of one of 4.0, that it is theirs in 4.0 too: the
 * program that wrote it there may know no other. Likewise for those of 3.0 that no rule gave a name of 4.0.
 *
 * @param draft The card.
 */
export function noteNames(draft: Draft): void {
  if (!draft.carries) return;
  let groups: ReadonlyMap<string, readonly Entry[]> | undefined;
  for (const entry of draft.entries) {
    const { property, settled, keepsName, origin } = entry;
    if (settled || keepsName || property === undefined || property.name !== origin.name) continue;
    if (!/^x-/i.test(property.name) || !RAISED_NAMES.has(property.name.toUpperCase())) continue;
    groups ??= groupsOf(draft);
    if (!canBeRaised(property, membersOf(groups, property))) continue;
    const message = "that it has this name in both versions is noted";
    const noted = carryName(property, draft.from, property.name.toUpperCase());
    change(draft, entry, noted, { code: "restored", effect: "carried", message });
  }
}

// Whether a name in use may become one of 4.0, as far as can be seen without the other properties of it.
function canBeRaised(property: Property, members: readonly Entry[]): boolean {
  if (!sameName(property.name, "X-ABDATE")) return true;
  const label = members.length === 2 ? labelAmong(members)?.property : undefined;
  return label !== undefined && sameName(appleLabel(label) ?? "", "Anniversary");
}
