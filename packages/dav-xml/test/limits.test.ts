import { expect, test } from "vitest";
import {
  DavXmlError,
  MultistatusDecoder,
  parseConditions,
  parseMkcolResponse,
  parseMultistatus,
  parsePrincipalReport,
  type DavLimits,
} from "../src/index.ts";

const STATUS = "<D:status>HTTP/1.1 200 OK</D:status>";
const HREF = "<D:href>/</D:href>";
const PROPSTAT = `<D:propstat><D:prop><D:a/><D:b/></D:prop>${STATUS}</D:propstat>`;
const SEARCH = "<D:property-search><D:prop><D:a/></D:prop><D:match/></D:property-search>";

const inRoot = (root: string, inside: string) =>
  `<D:${root} xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">${inside}</D:${root}>`;
const responses = (...all: readonly string[]) =>
  inRoot("multistatus", all.map((one) => `<D:response>${HREF}${one}</D:response>`).join(""));

function decodeMultistatus(text: string, limits?: DavLimits): unknown[] {
  const decoder = new MultistatusDecoder(limits);
  return [...decoder.push(new TextEncoder().encode(text)), ...decoder.end()];
}

/** The code of the refusal, and what stands at its place. */
function refusal(
  read: (text: string, limits?: DavLimits) => unknown,
  text: string,
  limits: DavLimits,
) {
  try {
    read(text, limits);
    return "accepted";
  } catch (error) {
    if (error instanceof DavXmlError)
      return `${error.code} ${text.slice(error.offset, error.offset + 8)}`;
    throw error;
  }
}

const READERS = [parseMultistatus, decodeMultistatus];

test.each(READERS)("all properties of a response count together (reader %#)", (read) => {
  const most = responses(PROPSTAT.repeat(2), PROPSTAT.repeat(2));
  expect(refusal(read, most, { maxProperties: 4 })).toBe("accepted");
  expect(refusal(read, most, { maxProperties: 3 })).toBe("too-many-properties <D:b/></");
});

test.each(READERS)("each href of a response counts as a response (reader %#)", (read) => {
  const text = responses(STATUS, HREF.repeat(2) + STATUS);
  expect(refusal(read, text, { maxResponses: 4 })).toBe("accepted");
  expect(refusal(read, text, { maxResponses: 3 })).toBe("too-many-responses <D:href>");
  expect(refusal(read, text, { maxResponses: 1 })).toBe("too-many-responses <D:respo");
});

test("all properties of the answer to MKCOL count together", () => {
  const text = inRoot("mkcol-response", PROPSTAT.repeat(2));
  expect(refusal(parseMkcolResponse, text, { maxProperties: 4 })).toBe("accepted");
  expect(refusal(parseMkcolResponse, text, { maxProperties: 3 })).toMatch("too-many-properties");
});

test("all properties of a search for principals count together", () => {
  const text = inRoot(
    "principal-property-search",
    `${SEARCH.repeat(2)}<D:prop><D:a/><D:b/></D:prop>`,
  );
  expect(refusal(parsePrincipalReport, text, { maxProperties: 4 })).toBe("accepted");
  expect(refusal(parsePrincipalReport, text, { maxProperties: 3 })).toMatch("too-many-properties");
  expect(refusal(parsePrincipalReport, text, { maxProperties: 1 })).toMatch("too-many-properties");
});

test("all conditions of filters that are not supported count together", () => {
  const text = inRoot(
    "error",
    '<C:supported-filter><C:prop-filter name="N"><C:text-match/><C:param-filter name="P"/></C:prop-filter>' +
      '<C:param-filter name="P"/></C:supported-filter>',
  );
  expect(refusal(parseConditions, text, { maxFilters: 4 })).toBe("accepted");
  expect(refusal(parseConditions, text, { maxFilters: 3 })).toMatch("too-many-filters");
});

test("a limit that is undefined is one that is not given", () => {
  const unset = { maxProperties: undefined } as unknown as DavLimits;
  const text = responses(PROPSTAT.repeat(513));
  for (const read of READERS) expect(refusal(read, text, unset)).toMatch("too-many-properties");
});
