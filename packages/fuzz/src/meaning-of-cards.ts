import { type Card, parameterValues, parseCards, type Property } from "@callingcard/vcard";
import { decodeProperty, type DecodedValue, isBinary, versionOf } from "@callingcard/vcard/values";
import { byName } from "./by-name.ts";
import { unordered } from "./unordered.ts";

/**
 * What cards say (RFC 6350, RFC 2426): values decoded by their type, names, groups and types without case, and neither
 * the order of properties and parameters, nor quotation marks, folds, escapes, or empty components at an end.
 *
 * @param octets The cards.
 * @throws VcardError For what is no card.
 */
export function meaningOfCards(octets: Uint8Array): unknown {
  return parseCards(octets, { onProblem: () => undefined }).map((card) => ({
    version: card.version,
    properties: inNoOrder(card.properties.map((property) => meaningOfProperty(property, card))),
  }));
}

// By their names, as those that come again have no order either.
function inNoOrder(properties: readonly (readonly [name: string, property: object])[]): object {
  return byName(unordered(properties));
}

function meaningOfProperty(property: Property, card: Card): readonly [string, object] {
  const { group, parameters } = property;
  const names = new Set(parameters.map((each) => nameOf(each.name, each.values)));
  // What is coded and of which type is seen in the value.
  for (const seen of ["value", "encoding", "charset"]) names.delete(seen);
  const told = {
    group: group?.toLowerCase(),
    value: meaningOfValue(decodeProperty(property, versionOf(card))),
    parameters: Object.fromEntries(
      [...names]
        .toSorted()
        .map((name) => [name, meaningOfParameter(name, parameterValues(property, name))]),
    ),
  };
  return [property.name.toUpperCase(), told];
}

// A bare word of vCard 2.1 is a type, unless it says how the value is coded.
function nameOf(name: string, values: readonly string[]): string {
  return values.length === 0 ? "type" : name.toLowerCase();
}

// Types are a set in any case; a language tag has no case either.
function meaningOfParameter(name: string, values: readonly string[]): readonly string[] {
  if (name === "language") return values.map((value) => value.toLowerCase());
  if (name !== "type") return values;
  return [...new Set(values.map((value) => value.toLowerCase()))].toSorted();
}

function meaningOfValue(decoded: DecodedValue): unknown {
  if (decoded.shape === "components") {
    const { components } = decoded;
    const last = components.findLastIndex((values) => values.some((value) => value !== ""));
    return components.slice(0, last + 1);
  }
  if (decoded.shape === "list") return decoded.values;
  const { type, value } = decoded;
  if (!isBinary(value)) return { type, value };
  return { type, value: Buffer.from(value.octets).toString("base64") };
}
