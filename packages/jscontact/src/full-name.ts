import type { Name, NameComponent } from "./name.ts";

/** Languages whose names begin with the surname. */
const SURNAME_FIRST = ["hu", "ja", "ko", "vi", "zh"];

const KINDS = ["title", "given", "given2", "surname", "surname2", "generation", "credential"];
const KINDS_SURNAME_FIRST = [
  "surname",
  "surname2",
  "given",
  "given2",
  "title",
  "generation",
  "credential",
];

/**
 * Makes a full name of the components of a name (RFC 9555 section 3.1): ordered components with their
 * separators, others in the usual order of the language with spaces.
 *
 * @param name The name.
 * @param language The language tag of the card.
 * @returns The full name; empty without components.
 */
export function deriveFullName(name: Name, language: string | undefined): string {
  const { components = [] } = name;
  return name.isOrdered === true
    ? joinOrdered(components, name.defaultSeparator ?? " ")
    : joinByKind(components, language);
}

function joinOrdered(components: readonly NameComponent[], defaultSeparator: string): string {
  let text = "";
  let isAfterPart = false;
  for (const { kind, value } of components) {
    const isPart = kind !== "separator";
    if (isPart && isAfterPart) text += defaultSeparator;
    text += value;
    isAfterPart = isPart;
  }
  return text;
}

function joinByKind(components: readonly NameComponent[], language: string | undefined): string {
  const primary = language?.split("-", 1)[0]?.toLowerCase() ?? "";
  const kinds = SURNAME_FIRST.includes(primary) ? KINDS_SURNAME_FIRST : KINDS;
  return kinds
    .flatMap((kind) => components.filter((component) => component.kind === kind))
    .map(({ value }) => value)
    .join(" ");
}
