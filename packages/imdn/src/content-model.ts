import { eventUnits, FOREIGN_EVENT, type EventEntry, type Events } from "@callingcard/grammar";
import type { XmlElement } from "@callingcard/xml";
import { refuse, type Source } from "./document.ts";

/** What a grammar calls an element of another namespace, as XML Schema does. */
const OTHER = "##other";

/** The elements that a grammar names. */
export interface Vocabulary {
  /** The namespace that it describes. */
  readonly namespace: string;
  /** The code unit of each element, by its local name. */
  readonly units: ReadonlyMap<string, string>;
  /** The code unit of an element of another namespace. */
  readonly other: string;
}

/** What an element may contain: a rule of a grammar whose alphabet is elements. */
export interface ContentModel<Value> {
  readonly vocabulary: Vocabulary;
  readonly entry: EventEntry<XmlElement, Value>;
}

/**
 * Makes the names of a grammar ready to read content with.
 *
 * @param namespace The namespace that its prefix stands for.
 * @param events `EVENTS` of the grammar.
 */
export function vocabulary(namespace: string, events: readonly string[]): Vocabulary {
  const units = eventUnits(events);
  return {
    namespace,
    units: new Map(Array.from(units, ([name, unit]) => [name.replace(/^[A-Z]:/, ""), unit])),
    other: units.get(OTHER) ?? FOREIGN_EVENT,
  };
}

/**
 * Reads the children of an element in the order in which they stand. White space, comments and
 * instructions between them are passed over.
 *
 * @param model What the element may contain.
 * @param element The element.
 * @param source The document that is read.
 * @throws ImdnError `unexpected-element`, `missing-element`, `unexpected-text`.
 */
export function readContent<Value>(
  model: ContentModel<Value>,
  element: XmlElement,
  source: Source,
): Value {
  const events = contentEvents(model.vocabulary, element, source);
  return model.entry.parse(events, ({ offset, expected }) => {
    const item = events.items[offset];
    if (item === undefined) {
      return refuse(source, element, "missing-element", `no ${named(expected)}`);
    }
    return refuse(source, item, "unexpected-element", misplaced(item, expected), element.local);
  });
}

/**
 * Tells whether a built element has what it may have.
 *
 * @param model What the element may contain.
 * @param element The element.
 * @throws RangeError when it has something else.
 */
export function checkContent<Value>(model: ContentModel<Value>, element: XmlElement): XmlElement {
  const events = contentEvents(model.vocabulary, element, { root: element, source: "" });
  if (model.entry.parse(events) === undefined) {
    throw new RangeError(`${element.local} has an extension in its own namespace or in none`);
  }
  return element;
}

function contentEvents(
  { namespace, units, other }: Vocabulary,
  element: XmlElement,
  source: Source,
): Events<XmlElement> {
  let written = "";
  const items: XmlElement[] = [];
  for (const child of element.children) {
    if (child.kind === "text" && /[^ \t\r\n]/.test(child.text)) {
      refuse(source, child, "unexpected-text", "text between elements", element.local);
    }
    if (child.kind !== "element") continue;
    if (child.namespace === namespace) written += units.get(child.local) ?? FOREIGN_EVENT;
    else written += child.namespace === "" ? FOREIGN_EVENT : other;
    items.push(child);
  }
  return { units: written, items };
}

// Of what could stand there, a parser knows a part; where that is the end, more is to be said.
function misplaced({ local }: XmlElement, expected: string): string {
  const isEnd = expected === "" || expected === "end of input";
  return isEnd ? `${local} may not stand here` : `${local} where ${named(expected)} is expected`;
}

// The prefixes are those of the grammar and say nothing outside.
function named(expected: string): string {
  return expected.replaceAll(/[A-Z]:(?=[a-zA-Z])/g, "").replaceAll(OTHER, "an extension");
}
