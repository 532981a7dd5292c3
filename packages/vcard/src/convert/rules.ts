import { lowerAgent, raiseAgent, type ConvertInner } from "./agent.ts";
import { lowerAnniversaries, raiseAnniversaries } from "./anniversary.ts";
import { ADDRESS, NAME } from "./components.ts";
import { convertDateInUse, DATE, DATES_IN_USE, REVISION } from "./date.ts";
import { lowerLabels, raiseLabels } from "./delivery-label.ts";
import { type Draft, type Entry, flush, keyOf } from "./draft.ts";
import { convertUnknownOctets } from "./encoding.ts";
import { convertEscapes } from "./escape.ts";
import { lowerGenders, raiseGenders } from "./gender.ts";
import { convertMembers, lowerKinds, raiseKinds } from "./kind.ts";
import { makeNames, unmakeNames } from "./made.ts";
import { lowerMedia, raiseMedia } from "./media.ts";
import { convertService, lowerMessaging, raiseMessaging } from "./messaging.ts";
import { convertParameters, convertValueType } from "./parameter.ts";
import { lowerPhonetic, raisePhonetic } from "./phonetic.ts";
import { POSITION, TIME_ZONE, UID } from "./place.ts";
import { lowerRelated, raiseRelated } from "./related.ts";
import { noteNames, restoreProperty } from "./restore.ts";
import { lowerSocialProfile, raiseSocialProfile } from "./social-profile.ts";
import { lowerSortAs, raiseSortString } from "./sort-as.ts";
import { TELEPHONE } from "./telephone.ts";
import { convertTypes, lowerPreferences, raisePreference } from "./type.ts";
import { carryRepeated, carryUnsupported } from "./unsupported.ts";
import { applyValueRule, type ValueRule } from "./value-rule.ts";

/** What a rule does to a card. */
type CardStep = (draft: Draft) => void;

/** What a rule does to a property. */
type Step = (entry: Entry, draft: Draft, convertInner: ConvertInner) => void;

/** A rule of the conversion: `up` from 3.0 to 4.0, `down` from 4.0 to 3.0. */
type Rule =
  | { readonly of: "card"; readonly up?: CardStep; readonly down?: CardStep }
  /** Of properties of these names, or of all. */
  | { readonly of: readonly string[] | "all"; readonly up?: Step; readonly down?: Step };

/**
 * All rules in their order. First comes back what was carried; then properties that are said by several, or
 * by one of another name; then values; then parameters; last, what no rule found a place for, and what the
 * version demands.
 */
const RULES: readonly Rule[] = [
  both("all", restoreProperty),
  { of: "card", down: noteNames },
  { of: "card", up: unmakeNames },
  { of: "card", up: raisePhonetic, down: lowerPhonetic },
  { of: "card", up: carryRepeated, down: carryRepeated },
  { of: "card", up: raiseSortString, down: lowerSortAs },
  { of: "card", up: raiseKinds, down: lowerKinds },
  { of: "card", up: convertMembers, down: convertMembers },
  { of: "card", up: raiseGenders, down: lowerGenders },
  { of: "card", up: raiseAnniversaries, down: lowerAnniversaries },
  { of: ["AGENT"], up: raiseAgent },
  { of: ["RELATED"], down: lowerAgent },
  { of: "card", up: raiseRelated, down: lowerRelated },
  { of: "card", up: raiseMessaging },
  { of: ["X-SOCIALPROFILE"], up: raiseSocialProfile },
  { of: ["SOCIALPROFILE"], down: lowerSocialProfile },
  both(["IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE"], convertService),
  { of: "card", up: noteNames },
  { of: "card", up: raiseLabels },
  both("all", carryUnsupported),
  values(["N"], NAME),
  values(["ADR"], ADDRESS),
  values(["BDAY"], DATE),
  both(DATES_IN_USE, convertDateInUse),
  { of: ["ANNIVERSARY", "DEATHDATE"], up: (entry, draft) => applyValueRule(draft, entry, DATE) },
  values(["REV"], REVISION),
  values(["TEL"], TELEPHONE),
  values(["GEO"], POSITION),
  values(["TZ"], TIME_ZONE),
  values(["UID"], UID),
  { of: ["PHOTO", "LOGO", "SOUND", "KEY"], up: raiseMedia, down: lowerMedia },
  { of: "card", down: lowerPreferences },
  { of: "all", up: raisePreference },
  both("all", convertTypes),
  { of: ["IMPP"], down: lowerMessaging },
  { of: "card", down: lowerLabels },
  both("all", convertUnknownOctets),
  both("all", convertParameters),
  both("all", convertValueType),
  both("all", convertEscapes),
  { of: "card", up: makeNames, down: makeNames },
];

/**
 * Applies all rules to a card.
 *
 * @param draft The card, in the forms of 3.0 or 4.0.
 * @param convertInner Converts the card in an AGENT.
 */
export function applyRules(draft: Draft, convertInner: ConvertInner): void {
  for (const rule of RULES) {
    const isRaised = draft.to === "4.0";
    if (rule.of === "card") {
      const step = isRaised ? rule.up : rule.down;
      step?.(draft);
    } else {
      const step = isRaised ? rule.up : rule.down;
      const { of } = rule;
      const isThere = of === "all" || of.some((name) => draft.names.has(name));
      if (step !== undefined && isThere) applyStep(draft, of, step, convertInner);
    }
    flush(draft);
  }
}

function applyStep(
  draft: Draft,
  of: readonly string[] | "all",
  step: Step,
  convertInner: ConvertInner,
): void {
  for (const entry of draft.entries) {
    const { property, settled } = entry;
    if (settled || property === undefined) continue;
    if (of === "all" || of.includes(keyOf(property))) step(entry, draft, convertInner);
  }
}

function both(of: readonly string[] | "all", step: Step): Rule {
  return { of, up: step, down: step };
}

function values(of: readonly string[], rule: ValueRule): Rule {
  return both(of, (entry, draft) => applyValueRule(draft, entry, rule));
}
