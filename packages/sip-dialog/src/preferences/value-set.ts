import type { Feature, FeatureValue } from "@callingcard/sip";

/** One end of an interval: a number, and whether the interval begins or ends right beside it. */
interface End {
  readonly number: number;

  /** 0 for the number itself, 1 for just above it, -1 for just below it. */
  readonly side: -1 | 0 | 1;
}

interface Interval {
  readonly least: End;
  readonly most: End;
}

/**
 * The values that a term of a feature set predicate allows (RFC 2533 section 4): any one is enough. Tokens
 * and booleans are in lower case, strings as they are written.
 */
export interface ValueSet {
  readonly tokens: ReadonlySet<string>;

  /** With one, all tokens but it are allowed; with two, all tokens. */
  readonly excludedTokens: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;

  /** By their lower ends. */
  readonly intervals: readonly Interval[];
}

/**
 * Makes the set of the values of a feature parameter (RFC 3841 section 8).
 *
 * @param feature The feature parameter.
 */
export function valueSet(feature: Feature): ValueSet {
  const tokens = new Set<string>();
  const excludedTokens = new Set<string>();
  const strings = new Set<string>();
  const intervals: Interval[] = [];
  for (const value of feature.values) {
    if (value.kind === "string") strings.add(value.string);
    else if (value.kind === "numeric") intervals.push(...intervalsOf(value));
    else (value.isNegated ? excludedTokens : tokens).add(tokenOf(value));
  }
  intervals.sort((left, right) => compareEnds(left.least, right.least));
  return { tokens, excludedTokens, strings, intervals };
}

function tokenOf(value: Extract<FeatureValue, { kind: "token" | "boolean" }>): string {
  return value.kind === "token" ? value.token.toLowerCase() : String(value.boolean);
}

function intervalsOf(value: Extract<FeatureValue, { kind: "numeric" }>): readonly Interval[] {
  const { least, most, isNegated } = value;
  const isEmpty = least > most;
  if (!isNegated) return isEmpty ? [] : [{ least: at(least), most: at(most) }];
  if (isEmpty) return [{ least: at(-Infinity), most: at(Infinity) }];
  const outside: Interval[] = [];
  if (least !== -Infinity) {
    outside.push({ least: at(-Infinity), most: { number: least, side: -1 } });
  }
  if (most !== Infinity) outside.push({ least: { number: most, side: 1 }, most: at(Infinity) });
  return outside;
}

function at(number: number): End {
  return { number, side: 0 };
}

function compareEnds(left: End, right: End): number {
  return left.number === right.number
    ? left.side - right.side
    : left.number < right.number
      ? -1
      : 1;
}

/**
 * Tells whether two sets have a value in common, so that both terms can hold (RFC 2533 section 4.1).
 *
 * @param left One of them.
 * @param right The other one.
 * @returns Whether they have; in time linear in their sizes, but for the order of numbers.
 */
export function haveCommonValue(left: ValueSet, right: ValueSet): boolean {
  return (
    haveCommonToken(left, right) ||
    hasMember(left.strings, (string) => right.strings.has(string)) ||
    haveCommonNumber(left.intervals, right.intervals)
  );
}

function haveCommonToken(left: ValueSet, right: ValueSet): boolean {
  const { excludedTokens: notLeft } = left;
  const { excludedTokens: notRight } = right;
  // There are always more tokens than those that are named. A feature that is not a certain token may be a
  // string or a number as well.
  if (notLeft.size > 0 && (notRight.size > 0 || hasOtherKinds(right))) return true;
  if (notRight.size > 0 && hasOtherKinds(left)) return true;
  return (
    hasMember(left.tokens, (token) => right.tokens.has(token) || isLeft(notRight, token)) ||
    hasMember(right.tokens, (token) => isLeft(notLeft, token))
  );
}

function hasMember(values: ReadonlySet<string>, test: (value: string) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}

function hasOtherKinds({ strings, intervals }: ValueSet): boolean {
  return strings.size > 0 || intervals.length > 0;
}

// Each negated value is a term of a disjunction, so that two of them leave nothing out.
function isLeft(excluded: ReadonlySet<string>, token: string): boolean {
  return excluded.size > 1 || (excluded.size === 1 && !excluded.has(token));
}

// Both are in the order of their lower ends: when one begins, those of the other that have begun are met as
// far as the farthest of them reaches.
function haveCommonNumber(left: readonly Interval[], right: readonly Interval[]): boolean {
  const reach: Reach = { left: undefined, right: undefined };
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const one = left[l];
    const other = right[r];
    const isLeftNext =
      other === undefined || (one !== undefined && compareEnds(one.least, other.least) <= 0);
    const next = isLeftNext ? one : other;
    if (next === undefined) return false;
    const met = isLeftNext ? reach.right : reach.left;
    if (met !== undefined && compareEnds(met, next.least) >= 0) return true;
    const side = isLeftNext ? "left" : "right";
    const farthest = reach[side];
    if (farthest === undefined || compareEnds(next.most, farthest) > 0) reach[side] = next.most;
    if (isLeftNext) l++;
    else r++;
  }
  return false;
}

interface Reach {
  left: End | undefined;
  right: End | undefined;
}
