import { splitComponents } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";
import type { MutableObject } from "../json.ts";
import { type Source, takeValueType, textOf } from "./source.ts";

/**
 * Reads ORG (RFC 9555 section 2.9.4). Empty units at the end say nothing.
 *
 * @param source The property.
 * @returns The members.
 */
export function readOrganization(source: Source): MutableObject {
  takeValueType(source, "text");
  // A comma divides nothing here.
  const [name = "", ...rest] = splitComponents(rawText(source.property)).map((items) =>
    items.join(","),
  );
  const last = rest.findLastIndex((unit) => unit !== "");
  const units: MutableObject[] = rest.slice(0, last + 1).map((unit) => ({ name: unit }));
  const organization: MutableObject = {};
  if (name !== "" || units.length === 0) organization["name"] = name;
  if (units.length > 0) organization["units"] = units;
  addSortAs(source, organization, units);
  return organization;
}

// Each item of SORT-AS is for the component at its place; empty ones say nothing.
function addSortAs(source: Source, organization: MutableObject, units: MutableObject[]): void {
  const values = source.left.get("sort-as")?.flatMap((value) => value.split(","));
  if (values === undefined) return;
  const [first = "", ...rest] = values;
  const isForAll = rest.every((value, index) => value === "" || units[index] !== undefined);
  if (!isForAll || values.every((value) => value === "")) return;
  source.left.delete("sort-as");
  if (first !== "") organization["sortAs"] = first;
  for (const [index, value] of rest.entries()) {
    const unit = units[index];
    if (unit !== undefined && value !== "") unit["sortAs"] = value;
  }
}

/**
 * Reads TITLE (RFC 9555 section 2.9.6).
 *
 * @param source The property.
 * @returns The members.
 */
export function readTitle(source: Source): MutableObject {
  return title("title", source);
}

/**
 * Reads ROLE (RFC 9555 section 2.9.6).
 *
 * @param source The property.
 * @returns The members.
 */
export function readRole(source: Source): MutableObject {
  return title("role", source);
}

function title(kind: string, source: Source): MutableObject {
  takeValueType(source, "text");
  return { kind, name: textOf(source) };
}
