import { element, type XmlAttribute, type XmlElement } from "@callingcard/xml";
import { checkContent, readContent, vocabulary } from "./content-model.ts";
import { openDocument, refuse, type ImdnInput, type ImdnLimits, type Source } from "./document.ts";
import * as grammar from "./generated/is-composing.ts";
import { IS_COMPOSING_NAMESPACE } from "./names.ts";
import { collapsed, collapsedText, keptAttributes, keptElements } from "./text.ts";

/** `isComposing`: what a user does at the moment (RFC 3994 section 6.1). */
export interface IsComposing {
  /** `active` or `idle`; whatever else stands here means `idle` (section 3.5), see `isActive`. */
  readonly state: string;
  /** When the user last added or edited content, as `xs:dateTime`, not checked. */
  readonly lastActive?: string | undefined;
  /** The type of what is being composed: `text/plain`, or `audio` alone. */
  readonly contentType?: string | undefined;
  /** Seconds until the next `active` is to be expected; at least 1. */
  readonly refreshSeconds?: number | undefined;
  /** Elements of other namespaces, in their order. */
  readonly extensions?: readonly XmlElement[] | undefined;
  /** Attributes of the root element. */
  readonly otherAttributes?: readonly XmlAttribute[] | undefined;
}

const MODEL = /* @__PURE__ */ {
  vocabulary: /* @__PURE__ */ vocabulary(IS_COMPOSING_NAMESPACE, grammar.EVENTS),
  entry: grammar.isComposing,
};

/**
 * Reads a status: the document of type `application/im-iscomposing+xml` (RFC 3994 section 6).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or ImdnError.
 */
export function parseIsComposing(input: ImdnInput, limits?: ImdnLimits): IsComposing {
  const source = openDocument(input, IS_COMPOSING_NAMESPACE, "isComposing", limits);
  const { root } = source;
  const { state, lastActive, contentType, refresh, extensions } = readContent(MODEL, root, source);
  return {
    state: collapsedText(state, source),
    lastActive: lastActive && collapsedText(lastActive, source),
    contentType: contentType && collapsedText(contentType, source),
    refreshSeconds: refresh && readRefresh(refresh, source),
    extensions: keptElements(extensions),
    otherAttributes: keptAttributes(root),
  };
}

/**
 * Tells whether a status says that the user is composing (RFC 3994 section 3.5).
 *
 * @param status The status.
 */
export function isActive(status: IsComposing): boolean {
  return status.state === "active";
}

/**
 * Builds a status (RFC 3994 section 6).
 *
 * @param status What it says.
 * @throws RangeError for what does not read back equal: text that is empty or has white space around
 * it, a refresh that is no positive integer, extensions in no namespace or in that of the status.
 */
export function isComposingElement(status: IsComposing): XmlElement {
  const { state, lastActive, contentType, refreshSeconds, extensions = [] } = status;
  if (refreshSeconds !== undefined && !isPositive(refreshSeconds)) {
    throw new RangeError("refresh is not a positive integer");
  }
  const children = [
    ...leaf("state", state),
    ...leaf("lastactive", lastActive),
    ...leaf("contenttype", contentType),
    ...leaf("refresh", refreshSeconds?.toFixed(0)),
    ...extensions,
  ];
  const root = element(named("isComposing"), children, status.otherAttributes);
  return checkContent(MODEL, root);
}

// xs:positiveInteger
function readRefresh(refresh: XmlElement, source: Source): number {
  const text = collapsedText(refresh, source);
  const seconds = Number(text);
  if (/^\+?[0-9]+$/.test(text) && isPositive(seconds)) return seconds;
  return refuse(source, refresh, "invalid-value", "refresh is not a positive integer");
}

function isPositive(seconds: number): boolean {
  return Number.isSafeInteger(seconds) && seconds > 0;
}

function leaf(local: string, text: string | undefined): XmlElement[] {
  return text === undefined ? [] : [element(named(local), [collapsed(text)])];
}

function named(local: string) {
  return { namespace: IS_COMPOSING_NAMESPACE, local };
}
