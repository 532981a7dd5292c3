import { parameterValues, sameName, type Card, type Property } from "../card.ts";
import type { Version } from "../values.ts";
import { isSingle } from "./identity.ts";
import type { Indexes } from "./order.ts";

/**
 * Gives alternatives that theirs has added another ALTID where mine has added others with the same one:
 * what is no alternative of each other would become one (RFC 6350 section 5.4).
 *
 * @param base The card that both sides were made from.
 * @param mine One side.
 * @param theirs The other side.
 * @param entries Which properties of the three are one.
 * @param version Version of the cards.
 * @returns Theirs; the same card if nothing changes.
 */
export function separateAlternatives(
  base: Card,
  mine: Card,
  theirs: Card,
  entries: readonly Indexes[],
  version: Version,
): Card {
  if (!theirs.properties.some((property) => altIdOf(property) !== undefined)) return theirs;
  const known = new Set(base.properties.map(alternativeKey));
  const here = new Set<string | undefined>();
  for (const entry of entries) {
    const one = entry.mine === undefined ? undefined : mine.properties[entry.mine];
    if (one === undefined) continue;
    const key = alternativeKey(one);
    const other = entry.theirs === undefined ? undefined : theirs.properties[entry.theirs];
    // What is one on both sides is an alternative of the same.
    if (other !== undefined && alternativeKey(other) === key) known.add(key);
    else here.add(key);
  }
  const renamed = new Map<string, string>();
  const taken = new Set([...mine.properties, ...theirs.properties].map(altIdOf));
  let next = 1;
  const properties = theirs.properties.map((property) => {
    const key = alternativeKey(property);
    if (key === undefined || known.has(key) || !here.has(key)) return property;
    if (isSingle(property.name, version)) return property;
    while (taken.has(String(next))) next += 1;
    const altId = renamed.get(key) ?? String(next);
    if (!renamed.has(key)) next += 1;
    renamed.set(key, altId);
    return withAltId(property, altId);
  });
  return renamed.size === 0 ? theirs : { ...theirs, properties };
}

function withAltId(property: Property, altId: string): Property {
  const parameters = property.parameters.map((parameter) =>
    sameName(parameter.name, "ALTID") ? { ...parameter, values: [altId] } : parameter,
  );
  return { ...property, parameters };
}

function alternativeKey(property: Property): string | undefined {
  const altId = altIdOf(property);
  return altId === undefined ? undefined : `${property.name.toUpperCase()} ${altId}`;
}

function altIdOf(property: Property): string | undefined {
  return parameterValues(property, "ALTID")[0];
}
