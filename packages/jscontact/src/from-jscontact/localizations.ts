import { type Parameter, type Property, sameName } from "@callingcard/vcard";
import type { JsContactCard, PatchObject } from "../card.ts";
import { applyPatch, patchSteps } from "../patch.ts";
import { joinPath } from "../pointer.ts";
import type { Line } from "./line.ts";

/** Properties that may have LANGUAGE and say the same in another language. */
const LANGUAGE_NAMES: ReadonlySet<string> = new Set([
  "FN",
  "N",
  "NICKNAME",
  "PHOTO",
  "ADR",
  "ORG",
  "TITLE",
  "ROLE",
  "LOGO",
  "NOTE",
  "SOUND",
  "URL",
  "EXPERTISE",
  "HOBBY",
  "INTEREST",
  "GRAMGENDER",
  "PRONOUNS",
  "BIRTHPLACE",
  "DEATHPLACE",
]);

/**
 * Adds what properties are in other languages (RFC 9555 section 2.3.11): with LANGUAGE, and with the
 * same ALTID as the property they are beside.
 *
 * @param card The card.
 * @param lines The lines of the card without localizations.
 * @param writeCard Writes the lines of a card that is localized.
 * @returns All properties.
 */
export function withLocalizations(
  card: JsContactCard,
  lines: readonly Line[],
  writeCard: (localized: JsContactCard, language: string, touched: Touched) => readonly Line[],
): Property[] {
  const { localizations = {}, ...rest } = card;
  const bundles = new Map<string, Bundle>();
  for (const line of lines) bundleOf(bundles, line).base.push(line.property);
  for (const [language, patch] of Object.entries(localizations)) {
    const localized = applyPatch({ ...rest, language }, patch) as JsContactCard | undefined;
    // In the language of the card itself there is nothing to be beside.
    const isOwn = language.toLowerCase() === card.language?.toLowerCase();
    if (localized === undefined || isOwn) continue;
    const touched = touchedBy(patch);
    for (const line of writeCard(localized, language, touched)) {
      const bundle = bundles.get(keyOf(line));
      const isAlternative = bundle !== undefined && LANGUAGE_NAMES.has(line.property.name);
      // An FN that is empty is there because one has to be: nothing is an alternative to it.
      const isEmpty =
        line.property.name === "FN" && bundle?.base.every(({ value }) => value === "");
      if (!isAlternative || isEmpty === true) continue;
      // What is written with what was patched, and is the same, is no alternative.
      const isSame = bundle.base.some((one) => sameProperty(one, line.property));
      if (isSame && !isReplaced(touched, line.value)) continue;
      bundle.alternatives.push(withParameter(line.property, "LANGUAGE", language));
    }
  }
  return propertiesOf([...bundles.values()]);
}

/** The properties of one name that stand for one object. */
interface Bundle {
  readonly base: Property[];
  readonly alternatives: Property[];
}

function bundleOf(bundles: Map<string, Bundle>, line: Line): Bundle {
  const key = keyOf(line);
  const found = bundles.get(key);
  if (found !== undefined) return found;
  const made: Bundle = { base: [], alternatives: [] };
  bundles.set(key, made);
  return made;
}

function keyOf({ property, unit }: Line): string {
  return `${property.name} ${joinPath(unit)}`;
}

/** Where a card is patched. */
export interface Touched {
  /** The paths of the patches. */
  readonly paths: ReadonlySet<string>;

  /** The same, and all that lead to them. */
  readonly prefixes: ReadonlySet<string>;
}

function touchedBy(patch: PatchObject): Touched {
  const paths = new Set<string>();
  const prefixes = new Set<string>();
  for (const { tokens } of patchSteps(patch) ?? []) {
    paths.add(joinPath(tokens));
    for (const index of tokens.keys()) prefixes.add(joinPath(tokens.slice(0, index + 1)));
  }
  return { paths, prefixes };
}

/**
 * Tells whether an object is patched, or something in it, or what it is in.
 *
 * @param touched Where the card is patched.
 * @param path Where the object is.
 * @returns Whether it is.
 */
export function isTouched(touched: Touched, path: readonly string[]): boolean {
  return touched.prefixes.has(joinPath(path)) || isReplaced(touched, path);
}

// Whether something is patched as a whole, or what it is in.
function isReplaced({ paths }: Touched, path: readonly string[]): boolean {
  return path.some((_, index) => paths.has(joinPath(path.slice(0, index + 1))));
}

// Properties that are alternatives of each other, or of which one tells how another is pronounced, have
// an ALTID of their own.
function propertiesOf(bundles: readonly Bundle[]): Property[] {
  const used = new Set(
    bundles.flatMap(({ base }) => base.flatMap((property) => altidOf(property) ?? [])),
  );
  let next = 1;
  return bundles.flatMap(({ base, alternatives }) => {
    const all = [...base, ...alternatives];
    const isBundle = alternatives.length > 0 || base.some(isPhonetic);
    if (!isBundle) return all;
    while (used.has(String(next))) next += 1;
    const own = base.map(altidOf).find((altid) => altid !== undefined);
    const altid = own ?? String(next);
    if (own === undefined) next += 1;
    return all.map((property) => withParameter(property, "ALTID", altid));
  });
}

function altidOf({ parameters }: Property): string | undefined {
  return parameters.find(({ name }) => sameName(name, "ALTID"))?.values[0];
}

function isPhonetic({ parameters }: Property): boolean {
  return parameters.some(({ name }) => name === "PHONETIC");
}

function withParameter(property: Property, name: string, value: string): Property {
  const parameter: Parameter = { name, values: [value] };
  const others = property.parameters.filter((one) => !sameName(one.name, name));
  return { ...property, parameters: [parameter, ...others] };
}

function sameProperty(left: Property, right: Property): boolean {
  return (
    left.value === right.value &&
    left.parameters.length === right.parameters.length &&
    left.parameters.every(({ name, values }, index) => {
      const other = right.parameters[index];
      return other?.name === name && other.values.join("\n") === values.join("\n");
    })
  );
}
