import { type Property, sameName } from "../card.ts";
import { carriedNameOf, carryWhole, withoutName } from "./carry.ts";
import { lowerDate, raiseDate } from "./date.ts";
import { addBehind, change, type Draft, entriesOf, type Entry, hasProperty } from "./draft.ts";
import {
  appleLabel,
  appleLabelIn,
  freeGroup,
  groupsOf,
  labelAmong,
  membersOf,
  ungrouped,
} from "./groups.ts";
import { ANNIVERSARIES } from "./names-in-use.ts";
import { valueTypeOf } from "./parameters.ts";
import { applyValueRule, notedName, type ValueRule, withNameNoted } from "./value-rule.ts";

const ANNIVERSARY = "ANNIVERSARY";
const APPLE_DATE = "X-ABDATE";
const LABEL_WORD = "Anniversary";

/**
 * ANNIVERSARY (RFC 6350 section 6.2.6) is X-ABDATE with a label in Apple's cards of 3.0, and has names of
 * their own in those of others.
 */
const ANNIVERSARY_RULE: ValueRule = {
  code: "anniversary",
  message: "ANNIVERSARY and X-ABDATE are the same",
  raise: (property, draft) => {
    const raised = { ...raiseDate({ ...property, name: "BDAY" }), name: ANNIVERSARY };
    return withNameNoted(draft, raised, property.name, APPLE_DATE);
  },
  lower: (property, draft) => {
    const lowered = lowerDate(property, draft, false);
    if (lowered === undefined) return undefined;
    return { ...withoutName(lowered, "3.0"), name: notedName(property, APPLE_DATE) };
  },
  restore: (property, value, version) => ({
    ...property,
    name: version === "4.0" ? ANNIVERSARY : (carriedNameOf(property, "3.0") ?? APPLE_DATE),
    value,
  }),
};

/**
 * Makes ANNIVERSARY of the date that is one, if there is no ANNIVERSARY yet. The label of its group goes
 * where it is that of no other property.
 *
 * @param draft The card.
 */
export function raiseAnniversaries(draft: Draft): void {
  if (hasProperty(draft, ANNIVERSARY)) return;
  if (raiseLabelled(draft)) return;
  for (const name of ANNIVERSARIES) {
    const entry = entriesOf(draft, name).find(({ property }) => isDate(property, draft));
    if (entry === undefined) continue;
    applyValueRule(draft, entry, ANNIVERSARY_RULE);
    return;
  }
}

function raiseLabelled(draft: Draft): boolean {
  const dates = entriesOf(draft, APPLE_DATE);
  if (dates.length === 0) return false;
  const groups = groupsOf(draft);
  for (const entry of dates) {
    const { property } = entry;
    if (property === undefined || !isDate(property, draft)) continue;
    const members = membersOf(groups, property);
    const label = members.length === 2 ? labelAmong(members) : undefined;
    if (label?.property === undefined) continue;
    if (!sameName(appleLabel(label.property) ?? "", LABEL_WORD)) continue;
    applyValueRule(draft, entry, ANNIVERSARY_RULE);
    if (entry.property !== undefined) entry.property = ungrouped(entry.property);
    const message = "that the date is an anniversary is said by its name";
    change(draft, label, undefined, { code: "anniversary", effect: "merged", message });
    return true;
  }
  return false;
}

/**
 * The way back of {@link raiseAnniversaries}.
 *
 * @param draft The card.
 */
export function lowerAnniversaries(draft: Draft): void {
  const entries = entriesOf(draft, ANNIVERSARY);
  if (entries.length === 0) return;
  const groups = groupsOf(draft);
  for (const entry of entries) {
    const { property } = entry;
    if (property === undefined) continue;
    const name = notedName(property, APPLE_DATE);
    const isApple = sameName(name, APPLE_DATE);
    const isAlone = membersOf(groups, property).length <= 1;
    if (isApple && (!draft.apple || !isAlone)) {
      carryWhole(draft, entry, "anniversary", "3.0 has no ANNIVERSARY");
      continue;
    }
    applyValueRule(draft, entry, ANNIVERSARY_RULE);
    if (isApple) labelDate(draft, entry);
  }
}

function labelDate(draft: Draft, entry: Entry): void {
  const { property } = entry;
  if (property === undefined || !sameName(property.name, APPLE_DATE)) return;
  const group = property.group ?? freeGroup(draft);
  entry.property = { ...property, group };
  addBehind(draft, entry, appleLabelIn(group, LABEL_WORD));
}

// Whether a date can be said in 4.0, and so said that it comes back.
function isDate(property: Property | undefined, draft: Draft): boolean {
  if (property === undefined) return false;
  const raised = raiseDate({ ...property, name: "BDAY" });
  return (
    valueTypeOf(raised) !== "text" && lowerDate(raised, { ...draft, apple: true }) !== undefined
  );
}
