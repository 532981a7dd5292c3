import type { Property } from "../card.ts";
import { escapeText, propertyText } from "../text-value.ts";
import { carriedParameter, carryParameter, carryWhole, withoutCarried } from "./carry.ts";
import { addBehind, change, type Draft, entriesOf } from "./draft.ts";
import { parameterOf, withoutParameters, withParameter } from "./parameters.ts";

const SORT_STRING = "SORT-STRING";
const SORT_AS = "SORT-AS";

/**
 * SORT-STRING (RFC 2426 section 3.6.5) is the parameter SORT-AS of N in 4.0 (RFC 6350 section 5.9).
 *
 * @param draft The card.
 */
export function raiseSortString(draft: Draft): void {
  const [entry] = entriesOf(draft, SORT_STRING);
  const property = entry?.property;
  if (entry === undefined || property === undefined) return;
  const name = entriesOf(draft, "N").find(
    (other) => other.property !== undefined && parameterOf(other.property, SORT_AS) === undefined,
  );
  const parameters = withoutCarried(property, "4.0", SORT_AS).parameters;
  if (name?.property === undefined || property.group !== undefined || parameters.length > 0) {
    carryWhole(draft, entry, "sort-as", "no N can have its SORT-AS");
    return;
  }
  const text = propertyText(property);
  const carried = carriedParameter(property, "4.0", SORT_AS);
  const values = carried !== undefined && sortText(carried) === text ? carried : [text];
  const sorted = withParameter(name.property, SORT_AS, values);
  const note = { code: "sort-as", effect: "changed" } as const;
  change(draft, name, sorted, { ...note, message: "the name has its SORT-AS" });
  const message = "SORT-STRING is SORT-AS of N";
  change(draft, entry, undefined, { ...note, effect: "merged", message });
}

/**
 * The way back of {@link raiseSortString}. SORT-AS of ORG has no place in 3.0.
 *
 * @param draft The card.
 */
export function lowerSortAs(draft: Draft): void {
  if (entriesOf(draft, SORT_STRING).length > 0) return;
  const entry = entriesOf(draft, "N").find(
    ({ property }) => property !== undefined && parameterOf(property, SORT_AS) !== undefined,
  );
  const property = entry?.property;
  const values = property === undefined ? undefined : parameterOf(property, SORT_AS);
  if (entry === undefined || property === undefined || values === undefined) return;
  const text = sortText(values);
  const isExact = values.length === 1;
  const string: Property = {
    group: undefined,
    name: SORT_STRING,
    parameters: [],
    value: escapeText(text),
  };
  const sortString = isExact ? string : carryParameter(string, "4.0", SORT_AS, values);
  const effect = isExact ? "changed" : "carried";
  const message = "SORT-AS of N is SORT-STRING";
  const plain = withoutParameters(property, SORT_AS);
  change(draft, entry, plain, { code: "sort-as", effect, message });
  addBehind(draft, entry, sortString);
}

function sortText(values: readonly string[]): string {
  return values.filter((value) => value !== "").join(" ");
}
