import type { Checker } from "./checker.ts";
import { checkValue, typeOf } from "./check-value.ts";
import { isLanguageTag } from "./format.ts";
import {
  getMember,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  type MutableObject,
  setMember,
} from "./json.ts";
import { applyPatch, patchSteps } from "./patch.ts";
import { arrayIndex } from "./pointer.ts";
import { type Shape, typeRule } from "./schema.ts";

const SECTION = "RFC 9553 section 2.7.1";
const PATCH_SECTION = "RFC 9553 section 1.4.3";

/**
 * Checks the localizations of a card (RFC 9553 section 2.7.1): each patch has to be applicable, and its
 * value valid where it is set. What the patched object would ask of its properties together is not
 * checked.
 *
 * @param value The value of `localizations`.
 * @param card The card without them, valid.
 * @param checker Where it is, and whom to tell.
 * @returns The languages whose patches are all valid; `undefined` if the value is no object.
 */
export function checkLocalizations(
  value: JsonValue,
  card: JsonObject,
  checker: Checker,
): MutableObject | undefined {
  checker.path.push("localizations");
  const checked = checkLanguages(value, card, checker);
  checker.path.pop();
  return checked;
}

function checkLanguages(
  value: JsonValue,
  card: JsonObject,
  checker: Checker,
): MutableObject | undefined {
  if (!checker.admits(value)) return undefined;
  if (!isObject(value)) {
    checker.tell("wrong-type", "value is no object", SECTION);
    return undefined;
  }
  const { maxLocalizations } = checker.limits;
  const copy: MutableObject = {};
  for (const [index, [language, patch]] of Object.entries(value).entries()) {
    if (index === maxLocalizations) {
      checker.tell("too-many-localizations", `more than ${maxLocalizations} languages`, "limit");
      break;
    }
    if (patch === undefined) continue;
    checker.path.push(language);
    const checked = checkLanguage(language, patch, card, checker);
    checker.path.pop();
    if (checked !== undefined) setMember(copy, language, checked);
  }
  return copy;
}

function checkLanguage(
  language: string,
  patch: JsonValue,
  card: JsonObject,
  checker: Checker,
): JsonObject | undefined {
  if (!checker.admits(patch)) return undefined;
  if (!isLanguageTag(language)) {
    checker.tell("invalid-format", "key is no language tag", SECTION);
    return undefined;
  }
  if (!isObject(patch)) {
    checker.tell("wrong-type", "value is no PatchObject", PATCH_SECTION);
    return undefined;
  }
  const steps = patchSteps(patch as Parameters<typeof patchSteps>[0]);
  if (steps === undefined) {
    const reason = "path is no pointer, or begins with another path";
    checker.tell("invalid-patch", reason, PATCH_SECTION);
    return undefined;
  }
  const copy: MutableObject = {};
  let isWhole = true;
  for (const { path, tokens, value } of steps) {
    checker.path.push(path);
    const checked = checkPatch(tokens, value, card, checker);
    checker.path.pop();
    if (checked === undefined) isWhole = false;
    else setMember(copy, path, checked);
  }
  if (!isWhole) return undefined;
  if (applyPatch(card, copy as Parameters<typeof applyPatch>[1]) !== undefined) return copy;
  checker.tell("invalid-patch", "path into what is not there", PATCH_SECTION);
  return undefined;
}

function checkPatch(
  tokens: readonly string[],
  value: JsonValue,
  card: JsonObject,
  checker: Checker,
): JsonValue | undefined {
  if (tokens[0] === "localizations") {
    checker.tell("invalid-patch", "patch of the localizations", SECTION);
    return undefined;
  }
  const target = targetOf(tokens, card);
  if (target === "reserved") {
    checker.tell("reserved-name", "name that is reserved", "RFC 9553 section 1.7.3");
    return undefined;
  }
  if (target === undefined) return checker.admits(value) ? value : undefined;
  const { shape, section, isMandatory } = target;
  if (value !== null) return checkValue(value, shape, section, checker);
  if (!isMandatory) return value;
  checker.tell("invalid-patch", "removal of a mandatory property", PATCH_SECTION);
  return undefined;
}

interface Target {
  readonly shape: Shape;
  readonly section: string;
  readonly isMandatory: boolean;
}

// What has to be at a path; `undefined` where nothing is known of it.
function targetOf(tokens: readonly string[], card: JsonObject): Target | "reserved" | undefined {
  let target: Target = {
    shape: { is: "object", types: ["Card"] },
    section: "RFC 9553 section 2",
    isMandatory: true,
  };
  let value: JsonValue | undefined = card;
  for (const token of tokens) {
    const { shape, section } = target;
    if (shape.is === "object") {
      const type = isObject(value) ? typeOf(value, shape.types) : shape.types[0];
      const rule = type === undefined ? undefined : typeRule(type).properties.get(token);
      if (rule === undefined) return token === "extra" ? "reserved" : undefined;
      target = rule;
    } else if (shape.is === "map") {
      target = { shape: shape.values, section, isMandatory: false };
    } else if (shape.is === "array") {
      target = { shape: shape.items, section, isMandatory: true };
    } else {
      return undefined;
    }
    value = memberOf(value, token);
  }
  return target;
}

function memberOf(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isArray(value)) return value[arrayIndex(token) ?? -1];
  return isObject(value) ? getMember(value, token) : undefined;
}
