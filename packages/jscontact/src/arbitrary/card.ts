import * as fc from "fast-check";
import type { JsContactCard, JsContactVersion, PatchObject } from "../card.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { joinPath } from "../pointer.ts";
import { address } from "./address.ts";
import { ENTRY_ARBITRARIES } from "./entries.ts";
import { name } from "./name.ts";
import { id, languageTag, setOf, text, uri, utcDateTime, vendorName } from "./values.ts";

/** What the cards have to be like. */
export interface JsContactConstraints {
  /** The version. Default: either. */
  readonly version?: JsContactVersion;
}

/**
 * Valid JSContact cards with properties of all types, vendor-specific ones on the card and in its objects,
 * Ids such as `__proto__`, and localizations.
 *
 * @param constraints What the cards have to be like.
 * @returns The arbitrary.
 */
export function jsContactCard(constraints: JsContactConstraints = {}): fc.Arbitrary<JsContactCard> {
  const version: fc.Arbitrary<JsContactVersion> =
    constraints.version === undefined
      ? fc.constantFrom("1.0", "2.0")
      : fc.constant(constraints.version);
  return fc
    .tuple(version, scalars(), objects(), maps(), uid(), languages())
    .map(([chosen, some, others, entries, made, patches]) => {
      const { members, ...rest } = some;
      const card: JsContactCard = {
        "@type": "Card" as const,
        version: chosen,
        ...(chosen === "1.0" && { uid: made }),
        ...rest,
        ...(rest.kind === "group" && members !== undefined && { members }),
        ...others,
        ...entries,
      };
      return localized(card, patches);
    });
}

function uid(): fc.Arbitrary<string> {
  const usual = fc.constantFrom("a", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  return fc.oneof({ withCrossShrink: true }, usual, uri(), text());
}

function scalars(): fc.Arbitrary<Partial<JsContactCard>> {
  return fc.record(
    {
      created: utcDateTime(),
      kind: fc.constantFrom("individual", "group", "org", "device", "example.com:robot"),
      language: languageTag(),
      members: setOfTexts(),
      prodId: text().filter((one) => one !== ""),
      updated: utcDateTime(),
      uid: uid(),
      keywords: setOfTexts(),
    },
    { requiredKeys: [] },
  );
}

function setOfTexts(): fc.Arbitrary<Readonly<Record<string, true>>> {
  return fc
    .uniqueArray(fc.oneof(text(), uri(), fc.constant("__proto__")), { maxLength: 3 })
    .map((keys) => Object.fromEntries(keys.map((key) => [key, true as const])));
}

function objects(): fc.Arbitrary<Partial<JsContactCard>> {
  return fc.record(
    {
      name: name(),
      relatedTo: fc
        .array(fc.tuple(fc.oneof(uri(), text()), relation()), { maxLength: 3 })
        .map((all) => Object.fromEntries(all)),
      "example.com:top": fc.jsonValue().map((value) => ({ value: value as JsonValue })),
      unknownName: fc.constant({ a: [1, "b", null] }),
    },
    { requiredKeys: [] },
  );
}

function relation(): fc.Arbitrary<JsonObject> {
  return fc.record({ relation: setOf("friend", "co-worker", "spouse") }, { requiredKeys: [] });
}

// Maps of the card, with their objects.
function maps(): fc.Arbitrary<Partial<JsContactCard>> {
  const arbitraries = { ...ENTRY_ARBITRARIES, addresses: address() };
  const map = (object: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
    fc
      .array(fc.tuple(id(), withVendor(object)), { minLength: 1, maxLength: 3 })
      .map((all) => Object.fromEntries(all));
  const speakToAs = fc
    .record(
      { grammaticalGender: fc.constantFrom("neuter", "animate"), pronouns: map(PRONOUNS) },
      { requiredKeys: [] },
    )
    .filter((one) => Object.keys(one).length > 0);
  const made = Object.entries(arbitraries).map(
    ([member, object]) => [member, map(object)] as const,
  );
  const members = [...made, ["speakToAs", speakToAs] as const].map(([member, object]) =>
    seldom(object.map((one) => [[member, one]] as const)),
  );
  return fc.tuple(...members).map((all) => Object.fromEntries(all.flat()));
}

// One of three: cards with everything shrink slowly, and hide what one property does.
function seldom<Value>(of: fc.Arbitrary<readonly Value[]>): fc.Arbitrary<readonly Value[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: of },
  );
}

const PRONOUNS: fc.Arbitrary<JsonObject> = fc.record(
  { pronouns: text(), contexts: setOf("private", "work"), pref: fc.integer({ min: 1, max: 100 }) },
  { requiredKeys: ["pronouns"] },
);

function withVendor(object: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(object, fc.option(vendorName(), { nil: undefined, freq: 6 }), text())
    .map(([made, vendor, value]) => (vendor === undefined ? made : { ...made, [vendor]: value }));
}

/** A language, and texts in it, each with a number that chooses what it is the text of. */
type Patch = readonly [
  language: string,
  texts: readonly (readonly [chosen: number, text: string])[],
];

function languages(): fc.Arbitrary<readonly Patch[]> {
  const texts = fc.array(fc.tuple(fc.nat(), text()), { minLength: 1, maxLength: 3 });
  return fc.array(fc.tuple(languageTag(), texts), { maxLength: 2 });
}

// Adds languages, each with some texts of the card in it.
function localized(card: JsContactCard, patches: readonly Patch[]): JsContactCard {
  const paths = pathsOfTexts(card);
  if (paths.length === 0 || patches.length === 0) return card;
  const localizations = patches.map(([language, texts]): [string, PatchObject] => [
    language,
    Object.fromEntries(texts.map(([chosen, one]) => [paths[chosen % paths.length], one])),
  ]);
  return { ...card, localizations: Object.fromEntries(localizations) };
}

// Texts that may be in another language.
function pathsOfTexts(card: JsContactCard): string[] {
  const members = { titles: "name", nicknames: "name", notes: "note", phones: "label" } as const;
  const paths = Object.entries(members).flatMap(([map, member]) =>
    Object.keys(card[map as keyof typeof members] ?? {}).map((key) => joinPath([map, key, member])),
  );
  return card.name === undefined ? paths : [...paths, "name/full"];
}
