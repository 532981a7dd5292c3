import { splitComponents } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";
import {
  type Components,
  type ComponentTable,
  countedPositions,
  itemKey,
  type Position,
} from "../component-table.ts";
import { type Jscomps, parseJscomps } from "../jscomps.ts";
import type { MutableObject } from "../json.ts";
import type { Source } from "./source.ts";

/** What N or ADR says. */
export interface StructuredReading {
  /** `components`, and where JSCOMPS is valid `isOrdered` and `defaultSeparator`. */
  readonly members: MutableObject;

  /** The place of each component; separators stand nowhere. */
  readonly positions: readonly (Position | undefined)[];

  /** The value as it was written. */
  readonly value: Components;
}

/**
 * Reads the components of N or ADR in the order of JSCOMPS, or as they stand (RFC 9555 sections 2.5.5,
 * 2.6.1 and 3.3.1).
 *
 * @param source The property.
 * @param table What its components are.
 * @returns The components; without `components` where all are empty.
 */
export function readStructured(source: Source, table: ComponentTable): StructuredReading {
  const value = splitComponents(rawText(source.property));
  const [text] = source.left.get("jscomps") ?? [];
  const ordered = text === undefined ? undefined : orderedReading(value, text, table);
  if (ordered !== undefined) {
    source.left.delete("jscomps");
    return ordered;
  }
  const positions = countedPositions(value, table);
  if (positions.length === 0) return { members: {}, positions, value };
  const components = positions.map((position) => componentAt(value, position, table));
  return { members: { components }, positions, value };
}

function componentAt(
  value: Components,
  { component, item }: Position,
  { kinds }: ComponentTable,
): MutableObject {
  return { kind: kinds[component] ?? "", value: value[component]?.[item] ?? "" };
}

// The components by JSCOMPS; `undefined` if it does not fit the value.
function orderedReading(
  value: Components,
  text: string,
  table: ComponentTable,
): StructuredReading | undefined {
  const jscomps = parseJscomps(text);
  if (jscomps === undefined || !fits(jscomps, value, table)) return undefined;
  const components: MutableObject[] = [];
  const positions: (Position | undefined)[] = [];
  for (const entry of jscomps.entries) {
    if (entry.is === "position") {
      components.push(componentAt(value, entry, table));
      positions.push(entry);
      continue;
    }
    const last = components.at(-1);
    // Two separators in a row are one (RFC 9553 sections 2.2.1.2 and 2.5.1.2).
    if (last?.["kind"] === "separator" && typeof last["value"] === "string") {
      last["value"] += entry.value;
    } else {
      components.push({ kind: "separator", value: entry.value });
      positions.push(undefined);
    }
  }
  const members: MutableObject = { components, isOrdered: true };
  if (jscomps.defaultSeparator !== undefined) {
    members["defaultSeparator"] = jscomps.defaultSeparator;
  }
  return { members, positions, value };
}

// Whether each position is an item that is there, and as many are named as count.
function fits({ entries }: Jscomps, value: Components, table: ComponentTable): boolean {
  const positions = entries.filter((entry) => entry.is === "position");
  const named = new Set(positions.map(itemKey));
  return (
    positions.length > 0 &&
    named.size === positions.length &&
    positions.length === countedPositions(value, table).length &&
    positions.every(
      ({ component, item }) =>
        component < table.kinds.length && (value[component]?.[item] ?? "") !== "",
    )
  );
}
