import { parseAddress, readFeatures } from "@callingcard/sip";
import { expect, test } from "vitest";
import { countGrowth } from "../../../../tools/growth/count-growth.ts";
import { featurePredicate, featureTag, matchPredicate } from "../../src/preferences/predicate.ts";
import { readDisposition } from "../../src/preferences/index.ts";
import { longLists } from "./long-lists.ts";
import { requestWith } from "./requests.ts";

const features = (parameters: string) =>
  readFeatures(parseAddress(`<sip:user@example.com>${parameters}`).parameters);

function matches(contact: string, predicate: string): boolean {
  return matchPredicate(features(contact), features(predicate)).matches;
}

test("the contact of RFC 3841 section 7.2.3 has the tags of the text", () => {
  const contact = features(
    ';audio;video;mobility="fixed";+sip.message="TRUE";other-param=66372;methods="INVITE,OPTIONS,BYE,CANCEL,ACK";schemes="sip,http"',
  );
  expect(featurePredicate(contact).map(({ tag }) => tag)).toEqual([
    "sip.audio",
    "sip.video",
    "sip.mobility",
    "sip.message",
    "sip.methods",
    "sip.schemes",
  ]);
});

test("the value of Accept-Contact of RFC 3841 section 8 is the predicate of the text", () => {
  const predicate = featurePredicate(
    features(
      ';mobility="fixed";events="!presence,message-summary";language="en,de";description="<PC>";+sip.newparam;+rangeparam="#-4:+5.125"',
    ),
  );
  expect(predicate.map(({ tag }) => tag)).toEqual([
    "sip.mobility",
    "sip.events",
    "language",
    "sip.description",
    "sip.newparam",
    "rangeparam",
  ]);
  expect(predicate.map(({ values }) => values)).toMatchObject([
    { tokens: new Set(["fixed"]) },
    { excludedTokens: new Set(["presence"]), tokens: new Set(["message-summary"]) },
    { tokens: new Set(["en", "de"]) },
    { strings: new Set(["PC"]) },
    { tokens: new Set(["true"]) },
    { intervals: [{ least: { number: -4, side: 0 }, most: { number: 5.125, side: 0 } }] },
  ]);
});

test("names are decoded", () => {
  expect(featureTag("+g.3gpp.icsi-ref")).toBe("g.3gpp.icsi-ref");
  expect(featureTag("+a!b'c")).toBe("a:b/c");
  expect(featureTag("type")).toBe("type");
});

test("a feature of the sip tree is the same with and without the plus sign", () => {
  expect(matchPredicate(features(";+sip.audio"), features(';audio="FALSE"'))).toEqual({
    matches: false,
    score: 0,
    failedTag: "sip.audio",
  });
});

test.each([
  [';class="business"', ';class="BUSINESS"', true],
  [';class="business"', ';class="personal"', false],
  [';class="a,b"', ';class="b,c"', true],
  [';class="a"', ';class="!a"', false],
  [';class="b"', ';class="!a"', true],
  [';class="!a"', ';class="b"', true],
  [';class="!a"', ';class="!b"', true],
  [';class="!a"', ';class="!a"', true],
  [';class="a"', ';class="!a,!b"', true],
  [';class="!a,a"', ';class="a"', true],
  [";audio", ';audio="!FALSE"', true],
  [';audio="FALSE"', ';audio="!FALSE"', false],
  [';description="<a>"', ';description="<a>"', true],
  [';description="<a>"', ';description="<A>"', false],
  [';description="<a>"', ';description="a"', false],
  [';description="<a>"', ';description="!a"', true],
  [';+x="!a"', ';+x="#1:2"', true],
  [';+x="a"', ';+x="#1:2"', false],
  [';+x="#=5"', ';+x="#=5.0"', true],
  [';+x="#=5"', ';+x="#>=5"', true],
  [';+x="#=5"', ';+x="#>=5.1"', false],
  [';+x="#<=4"', ';+x="#>=4"', true],
  [';+x="#<=4"', ';+x="#>=4.5"', false],
  [';+x="#-4:+5.125"', ';+x="#=5.125"', true],
  [';+x="#1:2,#5:6"', ';+x="#3:4,#6:7"', true],
  [';+x="#1:2,#5:6"', ';+x="#3:4,#7:8"', false],
  [';+x="#5:6,#1:9"', ';+x="#8:8"', true],
  [';+x="!#=5"', ';+x="#=5"', false],
  [';+x="!#=5"', ';+x="#=6"', true],
  [';+x="!#=5"', ';+x="#=4"', true],
  [';+x="!#>=5"', ';+x="#=5"', false],
  [';+x="!#>=5"', ';+x="#<=4"', true],
  [';+x="!#<=5"', ';+x="#=5"', false],
  [';+x="!#<=5"', ';+x="#=5.01"', true],
  [';+x="!#<=5"', ';+x="!#>=5"', false],
  [';+x="#7:1"', ';+x="#1:7"', false],
  [';+x="!#7:1"', ';+x="#=1"', true],
  [";audio", ";video", true],
] as const)("%s and %s", (contact, predicate, expected) => {
  expect(matches(contact, predicate)).toBe(expected);
  expect(matches(predicate, contact)).toBe(expected);
});

test("a predicate without terms matches all", () => {
  expect(matchPredicate(features(";audio"), [])).toEqual({
    matches: true,
    score: 1,
    failedTag: undefined,
  });
});

test("a tag that comes twice has to hold twice", () => {
  expect(matches(';class="a";class="b"', ';class="a"')).toBe(false);
});

test("the directives of a Request-Disposition are read by their type", () => {
  const request = requestWith(
    "INVITE",
    "Request-Disposition: proxy, No-Recurse, parallel, sequential",
    "d: queue,x",
  );
  expect(readDisposition(request)).toEqual({
    proxy: "proxy",
    cancel: undefined,
    fork: undefined,
    recurse: "no-recurse",
    parallel: "parallel",
    queue: "queue",
  });
});

test("a request without the field asks for nothing", () => {
  expect(
    Object.values(readDisposition(requestWith("INVITE"))).every((one) => one === undefined),
  ).toBe(true);
});

test("long lists without a value in common do not match", () => {
  expect(longLists(4000, "t")).toBe(false);
  expect(longLists(4000, "#=")).toBe(false);
});

test.each(countGrowth(new URL("..", import.meta.url).href))(
  "four times as many $name of a feature are four times the work at most",
  ({ once, fourTimes }) => {
    expect(once).toBeGreaterThan(0);
    expect(fourTimes / once).toBeLessThan(6);
  },
);
