/**
 * Puts things of one name together, as an object whose own members have these names: a place in it tells the name. A member may be
 * called `__proto__`.
 *
 * @param things The things, each with its name.
 */
export function byName(things: Iterable<readonly [name: string, thing: unknown]>): object {
  const named = new Map<string, unknown[]>();
  for (const [name, thing] of things) {
    const those = named.get(name);
    if (those === undefined) named.set(name, [thing]);
    else those.push(thing);
  }
  return Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
