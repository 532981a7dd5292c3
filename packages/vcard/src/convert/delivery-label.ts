import { type Parameter, type Property, sameName } from "../card.ts";
import { escapeText, propertyText } from "../text-value.ts";
import { carryWhole } from "./carry.ts";
import { addBehind, change, type Draft, entriesOf, type Entry } from "./draft.ts";
import { parameterOf, typesOf, withoutParameters, withParameter } from "./parameters.ts";

const LABEL = "LABEL";
const ADDRESS = "ADR";

/** A line break in the parameter LABEL, as RFC 6350's own example writes it; RFC 6868 writes ^n. */
const LINE_BREAK = /\\n/i;
const LINE_BREAKS = /\\n/gi;

/** Seven empty components (RFC 6350 section 6.3.1). */
const NO_ADDRESS = ";;;;;;";

/**
 * LABEL (RFC 2426 section 3.2.2) is a parameter of its ADR in 4.0 (RFC 6350 section 6.3.1): of the one that
 * it follows or else of the first one that has the same TYPE and LANGUAGE and no label yet. A label without
 * an address becomes an empty ADR.
 *
 * @param draft The card.
 */
export function raiseLabels(draft: Draft): void {
  const labels = entriesOf(draft, LABEL);
  if (labels.length === 0) return;
  const free = addressesWithoutLabel(draft);
  const behind = precedingAddresses(draft);
  for (const adjacentOnly of [true, false]) {
    for (const label of labels) {
      const { property, settled } = label;
      if (settled || property === undefined || !sameName(property.name, LABEL)) continue;
      if (LINE_BREAK.test(propertyText(property))) {
        carryWhole(draft, label, "delivery-label", "LABEL would be read with a line break");
        continue;
      }
      const key = keyOfLabelled(property);
      const queue = free.get(key);
      const before = behind.get(label);
      const isAdjacent = before !== undefined && isFree(queue, before);
      if (adjacentOnly && !isAdjacent) continue;
      const address = isAdjacent ? before : nextOf(queue);
      if (address === undefined) {
        raiseAlone(draft, label, property);
        continue;
      }
      queue?.taken.add(address);
      merge(draft, label, property, address);
    }
  }
}

/**
 * The way back of {@link raiseLabels}: a LABEL behind its ADR, with the same TYPE and LANGUAGE.
 *
 * @param draft The card.
 */
export function lowerLabels(draft: Draft): void {
  for (const entry of entriesOf(draft, ADDRESS)) {
    const { property } = entry;
    const label = property === undefined ? undefined : parameterOf(property, LABEL);
    if (property === undefined || label === undefined) continue;
    const value = escapeText(label.join(",").replaceAll(LINE_BREAKS, "\n"));
    const plain = withoutParameters(property, LABEL);
    if (isEmpty(property)) {
      const alone = { ...plain, name: LABEL, value };
      const message = "the address is its label again";
      change(draft, entry, alone, { code: "delivery-label", effect: "changed", message });
      continue;
    }
    const message = "the label of the address is a property";
    change(draft, entry, plain, { code: "delivery-label", effect: "changed", message });
    const { group } = property;
    addBehind(draft, entry, { group, name: LABEL, parameters: sharedParameters(plain), value });
  }
}

// What says which ADR a LABEL belongs to.
function sharedParameters(property: Property): Parameter[] {
  return property.parameters.filter(({ name }) =>
    ["TYPE", "LANGUAGE", "PREF"].some((shared) => sameName(shared, name)),
  );
}

/** The ADRs that a label of a TYPE and LANGUAGE can belong to. */
interface Queue {
  readonly entries: Entry[];
  readonly known: Set<Entry>;
  readonly taken: Set<Entry>;
  next: number;
}

function isEmpty(address: Property): boolean {
  return /^;*$/.test(address.value);
}

function addressesWithoutLabel(draft: Draft): Map<string, Queue> {
  const free = new Map<string, Queue>();
  for (const entry of entriesOf(draft, ADDRESS)) {
    const { property } = entry;
    if (property === undefined || parameterOf(property, LABEL) !== undefined) continue;
    // An empty ADR with a label is a label without ADR.
    if (isEmpty(property)) continue;
    const key = keyOfLabelled(property);
    const queue = free.get(key);
    if (queue === undefined) {
      const entries = [entry];
      free.set(key, { entries, known: new Set(entries), taken: new Set(), next: 0 });
    } else {
      queue.entries.push(entry);
      queue.known.add(entry);
    }
  }
  return free;
}

// The ADR that stands right in front of each LABEL.
function precedingAddresses(draft: Draft): Map<Entry, Entry> {
  const behind = new Map<Entry, Entry>();
  let before: Entry | undefined;
  for (const entry of draft.entries) {
    if (before !== undefined) behind.set(entry, before);
    before = entry;
  }
  return behind;
}

function keyOfLabelled(property: Property): string {
  const types = typesOf(property).map((type) => type.toLowerCase());
  const language = parameterOf(property, "LANGUAGE")?.join(",") ?? "";
  const group = property.group ?? "";
  return [group, language, ...types.toSorted()].join(",").toLowerCase();
}

// The first one that is free; what was passed once is not looked at again.
function nextOf(queue: Queue | undefined): Entry | undefined {
  for (; queue !== undefined && queue.next < queue.entries.length; queue.next++) {
    const entry = queue.entries[queue.next];
    if (entry !== undefined && !queue.taken.has(entry)) return entry;
  }
  return undefined;
}

function isFree(queue: Queue | undefined, entry: Entry): boolean {
  return queue !== undefined && queue.known.has(entry) && !queue.taken.has(entry);
}

function merge(draft: Draft, label: Entry, property: Property, address: Entry): void {
  const text = propertyText(property);
  if (address.property === undefined) return;
  const labelled = withParameter(address.property, LABEL, [text]);
  const note = { code: "delivery-label", effect: "changed" } as const;
  change(draft, address, labelled, { ...note, message: "the address has its label" });
  const message = "the label is a parameter of its ADR";
  change(draft, label, undefined, { ...note, effect: "merged", message });
}

function raiseAlone(draft: Draft, label: Entry, property: Property): void {
  const address = { ...property, name: ADDRESS, value: NO_ADDRESS };
  const raised = withParameter(address, LABEL, [propertyText(property)]);
  const message = "the label has no address of its TYPE, and is an ADR of its own";
  change(draft, label, raised, { code: "delivery-label", effect: "changed", message });
}
