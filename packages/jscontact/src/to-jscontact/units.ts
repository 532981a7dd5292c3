import type { Source } from "./source.ts";
import { parameter } from "./source.ts";

/** A property with what says the same in other languages (RFC 6350 section 5.4, RFC 9555 2.3.11). */
export interface Unit {
  readonly base: Source;
  readonly alternates: readonly Alternate[];

  /** How the base is pronounced (RFC 9554 section 4.6). */
  readonly phonetics: readonly Source[];
}

/** A property in another language. */
interface Alternate {
  readonly language: string;
  readonly source: Source;
}

/** Properties of which JSContact has one: all of a card's are alternatives, with or without ALTID. */
const SINGLE: ReadonlySet<string> = new Set([
  "FN",
  "N",
  "GRAMGENDER",
  "BDAY",
  "BIRTHPLACE",
  "DEATHDATE",
  "DEATHPLACE",
]);

/** Properties whose values are the same in every language. */
const NEUTRAL: ReadonlySet<string> = new Set(["JSPROP", "X-ABLABEL", "GEO", "TZ", "RELATED"]);

/**
 * Puts properties together that stand for each other in different languages.
 *
 * @param sources The properties of a card.
 * @param language The language of the card, if it is known.
 * @returns The units, in the order of their bases.
 */
export function unitsOf(sources: readonly Source[], language: string | undefined): Unit[] {
  const bundles = new Map<string, Source[]>();
  for (const source of sources) {
    const key = bundleOf(source);
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [source]);
    else bundle.push(source);
  }
  return [...bundles.values()]
    .flatMap((bundle) => unitsOfBundle(bundle, language))
    .toSorted((left, right) => left.base.index - right.base.index);
}

/**
 * Infers the language of a card that has no LANGUAGE property: the one that most of its properties
 * without an alternative in no language are in (RFC 9555 section 2.3.11).
 *
 * @param sources The properties of the card.
 * @returns The language tag, or `undefined`.
 */
export function inferLanguage(sources: readonly Source[]): string | undefined {
  const plain = new Set<string>();
  for (const source of sources) {
    if (parameter(source, "language") === undefined) plain.add(bundleOf(source));
  }
  const counts = new Map<string, number>();
  for (const source of sources) {
    const tag = parameter(source, "language");
    if (tag === undefined || plain.has(bundleOf(source))) continue;
    const canonical = canonicalTag(tag);
    counts.set(canonical, (counts.get(canonical) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [tag, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = tag;
  }
  return best;
}

/**
 * Writes a language tag with the usual case of its subtags (RFC 5646 section 2.1.1).
 *
 * @param tag The tag.
 * @returns The tag, as in `zh-Hant-TW`.
 */
export function canonicalTag(tag: string): string {
  const subtags = tag.toLowerCase().split("-");
  const singleton = subtags.findIndex((subtag) => subtag.length === 1);
  return subtags
    .map((subtag, index) => {
      if (index === 0 || (singleton !== -1 && index > singleton)) return subtag;
      if (subtag.length === 2) return subtag.toUpperCase();
      return subtag.length === 4 ? subtag.charAt(0).toUpperCase() + subtag.slice(1) : subtag;
    })
    .join("-");
}

/**
 * Tells whether two language tags are the same, whatever their case.
 *
 * @param left One tag.
 * @param right The other tag.
 * @returns Whether they are the same.
 */
export function sameTag(left: string | undefined, right: string | undefined): boolean {
  return left?.toLowerCase() === right?.toLowerCase();
}

function bundleOf(source: Source): string {
  const { name, index } = source;
  if (SINGLE.has(name)) return name;
  const altid = parameter(source, "altid");
  return altid === undefined || NEUTRAL.has(name) ? `${name} ${index}` : `${name} altid ${altid}`;
}

function unitsOfBundle(bundle: readonly Source[], language: string | undefined): Unit[] {
  const plain = bundle.filter((source) => parameter(source, "phonetic") === undefined);
  const base = baseOf(plain, language);
  if (base === undefined) return bundle.map((source) => single(source));
  const tags = new Set<string>([tagOf(base, language)]);
  const alternates: Alternate[] = [];
  const others: Source[] = [];
  for (const source of plain) {
    const tag = parameter(source, "language");
    if (source === base) continue;
    if (tag === undefined || tags.has(tagOf(source, language))) others.push(source);
    else {
      tags.add(tagOf(source, language));
      alternates.push({ language: canonicalTag(tag), source });
    }
  }
  const phonetics = bundle.filter((source) => parameter(source, "phonetic") !== undefined);
  forgetLinks(base, alternates, phonetics, { language, isWhole: others.length === 0 });
  return [{ base, alternates, phonetics }, ...others.map((source) => single(source))];
}

function baseOf(plain: readonly Source[], language: string | undefined): Source | undefined {
  const own = plain.filter((source) => {
    const tag = parameter(source, "language");
    return tag === undefined || sameTag(tag, language);
  });
  const [first = plain[0]] = own;
  // Of several FN the one with the fewest parameters (RFC 9555 section 2.5.2).
  if (first?.name !== "FN") return first;
  return own.reduce((best, source) => (source.left.size < best.left.size ? source : best), first);
}

function tagOf(source: Source, language: string | undefined): string {
  return (parameter(source, "language") ?? language ?? "").toLowerCase();
}

function single(base: Source): Unit {
  return { base, alternates: [], phonetics: [] };
}

// What ALTID and LANGUAGE say is in the place of the patches now.
function forgetLinks(
  base: Source,
  alternates: readonly Alternate[],
  phonetics: readonly Source[],
  { language, isWhole }: { language: string | undefined; isWhole: boolean },
): void {
  if (sameTag(parameter(base, "language"), language)) base.left.delete("language");
  for (const { source } of alternates) source.left.delete("language");
  if (!isWhole || alternates.length + phonetics.length === 0) return;
  for (const source of [base, ...alternates.map((one) => one.source), ...phonetics]) {
    source.left.delete("altid");
  }
}
