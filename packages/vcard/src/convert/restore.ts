import { nameCarriedIn } from "./carry.ts";
import { change, type Draft, type Entry } from "./draft.ts";

/**
 * Gives properties that were carried their own names again; they are as they were and no rule is to touch
 * them.
 *
 * @param entry The property.
 * @param draft The card.
 */
export function restoreProperty(entry: Entry, draft: Draft): void {
  const { property } = entry;
  if (property === undefined) return;
  const name = nameCarriedIn(draft.to, property.name);
  if (name === undefined) return;
  const message = `${property.name.slice(0, 40)} has its own name again`;
  change(draft, entry, { ...property, name }, { code: "restored", effect: "changed", message });
  entry.settled = true;
}
