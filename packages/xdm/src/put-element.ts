import { XmlError, type XmlDocument, type XmlElement } from "@callingcard/xml";
import type { XdmLimits } from "./document.ts";
import { readDocument, refused, splice, unreadable, type NodeEdit } from "./edit-node.ts";
import { insertionPlace, type InsertionPlace } from "./insertion-place.ts";
import type { NodeSelector, SelectorStep } from "./node-selector.ts";
import { elementSpan } from "./node-span.ts";
import { childrenOf, matchStep, selectNode } from "./select-node.ts";
import { trimSpace } from "./white-space.ts";

/**
 * Puts an element into a document (RFC 4825 sections 8.2.1 to 8.2.4): in place of the one that is selected,
 * or as a new one where the selector says. The selector must select it afterwards.
 *
 * @param document The document, as `parseXml` gave it.
 * @param selector Which element; without a terminal.
 * @param text The element. White space around it is left out; prefixes that it does not declare
 * are those of the place where it comes to stand.
 * @param limits Limits on the document that comes of it.
 * @returns `no-parent`, `refused` with `not-xml-frag`, `cannot-insert` or `constraint-failure` (a limit),
 * or the document.
 * @throws RangeError for a selector with a terminal.
 */
export function putElement(
  document: XmlDocument,
  selector: NodeSelector,
  text: string,
  limits?: XdmLimits,
): NodeEdit {
  if (selector.terminal !== undefined) throw new RangeError("selector selects no element");
  const target = selectParent(document, selector);
  if ("kind" in target) return target;
  const fragment = readFragment(text, limits);
  if ("kind" in fragment) return fragment;
  const { path, step } = target;
  const [current, second] = matchStep(step, childrenOf(document, path));
  if (current !== undefined && second === undefined) {
    const span = elementSpan(document, [...path, current]);
    return insert(document, selector, { span, before: "", after: "" }, fragment, limits);
  }
  const place = insertionPlace(document, path, step, fragment.root);
  if (place === undefined) return refused("cannot-insert", "there is no such place");
  return insert(document, selector, place, fragment, limits);
}

/** The last step, and what is selected by those before it. */
interface Target {
  readonly path: readonly XmlElement[];
  readonly step: SelectorStep;
}

function selectParent(document: XmlDocument, { steps }: NodeSelector): Target | NodeEdit {
  const step = steps.at(-1);
  if (step === undefined) throw new RangeError("selector without a step");
  if (steps.length === 1) return { path: [], step };
  const { kind, path } = selectNode(document, { steps: steps.slice(0, -1) });
  return kind === "element" ? { path, step } : { kind: "no-parent", steps: path.length };
}

/** An element as text, and as it reads without namespaces. */
interface Fragment {
  readonly text: string;
  readonly root: XmlElement;
}

// Prefixes may be declared where the element comes to stand, so it is read without namespaces.
function readFragment(written: string, limits: XdmLimits | undefined): Fragment | NodeEdit {
  const text = trimSpace(written);
  const read = readDocument(text, limits, false);
  if (read instanceof XmlError) return unreadable(read, "not-xml-frag");
  if (read.root.offset > 0) return refused("not-xml-frag", "something stands before the element");
  if (read.after.length > 0) return refused("not-xml-frag", "something stands behind the element");
  return { text, root: read.root };
}

function insert(
  document: XmlDocument,
  selector: NodeSelector,
  { span, before, after }: InsertionPlace,
  { text }: Fragment,
  limits: XdmLimits | undefined,
): NodeEdit {
  const changed = splice(document, span, before + text + after, limits);
  if (changed instanceof XmlError) return unreadable(changed, "not-xml-frag");
  const start = span.start + before.length;
  // What is put must be what is got (section 8.2.3).
  const selection = selectNode(changed, selector);
  if (selection.kind !== "element" || selection.path.at(-1)?.offset !== start) {
    return refused("cannot-insert", "the element would not be selected");
  }
  const isNew = span.start === span.end || before !== "";
  return {
    kind: isNew ? "created" : "replaced",
    document: changed,
    span: { start, end: start + text.length },
  };
}
