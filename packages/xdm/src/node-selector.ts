import { XML_NAMESPACE, type ExpandedName } from "@callingcard/xml";
import { readAttValue } from "./att-value.ts";
import * as grammar from "./generated/node-selector.ts";
import { refuseFailure, refuseSelector } from "./node-selector-error.ts";

/** A name in a selector: expanded, with the prefix that it is written with, empty when there is none. */
export interface SelectorName extends ExpandedName {
  readonly prefix: string;
}

/** One step: the one child that meets all that is said (RFC 4825 section 6.3). */
export interface SelectorStep {
  /** Name of the element; `"*"` for any. */
  readonly name: SelectorName | "*";
  /** Which one of the elements of that name, from 1. Applied before `attribute`. */
  readonly position?: number | undefined;
  /** An attribute that the element must have, and its value. */
  readonly attribute?: (SelectorName & { readonly value: string }) | undefined;
}

/** What is selected at the last element, when it is not the element itself. */
export type SelectorTerminal =
  /** `@name` */
  | { readonly kind: "attribute"; readonly name: SelectorName }
  /** `namespace::*` */
  | { readonly kind: "namespaces" };

/** Which node of a document is meant (RFC 4825 section 6.3). */
export interface NodeSelector {
  /** From the root element on; at least one. */
  readonly steps: readonly SelectorStep[];
  /** Absent for an element. */
  readonly terminal?: SelectorTerminal | undefined;
}

/** How a node selector is read. */
export interface NodeSelectorOptions {
  /** Namespaces by their prefixes: what `parseXmlnsPointers` gives. Default none. */
  readonly namespaces?: ReadonlyMap<string, string>;

  /** Namespace of element names without a prefix: that of the application usage. Default none. */
  readonly defaultNamespace?: string;

  /** Most characters, in UTF-16 code units. Default 8 192. */
  readonly maxLength?: number;

  /** Most steps. Default 64. */
  readonly maxSteps?: number;
}

/** Longest selector or pointer, in UTF-16 code units, where nothing else is said. */
export const MAX_SELECTOR_LENGTH = 8192;

/** Most steps of a selector where nothing else is said. */
export const MAX_SELECTOR_STEPS = 64;

/**
 * Reads a node selector (RFC 4825 section 6.3). Names are expanded as section 6.4 says: an element name
 * without a prefix is in the default namespace, an attribute name in none.
 *
 * @param text The selector after percent-decoding, as `decodeNodeSelector` gives it.
 * @param options What its prefixes mean, and limits.
 * @throws NodeSelectorError for what is no selector that is known; `undeclared-prefix` for a prefix
 * without a namespace.
 *
 * @example
 * ```ts
 * const { steps } = parseNodeSelector('resource-lists/list[@name="friends"]', {
 *   defaultNamespace: RESOURCE_LISTS,
 * });
 * steps[1]?.attribute?.value; // "friends"
 * ```
 */
export function parseNodeSelector(text: string, options: NodeSelectorOptions = {}): NodeSelector {
  const { maxLength = MAX_SELECTOR_LENGTH, maxSteps = MAX_SELECTOR_STEPS } = options;
  if (text.length > maxLength) {
    refuseSelector("too-long", `more than ${maxLength} characters`, text, maxLength, RULE);
  }
  const { steps, terminal } = grammar.nodeSelector.parse(text, (failure) =>
    refuseFailure(failure, text),
  );
  if (steps.length > maxSteps) {
    refuseSelector("too-many-steps", `more than ${maxSteps} steps`, text, 0, RULE);
  }
  const names: Names = { text, options };
  const read = steps.map((step) => readStep(step, names));
  return terminal === undefined
    ? { steps: read }
    : { steps: read, terminal: readTerminal(terminal, names) };
}

const RULE = "RFC 4825 node-selector";

interface Names {
  readonly text: string;
  readonly options: NodeSelectorOptions;
}

function readStep({ name, position, attribute }: grammar.Step, names: Names): SelectorStep {
  const { defaultNamespace = "" } = names.options;
  return {
    name: name === "*" ? name : expand(name, defaultNamespace, names),
    ...(position !== undefined && { position: readPosition(position) }),
    ...(attribute !== undefined && { attribute: readAttribute(attribute, names) }),
  };
}

// A position beyond what counts exactly is beyond every document.
function readPosition(digits: string): number {
  return Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
}

function readAttribute({ name, value }: grammar.AttrTest, names: Names) {
  const read = readAttValue(value);
  if (read === undefined) {
    const place = names.text.indexOf(value);
    refuseSelector("invalid-value", "reference to no character", names.text, place, "AttValue");
  }
  return { ...expand(name, "", names), value: read };
}

function readTerminal(terminal: grammar.TerminalSelector, names: Names): SelectorTerminal {
  if (terminal === "namespaces") return { kind: "namespaces" };
  return { kind: "attribute", name: expand(terminal, "", names) };
}

function expand(
  { first, second }: grammar.QName,
  defaultNamespace: string,
  { text, options }: Names,
): SelectorName {
  if (second === undefined) return { namespace: defaultNamespace, local: first, prefix: "" };
  const namespace = first === "xml" ? XML_NAMESPACE : options.namespaces?.get(first);
  if (namespace !== undefined) return { namespace, local: second, prefix: first };
  const place = text.indexOf(`${first}:${second}`);
  return refuseSelector("undeclared-prefix", "prefix is not bound", text, place, "QName");
}
