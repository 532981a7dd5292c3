import type { Property } from "../card.ts";
import { escapeText, joinComponents, propertyText, splitComponents } from "../text-value.ts";
import { carryWhole } from "./carry.ts";
import { type Draft, entriesOf, hasProperty } from "./draft.ts";
import { applyValueRule, type ValueRule } from "./value-rule.ts";

const GENDER = "GENDER";
const X_GENDER = "X-GENDER";

/** Letters of RFC 6350 section 6.2.7 and the words that X-GENDER has for them. */
const SEXES: readonly (readonly [letter: string, word: string])[] = [
  ["M", "Male"],
  ["F", "Female"],
  ["O", "Other"],
  ["N", "None"],
  ["U", "Unknown"],
];

/** GENDER (RFC 6350 section 6.2.7) is X-GENDER, a word, in cards of 3.0. */
const GENDER_RULE: ValueRule = {
  code: "gender",
  message: "GENDER and X-GENDER are the same",
  raise: raiseGender,
  lower: lowerGender,
  restore: (property, value, version) => ({
    ...property,
    name: version === "4.0" ? GENDER : X_GENDER,
    value,
  }),
};

/**
 * Makes GENDER of X-GENDER, if there is no GENDER yet.
 *
 * @param draft The card.
 */
export function raiseGenders(draft: Draft): void {
  const [entry] = entriesOf(draft, X_GENDER);
  if (entry === undefined || hasProperty(draft, GENDER)) return;
  applyValueRule(draft, entry, GENDER_RULE);
}

/**
 * The way back of {@link raiseGenders}.
 *
 * @param draft The card.
 */
export function lowerGenders(draft: Draft): void {
  for (const entry of entriesOf(draft, GENDER)) {
    if (draft.apple && !hasProperty(draft, X_GENDER)) applyValueRule(draft, entry, GENDER_RULE);
    else carryWhole(draft, entry, "gender", "3.0 has no GENDER");
  }
}

function raiseGender(property: Property): Property {
  const text = propertyText(property);
  const word = text.trim().toLowerCase();
  const sex = SEXES.find(
    ([letter, name]) => letter.toLowerCase() === word || name.toLowerCase() === word,
  );
  const value = sex === undefined ? joinComponents([[""], [text]]) : sex[0];
  return { ...property, name: GENDER, value };
}

function lowerGender(property: Property): Property {
  const [sex = [], identity = []] = splitComponents(property.value);
  const letter = sex.join(",").trim().toUpperCase();
  const word = SEXES.find(([known]) => known === letter)?.[1];
  const text = identity.join(",");
  // What somebody is by their own words says more than that it is neither of two.
  const shown = text !== "" && letter !== "M" && letter !== "F" ? text : (word ?? sex.join(","));
  return { ...property, name: X_GENDER, value: escapeText(shown) };
}
