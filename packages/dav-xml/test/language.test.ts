import { attributeValue, XML_NAMESPACE } from "@callingcard/xml";
import { expect, test } from "vitest";
import {
  MultistatusDecoder,
  parseExpandedProperty,
  parseLiveProperty,
  parseLockResponse,
  parseMkcolResponse,
  parseMultistatus,
  parsePrincipalSearchPropertySet,
  stringifyMultistatus,
  type DavResponse,
} from "../src/index.ts";

const LANG = { namespace: XML_NAMESPACE, local: "lang" };
const STATUS = "<D:status>HTTP/1.1 200 OK</D:status>";

const property = (attributes: string) => `<D:displayname${attributes}>Adressen</D:displayname>`;
const response = (inside: string) => `<D:response><D:href>/</D:href>${inside}</D:response>`;

/** A multistatus with one property, and attributes on what is around it from the outside in. */
function multistatus(
  root: string,
  inResponse = "",
  inPropstat = "",
  inProp = "",
  own = "",
): string {
  return (
    `<D:multistatus xmlns:D="DAV:"${root}><D:response${inResponse}><D:href>/</D:href>` +
    `<D:propstat${inPropstat}><D:prop${inProp}>${property(own)}</D:prop>${STATUS}</D:propstat>` +
    "</D:response></D:multistatus>"
  );
}

function displayname(responses: readonly DavResponse[]): unknown {
  const [element] = responses[0]?.propstats[0]?.properties ?? [];
  return element && parseLiveProperty(element);
}

function decoded(text: string): DavResponse[] {
  const decoder = new MultistatusDecoder();
  return [...decoder.push(new TextEncoder().encode(text)), ...decoder.end()];
}

const DE = ' xml:lang="de"';
const FR = ' xml:lang="fr"';
const NONE = ' xml:lang=""';

test.each<[string, readonly [string, string?, string?, string?, string?], string | undefined]>([
  ["the multistatus", [DE], "de"],
  ["the response", [DE, FR], "fr"],
  ["the propstat", [DE, "", FR], "fr"],
  ["the prop", [DE, "", "", FR], "fr"],
  ["itself", [DE, DE, DE, DE, FR], "fr"],
  ["itself, which takes it back", [DE, "", "", "", NONE], undefined],
  ["the prop, which takes it back", [DE, "", "", NONE], undefined],
  ["nowhere", [""], undefined],
])("a property has the language of %s", (_, attributes, language) => {
  const text = multistatus(...attributes);
  const value = { text: "Adressen", ...(language === undefined ? {} : { language }) };
  expect(displayname(parseMultistatus(text).responses)).toEqual({ kind: "displayname", value });
  expect(displayname(decoded(text))).toEqual({ kind: "displayname", value });
});

test("a property has the language that was in scope when it is written again", () => {
  const read = parseMultistatus(multistatus(DE));
  const again = parseMultistatus(stringifyMultistatus(read));
  expect(displayname(again.responses)).toEqual(displayname(read.responses));
});

test("a property is as it was read when nothing around it has a language", () => {
  const [read] = parseMultistatus(multistatus("")).responses;
  expect(read?.propstats[0]?.properties[0]?.attributes).toEqual([]);
});

test("properties in the other answers have the language in scope", () => {
  const propstat = `<D:propstat><D:prop>${property("")}</D:prop>${STATUS}</D:propstat>`;
  const { propstats } = parseMkcolResponse(
    `<D:mkcol-response xmlns:D="DAV:"${DE}>${propstat}</D:mkcol-response>`,
  );
  const ofMkcol = propstats[0]?.properties[0];
  expect(ofMkcol && attributeValue(ofMkcol, LANG)).toBe("de");
  const expanded = parseExpandedProperty(
    `<D:owner xmlns:D="DAV:"${DE}>${response(propstat)}</D:owner>`,
  );
  expect(displayname(expanded)).toMatchObject({ value: { language: "de" } });
});

test("descriptions have the language in scope", () => {
  const text =
    `<D:multistatus xmlns:D="DAV:"${DE}><D:response${FR}><D:href>/</D:href>` +
    `<D:propstat><D:prop/>${STATUS}<D:responsedescription${NONE}>a</D:responsedescription></D:propstat>` +
    "<D:responsedescription>b</D:responsedescription></D:response>" +
    "<D:responsedescription>c</D:responsedescription></D:multistatus>";
  const read = parseMultistatus(text);
  expect(read.descriptionLanguage).toBe("de");
  expect(read.responses[0]?.descriptionLanguage).toBe("fr");
  expect(read.responses[0]?.propstats).toEqual([{ status: 200, properties: [], description: "a" }]);
  const decoder = new MultistatusDecoder();
  expect([...decoder.push(new TextEncoder().encode(text)), ...decoder.end()]).toEqual(
    read.responses,
  );
  expect(decoder.descriptionLanguage).toBe("de");
});

test("what a search looks at is described in the language in scope", () => {
  const member = (attributes: string) =>
    `<D:principal-search-property${attributes}><D:prop><D:displayname/></D:prop>` +
    "<D:description>Name</D:description></D:principal-search-property>";
  const set = parsePrincipalSearchPropertySet(
    `<D:principal-search-property-set xmlns:D="DAV:"${DE}>${member("")}${member(FR)}${member(NONE)}` +
      "</D:principal-search-property-set>",
  );
  expect(set.map(({ description }) => description.language)).toEqual(["de", "fr", undefined]);
});

test("the owner of a lock has the language in scope", () => {
  const [lock] = parseLockResponse(
    `<D:prop xmlns:D="DAV:"><D:lockdiscovery${DE}><D:activelock><D:lockscope><D:shared/></D:lockscope>` +
      "<D:locktype><D:write/></D:locktype><D:depth>0</D:depth><D:owner>Anna</D:owner></D:activelock>" +
      "</D:lockdiscovery></D:prop>",
  );
  expect(lock?.owner && attributeValue(lock.owner, LANG)).toBe("de");
});
