import type { Card, Property } from "@callingcard/vcard";
import type { JsContactCard } from "../card.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { ConversionNote } from "../note.ts";
import type { JsContactLimits } from "../options.ts";
import { joinPath } from "../pointer.ts";
import { toJsContact } from "../to-jscontact/convert.ts";
import { validCard } from "../validate.ts";
import { ENTRY_MAPS, writeEntry } from "./entries.ts";
import { withKept } from "./kept.ts";
import {
  type GroupNames,
  isGroup,
  type Line,
  newGroup,
  readParameters,
  type Writing,
} from "./line.ts";
import { isTouched, type Touched, withLocalizations } from "./localizations.ts";
import { writeScalars, writeSets } from "./members.ts";
import { writeName } from "./name.ts";
import { residue } from "./residue.ts";

/** A vCard, and what became of what has no place in it. */
export interface FromJsContactResult {
  readonly card: Card;
  readonly report: readonly ConversionNote[];
}

/**
 * Converts a JSContact card to a vCard 4.0 (RFC 9555 section 3). What is not valid is left out, and
 * reported; what no vCard property says is in JSPROP.
 *
 * @param card The card, of either version.
 * @param limits Limits on the card; what is beyond them is left out.
 * @returns The vCard and the report.
 * @throws JsContactError if the card is no object.
 * @example
 * const { card } = fromJsContact({ "@type": "Card", version: "2.0", name: { full: "Ada" } });
 * stringifyCard(card); // BEGIN:VCARD, VERSION:4.0, FN:Ada, END:VCARD
 */
export function fromJsContact(
  card: JsContactCard,
  limits: JsContactLimits = {},
): FromJsContactResult {
  const notes: ConversionNote[] = [];
  const onProblem = ({ pointer, reason, section }: Omit<ConversionNote, "code" | "lost">): void => {
    notes.push({
      code: "invalid-jscontact",
      ...(pointer !== undefined && { pointer }),
      reason,
      section,
      lost: true,
    });
  };
  const valid = validCard(card, { ...limits, onProblem }) ?? { "@type": "Card", version: "2.0" };
  const shared = sharedOf(valid);
  const base = { ...shared, card: valid, notes, localized: undefined };
  const lines = writeLines({ ...base, lines: [] });
  const properties = withLocalizations(valid, lines, (card, localized, touched) =>
    writeLines({ ...base, card, localized, lines: [], notes: [] }, touched),
  );
  const kept = [...(valid.vCardProps ?? []), ...(valid.vCard?.properties ?? [])];
  const whole = [VERSION, ...withKept(properties, kept, { language: valid.language, notes })];
  const { version } = valid;
  const back = toJsContact({ version: "4.0", properties: whole }, { version }).card;
  const all = [...whole, ...residue(valid, back, notes)];
  return { card: { version: "4.0", properties: all }, report: notes };
}

const VERSION: Property = { group: undefined, name: "VERSION", parameters: [], value: "4.0" };

type Shared = Pick<Writing, "converted" | "organizationGroups" | "groups">;

function sharedOf(card: JsContactCard): Shared {
  const converted = convertedOf(card);
  const groups: GroupNames = {
    used: new Set(groupsOf(card, converted)),
    next: 1,
    labels: new Map(),
  };
  return { converted, groups, organizationGroups: organizationGroupsOf(card, converted, groups) };
}

// What `vCard.convertedProperties` has, also by the path of the object that a path goes into.
function convertedOf({ vCard }: JsContactCard): ReadonlyMap<string, JsonObject> {
  const converted = new Map<string, JsonObject>();
  for (const [path, property] of Object.entries(vCard?.convertedProperties ?? {})) {
    converted.set(path, property);
    const tokens = path.split("/");
    const object = tokens.slice(0, -1).join("/");
    if (tokens.length > 2 && tokens.at(-1) !== "label" && !converted.has(object)) {
      converted.set(object, property);
    }
  }
  return converted;
}

// The names of groups that are in use.
function groupsOf(card: JsContactCard, converted: ReadonlyMap<string, JsonObject>): string[] {
  const found: string[] = [];
  const look = (parameters: ReadonlyMap<string, readonly string[]>): void => {
    const [group] = parameters.get("group") ?? [];
    if (group !== undefined) found.push(group);
  };
  for (const value of Object.values(card)) {
    if (!isObject(value)) continue;
    look(readParameters(value["vCardParams"]));
    for (const object of Object.values(value)) {
      if (isObject(object)) look(readParameters(object["vCardParams"]));
    }
  }
  for (const [, parameters] of [...(card.vCardProps ?? []), ...(card.vCard?.properties ?? [])]) {
    look(readParameters(parameters));
  }
  for (const property of converted.values()) look(readParameters(property["parameters"]));
  return found;
}

// A group for each organization that a title is held in (RFC 9555 section 2.9.6).
function organizationGroupsOf(
  card: JsContactCard,
  converted: ReadonlyMap<string, JsonObject>,
  groups: GroupNames,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const { titles = {}, organizations = {} } = card;
  for (const { organizationId: id } of Object.values(titles)) {
    if (id === undefined || found.has(id) || !Object.hasOwn(organizations, id)) continue;
    const own = readParameters(organizations[id]?.vCardParams).get("group")?.[0];
    const beside = converted.get(joinPath(["organizations", id]));
    const given = own ?? readParameters(beside?.["parameters"]).get("group")?.[0];
    const isFree = given !== undefined && isGroup(given) && !taken.has(given);
    const group = isFree ? given : newGroup(groups);
    taken.add(group);
    found.set(id, group);
  }
  return found;
}

// The lines of a card: all, or those of what is patched.
function writeLines(writing: Writing, touched?: Touched): readonly Line[] {
  const { card } = writing;
  const isWanted = (path: readonly string[]): boolean =>
    touched === undefined || isTouched(touched, path);
  writeScalars(writing);
  if (isWanted(["name"])) writeName(writing, card.name);
  for (const entryMap of ENTRY_MAPS) {
    for (const [id, object] of Object.entries(mapAt(card, entryMap.path))) {
      const isEntry = isObject(object) && isWanted([...entryMap.path, id]);
      if (isEntry) writeEntry(writing, entryMap, id, object);
    }
  }
  writeSets(writing);
  return writing.lines;
}

function mapAt(card: JsContactCard, path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    card,
  );
  return isObject(found) ? found : {};
}
