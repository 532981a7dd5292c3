import {
  type Card,
  getProperties,
  getProperty,
  parameterValues,
  type Property,
} from "@callingcard/vcard";
import {
  addValue,
  getValue,
  removeProperties,
  setRevision,
  setTypes,
  setValue,
} from "@callingcard/vcard/edit";
import { versionOf } from "@callingcard/vcard/values";
import {
  type Draft,
  type DraftAddress,
  type DraftRow,
  type DraftTexts,
  ROW_PROPERTIES,
  ROW_TYPES,
} from "./draft.ts";

/** Names of the components of N in a form. */
const NAME_PARTS = ["prefixes", "given", "additional", "family", "suffixes"] as const;

const ADDRESS_PARTS = ["street", "locality", "region", "postalCode", "country"] as const;

/**
 * Makes a new card, of version 4.0.
 *
 * @param uid Its UID.
 * @returns The card.
 */
export function newCard(uid: string): Card {
  const version: Property = { group: undefined, name: "VERSION", parameters: [], value: "4.0" };
  return addValue({ version: "4.0", properties: [version] }, "UID", uid);
}

/**
 * Applies what a person changed in a form: only properties that differ between both forms are written, all
 * others keep their octets.
 *
 * @param card The card that `before` was read from.
 * @param before The form as it was.
 * @param after The form as it is.
 * @param now When that is, for REV.
 * @returns The card; the same card if nothing was changed.
 * @throws RangeError for a value that a property cannot carry.
 */
export function applyDraft(card: Card, before: Draft, after: Draft, now: Date): Card {
  let changed = applyTexts(card, before.texts, withFullName(before.texts, after.texts));
  for (const kind of ["phones", "emails", "urls"] as const) {
    changed = applyRows(changed, before[kind], after[kind], rowWriter(ROW_PROPERTIES[kind]));
  }
  changed = applyRows(changed, before.addresses, after.addresses, ADDRESS_WRITER);
  if (after.photo.kind === "set") changed = setValue(changed, "PHOTO", after.photo.photo);
  else if (after.photo.kind === "remove") changed = removeProperties(changed, "PHOTO");
  if (changed === card) return card;
  const isDated = getProperty(card, "REV") !== undefined || getProperty(card, "FN") === undefined;
  return isDated ? setRevision(changed, now) : changed;
}

// A name that follows from the others follows them.
function withFullName(before: DraftTexts, after: DraftTexts): DraftTexts {
  const isOwn = after.fullName !== "" && after.fullName !== before.fullName;
  const followed = before.fullName === "" || before.fullName === spokenName(before);
  if (isOwn || (after.fullName !== "" && !followed)) return after;
  return { ...after, fullName: spokenName(after) };
}

/**
 * Composes the name that a card is shown by from the other texts of a form.
 *
 * @param texts The texts.
 * @returns The name; the organization where there is none.
 */
export function spokenName(texts: DraftTexts): string {
  const parts = NAME_PARTS.map((part) => texts[part].trim()).filter(Boolean);
  return parts.length === 0 ? texts.organization.trim() : parts.join(" ");
}

function applyTexts(card: Card, before: DraftTexts, after: DraftTexts): Card {
  const isChanged = (...parts: readonly (keyof DraftTexts)[]): boolean =>
    parts.some((part) => after[part].trim() !== before[part].trim());
  let changed = card;
  if (isChanged(...NAME_PARTS)) changed = applyName(changed, before, after);
  if (isChanged("organization", "unit")) changed = applyOrganization(changed, after);
  for (const [part, name] of [
    ["fullName", "FN"],
    ["title", "TITLE"],
    ["note", "NOTE"],
  ] as const) {
    if (isChanged(part)) changed = applyText(changed, name, after[part]);
  }
  if (isChanged("birthday")) changed = applyText(changed, "BDAY", after.birthday);
  if (isChanged("nickname")) changed = applyList(changed, "NICKNAME", after.nickname);
  if (isChanged("categories")) changed = applyList(changed, "CATEGORIES", after.categories);
  return changed;
}

function applyText(card: Card, name: "FN" | "TITLE" | "NOTE" | "BDAY", text: string): Card {
  const first = getProperty(card, name);
  const value = name === "NOTE" ? text : text.trim();
  if (value.trim() !== "") return setValue(card, name, value);
  return first === undefined ? card : removeProperties(card, first);
}

// All of its properties become one, so that what a person removed is in none.
function applyList(card: Card, name: "NICKNAME" | "CATEGORIES", text: string): Card {
  const [first, ...others] = getProperties(card, name);
  const single = others.reduce((rest, property) => removeProperties(rest, property), card);
  const items = itemsOf(text);
  if (items.length > 0) return setValue(single, name, items);
  return first === undefined ? single : removeProperties(single, first);
}

function applyName(card: Card, before: DraftTexts, after: DraftTexts): Card {
  const name = getValue(card, "N");
  const changed = NAME_PARTS.filter((part) => after[part].trim() !== before[part].trim());
  const parts = changed.map((part) => [part, partItems(after[part], name?.[part])] as const);
  const value = { ...name, ...Object.fromEntries(parts) };
  return setOrRemove(card, "N", value);
}

function applyOrganization(card: Card, after: DraftTexts): Card {
  const [, ...others] = getValue(card, "ORG")?.units ?? [];
  const name = after.organization.trim();
  const unit = after.unit.trim();
  const units = unit === "" && others.length === 0 ? [] : [unit, ...others];
  return setOrRemove(card, "ORG", { name, units });
}

function setOrRemove(
  card: Card,
  name: "N" | "ORG",
  value: Readonly<Record<string, string | readonly string[]>>,
): Card {
  const isEmpty = Object.values(value)
    .flat()
    .every((text) => text === "");
  if (!isEmpty) return setValue(card, name, value);
  const property = getProperty(card, name);
  return property === undefined ? card : removeProperties(card, property);
}

// A component that is a list stays one; a comma in one that is not is a comma.
function partItems(text: string, before: readonly string[] = []): readonly string[] {
  if (before.length > 1) return itemsOf(text);
  return text.trim() === "" ? [] : [text.trim()];
}

function itemsOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
}

/** How rows of one kind are written. */
interface RowWriter<Row> {
  readonly isEmpty: (row: Row) => boolean;
  readonly isSame: (left: Row, right: Row) => boolean;
  readonly set: (card: Card, property: Property, row: Row, old: Row) => Card;
  readonly add: (card: Card, row: Row) => Card;
}

interface AnyRow {
  readonly property: Property | undefined;
  readonly type: string;
}

function applyRows<Row extends AnyRow>(
  card: Card,
  before: readonly Row[],
  after: readonly Row[],
  writer: RowWriter<Row>,
): Card {
  let changed = card;
  for (const old of before) {
    const { property } = old;
    if (property === undefined) continue;
    const row = after.find((one) => one.property === property);
    if (row === undefined || writer.isEmpty(row)) changed = removeProperties(changed, property);
    else changed = applyRow(changed, property, old, row, writer);
  }
  for (const row of after) {
    if (row.property === undefined && !writer.isEmpty(row)) changed = writer.add(changed, row);
  }
  return changed;
}

function applyRow<Row extends AnyRow>(
  card: Card,
  property: Property,
  old: Row,
  row: Row,
  writer: RowWriter<Row>,
): Card {
  const index = card.properties.indexOf(property);
  const typed =
    old.type === row.type ? card : setTypes(card, property, typesFor(property, row.type));
  const placed = typed.properties[index];
  if (placed === undefined || writer.isSame(old, row)) return typed;
  return writer.set(typed, placed, row, old);
}

// The types of a row but for the place, which is the one that was chosen.
function typesFor(property: Property, type: string): string[] {
  const places: readonly string[] = ROW_TYPES;
  const others = parameterValues(property, "TYPE").filter(
    (one) => !places.includes(one.trim().toLowerCase()),
  );
  return type === "" ? others : [type, ...others];
}

function rowWriter(name: "TEL" | "EMAIL" | "URL"): RowWriter<DraftRow> {
  return {
    isEmpty: ({ value }) => value.trim() === "",
    isSame: (left, right) => left.value.trim() === right.value.trim(),
    set: (card, property, row) => setValue(card, property, valueFor(card, name, row.value)),
    add: (card, row) =>
      addValue(card, { name, types: typeList(row) }, valueFor(card, name, row.value)),
  };
}

function typeList({ type }: AnyRow): readonly string[] {
  return type === "" ? [] : [type];
}

// A number that people type is a text, though 4.0 would rather have a URI.
function valueFor(
  card: Card,
  name: "TEL" | "EMAIL" | "URL",
  text: string,
): string | { readonly type: "text"; readonly value: string } {
  const value = text.trim();
  if (name === "URL") return /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
  return name === "TEL" && versionOf(card) === "4.0" ? { type: "text", value } : value;
}

const ADDRESS_WRITER: RowWriter<DraftAddress> = {
  isEmpty: (row) => ADDRESS_PARTS.every((part) => row[part].trim() === ""),
  isSame: (left, right) => ADDRESS_PARTS.every((part) => left[part].trim() === right[part].trim()),
  set: (card, property, row, old) => {
    const address = getValue<"ADR">(card, property);
    const changed = ADDRESS_PARTS.filter((part) => row[part].trim() !== old[part].trim());
    const parts = changed.map((part) => [part, partItems(row[part], address?.[part])] as const);
    return setValue<"ADR">(card, property, { ...address, ...Object.fromEntries(parts) });
  },
  add: (card, row) => {
    const parts = ADDRESS_PARTS.map((part) => [part, partItems(row[part])] as const);
    return addValue(card, { name: "ADR", types: typeList(row) }, Object.fromEntries(parts));
  },
};
