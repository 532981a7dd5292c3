import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { items, KEPT } from "./child-field.ts";
import { contentModel, type ContentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, mixedType, textType } from "./element-type.ts";
import type { Extensible, ExtensibleAttributes, MixedContent, OtherElement } from "./extensible.ts";
import * as grammar from "./generated/xcap.ts";
import { XCAP_DIFF } from "./names.ts";
import { BOOLEAN, oneOf, TEXT, TOKEN } from "./simple-type.ts";

/** `xcap-diff`: what has changed on an XCAP server (RFC 5874 section 3). */
export interface XcapDiff extends Extensible {
  readonly xcapRoot: string;
  readonly changes: readonly XcapChange[];
}

/** A change of a document, or what an element or attribute of one is now. */
export type XcapChange =
  | ({ readonly kind: "document" } & DocumentChange)
  | ({ readonly kind: "element" } & ElementState)
  | ({ readonly kind: "attribute" } & AttributeState);

/** `document`; both entity tags: it was changed, `newEtag` alone: it was made, `previousEtag` alone: removed. */
export interface DocumentChange extends ExtensibleAttributes {
  /** A path relative to the XCAP root. */
  readonly sel: string;
  readonly newEtag?: string | undefined;
  readonly previousEtag?: string | undefined;
  /** What was done, in this order; empty when it has to be fetched. */
  readonly body: readonly DocumentPatch[];
}

/** A patch of a document (RFC 5261 section 4), or the news that there is none to make. */
export type DocumentPatch =
  | ({ readonly kind: "body-not-changed" } & MixedContent)
  | ({ readonly kind: "add" } & AddPatch)
  | ({ readonly kind: "replace"; readonly sel: string } & MixedContent)
  | ({ readonly kind: "remove" } & RemovePatch)
  | OtherElement;

/** `add`: content that is added where `sel` points to. */
export interface AddPatch extends MixedContent {
  readonly sel: string;
  readonly pos?: "before" | "after" | "prepend" | undefined;
  readonly type?: string | undefined;
}

/** `remove`: what `sel` points to is removed. */
export interface RemovePatch extends MixedContent {
  readonly sel: string;
  readonly ws?: "before" | "after" | "both" | undefined;
}

/** `element`: an element that is somewhere, as it is there. */
export interface ElementState extends MixedContent {
  readonly sel: string;
  /** Absent means `true`. */
  readonly exists?: boolean | undefined;
}

/** `attribute`: an attribute that is somewhere, with its value. */
export interface AttributeState extends ExtensibleAttributes {
  readonly sel: string;
  /** Absent means `true`. */
  readonly exists?: boolean | undefined;
  readonly text: string;
}

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["D", XCAP_DIFF]]),
};

const SEL = /* @__PURE__ */ attribute("sel", TEXT);
const EXISTS = /* @__PURE__ */ optionalAttribute("exists", BOOLEAN);

/** The content of `document`, with both of its forms as a list. */
interface DocumentContent {
  readonly body: readonly XmlElement[];
}

const DOCUMENT = /* @__PURE__ */ complexType<DocumentContent, DocumentChange>({
  content: /* @__PURE__ */ documentContent(
    /* @__PURE__ */ contentModel(VOCABULARY, grammar.document),
  ),
  children: {
    body: /* @__PURE__ */ items<DocumentPatch>({
      "body-not-changed": {
        name: /* @__PURE__ */ named("body-not-changed"),
        type: /* @__PURE__ */ mixedType<MixedContent>({}),
      },
      add: {
        name: /* @__PURE__ */ named("add"),
        type: /* @__PURE__ */ mixedType<AddPatch>({
          sel: SEL,
          pos: /* @__PURE__ */ optionalAttribute(
            "pos",
            /* @__PURE__ */ oneOf("before", "after", "prepend"),
          ),
          type: /* @__PURE__ */ optionalAttribute("type", TEXT),
        }),
      },
      replace: {
        name: /* @__PURE__ */ named("replace"),
        type: /* @__PURE__ */ mixedType<MixedContent & { readonly sel: string }>({ sel: SEL }),
      },
      remove: {
        name: /* @__PURE__ */ named("remove"),
        type: /* @__PURE__ */ mixedType<RemovePatch>({
          sel: SEL,
          ws: /* @__PURE__ */ optionalAttribute(
            "ws",
            /* @__PURE__ */ oneOf("before", "after", "both"),
          ),
        }),
      },
    }),
  },
  attributes: {
    sel: /* @__PURE__ */ attribute("sel", TOKEN),
    newEtag: /* @__PURE__ */ optionalAttribute("new-etag", TEXT),
    previousEtag: /* @__PURE__ */ optionalAttribute("previous-etag", TEXT),
  },
});

const DIFF = /* @__PURE__ */ complexType<grammar.XcapDiff, XcapDiff>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.xcapDiff),
  children: {
    changes: /* @__PURE__ */ items<XcapChange>({
      document: { name: /* @__PURE__ */ named("document"), type: DOCUMENT },
      element: {
        name: /* @__PURE__ */ named("element"),
        type: /* @__PURE__ */ mixedType<ElementState>({ sel: SEL, exists: EXISTS }),
      },
      attribute: {
        name: /* @__PURE__ */ named("attribute"),
        type: /* @__PURE__ */ textType<AttributeState>(TEXT, { sel: SEL, exists: EXISTS }),
      },
    }),
    extensions: KEPT,
  },
  attributes: { xcapRoot: /* @__PURE__ */ attribute("xcap-root", TOKEN) },
});

/**
 * Reads changes: `application/xcap-diff+xml` (RFC 5874). The patches are not carried out.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseXcapDiff(input: XdmInput, limits?: XdmLimits): XcapDiff {
  const source = openDocument(input, named("xcap-diff"), limits);
  return DIFF.read(source.root, source);
}

/**
 * Builds changes (RFC 5874).
 *
 * @param diff The changes.
 * @throws RangeError for what would not be read back equal.
 */
export function xcapDiffElement(diff: XcapDiff): XmlElement {
  return DIFF.build(named("xcap-diff"), diff);
}

function documentContent(model: ContentModel<grammar.Document>): ContentModel<DocumentContent> {
  return {
    ...model,
    read: (events, onFailure) => {
      const content = model.read(events, onFailure);
      return { body: "patches" in content ? content.patches : [content.bodyNotChanged] };
    },
  };
}

function named(local: string) {
  return { namespace: XCAP_DIFF, local };
}
