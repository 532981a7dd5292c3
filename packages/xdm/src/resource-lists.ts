import { XML_NAMESPACE, type XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { items, KEPT, many, maybe } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, textType, type ElementType } from "./element-type.ts";
import type { Extensible, ExtensibleAttributes } from "./extensible.ts";
import * as grammar from "./generated/resource-lists.ts";
import { COPY_CONTROL, RESOURCE_LISTS } from "./names.ts";
import { BOOLEAN, oneOf, TEXT, TOKEN, UNSIGNED } from "./simple-type.ts";

/** `display-name`: text for people, with its language (RFC 4826 section 3.1). */
export interface DisplayName extends ExtensibleAttributes {
  readonly text: string;
  readonly language?: string | undefined;
}

/** How prominently a recipient is named (RFC 5364 section 4). */
export type CopyControl = "to" | "cc" | "bcc";

/** The attributes of RFC 5364 section 5, which any member of a list may have. */
export interface Recipient {
  /** Absent means `bcc`. */
  readonly copyControl?: CopyControl | undefined;
  /** Whether others may not learn of the URI; absent means `false`. */
  readonly anonymize?: boolean | undefined;
  /** How many recipients the URI stands for; absent means 1. */
  readonly count?: number | undefined;
}

/** `list`, or what is in it (RFC 4826 section 3.1). */
export interface ResourceList extends Extensible, Recipient {
  readonly name?: string | undefined;
  readonly displayName?: DisplayName | undefined;
  readonly items: readonly ListItem[];
}

/** `entry`: one URI. */
export interface ListEntry extends Extensible, Recipient {
  readonly uri: string;
  readonly displayName?: DisplayName | undefined;
}

/** `entry-ref`: an entry elsewhere on the same server. */
export interface EntryRef extends Extensible, Recipient {
  /** A path relative to the XCAP root. */
  readonly ref: string;
  readonly displayName?: DisplayName | undefined;
}

/** `external`: a list elsewhere. */
export interface ExternalList extends Extensible, Recipient {
  /** An absolute HTTP URI. */
  readonly anchor?: string | undefined;
  readonly displayName?: DisplayName | undefined;
}

/** A member of a list. */
export type ListItem =
  | ({ readonly kind: "list" } & ResourceList)
  | ({ readonly kind: "entry" } & ListEntry)
  | ({ readonly kind: "entry-ref" } & EntryRef)
  | ({ readonly kind: "external" } & ExternalList);

/** `resource-lists`: a document of lists (RFC 4826 section 3). */
export interface ResourceLists extends ExtensibleAttributes {
  readonly lists: readonly ResourceList[];
}

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([["R", RESOURCE_LISTS]]),
};

const RECIPIENT = {
  copyControl: /* @__PURE__ */ optionalAttribute(
    { namespace: COPY_CONTROL, local: "copyControl" },
    /* @__PURE__ */ oneOf("to", "cc", "bcc"),
  ),
  anonymize: /* @__PURE__ */ optionalAttribute(
    { namespace: COPY_CONTROL, local: "anonymize" },
    BOOLEAN,
  ),
  count: /* @__PURE__ */ optionalAttribute({ namespace: COPY_CONTROL, local: "count" }, UNSIGNED),
};

/** `display-name`, of contacts too. */
export const DISPLAY_NAME: ElementType<DisplayName> = /* @__PURE__ */ textType<DisplayName>(TEXT, {
  language: /* @__PURE__ */ optionalAttribute({ namespace: XML_NAMESPACE, local: "lang" }, TEXT),
});

const MEMBER = {
  displayName: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-name"), DISPLAY_NAME),
  extensions: KEPT,
};

const ENTRY = /* @__PURE__ */ complexType<grammar.Entry, ListEntry>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.entry),
  children: MEMBER,
  attributes: { uri: /* @__PURE__ */ attribute("uri", TOKEN), ...RECIPIENT },
});

const ENTRY_REF = /* @__PURE__ */ complexType<grammar.EntryRef, EntryRef>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.entryRef),
  children: MEMBER,
  attributes: { ref: /* @__PURE__ */ attribute("ref", TOKEN), ...RECIPIENT },
});

const EXTERNAL = /* @__PURE__ */ complexType<grammar.External, ExternalList>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.external),
  children: MEMBER,
  attributes: { anchor: /* @__PURE__ */ optionalAttribute("anchor", TOKEN), ...RECIPIENT },
});

// A list has lists in it: its own type is asked for when one is read.
const NESTED: ElementType<ResourceList> = {
  read: (element, source) => LIST.read(element, source),
  build: (name, value) => LIST.build(name, value),
};

const LIST: ElementType<ResourceList> = /* @__PURE__ */ complexType<grammar.List, ResourceList>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.list),
  children: {
    displayName: MEMBER.displayName,
    items: /* @__PURE__ */ items<ListItem>({
      list: { name: /* @__PURE__ */ named("list"), type: NESTED },
      entry: { name: /* @__PURE__ */ named("entry"), type: ENTRY },
      "entry-ref": { name: /* @__PURE__ */ named("entry-ref"), type: ENTRY_REF },
      external: { name: /* @__PURE__ */ named("external"), type: EXTERNAL },
    }),
    extensions: KEPT,
  },
  attributes: { name: /* @__PURE__ */ optionalAttribute("name", TEXT), ...RECIPIENT },
});

const RESOURCE_LISTS_TYPE = /* @__PURE__ */ complexType<grammar.ResourceLists, ResourceLists>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.resourceLists),
  children: { lists: /* @__PURE__ */ many(/* @__PURE__ */ named("list"), LIST) },
  attributes: {},
});

/**
 * Reads a document of lists: `application/resource-lists+xml` (RFC 4826 section 3).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseResourceLists(input: XdmInput, limits?: XdmLimits): ResourceLists {
  const source = openDocument(input, named("resource-lists"), limits);
  return RESOURCE_LISTS_TYPE.read(source.root, source);
}

/**
 * Builds a document of lists (RFC 4826 section 3).
 *
 * @param lists The lists.
 * @throws RangeError for what would not be read back equal.
 */
export function resourceListsElement(lists: ResourceLists): XmlElement {
  return RESOURCE_LISTS_TYPE.build(named("resource-lists"), lists);
}

function named(local: string) {
  return { namespace: RESOURCE_LISTS, local };
}
