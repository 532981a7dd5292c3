import { parameterDefinition, type ValueType } from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import type { Part } from "./finding.ts";

/** How vCard 2.1 says that a value is elsewhere (section 2.1.4.3). */
const OLD_VALUE_TYPES: ReadonlySet<string> = new Set(["inline", "url", "content-id", "cid"]);

/** The types of dates and times. */
export const DATE_TYPES: ReadonlySet<string> = new Set([
  "date",
  "time",
  "date-time",
  "date-and-or-time",
  "timestamp",
]);

/**
 * Looks at a VALUE (RFC 6350 section 5.2).
 *
 * @param context The property.
 * @param word The value of VALUE.
 * @param part Where it is.
 */
export function checkValueType(context: PropertyContext, word: string, part: Part): void {
  const { property, index, version, findings, definition } = context;
  const type = word.toLowerCase();
  if (type.startsWith("x-") || (version === "2.1" && OLD_VALUE_TYPES.has(type))) return;
  if (parameterDefinition("VALUE")?.values.includes(type) !== true || OLD_VALUE_TYPES.has(type)) {
    const advice = type === "url" ? "write uri" : "begin a type of your own with X-";
    findings.add({
      code: "unknown-value-type",
      message: `VALUE ${quote(word)} is not registered; ${advice}`,
      property: index,
      part,
    });
    return;
  }
  const use = definition?.uses[version];
  if (use === undefined || /^x-/i.test(property.name)) return;
  if (use.types.some((allowed) => allowed === type)) return;
  const isOtherDate = DATE_TYPES.has(type) && use.types.some((allowed) => DATE_TYPES.has(allowed));
  findings.add({
    code: isOtherDate ? "other-date-type" : "value-type-not-allowed",
    message: `VALUE is ${type}; leave it out, or write ${namesOf(use.types)}`,
    rule: use.section,
    property: index,
    part,
  });
}

function namesOf(types: readonly ValueType[]): string {
  return types.join(" or ");
}
