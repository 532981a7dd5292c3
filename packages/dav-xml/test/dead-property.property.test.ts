import { fc, test } from "@fast-check/vitest";
import {
  attributeValue,
  element,
  parseXml,
  stringifyXml,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
  type XmlElement,
} from "@callingcard/xml";
import { xmlElement } from "@callingcard/xml/arbitrary";
import { describe, expect, test as example } from "vitest";
import { proppatch } from "../src/arbitrary.ts";
import {
  dav,
  parseMultistatus,
  parseProppatch,
  propertyElement,
  proppatchElement,
  stringifyDav,
  stringifyMultistatus,
} from "../src/index.ts";
import { plain } from "./plain.ts";

/** The property that a PROPPATCH sets, as it is kept. */
function setProperty(text: string): XmlElement {
  const [first] = parseProppatch(text).instructions;
  if (first?.kind !== "set") throw new Error("nothing is set");
  return first.property;
}

/** What a client reads after a server kept the text of a property. */
function readBack(stored: string): XmlElement {
  const properties = [propertyElement(parseXml(stored).root)];
  const text = stringifyMultistatus({
    responses: [{ href: "/a", propstats: [{ status: 200, properties }] }],
  });
  const property = parseMultistatus(text).responses[0]?.propstats[0]?.properties[0];
  if (property === undefined) throw new Error("no property");
  return property;
}

/** The prefixes that an element declares itself. */
function declared({ attributes }: XmlElement): string[] {
  return attributes
    .filter(({ namespace }) => namespace === XMLNS_NAMESPACE)
    .map(({ local }) => local);
}

const XML_LANG = { namespace: XML_NAMESPACE, local: "lang" };
const XML_SPACE = { namespace: XML_NAMESPACE, local: "space" };

describe("a property that is set", () => {
  example("comes back as in RFC 4918 section 4.3.1", () => {
    const author =
      "<x:author xmlns:x='http://example.com/ns'>\n  <x:name>Jane Doe</x:name>\n  <!-- Jane's contact info -->\n" +
      "  <x:uri type='email' added='2005-11-26'>mailto:jane.doe@example.com</x:uri>\n" +
      "  <x:notes xmlns:h='http://www.w3.org/1999/xhtml'>way <h:em>too</h:em> long <![CDATA[<RFC2518>]]>.</x:notes>\n</x:author>";
    const property = setProperty(
      `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop xml:lang="en">${author}</D:prop></D:set></D:propertyupdate>`,
    );
    const again = readBack(stringifyXml(property));
    expect(attributeValue(again, XML_LANG)).toBe("en");
    expect(plain(again)).toEqual(plain(property));
    expect(again.children.flatMap((child) => ("prefix" in child ? [child.prefix] : []))).toEqual([
      "x",
      "x",
      "x",
    ]);
  });

  example("keeps the declarations of prefixes that its content may use, and no others", () => {
    const property = setProperty(
      '<D:propertyupdate xmlns:D="DAV:" xmlns:xs="urn:xs" xmlns:q="urn:q" xmlns:unused="urn:u">' +
        '<D:set xmlns:q="urn:nearer"><D:prop xmlns:own="urn:outer" xmlns="urn:default">' +
        '<p xmlns:own="urn:own"><a type="xs:string">own:b http://x</a>(q:name) :unused</p>' +
        "</D:prop></D:set></D:propertyupdate>",
    );
    expect(declared(property).toSorted()).toEqual(["own", "q", "xs"]);
    const again = readBack(stringifyXml(property));
    const value = (prefix: string) =>
      attributeValue(again, { namespace: XMLNS_NAMESPACE, local: prefix });
    expect([value("q"), value("xs"), value("own")]).toEqual(["urn:nearer", "urn:xs", "urn:own"]);
    expect(again.namespace).toBe("urn:default");
  });

  example("keeps xml:lang and xml:space from around it, its own before others", () => {
    const property = setProperty(
      '<D:propertyupdate xmlns:D="DAV:" xml:lang="de" xml:space="default"><D:set xml:space="preserve">' +
        '<D:prop><a xmlns="urn:x" xml:lang="fr"> x </a></D:prop></D:set></D:propertyupdate>',
    );
    const again = readBack(stringifyXml(property));
    expect(attributeValue(again, XML_LANG)).toBe("fr");
    expect(attributeValue(again, XML_SPACE)).toBe("preserve");
    expect(again.children).toMatchObject([{ text: " x " }]);
  });
});

test.prop([xmlElement(), fc.option(fc.constantFrom("de", "en-GB", ""), { nil: undefined })])(
  "a property is read as it was set, language, mixed content and all",
  (value, language) => {
    const root = proppatchElement({ instructions: [{ kind: "set", property: value }] });
    const lang = { ...XML_LANG, value: language ?? "" };
    const inLanguage = element(
      dav("propertyupdate"),
      root.children,
      language === undefined ? [] : [lang],
    );
    const property = setProperty(stringifyDav(inLanguage));
    const again = readBack(stringifyXml(property));
    expect(plain(again)).toEqual(plain(property));
    expect(plain({ ...again, attributes: [] })).toEqual(plain({ ...value, attributes: [] }));
    expect(attributeValue(again, XML_LANG)).toBe(attributeValue(value, XML_LANG) ?? language);
  },
);

test.prop([proppatch()])("parseProppatch undoes proppatchElement", (written) => {
  expect(plain(parseProppatch(stringifyDav(proppatchElement(written))))).toEqual(plain(written));
});

example("a PROPPATCH without an instruction cannot be written", () => {
  expect(() => proppatchElement({ instructions: [] })).toThrow(RangeError);
});
