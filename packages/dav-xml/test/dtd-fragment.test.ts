import { eventNames, systematic } from "@callingcard/grammar/arbitrary";
import { describe, expect, test } from "vitest";
import { carddavIr } from "../src/generated/carddav.ir.ts";
import * as carddav from "../src/generated/carddav.ts";
import { webdavIr } from "../src/generated/webdav.ir.ts";
import * as webdav from "../src/generated/webdav.ts";
import { dtdFragments } from "./dtd-fragment.ts";

/** Rules that take more than their fragment says; the grammars say why. */
const REPAIRED = [
  "response",
  "activelock",
  "syncCollection",
  "addressbookQuery",
  "addressbookMultiget",
];

/** Fragments that are not those of these rules. */
const OTHERS = [
  // RFC 6578 replaces it.
  "4918 multistatus",
  // Labels of versions.
  "3253 set",
  "3253 remove",
];

type Parse = (events: { readonly units: string; readonly items: readonly never[] }) => unknown;

const rules = [
  { ir: webdavIr, entries: webdav, rfc: 4918 },
  { ir: webdavIr, entries: webdav, rfc: 5689 },
  { ir: webdavIr, entries: webdav, rfc: 6578 },
  { ir: webdavIr, entries: webdav, rfc: 3253 },
  { ir: carddavIr, entries: carddav, rfc: 6352 },
].flatMap(({ ir, entries, rfc }) =>
  dtdFragments(rfc).flatMap(({ element, content }) => {
    const rule = element.replace(/-./g, (part) => part.slice(1).toUpperCase());
    const entry = Object.entries(entries).find(([name]) => name === rule)?.[1];
    if (entry === undefined || !("parse" in entry) || OTHERS.includes(`${rfc} ${element}`))
      return [];
    return /^(?:#PCDATA|\(#PCDATA\)|CDATA|ANY|EMPTY)$/.test(content)
      ? []
      : [{ rfc, element, content, rule, ir, parse: entry.parse as Parse }];
  }),
);

test("every rule that quotes a fragment is compared", () => {
  const others = ["EVENTS", "lockResponse", "expandedProperty", "limit"];
  const names = [...Object.keys(webdav), ...Object.keys(carddav)];
  const compared = new Set(rules.map(({ rule }) => rule));
  expect(names.filter((name) => !compared.has(name) && !others.includes(name))).toEqual([]);
});

describe.each(rules)("$element of RFC $rfc", ({ content, rule, ir, parse }) => {
  const fragment = expression(content, ir === carddavIr ? "C" : "D");
  test(`${rule} takes what ${content} says`, () => {
    const verdicts = Array.from(systematic(ir, rule, { limit: 3000 }), (units) => {
      const names = eventNames(ir, units);
      const isAllowed = fragment.test(names.map((name) => `${name};`).join(""));
      return { names, isAllowed, isTaken: parse({ units, items: [] }) !== undefined };
    });
    const wrong = verdicts.filter(({ isAllowed, isTaken }) =>
      REPAIRED.includes(rule) ? isAllowed && !isTaken : isAllowed !== isTaken,
    );
    expect(wrong).toEqual([]);
    expect(verdicts.some(({ isAllowed }) => isAllowed)).toBe(true);
  });
});

/** A content model as a regular expression over names that end in a semicolon. */
function expression(content: string, prefix: string): RegExp {
  const pattern = content
    .replaceAll(
      /(DAV:)?([A-Za-z-]+)/g,
      (_, isDav, name) => `(?:${isDav === undefined ? prefix : "D"}:${name};)`,
    )
    .replaceAll(/[\s,]/g, "");
  return new RegExp(`^(?:${pattern})$`);
}
