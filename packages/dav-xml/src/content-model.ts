import { FIRST_EVENT, type EventEntry, type Events } from "@callingcard/grammar";
import type { ExpandedName, XmlElement } from "@callingcard/xml";
import { refuseContent } from "./content-refusal.ts";
import type { Message } from "./message.ts";
import { prefixedName } from "./prefixes.ts";

/** What an element of some name may contain: a rule of a grammar whose alphabet is elements. */
export interface ContentModel<Value extends object> {
  readonly entry: EventEntry<XmlElement, Value>;
  /** The children that the rule names, in its order. */
  readonly expected: readonly ExpectedChild[];
}

/** A child that a rule names, with the code unit that stands for it. */
export interface ExpectedChild extends ExpandedName {
  readonly unit: string;
}

/**
 * Makes a rule ready to read content with.
 *
 * @param events `EVENTS` of the rule's grammar; their prefixes are those of `PREFIXES`.
 * @param entry The rule.
 */
export function contentModel<Value extends object>(
  events: readonly string[],
  entry: EventEntry<XmlElement, Value>,
): ContentModel<Value> {
  const expected = Array.from(entry.order, (unit) => ({
    ...prefixedName(events[unit.charCodeAt(0) - FIRST_EVENT] ?? ""),
    unit,
  }));
  return { entry, expected };
}

/**
 * Reads the children of an element as RFC 4918 section 17 says: those that its model does not name,
 * and text, are as if they were not there; the order of the others is irrelevant. Where the order
 * in which they stand is one of the model's, it is kept.
 *
 * @param model What the element may contain.
 * @param element The element.
 * @param message The message that is read.
 * @throws DavXmlError `missing-element`, `duplicate-element` or `conflicting-elements`.
 */
export function readContent<Value extends object>(
  model: ContentModel<Value>,
  element: XmlElement,
  message: Message,
): Value {
  const { entry } = model;
  const events = expectedChildren(model, element);
  return (
    entry.parse(events) ??
    entry.parse(inOrder(events, entry.order), () =>
      refuseContent(model, events.items, element, message),
    )
  );
}

function expectedChildren<Value extends object>(
  { expected }: ContentModel<Value>,
  { children }: XmlElement,
): Events<XmlElement> {
  let units = "";
  const items: XmlElement[] = [];
  // Where the last one was found: mostly the next one is the same or stands behind it.
  let found = 0;
  for (const child of children) {
    if (child.kind !== "element") continue;
    for (let count = 0, index = found; count < expected.length; count += 1, index += 1) {
      if (index === expected.length) index = 0;
      const one = expected[index];
      if (one === undefined || child.local !== one.local || child.namespace !== one.namespace) {
        continue;
      }
      units += one.unit;
      items.push(child);
      found = index;
      break;
    }
  }
  return { units, items };
}

// Sorts events as the rule first names them; equal ones keep the order in which they stand.
function inOrder({ units, items }: Events<XmlElement>, order: string): Events<XmlElement> {
  let sortedUnits = "";
  const sorted: XmlElement[] = [];
  for (const unit of order) {
    for (const [index, item] of items.entries()) {
      if (units[index] !== unit) continue;
      sortedUnits += unit;
      sorted.push(item);
    }
  }
  return { units: sortedUnits, items: sorted };
}
