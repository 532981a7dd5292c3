import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import {
  DAV_XML_RULES,
  document,
  entityTag,
  lockTimeout,
  nearDocument,
  nearMiss,
  sentence,
} from "../src/arbitrary.ts";
import * as grammars from "../src/grammar.ts";
import {
  type DavInput,
  parseConditions,
  parseEntityTag,
  parseLockinfo,
  parseLockTimeout,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parsePrincipalReport,
  parsePropfind,
  parseProppatch,
  parseReport,
  stringifyEntityTag,
  stringifyLockTimeout,
} from "../src/index.ts";

const RUNS = { numRuns: 30 };

const KINDS = [
  ["propfind", parsePropfind],
  ["propertyupdate", parseProppatch],
  ["mkcol", parseMkcol],
  ["mkcol-response", parseMkcolResponse],
  ["multistatus", parseMultistatus],
  ["lockinfo", parseLockinfo],
  ["error", parseConditions],
  ["addressbook-query", report],
  ["addressbook-multiget", report],
  ["sync-collection", report],
  ["expand-property", report],
  ["principal-report", principalReport],
] as const;

function report(input: DavInput): void {
  if (parseReport(input).kind === "unknown") throw new RangeError("unknown at line 1");
}

function principalReport(input: DavInput): void {
  if (parsePrincipalReport(input) === undefined) throw new RangeError("unknown at line 1");
}

test("the rules are those of the grammars", () => {
  const names = Object.values(grammars).flatMap(({ file, rules }) =>
    rules.map(({ name }) => `${file.slice(0, -3)}/${name}`),
  );
  expect(DAV_XML_RULES.toSorted()).toEqual(names.toSorted());
});

test("a sentence is names of elements, a near miss says which one is wrong", () => {
  const lists = fc.sample(sentence("webdav/response"), { numRuns: 50, seed: 1 });
  expect(lists).toContain("D:href D:status");
  const misses = fc.sample(nearMiss("webdav/response"), { numRuns: 400, seed: 1 });
  const doubled = misses.filter(({ change }) => change === "D:status doubled");
  expect(doubled.length).toBeGreaterThan(0);
  for (const { text, offset, rule } of doubled) {
    expect(text.slice(0, offset)).toMatch(/D:status $/);
    expect(text.slice(offset)).toMatch(/^D:status/);
    expect(rule).toBe("answer");
  }
});

for (const [kind, parse] of KINDS) {
  property.prop([document(kind)], RUNS)(`a document of ${kind} is read`, (text) => {
    expect(() => parse(text)).not.toThrow();
  });

  property.prop([nearDocument(kind)], RUNS)(`a near document of ${kind} is refused`, (miss) => {
    expect(() => parse(miss.text)).toThrow(/ at line \d/);
    expect(miss.offset).toBeLessThanOrEqual(miss.text.length);
  });
}

property.prop([entityTag(), lockTimeout()])("parse undoes stringify of values", (tag, time) => {
  expect(parseEntityTag(stringifyEntityTag(tag))).toEqual(tag);
  expect(parseLockTimeout(stringifyLockTimeout(time))).toEqual(time);
});

test("documents shrink to what a person would write", () => {
  const smallest = fc.check(
    fc.property(document("multistatus"), (text) => !text.includes("response")),
    { seed: 1, numRuns: 300 },
  );
  expect(smallest.counterexample).toEqual([
    '<multistatus xmlns="DAV:"><responsedescription/></multistatus>',
  ]);
});
