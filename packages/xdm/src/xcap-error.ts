import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { item, KEPT, many, maybe, type ChildField } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, simpleType } from "./element-type.ts";
import type { Extensible, ExtensibleAttributes } from "./extensible.ts";
import * as grammar from "./generated/xcap.ts";
import { XCAP_ERROR } from "./names.ts";
import { TEXT, TOKEN } from "./simple-type.ts";

/** `xcap-error`: why an XCAP request was refused (RFC 4825 section 11). */
export interface XcapErrorDocument extends ExtensibleAttributes {
  readonly error: XcapErrorCondition;
}

/** The conditions that have nothing but a phrase to say. */
export type PhrasedErrorKind =
  | "schema-validation-error"
  | "not-xml-frag"
  | "cannot-insert"
  | "not-xml-att-value"
  | "not-well-formed"
  | "constraint-failure"
  | "cannot-delete"
  | "not-utf-8";

/** What the conflict is (RFC 4825 section 11.1). */
export type XcapErrorCondition =
  | {
      readonly [Kind in PhrasedErrorKind]: { readonly kind: Kind } & PhrasedError;
    }[PhrasedErrorKind]
  | ({ readonly kind: "no-parent" } & NoParentError)
  | ({ readonly kind: "uniqueness-failure" } & UniquenessFailure)
  | ({ readonly kind: "extension" } & ExtensionError);

/** A condition with text for people. */
export interface PhrasedError extends Extensible {
  readonly phrase?: string | undefined;
}

/** `no-parent`: there is nothing to put it into. */
export interface NoParentError extends ExtensibleAttributes {
  readonly phrase?: string | undefined;
  /** An HTTP URI of the closest ancestor that exists. */
  readonly ancestor?: string | undefined;
}

/** `uniqueness-failure`: something would be there twice. */
export interface UniquenessFailure extends ExtensibleAttributes {
  readonly phrase?: string | undefined;
  /** At least one. */
  readonly exists: readonly ExistingValue[];
}

/** `exists`: what is there already. */
export interface ExistingValue extends ExtensibleAttributes {
  /** Where it is, as a node selector. */
  readonly field: string;
  /** Values that could be taken instead. */
  readonly altValues: readonly string[];
}

/** `extension`: conditions of others. */
export interface ExtensionError extends ExtensibleAttributes {
  readonly elements: readonly XmlElement[];
}

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["E", XCAP_ERROR]]),
};

const PHRASE = /* @__PURE__ */ optionalAttribute("phrase", TEXT);

const PHRASED = /* @__PURE__ */ complexType<grammar.Phrased, PhrasedError>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.phrased),
  children: { extensions: KEPT },
  attributes: { phrase: PHRASE },
});

const NO_PARENT = /* @__PURE__ */ complexType<grammar.NoParent, NoParentError>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.noParent),
  children: {
    ancestor: /* @__PURE__ */ maybe(
      /* @__PURE__ */ named("ancestor"),
      /* @__PURE__ */ simpleType(TOKEN),
    ),
  },
  attributes: { phrase: PHRASE },
});

const EXISTS = /* @__PURE__ */ complexType<grammar.Exists, ExistingValue>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.exists),
  children: {
    altValues: /* @__PURE__ */ many(
      /* @__PURE__ */ named("alt-value"),
      /* @__PURE__ */ simpleType(TEXT),
    ),
  },
  attributes: { field: /* @__PURE__ */ attribute("field", TEXT) },
});

const UNIQUENESS = /* @__PURE__ */ complexType<grammar.UniquenessFailure, UniquenessFailure>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.uniquenessFailure),
  children: { exists: /* @__PURE__ */ many(/* @__PURE__ */ named("exists"), EXISTS) },
  attributes: { phrase: PHRASE },
});

const ELEMENTS: ChildField<readonly XmlElement[], readonly XmlElement[]> = {
  read: (elements) => elements,
  build: (elements) => elements,
};

const EXTENSION = /* @__PURE__ */ complexType<grammar.Extension, ExtensionError>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.extension),
  children: { elements: ELEMENTS },
  attributes: {},
});

const ERROR = /* @__PURE__ */ complexType<grammar.XcapError, XcapErrorDocument>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.xcapError),
  children: {
    error: /* @__PURE__ */ item<XcapErrorCondition>({
      "schema-validation-error": /* @__PURE__ */ phrased("schema-validation-error"),
      "not-xml-frag": /* @__PURE__ */ phrased("not-xml-frag"),
      "cannot-insert": /* @__PURE__ */ phrased("cannot-insert"),
      "not-xml-att-value": /* @__PURE__ */ phrased("not-xml-att-value"),
      "not-well-formed": /* @__PURE__ */ phrased("not-well-formed"),
      "constraint-failure": /* @__PURE__ */ phrased("constraint-failure"),
      "cannot-delete": /* @__PURE__ */ phrased("cannot-delete"),
      "not-utf-8": /* @__PURE__ */ phrased("not-utf-8"),
      "no-parent": { name: /* @__PURE__ */ named("no-parent"), type: NO_PARENT },
      "uniqueness-failure": {
        name: /* @__PURE__ */ named("uniqueness-failure"),
        type: UNIQUENESS,
      },
      extension: { name: /* @__PURE__ */ named("extension"), type: EXTENSION },
    }),
  },
  attributes: {},
});

/**
 * Reads an error: `application/xcap-error+xml` (RFC 4825 section 11).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseXcapError(input: XdmInput, limits?: XdmLimits): XcapErrorDocument {
  const source = openDocument(input, named("xcap-error"), limits);
  return ERROR.read(source.root, source);
}

/**
 * Builds an error (RFC 4825 section 11).
 *
 * @param document The error.
 * @throws RangeError for what would not be read back equal.
 */
export function xcapErrorElement(document: XcapErrorDocument): XmlElement {
  return ERROR.build(named("xcap-error"), document);
}

function phrased(local: PhrasedErrorKind) {
  return { name: named(local), type: PHRASED };
}

function named(local: string) {
  return { namespace: XCAP_ERROR, local };
}
