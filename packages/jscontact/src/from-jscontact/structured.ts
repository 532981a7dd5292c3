import { joinComponents } from "@callingcard/vcard";
import type { AddressComponent } from "../address.ts";
import {
  type Components,
  componentIndex,
  type ComponentTable,
  itemKey,
  type Part,
  type Separators,
} from "../component-table.ts";
import { PHONETIC_SYSTEMS } from "../schema.ts";
import { type JscompsEntry, stringifyJscomps } from "../jscomps.ts";
import type { NameComponent } from "../name.ts";
import { writable } from "./writable.ts";

/** A name or an address, as far as its components go. */
export interface Structured {
  readonly components?: readonly (NameComponent | AddressComponent)[];
  readonly isOrdered?: boolean;
  readonly defaultSeparator?: string;
  readonly phoneticSystem?: string;
  readonly phoneticScript?: string;
}

/** A structured value, and the order of its components. */
export interface WrittenStructure {
  /** Whether all components are empty: there was nothing that the value has a place for. */
  readonly isEmpty: boolean;

  /** Whether every component is in it. */
  readonly isWhole: boolean;
  readonly value: string;

  /** JSCOMPS; none where the components have no order. */
  readonly jscomps: readonly string[];

  /** How the components are pronounced, at the same places; `undefined` if none is. */
  readonly phonetic: string | undefined;
}

/**
 * Writes the components of a name or an address (RFC 9555 sections 2.5.5, 2.6.1 and 3.3.1).
 *
 * @param structured The name or address.
 * @param table What its components are.
 * @returns The value; all of its components are empty where there is nothing to write.
 */
export function writeStructured(structured: Structured, table: ComponentTable): WrittenStructure {
  const { components = [], isOrdered = false } = structured;
  const known = components.filter((component) => isPart(component, table));
  const separators = isOrdered ? separatorsOf(structured, table) : undefined;
  const parts = known.map(({ kind, value }) => ({ kind, value: writable(value) }));
  const value = table.withRepeats(parts, separators);
  const hasPhonetic =
    isKnownSystem(structured) && known.some(({ phonetic = "" }) => phonetic !== "");
  const phonetics = known.map(({ kind, phonetic = "" }) => ({ kind, value: writable(phonetic) }));
  return {
    isEmpty: known.length === 0,
    isWhole: components.every((one) => one.kind === "separator" || isPart(one, table)),
    value: joined(value),
    jscomps: isOrdered && known.length > 0 ? [jscompsOf(structured, value, table)] : [],
    phonetic: hasPhonetic ? joined(table.withRepeats(phonetics, separators)) : undefined,
  };
}

// PHONETIC has no value for a vendor's system, nor for none without a script (RFC 9554 section 4.6).
function isKnownSystem({ phoneticSystem, phoneticScript }: Structured): boolean {
  return phoneticSystem === undefined
    ? phoneticScript !== undefined
    : PHONETIC_SYSTEMS.includes(phoneticSystem);
}

function joined(value: Components): string {
  return joinComponents(value.map((items) => (items.length === 0 ? [""] : items)));
}

interface Place {
  readonly component: number;
  readonly item: number;
}

// Where each part stands in the value that was made of the parts.
function placesOf(
  value: Components,
  parts: readonly Pick<Part, "kind">[],
  table: ComponentTable,
): Place[] {
  const repeats = table.repeats(value);
  const next = new Map<number, number>();
  return parts.map(({ kind }) => {
    const component = componentIndex(table, kind);
    let item = next.get(component) ?? 0;
    while (repeats.has(itemKey({ component, item }))) item += 1;
    next.set(component, item + 1);
    return { component, item };
  });
}

function jscompsOf(
  { components = [], defaultSeparator }: Structured,
  value: Components,
  table: ComponentTable,
): string {
  const written = components.filter(
    (component) => component.kind === "separator" || isPart(component, table),
  );
  const places = placesOf(
    value,
    written.filter(({ kind }) => kind !== "separator"),
    table,
  ).values();
  const entries = written.map(({ kind, value: text }): JscompsEntry => {
    if (kind === "separator") return { is: "separator", value: writable(text) };
    const place = places.next().value ?? { component: 0, item: 0 };
    return { is: "position", ...place };
  });
  return stringifyJscomps({
    defaultSeparator: defaultSeparator === undefined ? undefined : writable(defaultSeparator),
    entries,
  });
}

// What stands before each component that is no separator, when they are joined in their order.
function separatorsOf(
  { components = [], defaultSeparator = " " }: Structured,
  table: ComponentTable,
): Separators {
  const separators: string[] = [];
  let before: string | undefined;
  for (const component of components) {
    if (component.kind === "separator") before = component.value;
    else if (isPart(component, table)) {
      separators.push(writable(before ?? defaultSeparator));
      before = undefined;
    }
  }
  return separators;
}

// Whether the structured value has a place for a component.
function isPart({ kind, value }: Part, table: ComponentTable): boolean {
  return kind !== "separator" && value !== "" && componentIndex(table, kind) !== -1;
}
