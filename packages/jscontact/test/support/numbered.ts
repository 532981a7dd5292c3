// JSON with Ids that are numbers in their order: which Ids a conversion chooses does not matter.

import type { JsonValue } from "../../src/index.ts";

/** Maps whose keys are Ids. */
const MAPS = new Set([
  "addresses",
  "anniversaries",
  "calendars",
  "cryptoKeys",
  "directories",
  "emails",
  "links",
  "media",
  "nicknames",
  "notes",
  "onlineServices",
  "organizations",
  "personalInfo",
  "phones",
  "preferredLanguages",
  "pronouns",
  "schedulingAddresses",
  "titles",
]);

/** The value with its Ids numbered, and components without an order sorted. */
export function numbered(value: Readonly<Record<string, JsonValue | undefined>>): JsonValue {
  const ids = new Map<string, string>();
  const collect = (name: string, member: JsonValue | undefined): void => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return;
    for (const [index, key] of Object.keys(member).entries()) {
      if (MAPS.has(name)) ids.set(key, `#${index + 1}`);
      collect(key, (member as Record<string, JsonValue>)[key]);
    }
  };
  for (const [name, member] of Object.entries(value)) collect(name, member);
  const rename = (text: string): string =>
    text
      .split("/")
      .map((token) => ids.get(token) ?? token)
      .join("/");
  const walk = (member: JsonValue | undefined, name: string): JsonValue => {
    if (typeof member === "string") return name === "organizationId" ? rename(member) : member;
    if (typeof member !== "object" || member === null) return member ?? null;
    if (Array.isArray(member))
      return (member as readonly JsonValue[]).map((item) => walk(item, ""));
    const object = member as Readonly<Record<string, JsonValue>>;
    // The figures leave out the default kind of a title, or do not.
    const isTitle = object["kind"] === "title" && object["name"] !== undefined;
    const own = Object.entries(object).filter(([key]) => !isTitle || key !== "kind");
    const entries = own.map(([key, item]): [string, JsonValue] => [
      rename(key),
      key === "components" && object["isOrdered"] !== true ? sorted(item) : walk(item, key),
    ]);
    return Object.fromEntries(entries);
  };
  return walk(value as JsonValue, "");
}

function sorted(components: JsonValue): JsonValue {
  if (!Array.isArray(components)) return components;
  return (components as readonly JsonValue[]).toSorted((left, right) =>
    JSON.stringify(left) < JSON.stringify(right) ? -1 : 1,
  );
}
