// Which component of N and ADR is which kind of component in JSContact (RFC 9555 sections 2.5.5 and
// 2.6.1), and which components repeat others for readers that know RFC 6350 alone.

/** Components of a structured value. */
export interface ComponentTable {
  /** The kind of each component, from the first. */
  readonly kinds: readonly string[];

  /** Finds what a value repeats for older readers: its items, named as {@link itemKey} does. */
  readonly repeats: (value: Components) => ReadonlySet<string>;

  /** Puts in what older readers want repeated, by the components in their order. */
  readonly withRepeats: (parts: readonly Part[], separators: Separators) => Components;
}

/** A structured value: components, each a list. */
export type Components = readonly (readonly string[])[];

/** A component of JSContact that is no separator. */
export interface Part {
  readonly kind: string;
  readonly value: string;
}

/** Where an item stands in a structured value, from 0. */
export interface Position {
  readonly component: number;
  readonly item: number;
}

/**
 * Names a position, for sets of them.
 *
 * @param position The position.
 * @returns The name.
 */
export function itemKey(position: Position): string {
  return `${position.component},${position.item}`;
}

/** What stands before each part when they are joined; `undefined` where parts are not ordered. */
export type Separators = readonly string[] | undefined;

const FAMILY = 0;
const SUFFIX = 4;
const SECONDARY = 5;
const GENERATION = 6;

/** N (RFC 9555 section 2.5.5). */
export const NAME_TABLE: ComponentTable = {
  kinds: ["surname", "given", "given2", "title", "credential", "surname2", "generation"],
  // Secondary surnames stand behind the surnames, generations before the suffixes. Each repeats one
  // value, not all that are the same: somebody may be called García García.
  repeats: (value) =>
    new Set([
      ...repeatedItems(FAMILY, value[FAMILY], value[SECONDARY], "last"),
      ...repeatedItems(SUFFIX, value[SUFFIX], value[GENERATION], "first"),
    ]),
  withRepeats: (parts) => {
    const value = componentsOf(parts, NAME_TABLE.kinds);
    return value.map((items, index) => {
      if (index === FAMILY) return [...items, ...(value[SECONDARY] ?? [])];
      return index === SUFFIX ? [...(value[GENERATION] ?? []), ...items] : items;
    });
  },
};

const EXTENDED = 1;
const STREET = 2;
const FIRST_NEW = 7;

/** Kinds that the extended address repeats, in the order they are joined in. */
const EXTENDED_KINDS = ["room", "floor", "apartment", "building"];

/** Kinds that the street address repeats, in the order they are joined in. */
const STREET_KINDS = [
  "number",
  "name",
  "block",
  "direction",
  "landmark",
  "subdistrict",
  "district",
];

/** ADR as RFC 9554 section 2.1 extends it (RFC 9555 section 2.6.1). */
export const ADDRESS_TABLE: ComponentTable = {
  kinds: [
    "postOfficeBox",
    "apartment",
    "name",
    "locality",
    "region",
    "postcode",
    "country",
    "room",
    "apartment",
    "floor",
    "number",
    "name",
    "building",
    "block",
    "subdistrict",
    "district",
    "landmark",
    "direction",
  ],
  repeats: (value) => {
    const hasNew = value.slice(FIRST_NEW).some((items) => items.some((item) => item !== ""));
    const components = hasNew ? [EXTENDED, STREET] : [];
    return new Set(
      components.flatMap((component) =>
        (value[component] ?? []).map((_, item) => itemKey({ component, item })),
      ),
    );
  },
  withRepeats: (parts, separators) => {
    const value = componentsOf(parts, ADDRESS_TABLE.kinds);
    return value.map((items, index) => {
      if (index === EXTENDED) return combined(parts, EXTENDED_KINDS, separators);
      return index === STREET ? combined(parts, STREET_KINDS, separators) : items;
    });
  },
};

/**
 * Finds the component that a kind is written in: of two, the one that RFC 9554 adds.
 *
 * @param table The table.
 * @param kind The kind.
 * @returns The index; -1 for a kind that no component has.
 */
export function componentIndex(table: ComponentTable, kind: string): number {
  return table.kinds.lastIndexOf(kind);
}

/**
 * Lists the items of a structured value that count, from left to right: those that are not empty, without
 * what is repeated for older readers.
 *
 * @param value The structured value.
 * @param table What its components are.
 * @returns Where they stand.
 */
export function countedPositions(value: Components, table: ComponentTable): Position[] {
  const repeats = table.repeats(value);
  return value.slice(0, table.kinds.length).flatMap((items, component) =>
    items.flatMap((text, item) => {
      const position = { component, item };
      return text === "" || repeats.has(itemKey(position)) ? [] : [position];
    }),
  );
}

// Sorts parts into the components that they are written in.
function componentsOf(parts: readonly Part[], kinds: readonly string[]): string[][] {
  const value = kinds.map((): string[] => []);
  for (const { kind, value: text } of parts) value[kinds.lastIndexOf(kind)]?.push(text);
  return value;
}

// One text of the parts of some kinds: in the order of the parts where there is one.
function combined(
  parts: readonly Part[],
  kinds: readonly string[],
  separators: Separators,
): string[] {
  const indexes = parts.flatMap(({ kind, value }, index) =>
    kinds.includes(kind) && value !== "" ? [index] : [],
  );
  if (separators === undefined) {
    const rank = (index: number): number => kinds.indexOf(parts[index]?.kind ?? "");
    indexes.sort((left, right) => rank(left) - rank(right));
  }
  let text = "";
  for (const [place, index] of indexes.entries()) {
    const isNext = indexes[place - 1] === index - 1;
    const between = place === 0 ? "" : isNext ? (separators?.[index] ?? " ") : " ";
    text += between + (parts[index]?.value ?? "");
  }
  return text === "" ? [] : [text];
}

// Finds for each of some values one item that is the same.
function repeatedItems(
  component: number,
  items: readonly string[] = [],
  values: readonly string[] = [],
  end: "first" | "last",
): string[] {
  const places = new Map<string, number[]>();
  for (const [item, text] of items.entries()) {
    const found = places.get(text);
    if (found === undefined) places.set(text, [item]);
    else found.push(item);
  }
  if (end === "first") for (const found of places.values()) found.reverse();
  return values.flatMap((value) => {
    const item = value === "" ? undefined : places.get(value)?.pop();
    return item === undefined ? [] : [itemKey({ component, item })];
  });
}
