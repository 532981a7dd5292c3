import type { Diagnosis } from "@callingcard/grammar/diagnose";
import { expect, test } from "vitest";
import { diagnoseXml } from "../src/diagnose.ts";
import { parseXml, XmlError } from "../src/index.ts";

function diagnosis(source: string): Diagnosis | undefined {
  try {
    parseXml(source);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return diagnoseXml(source, error);
    throw error;
  }
}

test.each([
  ["<a>\n<b c/></a>", 2, 5, "attribute", '"="'],
  ["<a>x &amp </a>", 1, 10, "REFERENCE", '";"'],
  ["<a><![CDATA[\u0001", 1, 13, "cdSect", "any character"],
  ["<a>t<![CDATA[x]]>&</a>", 1, 19, "REFERENCE", '"#"'],
  ["<a>]]></a>", 1, 6, "characters", ""],
  ["<a></a x>", 1, 8, "eTag", '">"'],
  ["<a><!-- -- --></a>", 1, 11, "comment", '">"'],
  ["\uFEFF<?xml version='2'?><a/>", 1, 17, "versionNum", '"1."'],
  ["<a><?p", 1, 7, "pi", '"?>"'],
])("says what could have stood in %j", (source, line, column, rule, expected) => {
  const found = diagnosis(source);
  expect({ line: found?.line, column: found?.column, rule: found?.rule }).toEqual({
    line,
    column,
    rule,
  });
  expect(found?.expected.join(" ")).toContain(expected);
});

test.each(["<a></b>", "<a/><b/>", "<a>", "<a>&x;</a>", "<a><?XML x?></a>", "<a>\uFFFE</a>"])(
  "has nothing to say of %j",
  (source) => {
    expect(diagnosis(source)).toBe(undefined);
  },
);
