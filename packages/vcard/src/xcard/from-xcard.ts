import {
  attributeValue,
  childElements,
  parseXml,
  type XmlElement,
  type XmlOptions,
} from "@callingcard/xml";
import type { Card, Property } from "../card.ts";
import { readXCardProperty } from "./property-from-xcard.ts";
import type { Reading } from "./reading.ts";
import { isVcardElement } from "./vcard-element.ts";
import {
  type Complain,
  type FoundProblem,
  placedErrors,
  type XCardError,
  type XCardErrorCode,
} from "./xcard-problem.ts";
import { xmlPropertyOf } from "./xml-property.ts";

/** How xCards are read. The limits of `@callingcard/xml` are options too. */
export interface FromXCardOptions extends Omit<XmlOptions, "namespaces"> {
  /**
   * Called for each departure from RFC 6351, in the order of the document, after it was read. Without it
   * the first one is thrown, but for elements that the RFC wants ignored. XML that is not well-formed is
   * thrown in any case.
   */
  readonly onProblem?: (problem: XCardError) => void;

  /** Most cards; beyond it the error is thrown in any case. Default 100 000. */
  readonly maxCards?: number;

  /** Most properties of a card. Default 10 000. */
  readonly maxProperties?: number;

  /** Most parameters of a property, and most values of a parameter. Default 1 000. */
  readonly maxParameters?: number;

  /** Most values, or items of components, of a property. Default 10 000. */
  readonly maxValues?: number;

  /** Most problems that `onProblem` is called for; one more says that there are more. Default 1 000. */
  readonly maxProblems?: number;
}

/** The limits that hold where none is given. */
const DEFAULT_XCARD_LIMITS: {
  readonly maxCards: number;
  readonly maxProperties: number;
  readonly maxParameters: number;
  readonly maxValues: number;
  readonly maxProblems: number;
} = {
  maxCards: 100_000,
  maxProperties: 10_000,
  maxParameters: 1000,
  maxValues: 10_000,
  maxProblems: 1000,
};

const GROUP_NAME = /^[a-z0-9_-]+$/i;

/**
 * Reads the cards of an xCard document (RFC 6351), as cards of vCard 4.0. Elements of other namespaces
 * become XML properties, which `toXCard` makes elements again.
 *
 * @param input The document, or its root. Offsets of problems with an element count from the start of
 *   the document it was read from, on line 1.
 * @param options Limits, and what to do about departures.
 * @returns The cards; VERSION is the first property of each.
 * @throws ParseError for the first departure if there is no `onProblem`; for a document that is no xCard
 *   or has too many cards, and `XmlError` for what is not XML, in any case.
 */
export function fromXCard(
  input: string | Uint8Array | XmlElement,
  options: FromXCardOptions = {},
): Card[] {
  const isElement = typeof input === "object" && "kind" in input;
  const { root, source } = isElement
    ? { root: input, source: "" }
    : parseXml(input, withoutNamespaceOption(options));
  const { onProblem } = options;
  const limits = {
    maxCards: options.maxCards ?? DEFAULT_XCARD_LIMITS.maxCards,
    maxProperties: options.maxProperties ?? DEFAULT_XCARD_LIMITS.maxProperties,
    maxParameters: options.maxParameters ?? DEFAULT_XCARD_LIMITS.maxParameters,
    maxValues: options.maxValues ?? DEFAULT_XCARD_LIMITS.maxValues,
    maxProblems: options.maxProblems ?? DEFAULT_XCARD_LIMITS.maxProblems,
  };
  const found: FoundProblem[] = [];
  const complain: Complain = (code, reason, at, rule) => {
    const problem = { code, reason, offset: at.offset, rule };
    if (onProblem === undefined && code !== "unknown-element") throw errorOf(source, problem);
    if (found.length < limits.maxProblems) found.push(problem);
    else if (found.length === limits.maxProblems) found.push(tooMany(problem, limits.maxProblems));
  };
  const reading: Reading = { limits, complain };
  const elements = cardElements(root, complain);
  if (elements === undefined || elements.length > limits.maxCards) {
    throw errorOf(source, wrongRoot(root, elements, limits.maxCards));
  }
  const cards = elements.map((vcard) => readCard(root === vcard ? [] : [root], vcard, reading));
  for (const error of placedErrors(source, found)) onProblem?.(error);
  return cards;
}

// Names have namespaces here, whatever else the caller passes on.
function withoutNamespaceOption(options: FromXCardOptions): XmlOptions {
  return { ...options, namespaces: true };
}

function errorOf(source: string, problem: FoundProblem): Error {
  return placedErrors(source, [problem])[0] ?? new RangeError(problem.reason);
}

function tooMany({ offset }: FoundProblem, most: number): FoundProblem {
  const code: XCardErrorCode = "too-many-problems";
  return { code, reason: `more than ${most} problems`, offset, rule: "maxProblems" };
}

function wrongRoot(
  { offset }: XmlElement,
  elements: readonly XmlElement[] | undefined,
  most: number,
): FoundProblem {
  if (elements === undefined) {
    const reason = "element is not vcards";
    return { code: "not-an-xcard", reason, offset, rule: "RFC 6351 section 5" };
  }
  return { code: "too-many-cards", reason: `more than ${most} cards`, offset, rule: "maxCards" };
}

function cardElements(root: XmlElement, complain: Complain): XmlElement[] | undefined {
  if (isVcardElement(root, "vcard")) {
    complain("missing-vcards", "vcard is not in vcards", root, "RFC 6351 section 5");
    return [root];
  }
  if (!isVcardElement(root, "vcards")) return undefined;
  return childElements(root).filter((child) => {
    const isCard = isVcardElement(child, "vcard");
    if (!isCard) complain("unknown-element", "element is not vcard", child, "RFC 6351 section 5.1");
    return isCard;
  });
}

function readCard(around: readonly XmlElement[], vcard: XmlElement, reading: Reading): Card {
  const properties: Property[] = [
    { group: undefined, name: "VERSION", parameters: [], value: "4.0" },
  ];
  readProperties([...around, vcard], undefined, properties, reading);
  return { version: "4.0", properties };
}

function readProperties(
  path: readonly XmlElement[],
  group: string | undefined,
  properties: Property[],
  reading: Reading,
): void {
  const { limits, complain } = reading;
  const parent = path.at(-1);
  if (parent === undefined) return;
  for (const child of childElements(parent)) {
    if (isVcardElement(child, "group")) {
      if (group !== undefined || parent.local === "group") {
        complain("nested-group", "group in a group", child, "RFC 6351 section 5");
        if (path.length > MAX_GROUPS) continue;
      }
      readProperties([...path, child], groupName(child, complain), properties, reading);
      continue;
    }
    if (properties.length > limits.maxProperties) {
      const reason = `more than ${limits.maxProperties} properties`;
      complain("too-many-properties", reason, child, "maxProperties");
      return;
    }
    const property = isVcardElement(child)
      ? readXCardProperty(child, group, reading)
      : xmlPropertyOf([...path, child], group);
    if (property !== undefined) properties.push(property);
  }
}

/** Deepest elements that groups in groups are read in; the schema has one group. */
const MAX_GROUPS = 8;

function groupName(group: XmlElement, complain: Complain): string | undefined {
  const name = attributeValue(group, { namespace: "", local: "name" });
  if (name !== undefined && GROUP_NAME.test(name)) return name;
  complain("bad-group", "group has no name of a group", group, "RFC 6351 section 5");
  return undefined;
}
