import * as fc from "fast-check";
import type { Choice, Expression, Sequence } from "./ir.ts";
import { type NearMiss, spoiltCharacter, spoiltLiteral, twice } from "./near-miss-changes.ts";
import type { Names } from "./near-miss-names.ts";
import { concatenation, type SentenceBuilder } from "./sentences.ts";

/** Texts with one spoilt place, and the number of places among which it was chosen. */
export interface Spoilt {
  readonly arbitrary: fc.Arbitrary<NearMiss>;
  readonly places: number;
}

/** What near misses are made with. */
export interface Spoiling {
  readonly builder: SentenceBuilder;
  readonly names: Names;
  /** Whether characters may be halves of surrogate pairs. */
  readonly loneSurrogates: boolean;
}

/** Where more places are, they share this weight: a weight has to stay a small whole number. */
const MAX_PLACES = 100_000;

/** Places one level of recursion deeper are chosen so much more seldom. */
const SHARE_OF_DEEPER = 4;

/**
 * Texts of a rule that are spoilt in one place; each is chosen about as often as any other, those
 * that are nested less often.
 *
 * @internal
 */
export function spoiltTexts(spoiling: Spoiling, start: string): Spoilt {
  const { builder, names } = spoiling;
  const { facts, maxDepth } = builder;
  const rules = new Map<string, (Spoilt | undefined)[]>();

  const rule = (name: string, depth: number): Spoilt => {
    const levels = rules.get(name) ?? [];
    rules.set(name, levels);
    return (levels[depth] ??= choice(facts.bodyOf(name), name, depth));
  };

  const expression = (of: Expression, inside: string, depth: number): Spoilt => {
    switch (of.kind) {
      case "set":
        return place(
          spoiltCharacter(of.set, builder.expression(of, inside, depth), inside, spoiling),
        );
      case "literal":
        return place(spoiltLiteral(of.text, inside, names));
      case "rule": {
        if (!facts.deepens(inside, of.name)) return rule(of.name, depth);
        return depth < maxDepth ? seldom(rule(of.name, depth + 1)) : nothing(inside);
      }
      case "choice":
        return choice(of, inside, depth);
      case "repeat":
        return repetition(of, inside, depth);
    }
  };

  const repetition = (
    of: Extract<Expression, { kind: "repeat" }>,
    inside: string,
    depth: number,
  ): Spoilt => {
    const inner = expression(of.of, inside, depth);
    if (of.max === 1) {
      const one = builder.expression(of.of, inside, depth);
      const doubled = twice(one, inside, (text) => names.part(of.of, text));
      return either([inner, place(doubled)], inside);
    }
    const sound = builder.repeated(of.of, 0, inside, depth);
    const spoilt = { ...inner, arbitrary: between([sound], inner.arbitrary, [sound]) };
    if (of.min === 0) return either([spoilt], inside);
    const one = builder.expression(of.of, inside, depth);
    return either([spoilt, place(omission(of.of, one, inside))], inside);
  };

  const choice = (of: Choice, inside: string, depth: number): Spoilt =>
    either(
      of.alternatives.map((alternative) => sequence(alternative, inside, depth)),
      inside,
    );

  const sequence = ({ items }: Sequence, inside: string, depth: number): Spoilt => {
    const sound = items.map((item) => builder.expression(item, inside, depth));
    const spoilt = items.map((item, index) => {
      const { arbitrary, places } = expression(item, inside, depth);
      return { arbitrary: amid(sound, index, 1, arbitrary), places };
    });
    if (items.length < 2) return either(spoilt, inside);
    const visible = items.map((item) => present(item, inside, depth));
    const whole = items.flatMap((item, index) => {
      const one = visible[index];
      if (one === undefined) return [];
      const ways: fc.Arbitrary<NearMiss>[] = [];
      if (facts.lengthOf(item) > 0) ways.push(omission(item, one, inside));
      if (item.kind !== "repeat") ways.push(twice(one, inside, (text) => names.part(item, text)));
      const places = ways.map((way) => place(amid(sound, index, 1, way)));
      const [after, next] = [items[index + 1], visible[index + 1]];
      if (after === undefined || next === undefined) return places;
      const swapped = fc.tuple(one, next).map(([first, second]) => ({
        text: second + first,
        offset: 0,
        rule: inside,
        change: `${names.part(item, first)} and ${names.part(after, second)} swapped`,
      }));
      return [...places, place(amid(sound, index, 2, swapped))];
    });
    return either([...spoilt, ...whole], inside);
  };

  const omission = (of: Expression, sound: fc.Arbitrary<string>, inside: string) =>
    sound.map((text) => ({
      text: "",
      offset: 0,
      rule: inside,
      change: `${names.part(of, text)} left out`,
    }));

  // Texts of an item that are not empty, where that is easy to say.
  const present = (
    of: Expression,
    inside: string,
    depth: number,
  ): fc.Arbitrary<string> | undefined => {
    if (facts.lengthOf(of) > 0) return builder.expression(of, inside, depth);
    if (of.kind === "repeat") {
      if (depth >= maxDepth && facts.isRecursive(of)) return undefined;
      return of.max === 1
        ? builder.expression(of.of, inside, depth)
        : builder.repeated(of.of, 1, inside, depth);
    }
    if (of.kind !== "rule" || facts.isRecursive(of)) return undefined;
    const [only, ...others] = facts.bodyOf(of.name).alternatives;
    const [item, ...items] = only?.items ?? [];
    const isRename = item !== undefined && others.length + items.length === 0;
    return isRename ? present(item, of.name, depth) : undefined;
  };

  return rule(start, 0);
}

function nothing(rule: string): Spoilt {
  return {
    arbitrary: fc.constant({ text: "", offset: 0, rule, change: "nothing to spoil" }),
    places: 0,
  };
}

function place(arbitrary: fc.Arbitrary<NearMiss>): Spoilt {
  return { arbitrary, places: 1 };
}

// Each level of recursion has as many places as all those around it, or more.
function seldom({ arbitrary, places }: Spoilt): Spoilt {
  return { arbitrary, places: Math.ceil(places / SHARE_OF_DEEPER) };
}

// One of several ways to spoil, each as often as it has places.
function either(ways: readonly Spoilt[], rule: string): Spoilt {
  const open = ways.filter(({ places }) => places > 0);
  const [only] = open;
  if (only === undefined) return nothing(rule);
  if (open.length === 1) return only;
  const places = open.reduce((sum, way) => sum + way.places, 0);
  const weighted = open.map(({ arbitrary, places: weight }) => ({ weight, arbitrary }));
  return { arbitrary: fc.oneof(...weighted), places: Math.min(places, MAX_PLACES) };
}

// A spoilt text in the place of `count` of the parts of a sequence.
function amid(
  parts: readonly fc.Arbitrary<string>[],
  index: number,
  count: number,
  spoilt: fc.Arbitrary<NearMiss>,
): fc.Arbitrary<NearMiss> {
  return between(parts.slice(0, index), spoilt, parts.slice(index + count));
}

function between(
  before: readonly fc.Arbitrary<string>[],
  spoilt: fc.Arbitrary<NearMiss>,
  after: readonly fc.Arbitrary<string>[],
): fc.Arbitrary<NearMiss> {
  if (before.length + after.length === 0) return spoilt;
  return fc
    .tuple(concatenation(before), spoilt, concatenation(after))
    .map(([start, miss, end]) => ({
      ...miss,
      text: start + miss.text + end,
      offset: start.length + miss.offset,
    }));
}
