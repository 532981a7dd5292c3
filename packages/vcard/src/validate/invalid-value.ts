import { sameName } from "../card.ts";
import { rawText, type PropertyUse, type ValueType } from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import type { DiagnosticCode } from "./diagnostics.ts";
import { otherPosition } from "./position-form.ts";

const ADVICE: ReadonlyMap<ValueType, string> = new Map([
  ["uri", "write it with its scheme"],
  ["date", "write it as 19850412 or 1985-04-12"],
  ["date-time", "write it as 19850412T101500Z"],
  ["date-and-or-time", "write it as 19850412, --0412 or T1015"],
  ["timestamp", "write it as 20260102T030405Z"],
  ["utc-offset", "write it as +01:00 in 3.0, +0100 in 4.0"],
  ["language-tag", "write it as de or pt-BR"],
  ["boolean", "write TRUE or FALSE"],
  ["binary", "write base64 with ENCODING=b, or BASE64 in 2.1"],
  ["integer", "write digits"],
  ["float", "write digits, and a point between them"],
  ["time", "write it as 101500"],
]);

/** A scheme in front, as in a URI that is wrong behind it. */
const SCHEME = /^[a-z][a-z\d+.-]*\\?:/i;

/** A host with a dot in it, and what may follow one. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]*(?:[/?#]\S*)?$/i;

/**
 * Tells that a value is not of the type that it has to be, and what to write.
 *
 * @param context The property.
 * @param use What the property is in its version.
 * @param expected The type.
 * @param isNamed Whether VALUE names the type.
 */
export function addInvalid(
  context: PropertyContext,
  use: PropertyUse,
  expected: ValueType,
  isNamed: boolean,
): void {
  const { property, index, version, findings } = context;
  const text = rawText(property);
  const value = quote(property.value);
  const takesText = use.types.includes("text") && version !== "2.1";
  const orText = takesText ? `, or ${isNamed ? "write" : "add"} VALUE=text` : "";
  const add = (code: DiagnosticCode, message: string, rule?: string): void => {
    const part = { of: "value" } as const;
    findings.add({ code, message, ...(rule && { rule }), property: index, part });
  };
  const position = sameName(property.name, "GEO") ? otherPosition(text, version) : undefined;
  if (position !== undefined) {
    add("form-of-other-version", `GEO is not as vCard ${version} has it; ${position}`);
  } else if (expected === "uri" && version === "4.0" && sameName(property.name, "UID")) {
    const message = `UID ${value} is not a URI; write urn:uuid: before a UUID, or add VALUE=text`;
    add("uid-without-scheme", message);
  } else if (expected === "uri" && !takesText && HOST.test(text)) {
    add("uri-without-scheme", `${value} has no scheme; write https:// before it`);
  } else {
    const isText = takesText && !isNamed && TAKEN_FOR_TEXT.has(expected);
    const message = `${value} is not of type ${expected}; ${adviceFor(expected, text)}${orText}`;
    add(isText ? "missing-value-type" : "invalid-value", message, isText ? undefined : use.section);
  }
}

/** Types that no text looks like, so that readers see what was meant. */
const TAKEN_FOR_TEXT: ReadonlySet<ValueType> = new Set(["uri", "utc-offset"]);

function adviceFor(expected: ValueType, text: string): string {
  if (expected === "uri" && SCHEME.test(text)) {
    return "write % and two digits for what a URI cannot have, as %20 for a space";
  }
  return ADVICE.get(expected) ?? "write it in another way";
}
