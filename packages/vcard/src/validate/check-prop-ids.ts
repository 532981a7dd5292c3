import { sameName } from "../card.ts";
import { upperCaseName } from "../vocabulary/upper-case-name.ts";
import type { CardContext } from "./card-context.ts";
import { quote } from "./card-context.ts";

/**
 * Looks for properties of one name that have the same PROP-ID (RFC 9554 section 4.7).
 *
 * @param context The card.
 */
export function checkPropIds(context: CardContext): void {
  const { card, findings } = context;
  const seen = new Set<string>();
  for (const [index, { name, parameters }] of card.properties.entries()) {
    for (const [at, parameter] of parameters.entries()) {
      const [id] = parameter.values;
      if (id === undefined || !sameName(parameter.name, "PROP-ID")) continue;
      // A name has no space in it.
      const key = `${upperCaseName(name)} ${id}`;
      if (seen.has(key)) {
        findings.add({
          code: "repeated-prop-id",
          message: `another property of the name has the PROP-ID ${quote(id)}; give each its own`,
          property: index,
          part: { of: "parameter", index: at, value: 0 },
        });
      }
      seen.add(key);
    }
  }
}
