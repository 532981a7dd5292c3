import {
  MEDIA_TYPES,
  parseResourceLists,
  RESOURCE_LISTS,
  type XcapErrorCondition,
} from "@callingcard/xdm";
import type { XmlDocument, XmlElement } from "@callingcard/xml";
import type { ApplicationUsage } from "../usage.ts";
import { findRepeated, type UniqueAttributes } from "./unique-values.ts";
import { validBy } from "./valid-by.ts";

const UNIQUE: UniqueAttributes = new Map([
  ["list", "name"],
  ["entry", "uri"],
  ["entry-ref", "ref"],
  ["external", "anchor"],
]);

/** Resource lists (RFC 4826 section 3.4). */
export const RESOURCE_LISTS_USAGE: ApplicationUsage = {
  auid: "resource-lists",
  mediaType: MEDIA_TYPES.resourceLists,
  defaultNamespace: RESOURCE_LISTS,
  validate: (document) =>
    validBy(document, parseResourceLists) ?? repeatedValue(document) ?? wrongReference(document),
};

// RFC 4826 section 3.4.5.
function repeatedValue({ root }: XmlDocument): XcapErrorCondition | undefined {
  const exists = findRepeated(root, RESOURCE_LISTS, UNIQUE);
  return exists.length === 0 ? undefined : { kind: "uniqueness-failure", exists };
}

// The same section: a reference is a relative path, an anchor is an absolute HTTP URI.
function wrongReference({ root }: XmlDocument): XcapErrorCondition | undefined {
  const waiting: XmlElement[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    for (const { namespace, local, value } of element.attributes) {
      if (namespace !== "" || element.namespace !== RESOURCE_LISTS) continue;
      if (element.local === "entry-ref" && local === "ref" && !isRelativePath(value)) {
        return { kind: "constraint-failure", phrase: "ref is not a relative path" };
      }
      if (element.local === "external" && local === "anchor" && !isHttpUri(value)) {
        return { kind: "constraint-failure", phrase: "anchor is not an absolute HTTP URI" };
      }
    }
    for (const child of element.children) if (child.kind === "element") waiting.push(child);
  }
  return undefined;
}

// path-noscheme (RFC 3986 section 4.2): no colon in its first segment, and no solidus at its start.
function isRelativePath(reference: string): boolean {
  const path = reference.trim();
  return path !== "" && !path.startsWith("/") && !/^[^/?#]*:/.test(path);
}

function isHttpUri(uri: string): boolean {
  return /^\s*https?:\/\/[^\s/]/i.test(uri);
}
