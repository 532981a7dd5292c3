import * as fc from "fast-check";
import * as arbitrary from "../../src/arbitrary.ts";
import {
  addProperty,
  addValue,
  removeProperties,
  replaceProperty,
  setLabel,
  setTypes,
  setValue,
} from "../../src/edit.ts";
import { sameName, type Card, type Property } from "../../src/index.ts";
import { decodeProperty, encodeProperty, versionOf, type Version } from "../../src/values.ts";

/** An edit of a card. */
export type Edit = (card: Card) => Card;

/** Properties that no edit touches: what they hold is not free. */
const FIXED = ["VERSION", "UID", "REV", "CLIENTPIDMAP", "X-ABLABEL", "X-ABADR", "JSPROP", "KIND"];

/** Whether a property may be edited. */
export function isFree({ name }: Property): boolean {
  return !FIXED.some((fixed) => sameName(fixed, name));
}

/**
 * Edits of a card of a version, each at a property that its number tells among those that may be edited.
 *
 * @param version The version.
 * @param prefix What each text starts with that an edit puts into a card.
 */
export function edits(version: Version, prefix: string): fc.Arbitrary<Edit[]> {
  return fc.array(fc.tuple(fc.nat(), operation(version)), { maxLength: 5 }).map((all) =>
    all.map(
      ([at, run], index): Edit =>
        (card) =>
          run(card, at, `${prefix}${index}x`),
    ),
  );
}

type Operation = (card: Card, at: number, token: string) => Card;

function operation(version: Version): fc.Arbitrary<Operation> {
  return fc.oneof(
    { arbitrary: fc.constant<Operation>(onFree(setToken)), weight: 4 },
    {
      arbitrary: fc.constant<Operation>(onFree((card, one) => removeProperties(card, one))),
      weight: 2,
    },
    fc.constant<Operation>(onFree((card, one, token) => setTypes(card, one, [token]))),
    fc.constant<Operation>(onFree((card, one, token) => setLabel(card, one, token))),
    fc.constant<Operation>((card, _, token) => addValue(card, "NOTE", token)),
    fc.constant<Operation>((card, _, token) =>
      addValue(card, { name: "TEL", label: token }, token),
    ),
    fc.constant<Operation>((card, _, token) => addValue(card, "CATEGORIES", token)),
    fc.constant<Operation>((card, at) => moved(card, at)),
    fc.constant<Operation>((card) => anew(card)),
    arbitrary
      .validProperty(version)
      .filter((one) => isFree(one) && one.parameters.every(({ name }) => name !== "PID"))
      .map(
        (one): Operation =>
          (card) =>
            addProperty(card, one),
      ),
  );
}

function onFree(run: (card: Card, property: Property, token: string) => Card): Operation {
  return (card, at, token) => {
    const free = card.properties.filter(isFree);
    const property = free[at % Math.max(1, free.length)];
    return property === undefined ? card : run(card, property, token);
  };
}

// Puts a text into a value: into one component, as one more item, or for the whole.
function setToken(card: Card, property: Property, token: string): Card {
  const version = versionOf(card);
  const decoded = decodeProperty(property, version);
  if (decoded.shape === "list" && decoded.type === "text") {
    return setValue(card, property, { ...decoded, values: [...decoded.values, token] });
  }
  if (decoded.shape === "components" && /^(?:N|ADR)$/i.test(property.name)) {
    const at = token.length % Math.max(1, decoded.components.length);
    return setValue(card, property, {
      ...decoded,
      components: decoded.components.with(at, [token]),
    });
  }
  const text = encodeProperty(property, { shape: "single", type: "text", value: token }, version);
  return replaceProperty(card, property, text);
}

function moved(card: Card, at: number): Card {
  const from = 1 + (at % Math.max(1, card.properties.length - 1));
  const property = card.properties[from];
  if (property === undefined) return card;
  return { ...card, properties: [...card.properties.toSpliced(from, 1), property] };
}

// The same card, as another program writes it: other objects, other names of groups, other case.
function anew(card: Card): Card {
  const properties = card.properties.map((property) => ({
    ...property,
    group: property.group === undefined ? undefined : `anew${property.group}`,
    name: property.name.toLowerCase(),
  }));
  return { ...card, properties };
}
