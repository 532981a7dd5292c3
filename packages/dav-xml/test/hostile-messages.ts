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
} from "../src/index.ts";
import { UNLIMITED, type HostileText } from "./hostile-text.ts";

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

/** Whole messages. */
export const HOSTILE_MESSAGES: readonly HostileText[] = Object.entries(CASES).map(
  ([name, make]) => ({
    name,
    make: (size) => {
      const [root, inside] = make(size);
      const names = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"';
      return `<${root} ${names}>${inside}</${nameOf(root)}>`;
    },
    read: (text) => read(nameOf(text.slice(1)), text),
  }),
);

function nameOf(root: string): string {
  return root.split(" ", 1).join("");
}

function numbered(size: number, make: (one: number) => string): string {
  return Array.from({ length: size }, (_, one) => make(one)).join(" ");
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
