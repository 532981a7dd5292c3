import type { XmlElement } from "@callingcard/xml";
import { KEPT, many, maybe, one } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, simpleType } from "./element-type.ts";
import type { Extensible, ExtensibleAttributes } from "./extensible.ts";
import * as grammar from "./generated/xcap.ts";
import { XCAP_CAPS } from "./names.ts";
import { TEXT, TOKEN } from "./simple-type.ts";

/** `xcap-caps`: what an XCAP server can do (RFC 4825 section 12). */
export interface XcapCaps extends Extensible {
  readonly auids: Auids;
  readonly extensionNames?: ExtensionNames | undefined;
  readonly namespaces: SupportedNamespaces;
}

/** `auids`: the application usages, `xcap-caps` among them. */
export interface Auids extends ExtensibleAttributes {
  readonly auids: readonly string[];
}

/** `extensions`: the names of extensions of XCAP. */
export interface ExtensionNames extends ExtensibleAttributes {
  readonly extensionNames: readonly string[];
}

/** `namespaces`: the namespaces whose documents are checked. */
export interface SupportedNamespaces extends ExtensibleAttributes {
  readonly namespaces: readonly string[];
}

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["K", XCAP_CAPS]]),
};

const STRING = /* @__PURE__ */ simpleType(TEXT);

const AUIDS = /* @__PURE__ */ complexType<grammar.Auids, Auids>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.auids),
  children: { auids: /* @__PURE__ */ many(/* @__PURE__ */ named("auid"), STRING) },
  attributes: {},
});

const EXTENSIONS = /* @__PURE__ */ complexType<grammar.Extensions, ExtensionNames>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.extensions),
  children: { extensionNames: /* @__PURE__ */ many(/* @__PURE__ */ named("extension"), STRING) },
  attributes: {},
});

const NAMESPACES = /* @__PURE__ */ complexType<grammar.Namespaces, SupportedNamespaces>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.namespaces),
  children: {
    namespaces: /* @__PURE__ */ many(
      /* @__PURE__ */ named("namespace"),
      /* @__PURE__ */ simpleType(TOKEN),
    ),
  },
  attributes: {},
});

const CAPS = /* @__PURE__ */ complexType<grammar.XcapCaps, XcapCaps>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.xcapCaps),
  children: {
    auids: /* @__PURE__ */ one(/* @__PURE__ */ named("auids"), AUIDS),
    extensionNames: /* @__PURE__ */ maybe(/* @__PURE__ */ named("extensions"), EXTENSIONS),
    namespaces: /* @__PURE__ */ one(/* @__PURE__ */ named("namespaces"), NAMESPACES),
    extensions: KEPT,
  },
  attributes: {},
});

/**
 * Reads capabilities: `application/xcap-caps+xml` (RFC 4825 section 12).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseXcapCaps(input: XdmInput, limits?: XdmLimits): XcapCaps {
  const source = openDocument(input, named("xcap-caps"), limits);
  return CAPS.read(source.root, source);
}

/**
 * Builds capabilities (RFC 4825 section 12).
 *
 * @param caps The capabilities.
 * @throws RangeError for what would not be read back equal.
 */
export function xcapCapsElement(caps: XcapCaps): XmlElement {
  return CAPS.build(named("xcap-caps"), caps);
}

function named(local: string) {
  return { namespace: XCAP_CAPS, local };
}
