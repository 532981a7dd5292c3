import { element, parseXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  calendarserver,
  carddav,
  dav,
  DavXmlError,
  errorElement,
  hrefText,
  multistatusEnd,
  multistatusStart,
  parseError,
  parseMultistatus,
  parseStatusLine,
  propertyElement,
  propertyName,
  propertyText,
  responseText,
  statusLine,
  statusText,
  stringifyError,
} from "../src/index.ts";

const START =
  '<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:" ' +
  'xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:CS="http://calendarserver.org/ns/">\n';

describe("writing", () => {
  test("declares each prefix once, on the root", () => {
    const properties = [
      propertyText(dav("getetag"), '"1"'),
      element(carddav("address-data"), ["BEGIN:VCARD\r\n"]),
      element(calendarserver("getctag"), ["7"]),
    ];
    const response = responseText({ href: "/a", propstats: [{ status: 200, properties }] });
    expect(multistatusStart() + response + multistatusEnd({ syncToken: "urn:1" })).toBe(
      `${START}<D:response><D:href>/a</D:href><D:propstat><D:prop><D:getetag>"1"</D:getetag>` +
        "<C:address-data>BEGIN:VCARD&#13;\n</C:address-data><CS:getctag>7</CS:getctag></D:prop>" +
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>\n" +
        "<D:sync-token>urn:1</D:sync-token>\n</D:multistatus>\n",
    );
  });

  test("puts the propstat with status 200 first", () => {
    const text = responseText({
      href: "/a",
      propstats: [
        { status: 404, properties: [propertyName(dav("displayname"))] },
        { status: 200, properties: [propertyText(dav("getetag"), "x")] },
      ],
    });
    expect(text.match(/HTTP\/1\.1 \d+ [A-Za-z ]+/g)).toEqual([
      "HTTP/1.1 200 OK",
      "HTTP/1.1 404 Not Found",
    ]);
  });

  test("keeps a property in a namespace of its own", () => {
    const property = { namespace: "urn:x", local: "a" };
    expect(propertyText(property, "1").xml).toBe('<a xmlns="urn:x">1</a>');
    expect(propertyName(property).xml).toBe('<a xmlns="urn:x"/>');
    expect(propertyText({ namespace: "", local: "a" }, "1").xml).toBe("<a>1</a>");
    const stored = parseXml('<p:a xmlns:p="urn:x"><p:b xmlns:D="urn:y"><D:c/></p:b></p:a>').root;
    expect(propertyElement(stored).xml).toBe(
      '<p:a xmlns:p="urn:x"><p:b xmlns:D="urn:y"><D:c/></p:b></p:a>',
    );
  });

  test("escapes what a client wrote into hrefs, tokens and descriptions", () => {
    expect(hrefText("/a&b<c")).toBe("<D:href>/a&amp;b&lt;c</D:href>");
    expect(multistatusEnd({ syncToken: "<", description: "&" })).toBe(
      "<D:responsedescription>&amp;</D:responsedescription><D:sync-token>&lt;</D:sync-token>\n</D:multistatus>\n",
    );
  });

  test("refuses names and text that no document can carry", () => {
    expect(() => propertyText({ namespace: "DAV:", local: "a><b" }, "")).toThrow(RangeError);
    expect(() => propertyText(dav("displayname"), "\u0001")).toThrow(RangeError);
    expect(() => responseText({ href: "\0", propstats: [] })).toThrow(RangeError);
  });

  test("refuses a response with a status and propstats, which no reader may take", () => {
    const propstats = [{ status: 200, properties: [] }];
    expect(() => responseText({ href: "/a", status: 200, propstats })).toThrow(RangeError);
  });

  test("says the language of a description", () => {
    const end = multistatusEnd({ description: "fini", descriptionLanguage: 'fr"' });
    expect(end).toContain(
      '<D:responsedescription xml:lang="fr&quot;">fini</D:responsedescription>',
    );
  });

  test("an error has its condition and what it carries", () => {
    const error = errorElement(carddav("no-uid-conflict"), [element(dav("href"), ["/x"])]);
    const text = stringifyError(error);
    expect(text).toContain(
      "<C:no-uid-conflict><D:href>/x</D:href></C:no-uid-conflict></D:error>\n",
    );
    expect(parseError(text).conditions.map(({ local }) => local)).toEqual(["no-uid-conflict"]);
  });
});

describe("status", () => {
  test("lines have the version 1.1 and a phrase", () => {
    expect(statusLine(207)).toBe("HTTP/1.1 207 Multi-Status");
    expect(statusText(403)).toBe("Forbidden");
    expect(statusText(507)).toBe("Insufficient Storage");
    expect(statusLine(299)).toBe("HTTP/1.1 299 Unknown");
  });

  test.each([
    ["HTTP/1.1 200 OK", 200],
    ["HTTP/2 404", 404],
    [" HTTP/1.0  507 \n", 507],
    ["HTTP/1.1 2000 OK", undefined],
    ["HTTP/1.1 99", undefined],
    ["200 OK", undefined],
    ["", undefined],
  ])("line %j has the code %o", (line, code) => {
    expect(parseStatusLine(line)).toBe(code);
  });
});

/** A multistatus with the usual prefixes. */
function read(content: string) {
  return parseMultistatus(
    `<D:multistatus xmlns:D="DAV:" xmlns:x="urn:x">${content}</D:multistatus>`,
  );
}

const OK = "<D:status>HTTP/1.1 200 OK</D:status>";
const propstat = (properties: string, status = OK) =>
  `<D:propstat><D:prop>${properties}</D:prop>${status}</D:propstat>`;

describe("reading", () => {
  test("keeps text as text", () => {
    for (const text of ["007", "true", "1e5", " x "]) {
      const { responses } = read(
        `<D:response><D:href>/a</D:href>${propstat(`<D:displayname>${text}</D:displayname>`)}</D:response>`,
      );
      expect(responses[0]?.propstats[0]?.properties[0]?.children).toMatchObject([{ text }]);
    }
  });

  test("keeps equal local names of two namespaces apart, and every propstat", () => {
    const notFound = propstat("<D:getetag/>", "<D:status>HTTP/1.1 404 Not Found</D:status>");
    const { responses } = read(
      `<D:response><D:href>/a</D:href>${propstat("<D:a/><x:a/>")}${notFound}</D:response>`,
    );
    const [response] = responses;
    expect(response?.propstats.map(({ status }) => status)).toEqual([200, 404]);
    expect(response?.propstats[0]?.properties.map(({ namespace }) => namespace)).toEqual([
      "DAV:",
      "urn:x",
    ]);
  });

  test("ignores elements of other namespaces", () => {
    const { responses } = read(
      `<x:response><D:href>/evil</D:href></x:response><D:response><x:href>/x</x:href><D:href>/a</D:href>${OK}</D:response>`,
    );
    expect(responses).toEqual([{ href: "/a", status: 200, propstats: [] }]);
  });

  test("makes a response of each of several hrefs", () => {
    const gone = "<D:status>HTTP/1.1 404 Not Found</D:status>";
    const { responses } = read(
      `<D:response><D:href>/a</D:href><D:href> /b </D:href>${gone}</D:response>`,
    );
    expect(responses).toEqual([
      { href: "/a", status: 404, propstats: [] },
      { href: "/b", status: 404, propstats: [] },
    ]);
  });

  test("has token, description, error and location", () => {
    const multistatus = read(
      `<D:response><D:href>/a</D:href><D:status>HTTP/1.1 302 Found</D:status><D:error><D:x/></D:error>` +
        "<D:responsedescription>moved</D:responsedescription><D:location><D:href>/b</D:href></D:location></D:response>" +
        "<D:sync-token> urn:1 </D:sync-token><D:responsedescription>all</D:responsedescription>",
    );
    expect(multistatus).toMatchObject({
      responses: [{ href: "/a", status: 302, description: "moved", location: "/b" }],
      syncToken: "urn:1",
      description: "all",
    });
    expect(multistatus.responses[0]?.error?.children).toHaveLength(1);
    expect(read("")).toEqual({ responses: [] });
  });

  test.each([
    ["<D:response/>", "missing-element"],
    ["<D:response><D:href>/a</D:href><D:href>/b</D:href></D:response>", "missing-element"],
    [`<D:response><D:href>/a</D:href>${OK}${propstat("")}</D:response>`, "conflicting-elements"],
    ["<D:response><D:href>/a</D:href><D:status>OK</D:status></D:response>", "invalid-value"],
    [`<D:response><D:href>/a</D:href>${propstat("", "")}</D:response>`, "missing-element"],
    [`<D:response><D:href>/a</D:href>${propstat("", OK + OK)}</D:response>`, "duplicate-element"],
    [
      `<D:response><D:href>/a</D:href><D:propstat>${OK}</D:propstat></D:response>`,
      "missing-element",
    ],
    ["<D:response><D:href>/a</D:href><D:location/></D:response>", "missing-element"],
    ["<D:sync-token/><D:sync-token/>", "duplicate-element"],
  ])("refuses %s as %s", (content, code) => {
    expect(() => read(content)).toThrow(expect.objectContaining({ code }) as DavXmlError);
  });

  test("refuses more responses than the limit", () => {
    const one = `<D:response><D:href>/a</D:href>${OK}</D:response>`;
    const text = `<D:multistatus xmlns:D="DAV:">${one}${one}</D:multistatus>`;
    expect(parseMultistatus(text, { maxResponses: 2 }).responses).toHaveLength(2);
    expect(() => parseMultistatus(text, { maxResponses: 1 })).toThrow(DavXmlError);
  });
});
