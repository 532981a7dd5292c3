import { sameName } from "../card.ts";
import { codingOf } from "../value/coding.ts";
import {
  decodeProperty,
  propertyUse,
  rawText,
  type DecodedValue,
  type PropertyUse,
  type ValueType,
} from "../values.ts";
import type { PropertyContext } from "./card-context.ts";
import { quote } from "./card-context.ts";
import { checkBase64 } from "./check-base64.ts";
import { checkComponents } from "./check-components.ts";
import type { Escaping } from "./check-escapes.ts";
import { DATE_TYPES } from "./check-value-type.ts";
import { otherForm } from "./date-form.ts";
import { addInvalid } from "./invalid-value.ts";

/** What any characters are. */
const TEXTS: ReadonlySet<ValueType> = new Set(["text", "phone-number", "vcard"]);

/**
 * Looks at a value: whether it is of its type, and has the components that it should (RFC 6350 section 4).
 *
 * @param context The property, whose value is neither binary nor spoiled.
 * @returns How its characters are escaped; `undefined` where that cannot be told.
 */
export function checkValue(context: PropertyContext): Escaping | undefined {
  const { property, version } = context;
  const { type: explicit } = codingOf(property);
  const use = propertyUse(property.name, version);
  const expected = explicit ?? use?.types[0];
  if (use === undefined || expected === undefined || expected === "unknown") return undefined;
  // What no RFC defines can be anything, unless it says itself what it is.
  if (explicit === undefined && /^x-/i.test(property.name)) return undefined;
  if (property.value.trim() === "") {
    checkEmpty(context, use, expected);
    return undefined;
  }
  if (use.shape === "components" && (explicit === undefined || explicit === use.types[0])) {
    checkComponents(context, use);
    return escapingOf(use);
  }
  if (wrongWord(context, use)) return undefined;
  const decoded = decodeProperty(property, version);
  if (TEXTS.has(expected)) return expected === "text" ? escapingOf(use) : undefined;
  if (!isExpected(decoded.type, expected, explicit === undefined ? use : undefined)) {
    addInvalid(context, use, expected, explicit !== undefined);
    return undefined;
  }
  checkForm(context, decoded);
  if (expected === "uri") checkDataUri(context);
  return decoded.type === "uri" ? "uri" : undefined;
}

/** What RFC 9554 section 3.2 has for GRAMGENDER, and nothing else. */
const GRAMMATICAL_GENDERS = ["animate", "common", "feminine", "inanimate", "masculine", "neuter"];

function wrongWord({ property, index, findings }: PropertyContext, use: PropertyUse): boolean {
  const { name, value } = property;
  if (!sameName(name, "GRAMGENDER")) return false;
  if (GRAMMATICAL_GENDERS.includes(value.toLowerCase())) return false;
  findings.add({
    code: "invalid-value",
    message: `${quote(value)} is no grammatical gender; write one of ${GRAMMATICAL_GENDERS.join(", ")}`,
    rule: use.section,
    property: index,
    part: { of: "value" },
  });
  return true;
}

// RFC 6350 section 6.2.1: the name that is shown. An empty text elsewhere says that there is none.
function checkEmpty(context: PropertyContext, use: PropertyUse, expected: ValueType): void {
  const { property, index, findings } = context;
  const isName = sameName(property.name, "FN");
  if ((TEXTS.has(expected) || use.shape !== "single") && !isName) return;
  findings.add({
    code: "empty-value",
    message: isName
      ? "FN is empty; write the name that is shown"
      : "value is empty; leave the property out",
    rule: use.section,
    property: index,
  });
}

function escapingOf({ shape, componentLists, types }: PropertyUse): Escaping | undefined {
  if (types[0] !== "text") return undefined;
  if (shape === "components") return componentLists ? "component-lists" : "components";
  return shape === "list" ? "list" : "text";
}

function isExpected(found: ValueType, expected: ValueType, use: PropertyUse | undefined): boolean {
  if (found === expected) return true;
  if (found === "text") return false;
  if (found === "binary") return expected === "uri" || expected === "binary";
  if (expected === "binary") return found === "uri" && use?.types.includes("uri") === true;
  if (expected === "date-and-or-time") return DATE_TYPES.has(found);
  return use?.types.includes(found) === true;
}

function checkDataUri(context: PropertyContext): void {
  const { value } = context.property;
  const head = /^data:[^,]{0,200};base64\\?,/i.exec(value)?.[0];
  if (head !== undefined) checkBase64(context, head.length);
}

function checkForm(context: PropertyContext, decoded: DecodedValue): void {
  const { property, index, version, findings } = context;
  if (decoded.shape !== "single") return;
  const advice = otherForm(rawText(property), decoded, version);
  if (advice === undefined) return;
  findings.add({
    code: "form-of-other-version",
    message: `${quote(property.value)} is not a form of vCard ${version}; ${advice}`,
    property: index,
    part: { of: "value" },
  });
}
