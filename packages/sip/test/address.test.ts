import { describe, expect, test } from "vitest";
import {
  displayText,
  getParameter,
  parameterText,
  parseAddress,
  parseHeaderValue,
  parseVia,
  quote,
  sameToken,
  stringifyAddress,
  stringifyItem,
  stringifyVia,
  stringifyWarning,
  unquote,
} from "../src/index.ts";
import { errorOf } from "./octets.ts";

const address = parseAddress('"J \\"R\\"" <sip:a@b>;tag=1;x="y \\\\ z";lr');
const via = parseVia("SIP/2.0/UDP [::1]:5060;branch=z9hG4bK1;rport");

test("a display-name and parameters say what is between their quotation marks", () => {
  expect(displayText(address)).toBe('J "R"');
  expect(displayText(parseAddress("A  B <sip:a>"))).toBe("A  B");
  expect(displayText(parseAddress("<sip:a>"))).toBe("");
  expect(parameterText(address.parameters, "X")).toBe("y \\ z");
  expect(parameterText(address.parameters, "LR")).toBe("");
  expect(parameterText(address.parameters, "z")).toBeUndefined();
  expect(getParameter(address.parameters, "x")?.value).toBe('"y \\\\ z"');
});

test("what is quoted says the same", () => {
  for (const text of ["", "a", '"\\', "\t é😀", "\0\x07\x7f\x1f", '\\"']) {
    expect(unquote(quote(text))).toBe(text);
  }
  for (const text of ["a\r", "a\n", "\ud800"]) expect(() => quote(text)).toThrow(RangeError);
  expect(unquote('"')).toBe('"');
});

test("an addr-spec is written as a name-addr", () => {
  expect(stringifyAddress(parseAddress("sip:a@b;tag=1"))).toBe("<sip:a@b>;tag=1");
  expect(stringifyAddress(address)).toBe('"J \\"R\\"" <sip:a@b>;tag=1;x="y \\\\ z";lr');
});

test("a Via is written as it is read", () => {
  expect(stringifyVia(via)).toBe("SIP/2.0/UDP [::1]:5060;branch=z9hG4bK1;rport");
});

test("a value of a token and parameters is written as it is read", () => {
  const parameters = [
    { name: "cause", value: "200" },
    { name: "text", value: quote('Call "completed" elsewhere') },
  ];
  const text = stringifyItem({ token: "SIP", parameters });
  expect(text).toBe('SIP;cause=200;text="Call \\"completed\\" elsewhere"');
  expect(parseHeaderValue("Reason", text)[0]?.text).toBe('Call "completed" elsewhere');
  for (const token of ["", "a b", "a, b", "a;b", "a\r\n"]) {
    expect(() => stringifyItem({ token, parameters })).toThrow(RangeError);
  }
});

test("a warning is written as it is read", () => {
  const warning = { code: 399, agent: "pf.example:5060", text: '122 "Function" not allowed' };
  expect(parseHeaderValue("Warning", stringifyWarning(warning))).toEqual([warning]);
  for (const changed of [
    { ...warning, code: 39 },
    { ...warning, agent: "a b" },
    { ...warning, text: "a\r\n" },
  ]) {
    expect(() => stringifyWarning(changed)).toThrow(RangeError);
  }
});

describe("what would be read otherwise is refused", () => {
  test.each([
    { ...address, uri: "sip:a>;tag=2;x=<" },
    { ...address, uri: "sip:a@b\r\nX: y" },
    { ...address, uri: "a" },
    { ...address, displayName: "J. R., Esq." },
    { ...address, displayName: '"' },
    { ...address, displayName: "a\r\n b" },
    { ...address, parameters: [{ name: "tag", value: "1;x" }] },
    { ...address, parameters: [{ name: "tag", value: "1, <sip:c>" }] },
    { ...address, parameters: [{ name: "tag", value: "" }] },
    { ...address, parameters: [{ name: "a b", value: undefined }] },
    { ...address, parameters: [{ name: "", value: undefined }] },
  ])("%j", (changed) => {
    expect(() => stringifyAddress(changed)).toThrow(RangeError);
  });

  test.each([
    { ...via, host: "a b" },
    { ...via, host: "a;x" },
    { ...via, port: -1 },
    { ...via, transport: "" },
    { ...via, parameters: [{ name: "branch", value: "a, SIP/2.0/UDP b" }] },
  ])("%j", (changed) => {
    expect(() => stringifyVia(changed)).toThrow(RangeError);
  });
});

test("one value is one", () => {
  expect(errorOf(() => parseAddress("<sip:a>,<sip:b>"))?.[0]).toBe("unexpected-character");
  expect(errorOf(() => parseVia("SIP/2.0/UDP a,SIP/2.0/UDP b"))).toEqual([
    "unexpected-character",
    13,
  ]);
});

test("tokens are the same in any case", () => {
  expect(sameToken("Tag", "tAG")).toBe(true);
  expect(sameToken("tag", "tags")).toBe(false);
});
