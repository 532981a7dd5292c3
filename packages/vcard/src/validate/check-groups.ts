import { sameName } from "../card.ts";
import type { CardContext } from "./card-context.ts";
import { quote } from "./card-context.ts";

/**
 * Looks for labels of Apple's address book that label nothing: `item1.X-ABLabel` names the other
 * properties of the group `item1`.
 *
 * @param context The card.
 */
export function checkGroups(context: CardContext): void {
  const { card, findings } = context;
  const labelled = new Set<string>();
  for (const { group, name } of card.properties) {
    if (group !== undefined && !isLabel(name)) labelled.add(group.toLowerCase());
  }
  for (const [index, { group, name }] of card.properties.entries()) {
    if (!isLabel(name) || labelled.has(group?.toLowerCase() ?? "")) continue;
    findings.add({
      code: "orphan-label",
      message:
        group === undefined
          ? `${name} is in no group; put it into the group of what it labels`
          : `group ${quote(group)} has nothing but its label; leave the label out`,
      property: index,
      part: { of: "name" },
    });
  }
}

function isLabel(name: string): boolean {
  return sameName(name, "X-ABLABEL") || sameName(name, "X-ABADR");
}
