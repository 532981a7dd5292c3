import { parseAddress, readFeatures } from "@callingcard/sip";
import { matchPredicate } from "../../src/preferences/predicate.ts";

const features = (parameters: string) =>
  readFeatures(parseAddress(`<sip:user@example.com>${parameters}`).parameters);

/** Matches a list of so many values with another, which has none of them. */
export function longLists(size: number, sign: string): boolean {
  const list = (from: number): string =>
    Array.from({ length: size }, (_, index) => `${sign}${from + index}`).join(",");
  return matchPredicate(features(`;+x="${list(0)}"`), features(`;+x="${list(size)}"`)).matches;
}
