import type { Property } from "../card.ts";
import { nameCarriedIn } from "./carry.ts";
import type { Conversion } from "./conversion.ts";
import type { Draft } from "./draft.ts";

/**
 * Leaves out all that the rules carried under names of our own, for a caller that wants none of it. What
 * they did says then that it is lost.
 *
 * @param draft The card, after all rules.
 */
export function dropCarried(draft: Draft): void {
  const { from, report } = draft;
  const dropped = new Set<Property>();
  for (const entry of draft.entries) {
    const { property, origin } = entry;
    if (property === undefined || property === origin) continue;
    if (nameCarriedIn(from, property.name) !== undefined && origin.name !== property.name) {
      entry.property = undefined;
      dropped.add(origin);
      continue;
    }
    const parameters = property.parameters.filter(
      (parameter) =>
        nameCarriedIn(from, parameter.name) === undefined || origin.parameters.includes(parameter),
    );
    if (parameters.length === property.parameters.length) continue;
    entry.property = { ...property, parameters };
    dropped.add(origin);
  }
  draft.entries = draft.entries.filter(({ property }) => property !== undefined);
  const told = new Set<Property>();
  for (const [index, conversion] of report.entries()) {
    const { effect, property } = conversion;
    if (effect !== "carried" || !dropped.has(property)) continue;
    told.add(property);
    report[index] = { ...conversion, effect: "dropped", lost: true };
  }
  for (const property of dropped) if (!told.has(property)) report.push(lossOf(property));
}

function lossOf(property: Property): Conversion {
  return {
    code: "unsupported",
    effect: "dropped",
    property,
    message: "what it would need to come back as it was is left out",
    lost: true,
  };
}
