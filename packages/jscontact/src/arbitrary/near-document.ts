import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { isArray, isObject, type JsonValue } from "../json.ts";
import { validateJsContact } from "../validate.ts";
import { jsContactCard, type JsContactConstraints } from "./card.ts";
import { edited, type Path, pathsOf, valueAt, writeAt } from "./json-path.ts";

/**
 * JSON texts that are a valid card but for one place, and are not one: no JSON, or with a member that is
 * left out, of another type or of a value that RFC 9553 does not have.
 *
 * @param constraints What the cards have to be like that are spoilt.
 * @returns The arbitrary. The rule is the name of the member that the place is in; for what is no JSON, `JSON`.
 */
export function nearDocument(constraints?: JsContactConstraints): fc.Arbitrary<NearMiss> {
  const cards = jsContactCard(constraints).map((card): JsonValue => ({ ...card }));
  const values = fc
    .tuple(fc.constantFrom(...WAYS), cards, fc.noShrink(fc.nat()))
    .map(([way, card, salt]) => firstInvalid(way, card, salt));
  const texts = fc
    .tuple(fc.constantFrom(...BROKEN), cards)
    .map(([spoil, card]) => spoil(JSON.stringify(card)));
  return fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: texts });
}

/** What a value becomes: another one, or none. */
interface Spoilt {
  readonly value: JsonValue | undefined;
  readonly change: string;
}

/** Spoils a value; `undefined` where that cannot be done to it. */
type Way = (value: JsonValue, name: string) => Spoilt | undefined;

// What a card may not be, the package itself says: of the places in an order of chance, the first such one.
function firstInvalid(way: Way, card: JsonValue, salt: number): NearMiss {
  const paths = pathsOf(card).toSorted(
    (left, right) => rankOf(nameOf(left), salt) - rankOf(nameOf(right), salt),
  );
  for (const path of paths) {
    const value = valueAt(card, path);
    const spoilt = value === undefined ? undefined : way(value, nameOf(path));
    if (spoilt === undefined) continue;
    const other = edited(card, path, spoilt.value);
    if (validateJsContact(other).length > 0) return written(other, path, spoilt.change);
  }
  return written(edited(card, ["version"], "3.0"), ["version"], 'version "3.0"');
}

// By their names and not by their numbers: so a card that shrinks is still spoilt at the same place.
function rankOf(name: string, salt: number): number {
  let rank = salt;
  for (const character of name)
    rank = Math.imul(rank ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return rank;
}

function written(value: JsonValue, path: Path, change: string): NearMiss {
  return { ...writeAt(value, path), rule: nameOf(path), change };
}

// The name of a member; of what is in an array or a map, that of the member around it comes first.
function nameOf(path: Path): string {
  return path.map(String).join("/");
}

const WAYS: readonly Way[] = [leftOut, numbered, emptied, upperCase, nulled];

function leftOut(_: JsonValue, name: string): Spoilt {
  return { value: undefined, change: `${name} left out` };
}

function numbered(value: JsonValue, name: string): Spoilt | undefined {
  if (typeof value === "number") return { value: -1, change: `${name} is -1` };
  return { value: 0, change: `${name} is 0` };
}

function emptied(value: JsonValue, name: string): Spoilt | undefined {
  if (typeof value === "string" && value !== "") return { value: "", change: `${name} is empty` };
  if (isArray(value)) return { value: [], change: `${name} is an empty array` };
  return isObject(value) ? { value: {}, change: `${name} is an empty object` } : undefined;
}

function upperCase(value: JsonValue, name: string): Spoilt | undefined {
  if (typeof value !== "string" || value === value.toUpperCase()) return undefined;
  return { value: value.toUpperCase(), change: `${name} in upper case` };
}

function nulled(value: JsonValue, name: string): Spoilt | undefined {
  return value === null ? undefined : { value: null, change: `${name} is null` };
}

/** Makes of a JSON text what none is (RFC 8259 section 2). */
type Break = (text: string) => NearMiss;

const BROKEN: readonly Break[] = [cut, doubledComma, otherQuotes, more];

function cut(text: string): NearMiss {
  const end = text.length - 1;
  return { text: text.slice(0, end), offset: end, rule: JSON_RULE, change: "last } left out" };
}

function doubledComma(text: string): NearMiss {
  const end = text.length - 1;
  return {
    text: `${text.slice(0, end)},}`,
    offset: end,
    rule: JSON_RULE,
    change: "comma before }",
  };
}

function otherQuotes(text: string): NearMiss {
  const spoilt = text.replace('"@type"', "'@type'");
  const change = "apostrophes in place of quotation marks";
  return { text: spoilt, offset: spoilt.indexOf("'@type'"), rule: JSON_RULE, change };
}

function more(text: string): NearMiss {
  return { text: `${text}}`, offset: text.length, rule: JSON_RULE, change: "} doubled" };
}

const JSON_RULE = "JSON";
