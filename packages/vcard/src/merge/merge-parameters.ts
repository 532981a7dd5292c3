import { type Parameter, type Property } from "../card.ts";
import { typeParameters } from "../edit/parameter.ts";
import type { Version } from "../values.ts";
import {
  foldedSet,
  isSameValues,
  isSetParameter,
  isValueParameter,
  parameterName,
  valuesOf,
} from "./same.ts";

/** The same property in three cards. */
export interface Triple {
  readonly base: Property | undefined;
  readonly mine: Property;
  readonly theirs: Property;
}

/** Whose value a parameter has where both sides changed it. */
export type ParameterChoice = (name: string) => "mine" | "theirs";

/**
 * Merges the parameters of a property one by one; TYPE and PID value by value. Those that say how the
 * value is written are left out.
 *
 * @param triple The property.
 * @param version Version of the cards.
 * @param choose What chooses where both sides changed a parameter.
 * @returns The parameters: the same ones as mine, or theirs, where those have the outcome.
 */
export function mergeParameters(
  triple: Triple,
  version: Version,
  choose: ParameterChoice,
): Parameter[] {
  const { base, mine, theirs } = triple;
  const merged = new Map<string, readonly Parameter[]>();
  for (const parameter of [...mine.parameters, ...theirs.parameters]) {
    const name = parameterName(parameter);
    if (merged.has(name) || isValueParameter(name, mine.name, version)) continue;
    const one = valuesOf(mine, name);
    const other = valuesOf(theirs, name);
    const values = mergeValues(name, valuesOf(base, name), one, other, choose);
    if (isSameValues(name, values, one)) merged.set(name, parametersOf(mine, name));
    else if (isSameValues(name, values, other)) merged.set(name, parametersOf(theirs, name));
    else merged.set(name, write(name, values ?? [], version));
  }
  return [...merged.values()].flat();
}

function mergeValues(
  name: string,
  base: readonly string[] | undefined,
  mine: readonly string[] | undefined,
  theirs: readonly string[] | undefined,
  choose: ParameterChoice,
): readonly string[] | undefined {
  if (isSameValues(name, mine, theirs) || isSameValues(name, base, theirs)) return mine;
  if (isSameValues(name, base, mine)) return theirs;
  if (isSetParameter(name)) return mergeSets(base ?? [], mine ?? [], theirs ?? []);
  return choose(name) === "mine" ? mine : theirs;
}

// What both have, and what either added; what either took away is gone.
function mergeSets(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const [before, here, there] = [base, mine, theirs].map(foldedSet);
  const has = (set: ReadonlySet<string> | undefined, value: string): boolean =>
    set?.has(value.toLowerCase()) === true;
  const kept = mine.filter((value) => has(there, value) || !has(before, value));
  const added = theirs.filter((value) => !has(before, value) && !has(here, value));
  const all = [...kept, ...added];
  return all.length === 0 ? undefined : all;
}

function parametersOf({ parameters }: Property, name: string): Parameter[] {
  return parameters.filter((parameter) => parameterName(parameter) === name);
}

function write(name: string, values: readonly string[], version: Version): readonly Parameter[] {
  if (values.length === 0) return [];
  return name === "TYPE" ? typeParameters(values, version) : [{ name, values }];
}
