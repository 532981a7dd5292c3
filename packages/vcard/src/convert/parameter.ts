import type { Parameter, Property } from "../card.ts";
import { parameterDefinition, propertyDefinition } from "../values.ts";
import {
  carriedName,
  decodeCarried,
  encodeCarried,
  isForeignParameter,
  isNote,
  nameCarriedIn,
} from "./carry.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { valueTypeOf, withoutParameters } from "./parameters.ts";
import { takesParameter } from "./type.ts";

/** Parameters that a property can have only where its own section names them. */
const BOUND = ["LANGUAGE", "VALUE", "PREF", "ALTID", "PID", "TYPE", "MEDIATYPE", "CALSCALE"];

/**
 * Parameters that the version does not have, or not there (RFC 2426 section 4, RFC 6350 section 5): they
 * are carried, each under a name of its own, and come back from there. What stands under its own name
 * counts more than what was carried.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertParameters(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined || property.parameters.length === 0) return;
  const { from, to } = draft;
  let lost = "";
  let changed = false;
  let names: Set<string> | undefined;
  const parameters = property.parameters.flatMap((parameter): Parameter[] => {
    const { name, values } = parameter;
    const own = nameCarriedIn(to, name);
    if (own !== undefined) {
      changed = true;
      names ??= new Set(property.parameters.map((other) => other.name.toUpperCase()));
      // A note means nothing once the value that it belongs to was edited.
      if (isNote(own) || names.has(own.toUpperCase())) return [];
      names.add(own.toUpperCase());
      return [{ name: own, values: values.map(decodeCarried) }];
    }
    if (!isUnknownThere(property, name, draft)) return [parameter];
    changed = true;
    lost = lost === "" ? name : `${lost}, ${name}`;
    return [{ name: carriedName(from, name), values: values.map(encodeCarried) }];
  });
  if (!changed) return;
  const effect = lost === "" ? "changed" : "carried";
  const message =
    lost === ""
      ? "carried parameters are back"
      : `${to} has no parameter ${lost.slice(0, 80)} here`;
  change(draft, entry, { ...property, parameters }, { code: "parameter", effect, message });
}

function isUnknownThere(property: Property, name: string, { to }: Draft): boolean {
  const definition = parameterDefinition(name);
  if (definition === undefined || definition.name.startsWith("X-")) return false;
  // Bare parameters and encodings are the business of the rules that read values.
  if (definition.name === "ENCODING" || definition.name === "CHARSET") return false;
  if (isForeignParameter(name, to)) return true;
  // Names in use take what their programs write.
  if (property.name.toUpperCase().startsWith("X-")) return false;
  const isBound = BOUND.includes(definition.name) || definition.properties !== undefined;
  return isBound && !takesParameter(property, definition.name, to);
}

/**
 * VALUE (RFC 2426 section 4, RFC 6350 section 5.2): a type that the version does not have there is
 * carried.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function convertValueType(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const type = valueTypeOf(property);
  if (type === undefined) return;
  const { from, to } = draft;
  const uses = propertyDefinition(property.name)?.uses;
  const use = uses?.[to];
  if (use === undefined || property.name.toUpperCase().startsWith("X-")) return;
  if (use.types.some((known) => known === type)) return;
  // What the property is anyway needs no note.
  const isUsual = uses?.[from]?.types[0] === type;
  if (isUsual) {
    const message = "VALUE says nothing that is not so anyway";
    const plain = withoutParameters(property, "VALUE");
    change(draft, entry, plain, { code: "value-type", effect: "changed", message });
    return;
  }
  const carried = { name: carriedName(from, "VALUE"), values: [encodeCarried(type)] };
  const parameters = property.parameters.flatMap((parameter) => {
    if (parameter.name.toUpperCase() !== "VALUE") return [parameter];
    return [carried];
  });
  change(
    draft,
    entry,
    { ...property, parameters },
    {
      code: "value-type",
      effect: "carried",
      message: `${to} has no VALUE=${type.slice(0, 40)} here`,
    },
  );
}
