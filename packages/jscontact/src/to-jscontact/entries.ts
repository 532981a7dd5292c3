import { type MutableObject, setMember } from "../json.ts";
import { ADDRESS_TABLE } from "../component-table.ts";
import { commonMembers } from "./common.ts";
import {
  chooseId,
  type Conversion,
  keep,
  keepAlternate,
  keepUnit,
  objectAt,
} from "./conversion.ts";
import { addDifferences, addPronunciations } from "./difference.ts";
import type { EntryRule } from "./entry-rules.ts";
import { addPhonetics } from "./name-property.ts";
import type { Source } from "./source.ts";
import { parameter } from "./source.ts";
import { readStructured } from "./structured-value.ts";
import { sameTag, type Unit } from "./units.ts";

/**
 * Converts a property that becomes objects in a map, with what it is in other languages.
 *
 * @param unit The property.
 * @param rule Its rule.
 * @param conversion The conversion.
 */
export function convertEntry(unit: Unit, rule: EntryRule, conversion: Conversion): void {
  const { base, alternates, phonetics } = unit;
  if (parameter(base, "phonetic") !== undefined) {
    keepUnit(conversion, unit, rule.section, "pronunciation of what is not there");
    return;
  }
  const positions =
    phonetics.length === 0 ? [] : readStructured(copyOf(base), ADDRESS_TABLE).positions;
  const objects = readObjects(base, rule, conversion);
  if (objects === undefined) {
    keepUnit(conversion, unit, rule.section, "value of another form");
    return;
  }
  const paths = objects.map((object) => addObject(base, object, rule, conversion));
  const [first] = objects;
  const [firstPath] = paths;
  for (const source of phonetics) {
    if (first === undefined || firstPath === undefined) break;
    addPronunciation(source, { object: first, path: firstPath, positions }, rule, conversion);
  }
  for (const { language, source } of alternates) {
    // The id is that of the base.
    const asked = parameter(source, "prop-id");
    if (asked !== undefined && asked === firstPath?.at(-1)) source.left.delete("prop-id");
    const trial = copyOf(source);
    const variants = readObjects(trial, rule, conversion);
    if (variants?.length !== objects.length) {
      keepAlternate(conversion, base, source, rule.section);
      continue;
    }
    source.left.clear();
    for (const [name, values] of trial.left) source.left.set(name, values);
    for (const [index, variant] of variants.entries()) {
      const [object, path] = [objects[index], paths[index]];
      if (object === undefined || path === undefined) continue;
      addDifferences(conversion, language, path, { base: object, variant, source });
    }
  }
}

// What the property says, with the common members; parameters that were taken are taken.
function readObjects(
  source: Source,
  rule: EntryRule,
  conversion: Conversion,
): MutableObject[] | undefined {
  const before = new Map(source.left);
  const read = rule.read(source, conversion);
  if (read === undefined) {
    // What could not be read keeps all its parameters.
    for (const [name, values] of before) source.left.set(name, values);
    return undefined;
  }
  const objects = Array.isArray(read)
    ? (read as readonly MutableObject[])
    : [read as MutableObject];
  const common = commonMembers(source, rule.type);
  return objects.map((object) => ({ ...object, ...structuredClone(common) }));
}

function addObject(
  source: Source,
  object: MutableObject,
  { collection, prefix, type }: EntryRule,
  conversion: Conversion,
): readonly string[] {
  const id = chooseId(conversion, collection.join("/"), source, prefix);
  const path = [...collection, id];
  setMember(objectAt(conversion.card, collection), id, object);
  conversion.entries.push({ source, object, type, path });
  return path;
}

/** An address whose components are pronounced. */
interface Pronounced {
  readonly object: MutableObject;
  readonly path: readonly string[];
  readonly positions: Parameters<typeof addPhonetics>[2]["positions"];
}

function addPronunciation(
  source: Source,
  { object, path, positions }: Pronounced,
  { section, type }: EntryRule,
  conversion: Conversion,
): void {
  const tag = parameter(source, "language");
  const isOwn = tag === undefined || sameTag(tag, conversion.language);
  const target = isOwn ? object : structuredClone(object);
  const isTaken = isOwn && object["phoneticSystem"] !== undefined;
  if (type !== "Address" || isTaken || !addPhonetics(target, source, { positions })) {
    keep(conversion, source, section, "pronunciation of what is not there");
    return;
  }
  if (parameter(source, "prop-id") === path.at(-1)) source.left.delete("prop-id");
  if (tag !== undefined && !isOwn) {
    source.left.delete("language");
    addPronunciations(conversion, tag, path, { base: object, variant: target, source });
  }
  // Other parameters of a pronunciation have no place beside it.
  conversion.shadows.push(source);
}

function copyOf(source: Source): Source {
  return { ...source, left: new Map(source.left) };
}
