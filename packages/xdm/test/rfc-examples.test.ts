import { parseXml } from "@callingcard/xml";
import { expect, test } from "vitest";
import { stringifyXdm } from "../src/index.ts";
import { comparable } from "./comparable.ts";
import { KINDS } from "./kinds.ts";
import { examples } from "./xsd.ts";

const known = examples([4826, 5364, 5365, 5366, 4745, 5025, 3680, 5628, 4575, 5874, 4825]).flatMap(
  (example) => {
    const kind = KINDS.find(({ root }) => root === example.root);
    return kind === undefined ? [] : [{ ...example, kind }];
  },
);

test("all examples are found", () => {
  const counts = new Map<string, number>();
  for (const { rfc, kind } of known) {
    const key = `${rfc} ${kind.root}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
    {
      "3680 reginfo": 3,
      "4575 conference-info": 2,
      "4745 ruleset": 7,
      "4825 resource-lists": 2,
      "4825 xcap-error": 1,
      "4826 resource-lists": 1,
      "5025 ruleset": 1,
      "5364 resource-lists": 2,
      "5365 resource-lists": 2,
      "5366 resource-lists": 3,
      "5628 reginfo": 2,
      "5874 xcap-diff": 9,
    }
  `);
});

test.each(known)("the $kind.root in RFC $rfc section $section comes back", ({ xml, kind }) => {
  const written = stringifyXdm(kind.rebuild(xml));
  expect(comparable(parseXml(written).root)).toEqual(comparable(parseXml(xml).root));
});
