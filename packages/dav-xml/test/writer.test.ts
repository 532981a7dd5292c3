import { element } from "@callingcard/xml";
import { expect, test } from "vitest";
import {
  addressbookMultigetElement,
  addressbookQueryElement,
  addressDataElement,
  carddav,
  dav,
  expandPropertyElement,
  filterElement,
  lockinfoElement,
  lockResponseElement,
  multistatusElement,
  parsePropfind,
  propfindElement,
  responseElement,
  stringifyDav,
  stringifyMultistatus,
  syncCollectionElement,
  type DavResponse,
  type Multistatus,
  type PropFilter,
} from "../src/index.ts";

const PROPS = { kind: "prop", names: [] } as const;
const FILTER = { test: "anyof", propFilters: [] } as const;
const LOCK = { scope: "shared", type: "write", depth: "0" } as const;
const NAME: PropFilter = {
  name: "N",
  test: "anyof",
  isNotDefined: true,
  textMatches: [],
  paramFilters: [],
};
const TEXT = { text: "x", negate: false, matchType: "contains" } as const;

const response = (parts: Partial<DavResponse>): Multistatus => ({
  responses: [{ href: "/", propstats: [], ...parts }],
});

const MULTISTATUS: readonly [string, Multistatus][] = [
  ["white space around an href", response({ href: " /a" })],
  ["white space around a location", response({ status: 301, location: "/a\n" })],
  ["white space around a sync token", { responses: [], syncToken: "urn:1 " }],
  ["a status below 100", response({ status: 99 })],
  ["a status above 599", response({ status: 600 })],
  ["a status that is no number", response({ status: Number.NaN })],
  ["a status with a fraction", response({ propstats: [{ status: 200.5, properties: [] }] })],
  [
    "a status beside propstats",
    response({ status: 200, propstats: [{ status: 200, properties: [] }] }),
  ],
  ["an error of another name", response({ error: element(dav("status"), ["HTTP/1.1 200 OK"]) })],
  [
    "an error of another name in a propstat",
    response({ propstats: [{ status: 403, properties: [], error: element(dav("prop")) }] }),
  ],
  ["an empty language", { responses: [], description: "x", descriptionLanguage: "" }],
];

test.each(MULTISTATUS)("a multistatus with %s is not written", (_, multistatus) => {
  expect(() => stringifyMultistatus(multistatus)).toThrow(RangeError);
  expect(() => multistatusElement(multistatus)).toThrow(RangeError);
});

test.each<[string, () => unknown]>([
  ["a limit below 0", () => addressbookQueryElement({ props: PROPS, filter: FILTER, limit: -1 })],
  [
    "a limit that is no number",
    () => syncCollectionElement({ props: PROPS, syncToken: "", limit: NaN }),
  ],
  [
    "a limit with a fraction",
    () => syncCollectionElement({ props: PROPS, syncToken: "", limit: 1.5 }),
  ],
  [
    "white space around a token",
    () => syncCollectionElement({ props: PROPS, syncToken: "\turn:1" }),
  ],
  [
    "white space around an href",
    () => addressbookMultigetElement({ props: PROPS, hrefs: ["/a "] }),
  ],
  [
    "an owner of another name",
    () => lockinfoElement({ ...LOCK, owner: element(dav("lockscope")) }),
  ],
  [
    "an owner of a lock of another name",
    () => lockResponseElement([{ ...LOCK, owner: element(dav("depth")) }]),
  ],
  [
    "props beside allprop",
    () => addressDataElement({ allprop: true, props: [{ name: "N", novalue: false }] }),
  ],
  [
    "a text-match beside is-not-defined",
    () => filterElement({ ...FILTER, propFilters: [{ ...NAME, textMatches: [TEXT] }] }),
  ],
  [
    "a param-filter beside is-not-defined",
    () =>
      filterElement({
        ...FILTER,
        propFilters: [{ ...NAME, paramFilters: [{ name: "P", isNotDefined: false }] }],
      }),
  ],
  [
    "a text-match beside is-not-defined of a parameter",
    () =>
      filterElement({
        ...FILTER,
        propFilters: [
          {
            ...NAME,
            isNotDefined: false,
            paramFilters: [{ name: "P", isNotDefined: true, textMatch: TEXT }],
          },
        ],
      }),
  ],
  [
    "a property whose name is none",
    () => expandPropertyElement([{ ...dav("a b"), properties: [] }]),
  ],
])("%s is not written", (_, build) => {
  expect(build).toThrow(RangeError);
});

test("address-data stays in its place among the properties", () => {
  const names = [dav("getetag"), carddav("address-data"), dav("displayname")];
  const addressData = { allprop: true, props: [] };
  const text = stringifyDav(propfindElement({ kind: "prop", names, addressData }));
  const read = parsePropfind(text);
  expect(read.kind === "prop" && read.names.map(({ local }) => local)).toEqual(
    names.map(({ local }) => local),
  );
  expect(text).toContain("<C:address-data><C:allprop/></C:address-data>");
});

test("a response with a status and no propstats is built", () => {
  expect(responseElement({ href: "/", status: 404, propstats: [] }).children).toHaveLength(2);
});
