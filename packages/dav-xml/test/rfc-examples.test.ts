import { parseXml, stringifyXml } from "@callingcard/xml";
import { expect, test } from "vitest";
import { DavXmlError, PREFIXES } from "../src/index.ts";
import { rfcExamples } from "../../../tools/rfc/rfc-example.ts";
import { comparable, writtenBack } from "./written-back.ts";

/** Sections of RFC 4918 whose examples are no messages that come back. */
const OTHERS = [
  // Dead properties alone; in dead-property.property.test.ts.
  "4.3",
  "4.3.1",
  // Appendix A, which shows what has to be refused or passed over.
  "25.2",
];

const examples = [4918, 5689, 6352, 6578, 3253].flatMap((rfc) =>
  rfcExamples(rfc).map(({ section, xml }) => ({ rfc, section, xml })),
);

const known = examples.filter(({ rfc, section, xml }) => {
  if (rfc === 4918) return !OTHERS.includes(section);
  // RFC 3253 is here for its report, RFC 5689 section 4.1.1 shows what CalDAV has instead.
  if (rfc === 3253) return section === "3.8.1";
  return !xml.includes("mkcalendar");
});

test("all examples are found", () => {
  expect(known).toHaveLength(62);
});

test.each(known)("the example in RFC $rfc section $section comes back", ({ xml }) => {
  const { root } = parseXml(xml);
  const written = writtenBack(root);
  if (written === undefined) throw new Error(`unknown ${root.local}`);
  const text = stringifyXml(written, { prefixes: PREFIXES });
  expect(comparable(parseXml(text).root)).toEqual(comparable(root));
});

const appendix = examples.filter(({ rfc, section }) => rfc === 4918 && section === "25.2");

test("RFC 4918 appendix A: what is unexpected is passed over, what is left must make sense", () => {
  const verdicts = appendix.map(({ xml }) => {
    try {
      return writtenBack(parseXml(xml).root)?.children.map((child) =>
        child.kind === "element" ? child.local : "",
      );
    } catch (error) {
      if (error instanceof DavXmlError) return error.code;
      throw error;
    }
  });
  expect(verdicts).toEqual([
    "conflicting-elements",
    // The element that it has is unexpected; the next example shows what is left.
    "missing-element",
    "missing-element",
    ["propname"],
  ]);
});
