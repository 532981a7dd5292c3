import { parameterValues } from "@callingcard/vcard";
import type { JsContactVersion } from "../card.ts";
import { isId } from "../format.ts";
import { type JsonValue, type MutableObject, setMember } from "../json.ts";
import type { ConversionNote } from "../note.ts";
import { joinPath } from "../pointer.ts";
import type { TypeName } from "../schema.ts";
import { type Source, takeParameter } from "./source.ts";
import type { Unit } from "./units.ts";

/** The state of one conversion. */
export interface Conversion {
  readonly version: JsContactVersion;

  /** The card as far as it is made. */
  readonly card: MutableObject;

  /** Language of the card. */
  readonly language: string | undefined;
  readonly entries: Entry[];

  /** Properties that have no place in JSContact, or whose parameters have none. */
  readonly kept: Set<Source>;

  /** Paths and values by language. */
  readonly patches: Map<string, Map<string, JsonValue>>;

  /** Ids by collection. */
  readonly ids: Map<string, Ids>;

  /** What properties had beside their values, where the objects they became are not theirs alone. */
  readonly beside: Beside[];

  /** Properties that are converted, but for parameters that may be left; such are kept as well. */
  readonly shadows: Source[];

  /** Properties that became patches. */
  readonly variants: Variant[];
  readonly notes: ConversionNote[];
}

/** The ids of one map. */
interface Ids {
  readonly used: Set<string>;

  /** What PROP-ID parameters ask for. */
  readonly asked: Set<string>;

  /** The number to go on from, by prefix: a card may have thousands of entries. */
  readonly next: Map<string, number>;
}

/** An object in a map of the card, and the property it was made of. */
export interface Entry {
  readonly source: Source;
  readonly object: MutableObject;
  readonly type: TypeName;

  /** Path of the object in the card. */
  readonly path: readonly string[];
}

/** A property that became a part of an object, and where. */
interface Beside {
  readonly source: Source;
  readonly path: readonly string[];
}

/** A property that became patches, of which object, and in which language. */
interface Variant {
  readonly language: string;
  readonly source: Source;
  readonly path: readonly string[];

  /** The member that is patched, where it is not the object as a whole. */
  readonly member?: string;
}

/**
 * Keeps a property as it is, in `vCardProps` (RFC 9555 section 2.15.1).
 *
 * @param conversion The conversion.
 * @param source The property.
 * @param section The rule that has no place for it.
 * @param reason Why.
 */
export function keep(
  conversion: Conversion,
  source: Source,
  section: string,
  reason: string,
): void {
  if (conversion.kept.has(source)) return;
  conversion.kept.add(source);
  note(conversion, { code: "kept-in-vcard-props", property: source.name, section, reason });
}

/**
 * Keeps a whole unit as it is.
 *
 * @param conversion The conversion.
 * @param unit The unit.
 * @param section The rule that has no place for it.
 * @param reason Why.
 */
export function keepUnit(
  conversion: Conversion,
  unit: Unit,
  section: string,
  reason: string,
): void {
  const { base, alternates, phonetics } = unit;
  for (const source of [base, ...alternates.map((one) => one.source), ...phonetics]) {
    keep(conversion, source, section, reason);
  }
}

/**
 * Keeps what a property is in another language as it is, and of the property itself the ALTID that
 * tells that they belong together.
 *
 * @param conversion The conversion.
 * @param base The property.
 * @param source What it is in another language.
 * @param section The rule that has no place for it.
 */
export function keepAlternate(
  conversion: Conversion,
  base: Source,
  source: Source,
  section: string,
): void {
  const altid = parameterValues(base.property, "ALTID");
  if (altid.length > 0) base.left.set("altid", altid);
  keep(conversion, source, section, "value of another form in another language");
}

/**
 * Adds a line to the report.
 *
 * @param conversion The conversion.
 * @param line The line; nothing is lost where it does not say so.
 */
export function note(
  conversion: Conversion,
  line: Omit<ConversionNote, "lost"> & { readonly lost?: boolean },
): void {
  conversion.notes.push({ ...line, lost: line.lost ?? false });
}

/**
 * Finds or makes an object in the card.
 *
 * @param root The card.
 * @param path Names of the members that lead to it.
 * @returns The object.
 */
export function objectAt(root: MutableObject, path: readonly string[]): MutableObject {
  let object = root;
  for (const name of path) {
    const member = Object.hasOwn(object, name) ? object[name] : undefined;
    if (member === undefined) {
      const made: MutableObject = {};
      setMember(object, name, made);
      object = made;
    } else {
      object = member as MutableObject;
    }
  }
  return object;
}

/**
 * Reserves the ids that PROP-ID asks for, so that none that is made takes them.
 *
 * @param conversion The conversion.
 * @param collection Path of the map.
 * @param source A property that goes there.
 */
export function reserveId(conversion: Conversion, collection: string, source: Source): void {
  const [id] = source.left.get("prop-id") ?? [];
  if (id !== undefined && isId(id)) idsOf(conversion, collection).asked.add(id);
}

/**
 * Chooses the id of a new entry: its PROP-ID if that is an Id and free (RFC 9555 section 2.3.18), else
 * the prefix and the first number that is free.
 *
 * @param conversion The conversion.
 * @param collection Path of the map.
 * @param source The property.
 * @param prefix How ids that are made begin.
 * @returns The id.
 */
export function chooseId(
  conversion: Conversion,
  collection: string,
  source: Source,
  prefix: string,
): string {
  const ids = idsOf(conversion, collection);
  const asked = takeParameter(source, "prop-id", (id) => isId(id) && !ids.used.has(id));
  const id = asked ?? freeId(ids, prefix);
  ids.used.add(id);
  return id;
}

function freeId({ used, asked, next }: Ids, prefix: string): string {
  let number = next.get(prefix) ?? 1;
  while (used.has(`${prefix}-${number}`) || asked.has(`${prefix}-${number}`)) number += 1;
  next.set(prefix, number + 1);
  return `${prefix}-${number}`;
}

function idsOf({ ids }: Conversion, collection: string): Ids {
  const found = ids.get(collection);
  if (found !== undefined) return found;
  const made: Ids = { used: new Set(), asked: new Set(), next: new Map() };
  ids.set(collection, made);
  return made;
}

/**
 * Adds a patch to the localizations.
 *
 * @param conversion The conversion.
 * @param language The language.
 * @param path Where.
 * @param value What is set there; `null` removes.
 */
export function addPatch(
  conversion: Conversion,
  language: string,
  path: readonly string[],
  value: JsonValue,
): void {
  const { patches } = conversion;
  const found = patches.get(language) ?? new Map<string, JsonValue>();
  found.set(joinPath(path), value);
  patches.set(language, found);
}
