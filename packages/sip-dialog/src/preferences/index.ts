export {
  type CallerPreferences,
  type PreferenceOptions,
  readCallerPreferences,
} from "./caller-preferences.ts";
export {
  type ContactMatching,
  type ContactVerdict,
  matchContacts,
  type PreferenceContact,
} from "./match-contacts.ts";
export { matchPredicate, type PredicateMatch } from "./predicate.ts";
export { PreferenceError, type PreferenceErrorCode } from "./preference-error.ts";
export { readDisposition, type RequestDisposition } from "./request-disposition.ts";
