// Prints how many blocks of our code hostile messages run through, at one size and at four times the
// size. Counts do not depend on the machine, as times do.
import { Session } from "node:inspector";
import { ParseError } from "@callingcard/grammar";
import {
  MultistatusDecoder,
  parseLockResponse,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parsePropfind,
  parseProppatch,
  parseReport,
  stringifyMultistatus,
  type DavLimits,
} from "../src/index.ts";

const SIZE = 200;

const UNLIMITED: DavLimits = {
  maxDepth: 1e9,
  maxAttributes: 1e9,
  maxNamespaceDeclarations: 1e9,
  maxProperties: 1e9,
  maxHrefs: 1e9,
  maxFilters: 1e9,
  maxResponses: 1e9,
  maxExpansionDepth: 1e9,
};

const HREF = "<D:href>/a</D:href>";
const STATUS = "<D:status>HTTP/1.1 200 OK</D:status>";
const PROPSTAT = `<D:propstat>${STATUS}<D:prop><D:a/></D:prop></D:propstat>`;
const KIND = "<D:locktype><D:write/></D:locktype><D:lockscope><D:shared/></D:lockscope>";
const TEXT_MATCH = "<C:text-match>x</C:text-match>";

/** The root element of each case and what is in it. */
const CASES: Record<string, (size: number) => readonly [root: string, inside: string]> = {
  responses: (n) => ["D:multistatus", `<D:response>${HREF}${PROPSTAT}</D:response>`.repeat(n)],
  "responses in the wrong order": (n) => [
    "D:multistatus",
    `<D:response>${PROPSTAT}${HREF}</D:response>`.repeat(n),
  ],
  "hrefs of one response": (n) => [
    "D:multistatus",
    `<D:response>${STATUS}${HREF.repeat(n)}</D:response>`,
  ],
  "propstats of one response": (n) => [
    "D:multistatus",
    `<D:response>${HREF}${PROPSTAT.repeat(n)}</D:response>`,
  ],
  "propstats and statuses by turns": (n) => [
    "D:multistatus",
    `<D:response>${HREF}${`${PROPSTAT}${STATUS}`.repeat(n)}</D:response>`,
  ],
  "every part of a response again and again": (n) => [
    "D:multistatus",
    `<D:response>${"<D:location/><D:error/><D:responsedescription/><D:href/>".repeat(n)}</D:response>`,
  ],
  "hrefs before a foreign end": (n) => [
    "D:multistatus",
    `<D:response>${HREF.repeat(n)}</D:response>`,
  ],
  "unknown elements": (n) => [
    "D:multistatus",
    `<D:unknown/><x/>`.repeat(n) + `<D:response>${"<D:x/>".repeat(n)}${HREF}</D:response>`,
  ],
  instructions: (n) => [
    "D:propertyupdate",
    "<D:set><D:prop><D:a/></D:prop></D:set><D:remove><D:prop><D:a/></D:prop></D:remove>".repeat(n),
  ],
  "prefixes that properties may use": (n) => [
    `D:propertyupdate ${numbered(n, (one) => `xmlns:p${one}="urn:x"`)}`,
    `<D:set><D:prop>${numbered(n, (one) => `<D:a>p${one}:x</D:a>`)}</D:prop></D:set>`,
  ],
  colons: (n) => [
    "D:propertyupdate",
    `<D:set><D:prop xmlns:p="urn:p"><D:a b="${":".repeat(n)}">${"p:".repeat(n)}${"p".repeat(n)}</D:a></D:prop></D:set>`,
  ],
  "depth of a property": (n) => [
    "D:propertyupdate",
    `<D:set><D:prop xmlns:p="urn:p">${"<D:a>".repeat(n)}${"</D:a>".repeat(n)}</D:prop></D:set>`,
  ],
  "sets of a collection": (n) => ["D:mkcol", "<D:set><D:prop><D:a/></D:prop></D:set>".repeat(n)],
  "propstats of a collection": (n) => ["D:mkcol-response", PROPSTAT.repeat(n)],
  selections: (n) => ["D:propfind", "<D:prop/><D:allprop/><D:propname/>".repeat(n)],
  filters: (n) => [
    "C:addressbook-query",
    `<C:filter>${`<C:prop-filter name="N">${TEXT_MATCH}<C:param-filter name="P"/></C:prop-filter>`.repeat(n)}</C:filter>`,
  ],
  "conditions by turns": (n) => [
    "C:addressbook-query",
    `<C:filter><C:prop-filter name="N">${`<C:param-filter name="P"/>${TEXT_MATCH}`.repeat(n)}</C:prop-filter></C:filter>`,
  ],
  "hrefs of a multiget": (n) => ["C:addressbook-multiget", `${HREF.repeat(n)}<D:prop/>`],
  "properties in each other": (n) => [
    "D:expand-property",
    '<D:property name="a">'.repeat(n) + "</D:property>".repeat(n),
  ],
  "properties beside each other": (n) => [
    "D:expand-property",
    '<D:property name="a"><D:property name="b"/></D:property>'.repeat(n),
  ],
  locks: (n) => [
    "D:prop",
    `<D:lockdiscovery>${`<D:activelock><D:depth>0</D:depth>${KIND}</D:activelock>`.repeat(n)}</D:lockdiscovery>`,
  ],
};

function numbered(size: number, make: (one: number) => string): string {
  return Array.from({ length: size }, (_, one) => make(one)).join(" ");
}

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

for (const make of Object.values(CASES)) work(make(4));
const counts = Object.entries(CASES).map(([name, make]) => ({
  name,
  once: count(make(SIZE)),
  fourTimes: count(make(4 * SIZE)),
}));
console.log(JSON.stringify(counts));

function count(message: readonly [root: string, inside: string]): number {
  takeCounts();
  work(message);
  return takeCounts();
}

// How often the blocks of the packages ran since the last call.
function takeCounts(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!/\/packages\/[^/]+\/src\//.test(url)) continue;
      for (const { ranges } of functions) {
        for (const range of ranges) sum += range.count;
      }
    }
  });
  return sum;
}

function work([root, inside]: readonly [root: string, inside: string]): void {
  const [name = ""] = root.split(" ");
  const text = `<${root} xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">${inside}</${name}>`;
  try {
    read(name, text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}

function read(name: string, text: string): void {
  switch (name) {
    case "D:multistatus": {
      const decoder = new MultistatusDecoder(UNLIMITED);
      for (const _ of decoder.push(new TextEncoder().encode(text)));
      stringifyMultistatus(parseMultistatus(text, UNLIMITED));
      return;
    }
    case "D:propertyupdate":
      parseProppatch(text, UNLIMITED);
      return;
    case "D:mkcol":
      parseMkcol(text, UNLIMITED);
      return;
    case "D:mkcol-response":
      parseMkcolResponse(text, UNLIMITED);
      return;
    case "D:propfind":
      parsePropfind(text, UNLIMITED);
      return;
    case "D:prop":
      parseLockResponse(text, UNLIMITED);
      return;
    default:
      parseReport(text, UNLIMITED);
  }
}
