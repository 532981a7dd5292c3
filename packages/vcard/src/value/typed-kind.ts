import { propertyDefinition } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, Version } from "../vocabulary/property-use.ts";
import { isDateTimeType } from "./date-time.ts";

/** Forms that a typed value has: by itself, with its type beside it, or made of parts. */
export type TypedKind = "components" | "list" | "tagged" | "place" | "date" | "media" | "scalar";

/**
 * Tells the form that a property's typed value has in a version.
 *
 * @param name The name of the property, in any case.
 * @param version The version.
 * @returns The form, or `undefined` where the version does not have the property.
 */
export function kindOf(name: string, version: Version): TypedKind | undefined {
  const definition = propertyDefinition(name);
  const use = definition?.uses[version];
  if (definition === undefined || use === undefined) return undefined;
  if (use.shape !== "single") return use.shape;
  return definition.name === "GEO" ? "place" : kindOfTypes(definition.name, use);
}

function kindOfTypes(name: string, { types }: PropertyUse): TypedKind {
  if (types.some(isDateTimeType)) return "date";
  // Octets or a URI are told apart by themselves; a text and a URI are not.
  if (name === "PHOTO" || name === "LOGO" || (name === "SOUND" && !types.includes("text"))) {
    return "media";
  }
  return types.length > 1 ? "tagged" : "scalar";
}
