import type { Parameter, Property } from "../card.ts";
import { escapeText, joinComponents, propertyText, splitComponents } from "../text-value.ts";
import { carriedName, carriedParameter, carryParameter, withoutCarried } from "./carry.ts";
import { addBehind, change, type Draft, entriesOf, type Entry } from "./draft.ts";
import { parameterOf, withoutParameters, withParameter } from "./parameters.ts";

/** Apple's names, in the order in which it writes them, and the component of N that each is. */
const PARTS: readonly (readonly [name: string, component: number])[] = [
  ["X-PHONETIC-FIRST-NAME", 1],
  ["X-PHONETIC-MIDDLE-NAME", 2],
  ["X-PHONETIC-LAST-NAME", 0],
];

const COMPONENTS = 5;
const ALTID = "ALTID";
const PHONETIC = "PHONETIC";
const SCRIPT = "SCRIPT";

/** Scripts that names are told in, by ISO 15924. */
const SCRIPTS: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/\p{Script=Hiragana}/u, "Hira"],
  [/\p{Script=Katakana}/u, "Kana"],
  [/\p{Script=Latin}/u, "Latn"],
  [/\p{Script=Bopomofo}/u, "Bopo"],
  [/\p{Script=Hangul}/u, "Hang"],
  [/\p{Script=Cyrillic}/u, "Cyrl"],
  [/\p{Script=Greek}/u, "Grek"],
];

/** The code of a script that is not told. */
const UNKNOWN_SCRIPT = "Zyyy";

/**
 * Makes an N with PHONETIC (RFC 9554 section 4.6) of Apple's phonetic names, beside the N that it tells how
 * to say.
 *
 * @param draft The card.
 */
export function raisePhonetic(draft: Draft): void {
  const found = PARTS.map(([name]) => entriesOf(draft, name));
  const parts = found.map(([entry]) => entry);
  const entries = found.flat();
  const name = entriesOf(draft, "N")[0];
  const [lead] = entries;
  if (lead?.property === undefined || name?.property === undefined) return;
  if (found.some(({ length }) => length > 1)) return;
  if (!entries.every((entry) => canMerge(entry, languageOf(lead.property)))) return;
  const components = Array.from({ length: COMPONENTS }, () => [""]);
  for (const [index, [, component]] of PARTS.entries()) {
    const property = parts[index]?.property;
    if (property !== undefined) components[component] = [propertyText(property)];
  }
  const value = joinComponents(components);
  const id = parameterOf(name.property, ALTID) ?? carriedParameter(name.property, "4.0", ALTID);
  const note = { code: "phonetic", effect: "merged" } as const;
  const named = withoutCarried(withParameter(name.property, ALTID, id ?? ["1"]), "4.0", ALTID);
  const message = "the name has another N that tells how it is said";
  change(draft, name, named, { ...note, effect: "changed", message });
  const parameters = phoneticParameters(lead.property, id ?? ["1"], value);
  addBehind(draft, name, { group: undefined, name: "N", parameters, value }, lead.origin);
  for (const entry of entries) {
    change(draft, entry, undefined, { ...note, message: "it is an N with PHONETIC" });
  }
}

// Whether a part has nothing that would not fit into one property with the others.
function canMerge({ property }: Entry, language: string | undefined): boolean {
  if (property === undefined || property.group !== undefined || property.value === "") return false;
  if (languageOf(property) !== language) return false;
  const own = ["LANGUAGE", carriedName("4.0", PHONETIC), carriedName("4.0", SCRIPT)];
  return property.parameters.every(({ name }) => own.includes(name.toUpperCase()));
}

function languageOf(property: Property | undefined): string | undefined {
  return property === undefined ? undefined : parameterOf(property, "LANGUAGE")?.[0];
}

function phoneticParameters(lead: Property, id: readonly string[], value: string): Parameter[] {
  const carried = lead.parameters.filter(({ name }) => name.toUpperCase() === "LANGUAGE");
  const system = carriedParameter(lead, "4.0", PHONETIC) ?? ["script"];
  const script = carriedParameter(lead, "4.0", SCRIPT) ?? [scriptOf(value)];
  return [
    { name: ALTID, values: id },
    ...carried,
    { name: PHONETIC, values: system },
    ...(script[0] === "" ? [] : [{ name: SCRIPT, values: script }]),
  ];
}

function scriptOf(text: string): string {
  return SCRIPTS.find(([pattern]) => pattern.test(text))?.[1] ?? UNKNOWN_SCRIPT;
}

/**
 * The way back of {@link raisePhonetic}, for an N of single names beside its N. Any other is carried.
 *
 * @param draft The card.
 */
export function lowerPhonetic(draft: Draft): void {
  const [name, phonetic, ...others] = entriesOf(draft, "N");
  if (!draft.apple || name?.property === undefined || phonetic?.property === undefined) return;
  if (others.length > 0 || PARTS.some(([part]) => entriesOf(draft, part).length > 0)) return;
  const { property } = phonetic;
  const parts = partsOf(property);
  const id = parameterOf(property, ALTID);
  if (parts === undefined || id === undefined) return;
  if (parameterOf(name.property, ALTID)?.[0] !== id[0]) return;
  const [[, first] = ["", ""]] = parts;
  if (first === "") return;
  const isOurs = id[0] === "1" && parameterOf(property, PHONETIC)?.[0] === "script";
  const script = parameterOf(property, SCRIPT)?.[0] ?? "";
  const isTold = isOurs && script === scriptOf(property.value);
  const message = "the N that tells how the name is said is X-PHONETIC names";
  for (const [index, [partName, text]] of parts.entries()) {
    const parameters = property.parameters.filter(
      ({ name: own }) => own.toUpperCase() === "LANGUAGE",
    );
    let part: Property = { group: undefined, name: partName, parameters, value: escapeText(text) };
    if (!isTold && index === 0) {
      part = carryParameter(part, "4.0", PHONETIC, parameterOf(property, PHONETIC) ?? []);
      part = carryParameter(part, "4.0", SCRIPT, [script]);
    }
    addBehind(draft, phonetic, part);
  }
  const effect = isTold ? "merged" : "carried";
  change(draft, phonetic, undefined, { code: "phonetic", effect, message });
  if (id[0] === "1") {
    const alone = withoutParameters(name.property, ALTID);
    const reason = "the name has no other N beside it";
    change(draft, name, alone, { code: "phonetic", effect: "changed", message: reason });
  }
}

// The names in an N with PHONETIC, where Apple's three can say all of it.
function partsOf(property: Property): (readonly [name: string, text: string])[] | undefined {
  const known = [ALTID, "LANGUAGE", PHONETIC, SCRIPT];
  const isPlain = property.parameters.every(({ name }) => known.includes(name.toUpperCase()));
  if (!isPlain || property.group !== undefined) return undefined;
  if (parameterOf(property, PHONETIC) === undefined) return undefined;
  const components = splitComponents(property.value);
  const isSingle = components.every(
    (items, index) =>
      items.length === 1 && (items[0] === "" || PARTS.some(([, component]) => component === index)),
  );
  if (!isSingle) return undefined;
  const parts = PARTS.flatMap(([name, component]) => {
    const text = components[component]?.[0] ?? "";
    return text === "" ? [] : [[name, text] as const];
  });
  return parts.length === 0 ? undefined : parts;
}
