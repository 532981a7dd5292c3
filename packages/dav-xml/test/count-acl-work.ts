// Prints how many blocks of our code hostile properties, lists and conditions run through, at one
// size and at four times the size. See the program of the same kind in @callingcard/xml.
import { Session } from "node:inspector";
import { ParseError } from "@callingcard/grammar";
import { parseXml, stringifyXml } from "@callingcard/xml";
import {
  livePropertyElement,
  parseConditions,
  parseLiveProperty,
  parsePrincipalReport,
  type DavLimits,
} from "../src/index.ts";

const SIZE = 500;
const UNLIMITED: DavLimits = {
  maxDepth: 1e9,
  maxElements: 1e9,
  maxHrefs: 1e9,
  maxFilters: 1e9,
  maxProperties: 1e9,
  maxAces: 1e9,
  maxPrivileges: 1e9,
  maxPrivilegeDepth: 1e9,
};

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

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

for (const [name, make] of Object.entries(CASES)) work(name, make(4));
const counts = Object.entries(CASES).map(([name, make]) => ({
  name,
  once: count(name, make(SIZE)),
  fourTimes: count(name, make(4 * SIZE)),
}));
console.log(JSON.stringify(counts));

function count(name: string, inside: string): number {
  takeCounts();
  work(name, inside);
  return takeCounts();
}

// How often the blocks of this package ran since the last call.
function takeCounts(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!url.includes("/dav-xml/src/")) continue;
      for (const { ranges } of functions) {
        for (const range of ranges) sum += range.count;
      }
    }
  });
  return sum;
}

function work(name: string, inside: string): void {
  const [local] = name.split(":");
  const { root } = parseXml(`<${local} xmlns="DAV:">${inside}</${local}>`, UNLIMITED);
  try {
    if (local === "error") {
      parseConditions(root, UNLIMITED);
      return;
    }
    if (parsePrincipalReport(root, UNLIMITED) !== undefined) return;
    const property = parseLiveProperty(root, UNLIMITED);
    if (property.kind !== "unknown") stringifyXml(livePropertyElement(property));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
