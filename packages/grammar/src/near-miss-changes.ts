import * as fc from "fast-check";
import { otherCase, outsideCharacters, pleasantCharacters } from "./arbitrary-characters.ts";
import { complement } from "./diagnose-expected.ts";
import type { CharacterSet } from "./ir.ts";
import type { Names } from "./near-miss-names.ts";

/** A text that is spoilt in one place, and what was done to it. */
export interface NearMiss {
  readonly text: string;

  /**
   * Where it was spoilt, in UTF-16 code units of `text`; of a grammar over events, in events. What
   * stands before begins some sentence.
   */
  readonly offset: number;

  /** The innermost rule of the grammar that the place is in. */
  readonly rule: string;

  /** What was done, for a person: `":" left out`, `a digit doubled`, `"a" in place of a digit`. */
  readonly change: string;
}

/**
 * Texts that should be one character of a class: another character, none, or two.
 *
 * @internal
 */
export function spoiltCharacter(
  set: CharacterSet,
  sound: fc.Arbitrary<string>,
  rule: string,
  { loneSurrogates, names }: { readonly loneSurrogates: boolean; readonly names: Names },
): fc.Arbitrary<NearMiss> {
  const name = names.class(set);
  const outside = outsideOf(set, names.areEvents).filter(
    (text) => loneSurrogates || text.isWellFormed(),
  );
  const others = outside.map((text) => ({
    text,
    offset: 0,
    rule,
    change: `${names.character(text)} in place of ${name}`,
  }));
  const omitted = fc.constant({ text: "", offset: 0, rule, change: `${name} left out` });
  const doubled = twice(sound, rule, () => name);
  if (others.length === 0) return fc.oneof(omitted, doubled);
  return fc.oneof(omitted, doubled, { weight: 2, arbitrary: fc.constantFrom(...others) });
}

/**
 * Two texts, where one should be.
 *
 * @internal
 */
export function twice(
  sound: fc.Arbitrary<string>,
  rule: string,
  nameOf: (text: string) => string,
): fc.Arbitrary<NearMiss> {
  return fc.tuple(sound, sound).map(([first, second]) => ({
    text: first + second,
    offset: first.length,
    rule,
    change: `${nameOf(second)} doubled`,
  }));
}

/**
 * A fixed text of which a character is missing, doubled, in the other case, another, or behind the next
 * one; or which is cut short.
 *
 * @internal
 */
export function spoiltLiteral(text: string, rule: string, names: Names): fc.Arbitrary<NearMiss> {
  const whole = names.quoted(text);
  const miss = (offset: number, spoilt: string, change: string): NearMiss => ({
    text: spoilt,
    offset,
    rule,
    change: `${change} of ${whole}`,
  });
  const omitted: NearMiss[] = [];
  const doubled: NearMiss[] = [];
  const swapped: NearMiss[] = [];
  const replaced: NearMiss[] = [];
  const cut: NearMiss[] = [{ text: "", offset: 0, rule, change: `${whole} left out` }];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const [before, after] = [text.slice(0, index), text.slice(index + 1)];
    const next = after.charAt(0);
    const name = names.character(character);
    omitted.push(miss(index, before + after, `${name} left out`));
    doubled.push(miss(index + 1, before + character + character + after, `${name} doubled`));
    if (next !== "" && next !== character) {
      const change = `${name} and ${names.character(next)} swapped`;
      swapped.push(miss(index, before + next + character + after.slice(1), change));
    }
    const others = [otherCase(character), String.fromCharCode(character.charCodeAt(0) + 1)];
    for (const other of others) {
      if (other === undefined) continue;
      const change = `${names.character(other)} in place of ${name}`;
      replaced.push(miss(index, before + other + after, change));
    }
    if (index > 0 && after !== "")
      cut.push(miss(index, before, `${names.quoted(character + after)} left out`));
  }
  const ways = [omitted, doubled, replaced, cut, ...(swapped.length > 0 ? [swapped] : [])];
  return fc.oneof(...ways.map((misses) => fc.constantFrom(...misses)));
}

// The characters just outside of a class, and before them the most readable one.
function outsideOf(set: CharacterSet, isOfEvents: boolean): readonly string[] {
  const readable = isOfEvents ? [] : pleasantCharacters(complement(set)).slice(0, 1);
  return [...new Set([...readable, ...outsideCharacters(set)])];
}
