import { fc, test } from "@fast-check/vitest";
import { xmlElement } from "@callingcard/xml/arbitrary";
import { ParseError } from "@callingcard/grammar";
import { element, type XmlElement } from "@callingcard/xml";
import { expect } from "vitest";
import {
  acl,
  condition,
  liveProperty,
  principalReport,
  principalSearchPropertySet,
} from "../src/arbitrary.ts";
import {
  aclElement,
  conditionsElement,
  dav,
  livePropertyElement,
  livePropertyKind,
  parseAcl,
  parseConditions,
  parseLiveProperty,
  parsePrincipalReport,
  parsePrincipalSearchPropertySet,
  principalReportElement,
  principalSearchPropertySetElement,
  stringifyDav,
  type LiveProperty,
  type UnknownProperty,
} from "../src/index.ts";
import { plain, plainElement } from "./plain.ts";

test.prop([acl()])("parseAcl undoes aclElement", (aces) => {
  expect(parseAcl(stringifyDav(aclElement(aces)))).toEqual(aces);
});

test.prop([liveProperty()], { numRuns: 500 })(
  "parseLiveProperty undoes livePropertyElement",
  (property) => {
    const read = parseLiveProperty(stringifyDav(propertyElement(property)));
    expect(comparable(read)).toEqual(comparable(property));
  },
);

function propertyElement(property: LiveProperty | UnknownProperty): XmlElement {
  return property.kind === "unknown" ? property.element : livePropertyElement(property);
}

function comparable(property: LiveProperty | UnknownProperty): unknown {
  return property.kind === "unknown"
    ? { kind: "unknown", element: plainElement(property.element) }
    : plain(property);
}

test.prop([fc.array(condition(), { maxLength: 4 })])(
  "parseConditions undoes conditionsElement",
  (conditions) => {
    const read = parseConditions(stringifyDav(conditionsElement(conditions)));
    expect(read.map(plain)).toEqual(conditions.map(plain));
    for (const [index, one] of read.entries()) {
      const written = conditions[index];
      if (one.kind !== "unknown" || written?.kind !== "unknown") continue;
      expect(plainElement(one.element)).toEqual(plainElement(written.element));
    }
  },
);

test.prop([principalReport()])("parsePrincipalReport undoes principalReportElement", (report) => {
  const read = parsePrincipalReport(stringifyDav(principalReportElement(report)));
  expect(plain(read)).toEqual(report);
});

test.prop([principalSearchPropertySet()])(
  "parsePrincipalSearchPropertySet undoes principalSearchPropertySetElement",
  (properties) => {
    const text = stringifyDav(principalSearchPropertySetElement(properties));
    expect(parsePrincipalSearchPropertySet(text)).toEqual(properties);
  },
);

/** Elements of these specifications where they do not belong. */
function misplaced(): fc.Arbitrary<XmlElement> {
  const local = fc.constantFrom(
    ..."acl ace principal invert grant deny privilege href all property self inherited".split(" "),
    ..."protected supported-privilege-set supported-privilege description abstract".split(" "),
    ..."acl-restrictions required-principal owner error need-privileges resource".split(" "),
    ..."lock-token-submitted current-user-principal principal-match prop match".split(" "),
    ..."principal-property-search property-search read getetag creationdate".split(" "),
  );
  const { node } = fc.letrec<{ node: XmlElement }>((tie) => ({
    node: fc
      .tuple(
        local,
        fc.oneof(
          { maxDepth: 6 },
          fc.array(fc.constantFrom("", "1", '"a"', "2026-11-21T00:00:00Z"), { maxLength: 1 }),
          fc.array(tie("node"), { maxLength: 4 }),
        ),
      )
      .map(([name, children]) => element(dav(name), children)),
  }));
  return node;
}

test.prop([fc.oneof(misplaced(), xmlElement())], { numRuns: 500 })(
  "any document is read or refused with a place in it",
  (root) => {
    const text = stringifyDav(root);
    for (const parse of [parseAcl, parseConditions, parseLiveProperty, parsePrincipalReport]) {
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
        expect((error as ParseError).offset).toBeLessThan(text.length);
      }
    }
  },
);

test.prop([liveProperty()])("what reading gives is known by its name", (property) => {
  const built = propertyElement(property);
  expect(livePropertyKind(built) ?? "unknown").toBe(property.kind);
});
