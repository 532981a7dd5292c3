import { parameterValues, sameName, type Card, type Parameter, type Property } from "../card.ts";
import { labelReader, type LabelReader } from "./label-text.ts";
import { preferenceOf, preferred } from "./preference.ts";

/** What properties have to have; what is absent is not looked at. */
export interface PropertySelector {
  /** Name without group, in any case. */
  readonly name?: string;

  /** Group, in any case; the empty text for properties without one. */
  readonly group?: string;

  /**
   * One type or several, all of which a property has to have, in any case: from TYPE, also in a list
   * or in quotes, and from the bare parameters of vCard 2.1. `pref` finds PREF=1 too.
   */
  readonly type?: string | readonly string[];

  /**
   * Label of the property's group, in any case, as `labelOf` reads it; the empty text for properties without
   * one.
   */
  readonly label?: string;

  /** Parameters of which a property has to have each with at least these values, in any case. */
  readonly parameters?: readonly Parameter[];

  /** Whether only the one that is preferred among all these is meant. Default `false`. */
  readonly preferred?: boolean;
}

/**
 * What tells which properties of a card are meant: a name (`"TEL"`), a name in a group
 * (`"item1.TEL"`), what they have, or a property of the card, which means that object alone.
 */
export type Selector = string | PropertySelector | Property;

/**
 * Finds the properties that are meant, in their order.
 *
 * @param card The card.
 * @param selector What tells which are meant.
 * @returns The properties.
 */
export function findProperties(card: Card, selector: Selector): Property[] {
  if (typeof selector !== "string" && isProperty(selector)) {
    return card.properties.includes(selector) ? [selector] : [];
  }
  const wanted = typeof selector === "string" ? parseSelector(selector) : selector;
  const labels = wanted.label === undefined ? undefined : labelReader(card);
  const found = card.properties.filter((property) => isMeant(property, wanted, labels));
  if (wanted.preferred !== true) return found;
  const best = preferred(found);
  return best === undefined ? [] : [best];
}

/**
 * Finds the first property that is meant.
 *
 * @param card The card.
 * @param selector What tells which is meant.
 * @returns The property, or `undefined`.
 */
export function findProperty(card: Card, selector: Selector): Property | undefined {
  return findProperties(card, selector)[0];
}

/**
 * Finds the property that is preferred most among those that are meant; the first of them where
 * several are, or where nothing is said.
 *
 * @param card The card.
 * @param selector What tells which are meant.
 * @returns The property, or `undefined` if none is meant.
 */
export function preferredProperty(card: Card, selector: Selector): Property | undefined {
  return preferred(findProperties(card, selector));
}

/**
 * Reads a selector that is a text, with a group in front of a dot or without.
 *
 * @param text The text.
 * @returns The selector.
 * @internal
 */
export function parseSelector(text: string): PropertySelector {
  const dot = text.indexOf(".");
  return dot === -1 ? { name: text } : { group: text.slice(0, dot), name: text.slice(dot + 1) };
}

/**
 * Tells whether a selector is a property.
 *
 * @param selector The selector.
 * @returns Whether it is.
 * @internal
 */
export function isProperty(selector: PropertySelector | Property): selector is Property {
  return "value" in selector;
}

/**
 * Gives the types of a selector as a list.
 *
 * @param selector The selector.
 * @returns The types.
 * @internal
 */
export function typesOf({ type }: PropertySelector): readonly string[] {
  if (type === undefined) return [];
  return typeof type === "string" ? [type] : type;
}

function isMeant(
  property: Property,
  wanted: PropertySelector,
  labels: LabelReader | undefined,
): boolean {
  const { name, group, label, parameters = [] } = wanted;
  if (name !== undefined && !sameName(property.name, name)) return false;
  if (group !== undefined && !sameName(property.group ?? "", group)) return false;
  if (!typesOf(wanted).every((type) => hasType(property, type))) return false;
  if (!parameters.every((parameter) => hasParameter(property, parameter))) return false;
  return label === undefined || sameName(labels?.(property) ?? "", label);
}

function hasType(property: Property, type: string): boolean {
  if (sameName(type, "pref")) return preferenceOf(property) === 1;
  return parameterValues(property, "TYPE").some((value) => sameName(value.trim(), type));
}

function hasParameter(property: Property, { name, values }: Parameter): boolean {
  const present = parameterValues(property, name);
  return (
    property.parameters.some((parameter) => sameName(parameter.name, name)) &&
    values.every((value) => present.some((other) => sameName(other, value)))
  );
}
