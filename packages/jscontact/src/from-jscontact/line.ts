import { escapeText, type Parameter, type Property, sameName } from "@callingcard/vcard";
import type { JsContactCard } from "../card.ts";
import { getMember, isArray, isObject, type JsonObject, type JsonValue } from "../json.ts";
import type { ConversionNote } from "../note.ts";
import { joinPath } from "../pointer.ts";
import { writable } from "./writable.ts";

/** A property that was written, and what it was written of. */
export interface Line {
  readonly property: Property;

  /** Path of the object or member that it stands for: what patches of it are alternatives to. */
  readonly unit: readonly string[];

  /** Path of the member that has the value. */
  readonly value: readonly string[];
}

/** The state of one writing. */
export interface Writing {
  readonly card: JsContactCard;

  /** The language of a card that is localized. */
  readonly localized: string | undefined;
  readonly lines: Line[];
  readonly notes: ConversionNote[];

  /** What `vCard.convertedProperties` has, by path and by path of the object. */
  readonly converted: ReadonlyMap<string, JsonObject>;

  /** Groups of organizations that titles are held in, by id. */
  readonly organizationGroups: ReadonlyMap<string, string>;
  readonly groups: GroupNames;
}

/** Names of groups: those that are there, and the number that the next new one has. */
export interface GroupNames {
  readonly used: Set<string>;
  next: number;

  /** Labels that have been written, by group. */
  readonly labels: Map<string, string>;
}

/** What is to be written. */
export interface Draft {
  readonly name: string;

  /** The value as in a file, escaped. */
  readonly value: string;

  /** The type of the value, where it is not the default of the property. */
  readonly type?: string | undefined;

  /** Parameters and their values; those without values are left out. */
  readonly parameters?: readonly (readonly [name: string, values: readonly string[]])[];

  /** The object that the property stands for, with its `vCardParams`. */
  readonly object?: JsonObject | undefined;

  /** Path of the object. */
  readonly path: readonly string[];

  /** The member of the object that has the value. */
  readonly member?: string;
  readonly group?: string | undefined;

  /** A label, for X-ABLabel. */
  readonly label?: JsonValue | undefined;
}

/**
 * Writes a property, with what `vCardParams` has for it, and its label.
 *
 * @param writing The writing.
 * @param draft What to write.
 */
export function write(writing: Writing, draft: Draft): void {
  const { name, object, path, member, label } = draft;
  const beside = besideParameters(writing, object, path, member);
  const group = groupOf(writing, draft, beside.get("group")?.[0]);
  const parameters = mergedParameters(draft, beside);
  writing.lines.push({
    property: { group, name, parameters, value: draft.value },
    unit: path,
    value: member === undefined ? path : [...path, member],
  });
  if (typeof label !== "string" || group === undefined) return;
  // One label is for all that is in its group.
  if (writing.groups.labels.get(group) === label) return;
  writing.groups.labels.set(group, label);
  const property = { group, name: "X-ABLabel", parameters: [], value: escapeText(writable(label)) };
  writing.lines.push({ property, unit: [...path, "label"], value: [...path, "label"] });
}

/**
 * Makes a name for a group that is not in use.
 *
 * @param groups The names.
 * @returns The name.
 */
export function newGroup(groups: GroupNames): string {
  while (groups.used.has(`item${groups.next}`)) groups.next += 1;
  const name = `item${groups.next}`;
  groups.next += 1;
  groups.used.add(name);
  return name;
}

function groupOf(
  { groups, localized }: Writing,
  { group, label }: Draft,
  given: string | undefined,
): string | undefined {
  if (group !== undefined) return group;
  if (given !== undefined && isGroup(given)) return given;
  // What is in another language is beside the property that has the label.
  return label === undefined || localized !== undefined ? undefined : newGroup(groups);
}

/**
 * Tells whether a text can be the name of a group (RFC 6350 section 3.3).
 *
 * @param text The text.
 * @returns Whether it can.
 */
export function isGroup(text: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(text);
}

/**
 * Reads parameters as jCard has them.
 *
 * @param value The parameters.
 * @returns The values, by name in lower case.
 */
export function readParameters(value: JsonValue | undefined): Map<string, readonly string[]> {
  const parameters = new Map<string, readonly string[]>();
  if (!isObject(value)) return parameters;
  for (const [name, given] of Object.entries(value)) {
    const values = (isArray(given) ? given : [given]).filter((one) => typeof one === "string");
    if (values.length > 0) parameters.set(name.toLowerCase(), values);
  }
  return parameters;
}

function besideParameters(
  writing: Writing,
  object: JsonObject | undefined,
  path: readonly string[],
  member: string | undefined,
): Map<string, readonly string[]> {
  const { converted } = writing;
  const own = object === undefined ? undefined : getMember(object, "vCardParams");
  const parameters = readParameters(own);
  const localized =
    writing.localized === undefined || member === undefined
      ? undefined
      : converted.get(joinPath(["localizations", writing.localized, joinPath([...path, member])]));
  const exact = member === undefined ? undefined : converted.get(joinPath([...path, member]));
  const found = localized ?? exact ?? converted.get(joinPath(path));
  if (found === undefined) return parameters;
  const all = new Map([...parameters, ...readParameters(found["parameters"])]);
  const { valueType } = found;
  if (typeof valueType === "string") all.set("value", [valueType]);
  return all;
}

/** Parameters that are not written as they are in `vCardParams`. */
const ELSEWHERE: ReadonlySet<string> = new Set(["group", "type", "value", "prop-id"]);

function mergedParameters(
  { parameters = [], type }: Draft,
  beside: ReadonlyMap<string, readonly string[]>,
): Parameter[] {
  const merged: Parameter[] = [];
  const add = (name: string, values: readonly string[]): void => {
    if (values.length > 0) merged.push({ name, values: values.map(writable) });
  };
  const value = beside.get("value")?.[0] ?? type;
  if (value !== undefined) add("VALUE", [value]);
  const types = parameters.find(([name]) => name === "TYPE")?.[1] ?? [];
  add("TYPE", [...types, ...(beside.get("type") ?? [])]);
  for (const [name, values] of parameters) {
    if (name === "TYPE") continue;
    add(name, name === "PROP-ID" ? (beside.get("prop-id") ?? values) : values);
  }
  const isWritten = (name: string): boolean => merged.some((one) => sameName(one.name, name));
  for (const [name, values] of beside) {
    if (!ELSEWHERE.has(name) && !isWritten(name)) add(name.toUpperCase(), values);
  }
  if (!isWritten("PROP-ID")) add("PROP-ID", beside.get("prop-id") ?? []);
  return merged;
}
