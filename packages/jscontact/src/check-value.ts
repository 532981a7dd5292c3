import type { Checker } from "./checker.ts";
import { brokenDependencies } from "./dependencies.ts";
import { formatFault } from "./check-format.ts";
import { isId, isRegisteredForm, isVendorSpecific } from "./format.ts";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  type MutableObject,
  setMember,
} from "./json.ts";
import { type PropertyRule, type Shape, type TypeName, type TypeRule, typeRule } from "./schema.ts";

/** What comes back for a value that is not valid. */
type Checked<Value> = Value | undefined;

/**
 * Checks a value by its shape, and copies what is valid of it.
 *
 * @param value The value.
 * @param shape What it has to be.
 * @param section The rule.
 * @param checker Where it is, and whom to tell.
 * @returns The copy; `undefined` if it is not valid.
 */
export function checkValue(
  value: JsonValue,
  shape: Shape,
  section: string,
  checker: Checker,
): Checked<JsonValue> {
  if (!checker.admits(value)) return undefined;
  switch (shape.is) {
    case "boolean":
      return typeof value === "boolean" ? value : wrongType("boolean", section, checker);
    case "true":
      return value === true ? value : wrongType("true", section, checker);
    case "unsigned":
      return checkNumber(value, shape, section, checker);
    case "string":
      return checkString(value, shape, section, checker);
    case "enum":
      return checkEnum(value, shape.values, section, checker);
    case "object":
      return isObject(value)
        ? checkAdmittedObject(value, shape.types, section, checker)
        : wrongType("object", section, checker);
    case "map":
      return checkMap(value, shape, section, checker);
    case "array":
      return checkArray(value, shape, section, checker);
    case "parameters":
      return checkParameters(value, section, checker);
    case "jcard-property":
      return checkJcardProperty(value, section, checker);
    case "localizations":
      return wrongType("value without localizations", section, checker);
  }
}

/**
 * Checks an object by its type, and copies what is valid of it. A card keeps what it has whatever is
 * missing; any other object without a mandatory property is not valid.
 *
 * @param object The object.
 * @param types The types it may have, the default first.
 * @param checker Where it is, and whom to tell.
 * @returns The copy; `undefined` if it is not valid.
 */
export function checkObject(
  object: JsonObject,
  types: readonly [TypeName, ...TypeName[]],
  checker: Checker,
): Checked<MutableObject> {
  if (!checker.admits(object)) return undefined;
  return checkAdmittedObject(object, types, typeRule(types[0]).section, checker);
}

function checkAdmittedObject(
  object: JsonObject,
  types: readonly [TypeName, ...TypeName[]],
  section: string,
  checker: Checker,
): Checked<MutableObject> {
  const name = typeOf(object, types);
  if (name === undefined) {
    checker.tellAt("@type", "wrong-object-type", `type is not ${types.join(" or ")}`, section);
    return undefined;
  }
  const rule = typeRule(name);
  const copy: MutableObject = {};
  for (const [member, value] of Object.entries(object)) {
    if (value === undefined) continue;
    checker.path.push(member);
    const checked = checkMember(member, value, rule, checker);
    checker.path.pop();
    if (checked !== undefined) setMember(copy, member, checked);
  }
  const isWhole = hasMandatory(object, copy, rule, checker) && isConsistent(copy, name, checker);
  return isWhole || name === "Card" ? copy : undefined;
}

/**
 * Tells which of the types that an object may have it has.
 *
 * @param object The object.
 * @param types The types, the default first.
 * @returns The type; `undefined` if `@type` is none of them.
 */
export function typeOf(
  object: JsonObject,
  types: readonly [TypeName, ...TypeName[]],
): TypeName | undefined {
  const type = object["@type"];
  return type === undefined ? types[0] : types.find((name) => name === type);
}

function checkMember(
  member: string,
  value: JsonValue,
  rule: TypeRule,
  checker: Checker,
): Checked<JsonValue> {
  const property = rule.properties.get(member);
  if (property !== undefined) return checkValue(value, property.shape, property.section, checker);
  if (member === "extra") {
    checker.tell("reserved-name", "name that is reserved", "RFC 9553 section 1.7.3");
    return undefined;
  }
  if (isInOtherCase(member, rule)) {
    checker.tell("wrong-case", "name in another case", "RFC 9553 section 1.7.1");
    return undefined;
  }
  if (!isRegisteredForm(member) && !isVendorSpecific(member)) {
    const section = "RFC 9553 section 1.8.1";
    checker.tell("invalid-name", "name neither registered nor vendor-specific", section);
    return undefined;
  }
  return checker.admits(value) ? checkAny(value, checker) : undefined;
}

function isInOtherCase(member: string, { properties }: TypeRule): boolean {
  const lower = member.toLowerCase();
  return [...properties.keys()].some((name) => name.toLowerCase() === lower);
}

function hasMandatory(
  object: JsonObject,
  copy: JsonObject,
  { properties }: TypeRule,
  checker: Checker,
): boolean {
  let isWhole = true;
  for (const [name, { isMandatory, section }] of properties as Map<string, PropertyRule>) {
    if (!isMandatory || copy[name] !== undefined) continue;
    isWhole = false;
    // What is there and not valid has been told already.
    if (object[name] === undefined) {
      checker.tellAt(name, "missing-property", `${name} is missing`, section);
    }
  }
  return isWhole;
}

function isConsistent(copy: MutableObject, name: TypeName, checker: Checker): boolean {
  let broken = brokenDependencies(name, copy);
  // What is left out may have been what another property depends on.
  while (broken.length > 0) {
    for (const { code, property, reason, section } of broken) {
      if (property === undefined) checker.tell(code, reason, section);
      else checker.tellAt(property, code, reason, section);
    }
    if (broken.some(({ property }) => property === undefined)) return false;
    for (const { property } of broken) if (property !== undefined) delete copy[property];
    broken = brokenDependencies(name, copy);
  }
  return true;
}

// A value of which nothing is known but its limits.
function checkAny(value: JsonValue, checker: Checker): Checked<JsonValue> {
  if (isArray(value)) {
    return value.flatMap((item, index) => kept(checkAnyAt(String(index), item, checker)));
  }
  if (!isObject(value)) {
    const isJson =
      value === null || (isScalar(value) && (typeof value !== "number" || Number.isFinite(value)));
    return isJson ? value : wrongType("value of JSON", "RFC 8259 section 3", checker);
  }
  const copy: MutableObject = {};
  for (const [name, member] of Object.entries(value)) {
    const checked = member === undefined ? undefined : checkAnyAt(name, member, checker);
    if (checked !== undefined) setMember(copy, name, checked);
  }
  return copy;
}

function checkAnyAt(name: string, value: JsonValue, checker: Checker): Checked<JsonValue> {
  checker.path.push(name);
  const checked = checker.admits(value) ? checkAny(value, checker) : undefined;
  checker.path.pop();
  return checked;
}

function kept(value: Checked<JsonValue>): JsonValue[] {
  return value === undefined ? [] : [value];
}

function wrongType(wanted: string, section: string, checker: Checker): undefined {
  checker.tell("wrong-type", `value is no ${wanted}`, section);
}

function checkNumber(
  value: JsonValue,
  { min, max }: Shape & { is: "unsigned" },
  section: string,
  checker: Checker,
): Checked<number> {
  if (typeof value !== "number") return wrongType("number", section, checker);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  checker.tell("out-of-range", `number is no integer from ${min} to ${max}`, section);
  return undefined;
}

function checkString(
  value: JsonValue,
  { format }: Shape & { is: "string" },
  section: string,
  checker: Checker,
): Checked<string> {
  if (typeof value !== "string") return wrongType("string", section, checker);
  const fault = format === undefined ? undefined : formatFault(value, format);
  if (fault === undefined) return value;
  checker.tell("invalid-format", fault, section);
  return undefined;
}

function checkEnum(
  value: JsonValue,
  values: readonly string[],
  section: string,
  checker: Checker,
): Checked<string> {
  if (typeof value !== "string") return wrongType("string", section, checker);
  if (values.includes(value) || isVendorSpecific(value)) return value;
  const lower = value.toLowerCase();
  const isCase = values.some((one) => one.toLowerCase() === lower);
  const reason = isCase ? "value in another case" : "value that is not registered";
  checker.tell(isCase ? "wrong-case" : "unknown-value", reason, section);
  return undefined;
}

function checkMap(
  value: JsonValue,
  { keys, values }: Shape & { is: "map" },
  section: string,
  checker: Checker,
): Checked<MutableObject> {
  if (!isObject(value)) return wrongType("object", section, checker);
  const copy: MutableObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    checker.path.push(key);
    if (isKey(key, keys, section, checker)) {
      const checked = checkValue(item, values, section, checker);
      if (checked !== undefined) setMember(copy, key, checked);
    }
    checker.path.pop();
  }
  return copy;
}

function isKey(
  key: string,
  keys: (Shape & { is: "map" })["keys"],
  section: string,
  checker: Checker,
): boolean {
  if (keys === "any") return true;
  if (keys !== "id") return checkValue(key, keys, section, checker) !== undefined;
  if (isId(key)) return true;
  checker.tell("invalid-id", "key is no Id", "RFC 9553 section 1.4.1");
  return false;
}

function checkArray(
  value: JsonValue,
  { items, least }: Shape & { is: "array" },
  section: string,
  checker: Checker,
): Checked<JsonValue[]> {
  if (!isArray(value)) return wrongType("array", section, checker);
  const copy = value.flatMap((item, index) => {
    checker.path.push(String(index));
    const checked = checkValue(item, items, section, checker);
    checker.path.pop();
    return kept(checked);
  });
  if (copy.length >= least) return copy;
  if (value.length < least) checker.tell("too-few-items", "array is empty", section);
  return undefined;
}

// Parameters as in jCard: strings, or arrays of strings (RFC 9555 section 2.15.2). Numbers and booleans,
// which some write, become strings.
function checkParameters(
  value: JsonValue,
  section: string,
  checker: Checker,
): Checked<MutableObject> {
  if (!isObject(value)) return wrongType("object", section, checker);
  const copy: MutableObject = {};
  for (const [name, parameter] of Object.entries(value)) {
    if (parameter === undefined) continue;
    checker.path.push(name);
    const values = isArray(parameter) ? parameter : [parameter];
    const admitted = checker.admits(parameter) && values.every((one) => checker.admits(one));
    if (!admitted || !values.every(isScalar) || formatFault(name, "vcard-name") !== undefined) {
      if (admitted) checker.tell("wrong-type", "parameter is no string or array of them", section);
    } else {
      const texts = values.map(String);
      setMember(copy, name, isArray(parameter) ? texts : (texts[0] ?? ""));
    }
    checker.path.pop();
  }
  return copy;
}

function isScalar(value: JsonValue): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

// A property as in jCard: name, parameters, type, at least one value (RFC 7095 section 3.3).
function checkJcardProperty(
  value: JsonValue,
  section: string,
  checker: Checker,
): Checked<JsonValue[]> {
  if (!isArray(value)) return wrongType("array", section, checker);
  const [name, parameters, type, ...values] = value;
  const isForm =
    typeof name === "string" &&
    formatFault(name, "vcard-name") === undefined &&
    isObject(parameters) &&
    typeof type === "string" &&
    values.length > 0 &&
    values.every((one) => isJcardValue(one));
  if (!isForm) return wrongType("jCard property", section, checker);
  checker.path.push("1");
  const checked = checkParameters(parameters, section, checker);
  checker.path.pop();
  const copies = values.flatMap((one, index) => kept(checkAnyAt(String(index + 3), one, checker)));
  return checked !== undefined && copies.length === values.length
    ? [name, checked, type, ...copies]
    : undefined;
}

// A scalar, or a structure of scalars and of lists of them.
function isJcardValue(value: JsonValue, depth = 0): boolean {
  if (isArray(value)) return depth < 2 && value.every((one) => isJcardValue(one, depth + 1));
  return isScalar(value);
}
