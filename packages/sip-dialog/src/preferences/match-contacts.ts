import type { ContactPredicate, Feature } from "@callingcard/sip";
import type { CallerPreferences } from "./caller-preferences.ts";
import { type FeaturePredicate, featurePredicate, indexTerms, matchTerms } from "./predicate.ts";

/** What is looked at of a contact; `readContactParameters` of `@callingcard/sip` gives it. */
export interface PreferenceContact {
  /** What the device can do. */
  readonly features: readonly Feature[];

  /** The preference of the one who is called, from 0 to 1. */
  readonly q: number;
}

/** What became of a contact, and why. */
export type ContactVerdict<Contact> =
  | {
      readonly kind: "kept";
      readonly contact: Contact;

      /** Whether it says nothing of what it can do, so that no preference holds for it. */
      readonly isImmune: boolean;

      /** For each value of Accept-Contact, 0 to 1; `undefined` for one that does not match. */
      readonly scores: readonly (number | undefined)[];

      /** The caller preference Qa, from 0 to 1. */
      readonly preference: number;
    }
  | {
      readonly kind: "dropped";
      readonly contact: Contact;

      /**
       * `reject-contact`: it says that it is what is not wanted; `require`: it is not what has to be;
       * `explicit`: it does not say so of all that has to be.
       */
      readonly by: "reject-contact" | "require" | "explicit";

      /** The value of Accept-Contact or Reject-Contact. */
      readonly predicate: ContactPredicate;

      /** The tag that the contact contradicts, under `require`. */
      readonly failedTag: string | undefined;
    };

/** The contacts that are to be tried. */
export interface ContactMatching<Contact> {
  /** Best first: by q, and where that is the same, by the caller preference. */
  readonly contacts: readonly Contact[];

  /** One for each contact, in the order in which they were given. */
  readonly verdicts: readonly ContactVerdict<Contact>[];

  /** Whether implied preferences would have left nobody, so that all are tried (section 7.2.4). */
  readonly isReverted: boolean;
}

interface CompiledPredicate {
  readonly source: ContactPredicate;
  readonly terms: FeaturePredicate;
}

/**
 * Matches contacts with the preferences of a caller and puts them in order (RFC 3841 section 7.2.4).
 *
 * @param contacts The contacts.
 * @param preferences What the caller wants.
 *
 * @example
 * ```ts
 * const contacts = registered.map((address) => ({ address, ...readContactParameters(address) }));
 * const { contacts: suitable } = matchContacts(contacts, readCallerPreferences(invite));
 * ```
 */
export function matchContacts<Contact extends PreferenceContact>(
  contacts: readonly Contact[],
  preferences: CallerPreferences,
): ContactMatching<Contact> {
  const accept = preferences.acceptContact.map(compile);
  const reject = preferences.rejectContact.map(compile);
  const verdicts = contacts.map((contact) => judge(contact, accept, reject));
  const kept = verdicts.filter((verdict) => verdict.kind === "kept");
  if (kept.length === 0 && preferences.isImplicit) {
    const all = contacts.toSorted((left, right) => right.q - left.q);
    return { contacts: all, verdicts, isReverted: true };
  }
  kept.sort(
    (left, right) => right.contact.q - left.contact.q || right.preference - left.preference,
  );
  return { contacts: kept.map(({ contact }) => contact), verdicts, isReverted: false };
}

function compile(source: ContactPredicate): CompiledPredicate {
  return { source, terms: featurePredicate(source.features) };
}

function judge<Contact extends PreferenceContact>(
  contact: Contact,
  accept: readonly CompiledPredicate[],
  reject: readonly CompiledPredicate[],
): ContactVerdict<Contact> {
  if (contact.features.length === 0) {
    return { kind: "kept", contact, isImmune: true, scores: [], preference: 1 };
  }
  const own = indexTerms(featurePredicate(contact.features));
  for (const { source, terms } of reject) {
    // Only a device that mentions each of the features is dropped.
    if (!terms.every(({ tag }) => own.has(tag)) || !matchTerms(own, terms).matches) continue;
    return {
      kind: "dropped",
      contact,
      by: "reject-contact",
      predicate: source,
      failedTag: undefined,
    };
  }
  const scores: (number | undefined)[] = [];
  for (const { source, terms } of accept) {
    const { matches, score, failedTag } = matchTerms(own, terms);
    const isMissed = source.isExplicit && score < 1;
    if (source.isRequired && (!matches || isMissed)) {
      const by = matches ? "explicit" : "require";
      return { kind: "dropped", contact, by, predicate: source, failedTag };
    }
    scores.push(matches ? (isMissed ? 0 : score) : undefined);
  }
  return { kind: "kept", contact, isImmune: false, scores, preference: preferenceOf(scores) };
}

// The mean of the scores of those that match. Nothing asked is 1, nothing matched is 0.
function preferenceOf(scores: readonly (number | undefined)[]): number {
  const matched = scores.filter((score) => score !== undefined);
  if (matched.length === 0) return scores.length === 0 ? 1 : 0;
  return matched.reduce((sum, score) => sum + score, 0) / matched.length;
}
