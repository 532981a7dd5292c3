// The package as a bench of vCard libraries asks for it: what reads, what writes, and what was read.

import { parameterValues, parseCards, stringifyCards, type Card } from "@callingcard/vcard";
import { decodeProperty, versionOf, type DecodedValue } from "@callingcard/vcard/values";

export { parseCards as parse, stringifyCards as stringify };

/** One property: group, name, parameters, components of lists. */
interface Fact {
  readonly g: string;
  readonly n: string;
  readonly p: Readonly<Record<string, string | readonly string[]>>;
  readonly v: readonly (readonly string[])[];
}

/** Gives what was read of each card, without VERSION. */
export function model(cards: readonly Card[]): Fact[][] {
  return cards.map((card) =>
    card.properties.flatMap((property) => {
      if (property.name === "VERSION") return [];
      const { group = "", name, parameters } = property;
      const names = parameters.map((parameter) => parameter.name);
      const p = Object.fromEntries(names.map((key) => [key, parameterValues(property, key)]));
      const decoded = decodeProperty({ ...property, parameters: [] }, versionOf(card));
      return [{ g: group, n: name.toUpperCase(), p, v: partsOf(decoded, property.value) }];
    }),
  );
}

function partsOf(decoded: DecodedValue, raw: string): readonly (readonly string[])[] {
  if (decoded.shape === "components") return decoded.components;
  if (decoded.shape === "list") return [decoded.values.map(String)];
  return [[typeof decoded.value === "string" ? decoded.value : raw]];
}
