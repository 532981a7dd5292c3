import type { Card, Property } from "../card.ts";
import { versionOf } from "../values.ts";
import { pairProperties, type MatchReason } from "./pairing.ts";
import { isPidSource, pidSources } from "./pid.ts";

/** A property of one card or the same property of both. */
export interface PropertyMatch {
  /** The property of the left card, if it has it. */
  readonly left: Property | undefined;

  /** The property of the right card, if it has it. */
  readonly right: Property | undefined;

  /** Why they are one; `undefined` where only one card has it. */
  readonly by: MatchReason | undefined;
}

/**
 * Finds which properties of two copies of a card are one (RFC 6350 sections 7.1.2 and 7.1.3). CLIENTPIDMAPs
 * are not matched.
 *
 * @param left One copy.
 * @param right The other copy.
 * @returns All properties, those of the left card first, each in its order.
 */
export function matchProperties(left: Card, right: Card): PropertyMatch[] {
  const { pairs } = pairProperties(left.properties, right.properties, {
    version: versionOf(left),
    leftSources: pidSources(left),
    rightSources: pidSources(right),
    isEdit: true,
  });
  const pairOf = new Map(pairs.map((pair) => [pair.left, pair]));
  const known = new Set(pairs.map((pair) => pair.right));
  const matches = left.properties.map((property, index): PropertyMatch => {
    const pair = pairOf.get(index);
    const other = pair === undefined ? undefined : right.properties[pair.right];
    return { left: property, right: other, by: pair?.by };
  });
  for (const [index, property] of right.properties.entries()) {
    if (!known.has(index)) matches.push({ left: undefined, right: property, by: undefined });
  }
  return matches.filter(({ left: one, right: other }) => {
    const property = one ?? other;
    return property !== undefined && !isPidSource(property);
  });
}
