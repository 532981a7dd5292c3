import { getProperty, type Property, sameName } from "../card.ts";
import {
  escapeText,
  joinComponents,
  propertyText,
  splitComponents,
  splitList,
} from "../text-value.ts";
import { madeFrom, markMade, withoutMade } from "./carry.ts";
import { change, type Draft, entriesOf, type Entry, hasProperty } from "./draft.ts";

/** What a card without a name is called by, the best first. */
const SOURCES = ["N", "ORG", "NICKNAME", "EMAIL", "TEL"];

/**
 * Makes what the version demands and the card lacks: FN of the name or whatever else tells who it is (RFC
 * 6350 section 6.2.1), and N of FN in 3.0 (RFC 2426 section 3.1.2), as a family name, because nobody knows
 * which words of it are which. They are marked as made.
 *
 * @param draft The card.
 */
export function makeNames(draft: Draft): void {
  if (draft.isInner) return;
  if (!hasProperty(draft, "FN")) makeFormattedName(draft);
  if (draft.to === "3.0" && !hasProperty(draft, "N")) makeName(draft);
}

/**
 * Takes an N away that was made for 3.0 of the FN that the card still has, and the marks of others.
 *
 * @param draft The card.
 */
export function unmakeNames(draft: Draft): void {
  for (const entry of entriesOf(draft, "N")) {
    const { property } = entry;
    if (property === undefined || madeFrom(property, "4.0") === undefined) continue;
    const formatted = firstOf(draft, "FN");
    const isSame = formatted !== undefined && property.value === nameOf(formatted);
    const note = { code: "made", effect: "changed" } as const;
    if (isSame) {
      change(draft, entry, undefined, { ...note, message: "N was made of FN" });
    } else {
      const plain = withoutMade(property, "4.0");
      change(draft, entry, plain, { ...note, message: "N was made and then edited" });
    }
  }
}

function makeFormattedName(draft: Draft): void {
  const source = SOURCES.map((name) => firstOf(draft, name)).find(
    (property) => property !== undefined && textOf(property) !== "",
  );
  const text = source === undefined ? "" : textOf(source);
  const property: Property = {
    group: undefined,
    name: "FN",
    parameters: [],
    value: escapeText(text),
  };
  add(draft, markedMade(draft, property, source?.name ?? ""), "the version demands FN");
}

function makeName(draft: Draft): void {
  const formatted = firstOf(draft, "FN");
  const value = formatted === undefined ? ";;;;" : nameOf(formatted);
  const property: Property = { group: undefined, name: "N", parameters: [], value };
  add(draft, markedMade(draft, property, "FN"), "3.0 demands N");
}

function markedMade(draft: Draft, property: Property, source: string): Property {
  // From vCard 2.1 to 3.0 there is no way back that would want to know.
  const isMarked = draft.carries && draft.from !== draft.to;
  return isMarked ? markMade(property, draft.from, source) : property;
}

function nameOf(formatted: Property): string {
  return joinComponents([[propertyText(formatted)], [""], [""], [""], [""]]);
}

// Puts a property behind VERSION, or N behind FN.
function add(draft: Draft, property: Property, message: string): void {
  const before = property.name === "N" ? "FN" : "VERSION";
  const at = draft.entries.findIndex((entry) => sameName(entry.property?.name ?? "", before));
  draft.names.add(property.name);
  const entry: Entry = { property, origin: property, settled: true };
  draft.entries = draft.entries.toSpliced(at + 1, 0, entry);
  draft.report.push({ code: "made", effect: "made", property, message, lost: false });
}

function firstOf(draft: Draft, name: string): Property | undefined {
  const properties = draft.entries.flatMap(({ property }) => property ?? []);
  return getProperty({ version: undefined, properties }, name);
}

function textOf(property: Property): string {
  if (sameName(property.name, "N")) {
    const [family = [], given = [], more = [], prefixes = [], suffixes = []] = splitComponents(
      property.value,
    );
    return words([...prefixes, ...given, ...more, ...family, ...suffixes]);
  }
  if (sameName(property.name, "ORG")) return words(splitComponents(property.value).flat());
  if (sameName(property.name, "NICKNAME")) return splitList(property.value)[0] ?? "";
  return propertyText(property).trim();
}

function words(items: readonly string[]): string {
  return items
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .join(" ");
}
