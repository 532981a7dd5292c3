import { describe, expect, test } from "vitest";
import {
  featureUrns,
  getFeature,
  hasToken,
  parseAddress,
  parseFeatureValues,
  readContactParameters,
  readFeatures,
  readInstance,
} from "../src/index.ts";
import { errorOf } from "./octets.ts";

const contact = (parameters: string) =>
  readContactParameters(parseAddress(`<sip:a@b>${parameters}`));

test("a Contact tells of a device, its flow, its GRUUs and what it can do", () => {
  const read = contact(
    ';+sip.instance="<urn:uuid:1>";reg-id=2;q=0.7;expires=60;pub-gruu="sip:a@b;gr=urn:uuid:1"' +
      ';temp-gruu="sip:t@b;gr";+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.msg,x"',
  );
  expect(read).toMatchObject({
    q: 0.7,
    expires: 60,
    instance: "urn:uuid:1",
    regId: 2,
    pubGruu: "sip:a@b;gr=urn:uuid:1",
    tempGruu: "sip:t@b;gr",
  });
  expect(read.features.map(({ tag }) => tag)).toEqual(["+sip.instance", "+g.3gpp.icsi-ref"]);
  const icsi = getFeature(read.features, "+G.3gpp.icsi-ref");
  expect(icsi && featureUrns(icsi)).toEqual(["urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg", "x"]);
});

test("a Contact without parameters has defaults", () => {
  expect(contact("")).toEqual({
    q: 1,
    expires: undefined,
    instance: undefined,
    regId: undefined,
    pubGruu: undefined,
    tempGruu: undefined,
    features: [],
  });
});

test("malformed parameters are as the RFCs say", () => {
  expect(contact(";q=2;expires=x;reg-id=x;+sip.instance")).toMatchObject({
    q: 1,
    expires: 3600,
    regId: undefined,
    instance: undefined,
  });
  expect(contact(";expires=4294967296;reg-id=2147483648;q=0.1234")).toMatchObject({
    q: 1,
    expires: 3600,
    regId: undefined,
  });
});

describe("feature values (RFC 3840 section 9)", () => {
  test.each([
    ["a", [{ kind: "token", isNegated: false, token: "a" }]],
    [
      "!a,b",
      [
        { kind: "token", isNegated: true, token: "a" },
        { kind: "token", isNegated: false, token: "b" },
      ],
    ],
    ["true", [{ kind: "boolean", isNegated: false, boolean: true }]],
    ["!FALSE", [{ kind: "boolean", isNegated: true, boolean: false }]],
    ["#=1", [{ kind: "numeric", isNegated: false, least: 1, most: 1 }]],
    ["#>=-1.5", [{ kind: "numeric", isNegated: false, least: -1.5, most: Infinity }]],
    ["#<=+2", [{ kind: "numeric", isNegated: false, least: -Infinity, most: 2 }]],
    ["!#1:2.", [{ kind: "numeric", isNegated: true, least: 1, most: 2 }]],
    ["<urn:x, y>", [{ kind: "string", isNegated: false, string: "urn:x, y" }]],
    ["<>", [{ kind: "string", isNegated: false, string: "" }]],
  ])("%s", (text, values) => {
    expect(parseFeatureValues(text)).toEqual(values);
  });

  test.each(["", "a b", "!", "a,", "#1", "<a", "!<a>", "<a>,b"])("%j is none", (text) => {
    expect(errorOf(() => parseFeatureValues(text))?.[0]).toMatch(/^unexpected-/);
  });
});

test("parameters that are no features are left out", () => {
  const { parameters } = parseAddress('<sip:a>;tag=1;Audio;isfocus;+x="y"');
  expect(readFeatures(parameters).map(({ tag }) => tag)).toEqual(["audio", "isfocus", "+x"]);
});

test("a URN that is negated is not listed", () => {
  const [feature] = readFeatures([{ name: "+x", value: '"!a,TRUE,b"' }]);
  expect(feature && featureUrns(feature)).toEqual(["b"]);
});

test("a URN that is not UTF-8 is refused", () => {
  const [feature] = readFeatures([{ name: "+x", value: '"%ff"' }]);
  expect(errorOf(() => feature && featureUrns(feature))?.[0]).toBe("invalid-utf-8");
});

test("an instance is between angle brackets", () => {
  expect(readInstance([{ name: "+SIP.instance", value: '"<urn:x>"' }])).toBe("urn:x");
  expect(readInstance([{ name: "+sip.instance", value: '"urn:x"' }])).toBeUndefined();
});

test("option tags are the same in any case", () => {
  expect(hasToken(["100rel", "Timer"], "timer")).toBe(true);
  expect(hasToken([], "timer")).toBe(false);
  expect(hasToken(undefined, "timer")).toBe(false);
});
