import { expect, test } from "vitest";
import { diagnoseHead, diagnoseUri, diagnoseValue } from "../src/diagnose.ts";

test("a head that is wrong is explained", () => {
  expect(diagnoseHead("SIP/2.0 200 OK\r\nA b\r\n\r\n")).toMatchObject({
    offset: 18,
    line: 2,
    column: 3,
    expected: expect.arrayContaining(['":"']),
  });
  expect(diagnoseHead("SIP/2.0 200 OK\r\n\r\n")).toBeUndefined();
});

test("a value that is wrong is explained", () => {
  expect(diagnoseValue("cseq", "1 ")).toMatchObject({ offset: 2, rules: ["cseq"] });
  expect(diagnoseValue("cseq", "1 A")).toBeUndefined();
});

test.each([
  ["sip:a@", "useruri"],
  ["sips:", "hosturi"],
  ["TEL:+", "telephoneuri"],
  ["urn:<", "absoluteuri"],
])("%s is explained as a %s", (uri, rule) => {
  expect(diagnoseUri(uri)?.rules[0]).toBe(rule);
});
