import { type Feature } from "@callingcard/sip";
import { haveCommonValue, valueSet, type ValueSet } from "./value-set.ts";

/** What a predicate found in the features of a contact. */
export interface PredicateMatch {
  /** Whether both can hold at once; a feature that the contact does not mention is no hindrance. */
  readonly matches: boolean;

  /** Share of the terms that the contact mentions, from 0 to 1; 1 for a predicate without terms. */
  readonly score: number;

  /** Tag of the first term that the contact contradicts. */
  readonly failedTag: string | undefined;
}

/** A feature set predicate: for each tag, the values that are allowed. */
export type FeaturePredicate = readonly FeatureTerm[];

interface FeatureTerm {
  readonly tag: string;
  readonly values: ValueSet;
}

/** Base-tags that are registered outside of the sip. tree (RFC 3840 section 10). */
const NOT_OF_SIP: ReadonlySet<string> = /* @__PURE__ */ new Set(["language", "type"]);

/**
 * Gives the feature tag that a feature parameter stands for (RFC 3841 section 8): `+sip.audio` and `audio`
 * are the same one.
 *
 * @param name The name of the parameter in lower case.
 * @returns The tag, as in `sip.audio`.
 */
export function featureTag(name: string): string {
  const isBase = !name.startsWith("+");
  const decoded = (isBase ? name : name.slice(1)).replaceAll("!", ":").replaceAll("'", "/");
  return isBase && !NOT_OF_SIP.has(decoded) ? `sip.${decoded}` : decoded;
}

/**
 * Makes a predicate of feature parameters (RFC 3841 section 8).
 *
 * @param features The feature parameters.
 */
export function featurePredicate(features: readonly Feature[]): FeaturePredicate {
  return features.map((feature) => ({ tag: featureTag(feature.tag), values: valueSet(feature) }));
}

/**
 * Matches what a contact can do with one predicate (RFC 3841 section 7.2.4, RFC 2533 section 4).
 *
 * @param contact The features of the contact.
 * @param predicate The features of a value of Accept-Contact or Reject-Contact.
 */
export function matchPredicate(
  contact: readonly Feature[],
  predicate: readonly Feature[],
): PredicateMatch {
  return matchTerms(indexTerms(featurePredicate(contact)), featurePredicate(predicate));
}

/**
 * Indexes a predicate by its tags.
 *
 * @param predicate The predicate.
 * @internal
 */
export function indexTerms(
  predicate: FeaturePredicate,
): ReadonlyMap<string, readonly FeatureTerm[]> {
  return Map.groupBy(predicate, ({ tag }) => tag);
}

/**
 * Matches an indexed contact predicate with another one.
 *
 * @param contact What the contact can do.
 * @param predicate What is asked.
 * @internal
 */
export function matchTerms(
  contact: ReadonlyMap<string, readonly FeatureTerm[]>,
  predicate: FeaturePredicate,
): PredicateMatch {
  let mentioned = 0;
  for (const { tag, values } of predicate) {
    const own = contact.get(tag);
    if (own === undefined) continue;
    mentioned++;
    if (!own.every((term) => haveCommonValue(term.values, values))) {
      return { matches: false, score: 0, failedTag: tag };
    }
  }
  const score = predicate.length === 0 ? 1 : mentioned / predicate.length;
  return { matches: true, score, failedTag: undefined };
}
