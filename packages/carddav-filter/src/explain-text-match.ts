import type { TextMatch } from "@callingcard/dav-xml";
import { collationKey, type Collation, DEFAULT_COLLATION, findCollation } from "./collation.ts";
import { keyMatches } from "./meets-condition.ts";

/** A text that a text-match was held against. */
export interface ComparedText {
  /** The value as a whole, a component or item of it, unescaped; or the value of a parameter. */
  readonly text: string;
  /** What the collation makes of it; this is what is compared. */
  readonly key: string;
  /** Whether it matches, negation aside. */
  readonly matched: boolean;
}

/** Why a text-match (RFC 6352 section 10.5.4) holds or not. */
export interface TextMatchExplanation {
  readonly kind: "text-match";
  readonly matched: boolean;
  readonly textMatch: TextMatch;
  readonly collation: Collation;
  /** What the collation makes of the text that is looked for. */
  readonly key: string;
  /** What was looked at: a value as a whole, then its parts; all values of a parameter. */
  readonly compared: readonly ComparedText[];
  /** The reason in words, for people. */
  readonly reason: string;
}

const VERBS: Readonly<Record<TextMatch["matchType"], readonly [holds: string, not: string]>> = {
  equals: ["equals", "does not equal"],
  contains: ["contains", "does not contain"],
  "starts-with": ["starts with", "does not start with"],
  "ends-with": ["ends with", "does not end with"],
};

/** Texts that a reason names; more are counted. */
const MAX_NAMED = 5;

/** Characters of a text that a reason shows. */
const MAX_SHOWN = 60;

/**
 * Explains a text-match over the texts of a property or parameter.
 *
 * @internal
 */
export function explainTextMatch(
  textMatch: TextMatch,
  texts: readonly string[],
): TextMatchExplanation {
  const { matchType, negate } = textMatch;
  const collation = findCollation(textMatch.collation) ?? DEFAULT_COLLATION;
  const needle = collationKey(collation, textMatch.text);
  const compared = texts.map((text) => {
    const key = collationKey(collation, text);
    return { text, key, matched: keyMatches(matchType, key, needle) };
  });
  const found = compared.find(({ matched }) => matched);
  return {
    kind: "text-match",
    matched: (found !== undefined) !== negate,
    textMatch,
    collation,
    key: needle,
    compared,
    reason: reasonOf(textMatch, collation, compared, found),
  };
}

function reasonOf(
  { text, matchType, negate }: TextMatch,
  collation: Collation,
  compared: readonly ComparedText[],
  found: ComparedText | undefined,
): string {
  const [holds, not] = VERBS[matchType];
  const wanted = `${quote(text)} under ${collation}`;
  if (found !== undefined) {
    const said = `${quote(found.text)} ${holds} ${wanted}`;
    return negate ? `${said}, and is not to` : said;
  }
  const said =
    compared.length === 1
      ? `${namesOf(compared)} ${not} ${wanted}`
      : `none of ${namesOf(compared)} ${holds} ${wanted}`;
  return negate ? `${said}, as is asked for` : said;
}

function namesOf(compared: readonly ComparedText[]): string {
  const named = compared.slice(0, MAX_NAMED).map(({ text }) => quote(text));
  const others = compared.length - named.length;
  return named.join(", ") + (others > 0 ? ` and ${others} more` : "");
}

/**
 * Shows a text in quotation marks, cut where it is long.
 *
 * @internal
 */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_SHOWN));
  const isLong = characters.length > MAX_SHOWN || text.length > 2 * MAX_SHOWN;
  return JSON.stringify(isLong ? `${characters.slice(0, MAX_SHOWN).join("")}…` : text);
}
