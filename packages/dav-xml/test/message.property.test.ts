import { fc, test } from "@fast-check/vitest";
import { sameName } from "@callingcard/xml";
import { xmlDocument, xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import { ParseError } from "@callingcard/grammar";
import { expect } from "vitest";
import {
  addressbookMultiget,
  addressbookQuery,
  multistatus,
  propSelection,
  syncCollection,
} from "../src/arbitrary.ts";
import {
  addressbookMultigetElement,
  addressbookQueryElement,
  carddav,
  dav,
  multistatusEnd,
  multistatusStart,
  parseError,
  parseMkcol,
  parseMultistatus,
  parsePropfind,
  parseProppatch,
  parseReport,
  propertyElement,
  propertyText,
  propfindElement,
  responseText,
  stringifyDav,
  stringifyMultistatus,
  syncCollectionElement,
  type PropSelectionInit,
} from "../src/index.ts";
import { plain } from "./plain.ts";

/** A selection as it is read back: `CARDDAV:address-data` is among the names, at the end. */
function asRead(selection: PropSelectionInit): unknown {
  if (selection.kind === "propname") return selection;
  if (selection.kind === "allprop") return { kind: "allprop", include: selection.include ?? [] };
  const { names, addressData } = selection;
  const addressDataName = carddav("address-data");
  if (addressData === undefined) return selection;
  const others = names.filter((name) => !sameName(name, addressDataName));
  return { kind: "prop", names: [...others, addressDataName], addressData };
}

test.prop([propSelection()])("parsePropfind undoes propfindElement", (selection) => {
  expect(plain(parsePropfind(stringifyDav(propfindElement(selection))))).toEqual(asRead(selection));
});

test.prop([addressbookQuery()])("parseReport undoes addressbookQueryElement", (query) => {
  const { props, ...rest } = query;
  const text = stringifyDav(addressbookQueryElement(query));
  expect(plain(parseReport(text))).toEqual({
    kind: "addressbook-query",
    props: asRead(props),
    ...rest,
  });
});

test.prop([addressbookMultiget()])("parseReport undoes addressbookMultigetElement", (multiget) => {
  const { props, hrefs } = multiget;
  const text = stringifyDav(addressbookMultigetElement(multiget));
  expect(plain(parseReport(text))).toEqual({
    kind: "addressbook-multiget",
    props: asRead(props),
    hrefs,
  });
});

test.prop([syncCollection()])("parseReport undoes syncCollectionElement", (sync) => {
  const { props, ...rest } = sync;
  const text = stringifyDav(syncCollectionElement(sync));
  expect(plain(parseReport(text))).toEqual({
    kind: "sync-collection",
    props: asRead(props),
    ...rest,
  });
});

test.prop([multistatus()])("parseMultistatus undoes stringifyMultistatus", (written) => {
  expect(plain(parseMultistatus(stringifyMultistatus(written)))).toEqual(plain(written));
});

test.prop([multistatus()])("written piece by piece it is the same text", (written) => {
  const pieces = [
    multistatusStart(),
    ...written.responses.map((response) => responseText(response)),
    multistatusEnd(written),
  ];
  expect(pieces.join("")).toBe(stringifyMultistatus(written));
});

test.prop([multistatus()])("properties that are written already make no difference", (written) => {
  const responses = written.responses.map((response) => ({
    ...response,
    propstats: response.propstats.map((propstat) => ({
      ...propstat,
      properties: propstat.properties.map((property) => propertyElement(property)),
    })),
  }));
  expect(stringifyMultistatus({ ...written, responses })).toBe(stringifyMultistatus(written));
});

test.prop([xmlText()])("a property's text comes back as it was, with its line ends", (text) => {
  const property = propertyText(carddav("address-data"), text);
  const written = stringifyMultistatus({
    responses: [{ href: "/a", propstats: [{ status: 200, properties: [property] }] }],
  });
  const [child] =
    parseMultistatus(written).responses[0]?.propstats[0]?.properties[0]?.children ?? [];
  expect(child?.kind === "text" ? child.text : "").toBe(text);
});

test.prop([
  fc.oneof(
    davDocument(),
    xmlDocument().map(({ text }) => text),
  ),
])("any document is read or refused with a place in it", (text) => {
  for (const parse of [
    parsePropfind,
    parseProppatch,
    parseMkcol,
    parseReport,
    parseMultistatus,
    parseError,
  ]) {
    try {
      parse(text);
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
      expect((error as ParseError).offset).toBeLessThan(text.length);
    }
  }
});

/** Documents of DAV elements where they do not belong. */
function davDocument(): fc.Arbitrary<string> {
  const local = fc.constantFrom(
    ..."propfind prop allprop propname include propertyupdate set remove mkcol multistatus".split(
      " ",
    ),
    ..."response href status propstat error location sync-collection sync-token".split(" "),
    ..."sync-level limit nresults expand-property property addressbook-query".split(" "),
    ..."addressbook-multiget filter prop-filter param-filter text-match".split(" "),
    ..."is-not-defined address-data toString".split(" "),
  );
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc
      .tuple(
        fc.constantFrom("D", "D", "C"),
        local,
        fc.constantFrom("", ' name="FN"', ' test="allof"', ' novalue="x"'),
        fc.oneof(
          { maxDepth: 5 },
          fc.constantFrom("", "1", "infinite", "HTTP/1.1 200 OK"),
          fc.array(tie("node"), { maxLength: 3 }).map((inside) => inside.join("")),
        ),
      )
      .map(
        ([prefix, name, attributes, inside]) =>
          `<${prefix}:${name}${attributes}>${inside}</${prefix}:${name}>`,
      ),
  }));
  return node.map((text) =>
    text.replace(/[> ]/, (end) => ` xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"${end}`),
  );
}

test.prop([xmlElement()])("a property that is set keeps everything in it", (property) => {
  const text = stringifyDav({
    ...property,
    ...dav("propertyupdate"),
    attributes: [],
    children: [
      {
        ...property,
        ...dav("set"),
        attributes: [],
        children: [{ ...property, ...dav("prop"), attributes: [], children: [property] }],
      },
    ],
  });
  expect(plain(parseProppatch(text))).toEqual({
    instructions: [{ kind: "set", property }],
  });
});
