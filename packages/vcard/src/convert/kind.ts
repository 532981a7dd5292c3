import { type Property, sameName } from "../card.ts";
import { propertyText } from "../text-value.ts";
import { isUri, uriText } from "../values.ts";
import { carriedNameOf, carryWhole, withoutName } from "./carry.ts";
import { change, type Draft, entriesOf, type Entry, hasProperty } from "./draft.ts";
import { valueTypeOf } from "./parameters.ts";
import { applyValueRule, notedName, type ValueRule, withNameNoted } from "./value-rule.ts";

const KIND = "KIND";
const APPLE_KIND = "X-ADDRESSBOOKSERVER-KIND";
const MEMBER = "MEMBER";
const APPLE_MEMBER = "X-ADDRESSBOOKSERVER-MEMBER";
const SHOW_AS = "X-ABShowAs";
const COMPANY = "COMPANY";

/**
 * KIND (RFC 6350 section 6.1.4) is X-ADDRESSBOOKSERVER-KIND in Apple's cards of 3.0, and a company is one
 * by X-ABShowAs there.
 */
const KIND_RULE: ValueRule = {
  code: "kind",
  message: "KIND and Apple's names for it are the same",
  raise: raiseKind,
  lower: lowerKind,
  restore: (property, value, version) => ({
    ...property,
    name: version === "4.0" ? KIND : (carriedNameOf(property, "3.0") ?? SHOW_AS),
    value,
  }),
};

function raiseKind(property: Property, draft: Draft): Property {
  const isCompany = sameName(property.name, SHOW_AS);
  const value = isCompany ? "org" : property.value;
  const usual = isOrg(value) ? SHOW_AS : APPLE_KIND;
  return withNameNoted(draft, { ...property, name: KIND, value }, property.name, usual);
}

function lowerKind(property: Property): Property {
  const name = notedName(property, isOrg(property.value) ? SHOW_AS : APPLE_KIND);
  const plain = withoutName(property, "3.0");
  return sameName(name, SHOW_AS)
    ? { ...plain, name, value: COMPANY }
    : { ...plain, name, value: property.value };
}

function isOrg(value: string): boolean {
  return sameName(value.trim(), "org");
}

/**
 * Makes KIND of the names that Apple's address book has for it, if there is one and no KIND yet.
 *
 * @param draft The card.
 */
export function raiseKinds(draft: Draft): void {
  if (hasProperty(draft, KIND)) return;
  const entry =
    entriesOf(draft, APPLE_KIND)[0] ??
    entriesOf(draft, SHOW_AS).find(
      ({ property }) => property !== undefined && sameName(propertyText(property).trim(), COMPANY),
    );
  if (entry !== undefined) applyValueRule(draft, entry, KIND_RULE);
}

/**
 * The way back of {@link raiseKinds}.
 *
 * @param draft The card.
 */
export function lowerKinds(draft: Draft): void {
  for (const entry of entriesOf(draft, KIND)) {
    const { property } = entry;
    if (property === undefined) continue;
    const name = notedName(property, isOrg(property.value) ? SHOW_AS : APPLE_KIND);
    if (draft.apple && !hasProperty(draft, name)) applyValueRule(draft, entry, KIND_RULE);
    else carryWhole(draft, entry, "kind", "3.0 has no KIND");
  }
}

// Whether a card is a group, which alone can have members.
function isGroup(draft: Draft): boolean {
  return draft.entries.some(
    ({ property }) =>
      property !== undefined &&
      [KIND, APPLE_KIND].some((name) => sameName(property.name, name)) &&
      sameName(propertyText(property).trim(), "group"),
  );
}

function isPlainUri(property: Property): boolean {
  return valueTypeOf(property) === undefined && isUri(uriText(property));
}

/**
 * MEMBER (RFC 6350 section 6.6.5), which Apple's cards of 3.0 have under a name of their own. It is a URI,
 * in a card that is a group; any other stays what it is.
 *
 * @param draft The card.
 */
export function convertMembers(draft: Draft): void {
  const isRaised = draft.to === "4.0";
  const members = entriesOf(draft, isRaised ? APPLE_MEMBER : MEMBER);
  if (members.length === 0) return;
  const isMember = isGroup(draft);
  for (const entry of members) convertMember(entry, draft, isMember);
}

function convertMember(entry: Entry, draft: Draft, isMember: boolean): void {
  const { property } = entry;
  if (property === undefined) return;
  const isRaised = draft.to === "4.0";
  if (!isRaised && (!draft.apple || !isMember)) {
    carryWhole(draft, entry, "member", "3.0 has no MEMBER");
    return;
  }
  if (isRaised && !(isMember && isPlainUri(property))) return;
  change(
    draft,
    entry,
    { ...property, name: isRaised ? MEMBER : APPLE_MEMBER },
    { code: "member", effect: "changed", message: "MEMBER and Apple's name for it are the same" },
  );
}
