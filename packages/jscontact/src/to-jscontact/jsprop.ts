import type { PatchObject } from "../card.ts";
import { copyObject, isDeeper, type JsonValue, type MutableObject, setMember } from "../json.ts";
import { DEFAULT_LIMITS } from "../options.ts";
import { patchSteps, applyPatch } from "../patch.ts";
import { validateJsContact } from "../validate.ts";
import { type Conversion, keep, note } from "./conversion.ts";
import { parameter, type Source, textOf } from "./source.ts";

const SECTION = "RFC 9555 section 3.2.1";

/**
 * Applies the JSPROP properties of a card, all of them or none (RFC 9555 section 3.2.1). The card that
 * comes out has to be valid.
 *
 * @param card The card, made of all other properties.
 * @param sources The JSPROP properties.
 * @param conversion The conversion.
 * @returns The patched card, or the card as it was.
 */
export function applyJsprops(
  card: MutableObject,
  sources: readonly Source[],
  conversion: Conversion,
): MutableObject {
  const patch: MutableObject = {};
  const applied: Source[] = [];
  for (const source of sources) {
    const path = parameter(source, "jsptr");
    const value = parseJson(textOf(source));
    if (path === undefined || value === undefined || Object.hasOwn(patch, path)) {
      refuse(conversion, source, "no pointer, no JSON, or a pointer that is there already");
      continue;
    }
    setMember(patch, path, value);
    applied.push(source);
  }
  if (applied.length === 0) return card;
  const patched = patchedCard(card, patch as PatchObject);
  if (patched !== undefined) {
    for (const source of applied) tellOfParameters(conversion, source);
    return patched;
  }
  for (const source of applied) refuse(conversion, source, "patch that is not valid");
  return card;
}

function patchedCard(card: MutableObject, patch: PatchObject): MutableObject | undefined {
  const steps = patchSteps(patch);
  // A pointer must not go into an array.
  if (steps === undefined || steps.some(({ tokens }) => tokens.length > 32)) return undefined;
  const patched = applyPatch(card, patch);
  if (patched === undefined || validateJsContact(patched).length > 0) return undefined;
  return copyObject(patched);
}

// A JSPROP that was applied is gone, with all that it has beside its pointer.
function tellOfParameters(conversion: Conversion, { left }: Source): void {
  const own = ["jsptr", "value", "group"];
  if ([...left.keys()].every((name) => own.includes(name))) return;
  note(conversion, {
    code: "invalid-jsprop",
    property: "JSPROP",
    section: SECTION,
    reason: "parameters that JSContact has no place for",
    lost: true,
  });
}

function refuse(conversion: Conversion, source: Source, reason: string): void {
  keep(conversion, source, SECTION, reason);
  note(conversion, { code: "invalid-jsprop", property: "JSPROP", section: SECTION, reason });
}

function parseJson(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    // No valid card has it, and whoever copied it would run out of stack.
    return isDeeper(value, DEFAULT_LIMITS.maxDepth) ? undefined : value;
  } catch {
    return undefined;
  }
}
