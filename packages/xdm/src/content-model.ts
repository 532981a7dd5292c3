import {
  eventUnits,
  FOREIGN_EVENT,
  type EventEntry,
  type Events,
  type Failure,
} from "@callingcard/grammar";
import type { XmlElement } from "@callingcard/xml";
import { bareSource, refuse, type Source } from "./document.ts";

/** What a grammar calls an element of another namespace than its parent's, as XML Schema does. */
const OTHER = "##other";

/** What a grammar calls an element of any namespace. */
const ANY = "##any";

/** What an element may contain: a rule of a grammar whose alphabet is elements. */
export interface ContentModel<Content> {
  /** The code units of the children that the rule names, by namespace and local name. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The code unit of an element of another namespace; foreign when the rule takes none. */
  readonly other: string;
  /** The code unit of any other element; foreign when the rule takes none. */
  readonly any: string;
  readonly read: (events: Events<XmlElement>, onFailure: (failure: Failure) => never) => Content;
}

/** The names of a grammar: its events, and the namespaces of its prefixes. */
export interface Vocabulary {
  readonly events: readonly string[];
  readonly namespaces: ReadonlyMap<string, string>;
}

/**
 * Makes a rule ready to read content with.
 *
 * @param vocabulary The names of its grammar.
 * @param entry The rule.
 */
export function contentModel<Content>(
  vocabulary: Vocabulary,
  entry: EventEntry<XmlElement, Content>,
): ContentModel<Content> {
  const units = new Map<string, Map<string, string>>();
  for (const [name, unit] of eventUnits(vocabulary.events)) {
    if (!entry.order.includes(unit) || name === OTHER || name === ANY) continue;
    const [prefix = "", local = ""] = name.split(":");
    const namespace = vocabulary.namespaces.get(prefix) ?? "";
    units.set(namespace, (units.get(namespace) ?? new Map<string, string>()).set(local, unit));
  }
  const named = (name: string): string => {
    const unit = eventUnits(vocabulary.events).get(name) ?? FOREIGN_EVENT;
    return entry.order.includes(unit) ? unit : FOREIGN_EVENT;
  };
  return { units, other: named(OTHER), any: named(ANY), read: entry.parse };
}

/**
 * Reads the children of an element in the order in which they stand. White space, comments and
 * instructions between them are passed over.
 *
 * @param model What the element may contain.
 * @param element The element.
 * @param source The document that is read.
 * @throws XdmError `unexpected-element`, `missing-element`, `unexpected-text`.
 */
export function readContent<Content>(
  model: ContentModel<Content>,
  element: XmlElement,
  source: Source,
): Content {
  const events = contentEvents(model, element, source);
  return model.read(events, ({ offset, expected }) => {
    const item = events.items[offset];
    if (item === undefined) {
      return refuse(source, element, "missing-element", `no ${named(expected)}`);
    }
    return refuse(source, item, "unexpected-element", misplaced(item, expected), element.local);
  });
}

/**
 * Checks that a built element has what it may have.
 *
 * @param model What the element may contain.
 * @param element The element.
 * @throws RangeError when it has something else, or lacks something.
 */
export function checkContent<Content>(
  model: ContentModel<Content>,
  element: XmlElement,
): XmlElement {
  const events = contentEvents(model, element, bareSource(element));
  model.read(events, ({ offset, expected }) => {
    const { local = "nothing" } = events.items[offset] ?? {};
    throw new RangeError(`${element.local} has ${local} where ${named(expected)} must be`);
  });
  return element;
}

function contentEvents<Content>(
  model: ContentModel<Content>,
  element: XmlElement,
  source: Source,
): Events<XmlElement> {
  let units = "";
  const items: XmlElement[] = [];
  for (const child of element.children) {
    if (child.kind === "element") {
      units +=
        model.units.get(child.namespace)?.get(child.local) ?? wildcard(model, child, element);
      items.push(child);
    } else if (child.kind === "text" && /[^ \t\r\n]/.test(child.text)) {
      refuse(source, child, "unexpected-text", "text between elements", element.local);
    }
  }
  return { units, items };
}

function wildcard<Content>(
  { other, any }: ContentModel<Content>,
  child: XmlElement,
  parent: XmlElement,
): string {
  const isOther = child.namespace !== parent.namespace && child.namespace !== "";
  return isOther && other !== FOREIGN_EVENT ? other : any;
}

// Of what could stand there, a parser knows a part; where that is the end, more is to be said.
function misplaced({ local }: XmlElement, expected: string): string {
  const isEnd = expected === "" || expected === "end of input";
  return isEnd ? `${local} may not stand here` : `${local} where ${named(expected)} is expected`;
}

// The prefixes are those of the grammar and say nothing outside.
function named(expected: string): string {
  return expected
    .replaceAll(/\b[A-Z]:(?=[a-z])/g, "")
    .replaceAll(OTHER, "an extension")
    .replaceAll(ANY, "any element");
}
