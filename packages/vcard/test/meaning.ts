import { parseXml, stringifyXml } from "@callingcard/xml";
import type { Card, Property } from "../src/card.ts";
import { parameterValues } from "../src/card.ts";
import { unescapeText } from "../src/text-value.ts";
import { decodeProperty, parameterDefinition, type Version, versionOf } from "../src/values.ts";

/** What is left of a property when its spelling is taken away. */
export interface Meaning {
  readonly group: string | undefined;
  readonly name: string;
  readonly parameters: readonly (readonly [string, readonly string[]])[];
  readonly value: unknown;
}

const OF_THE_VALUE = ["VALUE", "ENCODING", "CHARSET", "GROUP"];

/**
 * Tells what the properties of a card mean: names without case, parameters of one name together, decoded
 * values. VERSION is left out, empty components at the end too.
 *
 * @param card The card.
 */
export function meaningOf(card: Card): Meaning[] {
  const version = versionOf(card);
  return card.properties
    .filter(({ name }) => name.toUpperCase() !== "VERSION")
    .map((property) => meaningOfProperty(property, version));
}

function meaningOfProperty(property: Property, version: Version): Meaning {
  return {
    group: property.group?.toUpperCase(),
    name: property.name.toUpperCase(),
    parameters: parametersOf(property),
    value: valueOf(property, version),
  };
}

function parametersOf(property: Property): [string, string[]][] {
  const names = property.parameters.map(({ name, values }) => {
    if (values.length > 0) return name.toUpperCase();
    const alone = { ...property, parameters: [{ name, values }] };
    return ["ENCODING", "VALUE"].find((known) => parameterValues(alone, known)[0]) ?? "TYPE";
  });
  // Their order is nothing; xCard has one of its own.
  return [...new Set(names)]
    .toSorted()
    .filter((name) => name !== "" && !OF_THE_VALUE.includes(name))
    .map((name) => {
      const values = parameterValues(property, name);
      const isList = parameterDefinition(name)?.isList === true;
      const all = isList ? values.flatMap((value) => value.split(",")) : values;
      // A semicolon with nothing behind it is a bare parameter without a name.
      return [
        name,
        all
          .filter((value) => value !== "" || name !== "TYPE")
          // RFC 6350 section 6.3.1 has \n in a LABEL.
          .map((value) => cleaned(name === "LABEL" ? unescapeText(value) : value)),
      ];
    });
}

function valueOf(property: Property, version: Version): unknown {
  const decoded = decodeProperty(property, version);
  switch (decoded.shape) {
    case "single": {
      const { value } = decoded;
      // A REV with a date alone is a timestamp by default, and a date where that is told.
      const type = /date|time/.test(decoded.type) ? "date-time" : decoded.type;
      if (typeof value === "string") {
        const isXml = property.name.toUpperCase() === "XML";
        return { type, value: isXml ? canonicalXml(value) : cleaned(value) };
      }
      if (typeof value !== "object" || !("octets" in value)) return { type, value };
      return { type, mediaType: value.mediaType, octets: [...value.octets].join(" ") };
    }
    case "list":
      return { type: decoded.type, values: decoded.values.map(cleaned) };
    case "components": {
      const isGeo = property.name.toUpperCase() === "GEO";
      const components = decoded.components.map((items) =>
        items.map((item) => (isGeo && item !== "" ? String(Number(item)) : cleaned(item))),
      );
      const last = components.findLastIndex((items) => items.some((item) => item !== ""));
      return { type: decoded.type, components: components.slice(0, last + 1) };
    }
  }
}

// Neither JSON nor XML can carry all that a vCard can.
function cleaned<T>(value: T): T | string {
  if (typeof value !== "string") return value;
  return value
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Cc}(?<![\t\n\r\u0080-\u009f])/gu, "");
}

function canonicalXml(text: string): string {
  try {
    return stringifyXml(parseXml(text).root);
  } catch {
    return text;
  }
}
