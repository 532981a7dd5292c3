import { parseXml, stringifyXml } from "@callingcard/xml";
import {
  livePropertyElement,
  parseConditions,
  parseLiveProperty,
  parsePrincipalReport,
} from "../src/index.ts";
import { UNLIMITED, type HostileText } from "./hostile-text.ts";

const ALL = "<principal><all/></principal>";
const READ = "<privilege><read/></privilege>";
const SUPPORTED = `<supported-privilege>${READ}<description/>`;

/** What stands in the root element, by the name of the root and of the case. */
const CASES: Record<string, (size: number) => string> = {
  "acl: entries": (n) => `<ace>${ALL}<grant>${READ}</grant></ace>`.repeat(n),
  "acl: privileges of one entry": (n) => `<ace>${ALL}<grant>${READ.repeat(n)}</grant></ace>`,
  "acl: parts of entries in the wrong order": (n) =>
    `<ace><grant>${READ}</grant>${ALL}</ace>`.repeat(n),
  "acl: principals of one entry": (n) => `<ace>${ALL.repeat(n)}<grant>${READ}</grant></ace>`,
  "acl: all parts of one entry again and again": (n) =>
    `<ace>${`${ALL}<invert/><grant/><deny/><protected/><inherited/>`.repeat(n)}</ace>`,
  "acl: foreign elements": (n) => `<ace><x/>${ALL}<grant>${READ}${"<x/>".repeat(n)}</grant></ace>`,
  "supported-privilege-set: depth": (n) => SUPPORTED.repeat(n) + "</supported-privilege>".repeat(n),
  "supported-privilege-set: width": (n) => `${SUPPORTED}</supported-privilege>`.repeat(n),
  "supported-privilege-set: parts without end": (n) =>
    `<supported-privilege>${"<abstract/><description/>".repeat(n)}</supported-privilege>`,
  "acl-restrictions: principals": (n) =>
    `<required-principal>${"<all/><property><owner/></property>".repeat(n)}</required-principal>`,
  "group-member-set: hrefs": (n) => "<href> /a </href>".repeat(n),
  "principal-URL: hrefs": (n) => "<href/>".repeat(n),
  "resourcetype: types": (n) => "<collection/>".repeat(n),
  "error: conditions": (n) => "<valid-sync-token/><x/>".repeat(n),
  "error: resources": (n) =>
    `<need-privileges>${`<resource><href/>${READ}</resource>`.repeat(n)}</need-privileges>`,
  "principal-property-search: searches": (n) =>
    "<property-search><match/><prop><a/></prop></property-search>".repeat(n),
};

/** Properties, conditions and lists, each in a root element of the name before the colon. */
export const HOSTILE_PROPERTIES: readonly HostileText[] = Object.entries(CASES).map(
  ([name, make]) => {
    const [local] = name.split(":");
    return {
      name,
      make: (size) => `<${local} xmlns="DAV:">${make(size)}</${local}>`,
      read,
    };
  },
);

function read(text: string): void {
  const { root } = parseXml(text, UNLIMITED);
  if (root.local === "error") {
    parseConditions(root, UNLIMITED);
    return;
  }
  if (parsePrincipalReport(root, UNLIMITED) !== undefined) return;
  const property = parseLiveProperty(root, UNLIMITED);
  if (property.kind !== "unknown") stringifyXml(livePropertyElement(property));
}
