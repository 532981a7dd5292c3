import { sameName } from "../card.ts";
import { propertyDefinition } from "../values.ts";
import { carryWhole } from "./carry.ts";
import type { Draft, Entry } from "./draft.ts";
import { parameterOf } from "./parameters.ts";

/**
 * Properties that the version does not have (RFC 6350 appendix A, and what came with 4.0 and after it), as
 * far as no other rule found a place for them. Names that no version knows stay.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function carryUnsupported(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const uses = propertyDefinition(property.name)?.uses;
  if (uses === undefined || uses[draft.to] !== undefined) return;
  carryWhole(draft, entry, "unsupported", `${draft.to} has no ${property.name.toUpperCase()}`);
}

/**
 * Properties that a card of the version can have only once: the first one stays, or in 4.0 all alternatives
 * of it (RFC 6350 section 5.4), and others are carried.
 *
 * @param draft The card.
 */
export function carryRepeated(draft: Draft): void {
  const seen = new Map<string, string | undefined>();
  for (const entry of draft.entries) {
    const { property, settled } = entry;
    if (property === undefined) continue;
    const definition = propertyDefinition(property.name);
    const cardinality = definition?.uses[draft.to]?.cardinality;
    if (definition === undefined || (cardinality !== "1" && cardinality !== "*1")) continue;
    const { name } = definition;
    const id = draft.to === "4.0" ? parameterOf(property, "ALTID")?.[0] : undefined;
    if (!seen.has(name)) {
      seen.set(name, id);
      continue;
    }
    const isAlternative = id !== undefined && id === seen.get(name);
    if (settled || isAlternative || sameName(name, "VERSION")) continue;
    carryWhole(draft, entry, "cardinality", `${draft.to} has one ${name} only`);
  }
}
