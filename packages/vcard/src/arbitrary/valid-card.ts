import * as fc from "fast-check";
import type { Card, Parameter, Property } from "../card.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { Version } from "../vocabulary/property-use.ts";
import { validProperty } from "./valid-property.ts";

/**
 * Cards that are valid in a version, with properties of the whole vocabulary: what must be there and what
 * can be there once, groups with X-ABLabel, and in 4.0 alternatives by ALTID and LANGUAGE, a phonetic form,
 * PROP-ID, and PID with CLIENTPIDMAP.
 *
 * @param version The version.
 * @returns The arbitrary.
 */
export function validCard(version: Version): fc.Arbitrary<Card> {
  const other = validProperty(version);
  return fc
    .record({
      name: validProperty(version, "N"),
      fullNames: fc.array(validProperty(version, "FN"), { minLength: 1, maxLength: 2 }),
      others: fc.array(other, { maxLength: 8 }),
      labels: fc.array(fc.nat({ max: 12 }), { maxLength: 2 }),
      alternatives: fc.array(fc.nat({ max: 12 }), { maxLength: 2 }),
      identified: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
      marked: fc.array(fc.nat({ max: 12 }), { maxLength: 2 }),
      hasName: fc.boolean(),
    })
    .map((made) => {
      const needsName = version !== "4.0" || made.hasName;
      const all = [...(needsName ? [made.name] : []), ...made.fullNames, ...made.others];
      const properties = complete(version, all);
      const labelled = label(properties, made.labels);
      if (version !== "4.0") return cardOf(version, labelled);
      const identified = identify(labelled, made.identified);
      return cardOf(version, mark(alternate(identified, made.alternatives), made.marked));
    });
}

function cardOf(version: Version, properties: readonly Property[]): Card {
  return { version, properties: [plain("VERSION", version), ...properties] };
}

function plain(name: string, value: string, group?: string): Property {
  return { group, name, parameters: [], value };
}

/** Properties that the card as a whole decides on. */
const OF_THE_CARD = ["CLIENTPIDMAP", "X-ABLABEL"];

// Leaves out what comes twice and may not, and makes a group of what has members.
function complete(version: Version, properties: readonly Property[]): Property[] {
  const seen = new Set<string>();
  const kept = properties.filter(({ name }) => {
    if (OF_THE_CARD.includes(name)) return false;
    const cardinality = propertyUse(name, version)?.cardinality;
    const isSingle = cardinality === "1" || cardinality === "*1" || name === "GRAMGENDER";
    if (isSingle && seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  if (!seen.has("MEMBER")) return kept;
  return [...kept.filter(({ name }) => name !== "KIND"), plain("KIND", "group")];
}

function withParameters(property: Property, ...parameters: Parameter[]): Property {
  const names = new Set(parameters.map(({ name }) => name));
  const kept = property.parameters.filter(({ name }) => !names.has(name));
  return { ...property, parameters: [...kept, ...parameters] };
}

function parameter(name: string, value: string): Parameter {
  return { name, values: [value] };
}

// Gives some properties a group, and the group a label, as Apple's address book does.
function label(properties: readonly Property[], chosen: readonly number[]): Property[] {
  return properties.flatMap((property, index) => {
    if (!chosen.includes(index)) return [property];
    const group = `item${index + 1}`;
    const text = index % 2 === 0 ? "_$!<Other>!$_" : "Lake house\\, north";
    return [{ ...property, group }, plain("X-ABLabel", text, group)];
  });
}

/** Properties that are texts, of which there are forms in several languages. */
const IN_LANGUAGES = ["N", "FN", "NICKNAME", "ADR", "TITLE", "ROLE", "ORG", "NOTE"];

// Puts a form in another language, or how it is said, beside some properties.
function alternate(properties: readonly Property[], chosen: readonly number[]): Property[] {
  return properties.flatMap((property, index) => {
    const { name } = property;
    if (!chosen.includes(index) || !IN_LANGUAGES.includes(name)) return [property];
    const altid = parameter("ALTID", String(index + 1));
    const first = withParameters(property, altid, parameter("LANGUAGE", "ja"));
    const isSaid = index % 2 === 0 && (name === "N" || name === "ADR");
    const second = isSaid
      ? withParameters(
          property,
          altid,
          parameter("PHONETIC", "script"),
          parameter("SCRIPT", "Latn"),
          parameter("LANGUAGE", "en"),
        )
      : withParameters(property, altid, parameter("LANGUAGE", "en"));
    return [first, withoutGroup(second)];
  });
}

// A label belongs to one property of its group here.
function withoutGroup(property: Property): Property {
  return { ...property, group: undefined };
}

const SOURCES = [
  "urn:uuid:3df403f4-5924-4bb7-b077-3c711d9eb34b",
  "urn:uuid:d89c9c7a-2e1b-4832-82de-7e992d95faa5",
];

// Gives some properties a PID of one source or of two, and the card the sources that they name.
function identify(properties: readonly Property[], chosen: readonly number[]): Property[] {
  const used = new Set<number>();
  const identified = properties.map((property, index) => {
    const takesPid = propertyUse(property.name, "4.0")?.parameters.includes("PID") === true;
    if (!chosen.includes(index) || !takesPid) return property;
    const sources = index % 3 === 0 ? [1, 2] : [1 + (index % 2)];
    for (const source of sources) used.add(source);
    return withParameters(property, {
      name: "PID",
      values: sources.map((source) => `${index + 1}.${source}`),
    });
  });
  const maps = SOURCES.flatMap((source, index) =>
    used.has(index + 1) ? [plain("CLIENTPIDMAP", `${index + 1};${source}`)] : [],
  );
  return [...identified, ...maps];
}

// Gives some properties a PROP-ID that no other of the card has.
function mark(properties: readonly Property[], chosen: readonly number[]): Property[] {
  return properties.map((property, index) =>
    chosen.includes(index)
      ? withParameters(property, parameter("PROP-ID", `p${index + 1}`))
      : property,
  );
}
