import { sameName, type Card, type Parameter, type Property } from "../card.ts";
import { decodeProperty, type EncodeOptions, versionOf, type Version } from "../values.ts";
import { freeGroup, setLabel } from "./label.ts";
import { preferenceParameters, typeParameters } from "./parameter.ts";
import { addProperty, replaceProperty } from "./property.ts";
import { meaningKey } from "./same-value.ts";
import {
  findProperties,
  findProperty,
  isProperty,
  parseSelector,
  type PropertySelector,
  type Selector,
  typesOf,
} from "./selector.ts";
import { readEditable, type ValueOf, type ValueToSet, writeEditable } from "./editable-value.ts";

/** What a new property has beside its value. */
export interface NewProperty {
  /** Name without group. */
  readonly name: string;

  /** Group. Default none, or the next that is free where there is a label. */
  readonly group?: string;

  /** Types, as `home`; `pref` is a preference of 1. Default none. */
  readonly types?: readonly string[];

  /** How much it is preferred among those of its name, from 1, which is most, to 100. Default nothing. */
  readonly preference?: number;

  /** Label that a person gives it. Default none. */
  readonly label?: string;

  /** Other parameters. Default none. */
  readonly parameters?: readonly Parameter[];
}

/** What tells which properties are meant, and of which name. */
export type NamedSelector<Name extends string> =
  | Name
  | (PropertySelector & { readonly name?: Name })
  | Property;

/**
 * Reads the value of the first property that is meant, as its type in the card's version has it:
 * `readValue` of `@callingcard/vcard/values` gives the same for cards of one version. A year that stands
 * for none in vCard 3.0 (X-APPLE-OMIT-YEAR) is left out. Of a property that no vocabulary has, it is what
 * `decodeProperty` gives.
 *
 * @param card The card.
 * @param selector What tells which is meant.
 * @returns The value; `undefined` if none is meant.
 */
export function getValue<Name extends string>(
  card: Card,
  selector: NamedSelector<Name>,
): ValueOf<Name> | undefined {
  const property = findProperty(card, selector);
  return property === undefined ? undefined : readEditable(property, versionOf(card));
}

/**
 * Reads the values of all properties that are meant, as {@link getValue} does.
 *
 * @param card The card.
 * @param selector What tells which are meant.
 * @returns The values, in the order of the properties.
 */
export function getValues<Name extends string>(
  card: Card,
  selector: NamedSelector<Name>,
): ValueOf<Name>[] {
  const version = versionOf(card);
  return findProperties(card, selector).map((property) => readEditable(property, version));
}

/**
 * Sets the value of the first property that is meant; where none is, adds one with the name, group,
 * types and label that tell which is meant. The property keeps its place, its group, its name as written
 * and its parameters, but for those that say how the value is written. It is written as the card's
 * version wants, in UTF-8, and decoded where it was quoted-printable, which vCard 2.1 alone has.
 *
 * @param card The card.
 * @param selector What tells which is meant.
 * @param value The value: typed, as `readValue` gives it; what `decodeProperty` gives; or a text, which
 *   is read as a URI or a date where the property is one.
 * @param options How it is written where there is a choice.
 * @returns The card with it; the same card if that is its value already.
 * @throws RangeError for a value that the property cannot carry, and if none is meant by a selector
 *   without a name or by a property.
 */
export function setValue<Name extends string>(
  card: Card,
  selector: NamedSelector<Name>,
  value: ValueToSet<Name>,
  options: EncodeOptions = {},
): Card {
  const property = findProperty(card, selector);
  if (property === undefined) return addValue(card, newProperty(selector), value, options);
  const version = versionOf(card);
  const { type } = decodeProperty(property, version);
  const written = writeEditable(property, value, version, options, type);
  if (meaningKey(property, version) === meaningKey(written, version)) {
    return replaceProperty(card, property, property);
  }
  const parameters = keptInOrder(property, written, version);
  return replaceProperty(card, property, { ...written, parameters });
}

/**
 * Adds a property with a value: behind the last of its name, else where RFC 6350 has it among the others,
 * else at the end.
 *
 * @param card The card.
 * @param head Name of the property, or what it has beside its value.
 * @param value The value, as for {@link setValue}.
 * @param options How it is written where there is a choice.
 * @returns The card with it.
 * @throws RangeError for a value that the property cannot carry, or a preference that the card's version
 *   does not have.
 */
export function addValue<Name extends string>(
  card: Card,
  head: Name | (NewProperty & { readonly name: Name }),
  value: ValueToSet<Name>,
  options: EncodeOptions = {},
): Card {
  const wanted = typeof head === "string" ? { name: head } : head;
  const version = versionOf(card);
  const { name, types = [], label, parameters = [] } = wanted;
  const others = types.filter((type) => !sameName(type, "pref"));
  const preference = wanted.preference ?? (others.length < types.length ? 1 : undefined);
  const typed = [...typeParameters(others, version), ...parameters];
  const group = wanted.group ?? (label === undefined ? undefined : freeGroup(card));
  const property = writeEditable(
    { group, name, parameters: preferenceParameters(typed, preference, version) },
    value,
    version,
    options,
  );
  const added = addProperty(card, property);
  return label === undefined ? added : setLabel(added, property, label);
}

function newProperty(selector: Selector): NewProperty {
  const wanted = typeof selector === "string" ? parseSelector(selector) : selector;
  if (isProperty(wanted)) throw new RangeError("the card does not have this property");
  const { name, group = "", label, parameters = [] } = wanted;
  if (name === undefined) throw new RangeError("no property is meant, and a new one needs a name");
  return {
    name,
    types: typesOf(wanted),
    parameters,
    ...(group === "" ? {} : { group }),
    ...(label === undefined ? {} : { label }),
  };
}

// The parameters of a property that was written anew, in the order they had. What points into the old
// value (RFC 9555 section 3.3.1) does not fit the new one.
function keptInOrder(property: Property, written: Property, version: Version): Parameter[] {
  const names = property.parameters.map(({ name }) => name.toUpperCase());
  const place = ({ name }: Parameter): number => {
    const index = names.indexOf(name.toUpperCase());
    return index === -1 ? names.length : index;
  };
  const kept = written.parameters.filter(
    ({ name }) => !sameName(name, "JSCOMPS") || isSameShape(property, written, version),
  );
  return kept.toSorted((one, other) => place(one) - place(other));
}

function isSameShape(left: Property, right: Property, version: Version): boolean {
  return shapeOf(left, version) === shapeOf(right, version);
}

function shapeOf(property: Property, version: Version): string {
  const decoded = decodeProperty(property, version);
  if (decoded.shape !== "components") return decoded.shape;
  return JSON.stringify(decoded.components.map((items) => items.map((item) => item === "")));
}
