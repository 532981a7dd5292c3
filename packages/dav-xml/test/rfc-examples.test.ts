import { parseXml, stringifyXml } from "@callingcard/xml";
import { expect, test } from "vitest";
import { PREFIXES } from "../src/index.ts";
import { rfcExamples } from "./rfc-example.ts";
import { comparable, writtenBack } from "./written-back.ts";

const examples = [4918, 5689, 6352, 6578, 3253]
  .flatMap((rfc) => rfcExamples(rfc).map(({ section, xml }) => ({ rfc, section, xml })))
  .filter(({ rfc, section }) => rfc !== 3253 || section === "3.8.1");

test.each(examples)("the example in RFC $rfc section $section comes back", ({ xml }) => {
  const { root } = parseXml(xml);
  const written = writtenBack(root);
  if (written === undefined) throw new Error(`unknown ${root.local}`);
  const text = stringifyXml(written, { prefixes: PREFIXES });
  expect(comparable(parseXml(text).root)).toEqual(comparable(root));
});
