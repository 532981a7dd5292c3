import { subtags } from "../generated/value.ts";

/** Tags that have not the form of the others (RFC 5646 section 2.1, irregular). */
const IRREGULAR: ReadonlySet<string> = new Set(
  (
    "en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao " +
    "i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de"
  ).split(" "),
);

/** Longest of {@link IRREGULAR}, in characters. */
const LONGEST_IRREGULAR = 10;

/**
 * Tells whether a text is a well-formed language tag (RFC 5646 section 2.2.9).
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isLanguageTag(text: string): boolean {
  const parts = subtags.parse(text);
  if (parts === undefined) return false;
  if (text.length <= LONGEST_IRREGULAR && IRREGULAR.has(text.toLowerCase())) return true;
  const behind = isPrivate(parts[0]) ? 0 : afterVariants(parts);
  return behind !== undefined && endsWell(parts, behind);
}

// Where the subtags behind language, script, region and variants are; `undefined` without a language.
// language = 2*3ALPHA ["-" extlang] / 4ALPHA / 5*8ALPHA
function afterVariants(parts: readonly string[]): number | undefined {
  const [language = ""] = parts;
  if (!/^[a-z]{2,8}$/i.test(language)) return undefined;
  let index = 1;
  for (let more = 0; more < 3 && language.length <= 3; more++)
    index += count(parts[index], EXTLANG);
  index += count(parts[index], SCRIPT);
  index += count(parts[index], REGION);
  while (count(parts[index], VARIANT) > 0) index += 1;
  return index;
}

const EXTLANG = /^[a-z]{3}$/i;
const SCRIPT = /^[a-z]{4}$/i;
const REGION = /^(?:[a-z]{2}|\d{3})$/i;
const VARIANT = /^(?:[a-z\d]{5,8}|\d[a-z\d]{3})$/i;

function count(part: string | undefined, form: RegExp): number {
  return part !== undefined && form.test(part) ? 1 : 0;
}

function isPrivate(part: string | undefined): boolean {
  return part === "x" || part === "X";
}

// Whether all that is left is extensions and, at the end, a private use.
// extension = singleton 1*("-" (2*8alphanum))
// privateuse = "x" 1*("-" (1*8alphanum))
function endsWell(parts: readonly string[], from: number): boolean {
  let index = from;
  while (index < parts.length && !isPrivate(parts[index])) {
    if (parts[index]?.length !== 1) return false;
    const first = index + 1;
    for (index = first; (parts[index]?.length ?? 0) > 1; index++);
    if (index === first) return false;
  }
  return index === parts.length || index + 1 < parts.length;
}
