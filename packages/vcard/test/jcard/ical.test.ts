import { isDeepStrictEqual } from "node:util";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type Card, stringifyCard } from "../../src/index.ts";
import { fromJCard, type JCard, type JCardProperty, toJCard } from "../../src/jcard.ts";
import { meaningOf } from "../meaning.ts";
import { readRealCards, REAL_FILES } from "../real-cards.ts";

/** Where ical.js differs, and why it is wrong. */
const DIFFERENCES: readonly {
  readonly why: string;
  readonly isIt: (ours: JCardProperty, theirs: JCardProperty) => boolean;
}[] = [
  {
    why: "a carriage return before that of the line break belongs to the line break",
    isIt: (_, theirs) => JSON.stringify(theirs).includes("\\r"),
  },
  {
    why: "octets that are not UTF-8 are no JSON text (RFC 8259 section 8.1)",
    isIt: (_, theirs) =>
      !JSON.stringify(theirs).includes("charset") && /\\udc/.test(JSON.stringify(theirs)),
  },
  {
    why: "CHARSET is gone where text is characters (RFC 6350 section 3.1)",
    isIt: (_, theirs) => "charset" in theirs[1],
  },
  {
    why: "the default of TEL is text (RFC 6350 section 6.4.1)",
    isIt: (ours, theirs) => isOnlyType(ours, theirs, "tel", "text", "uri"),
  },
  {
    why: "the default of UID is a URI (RFC 6350 section 6.7.6)",
    isIt: (ours, theirs) => isOnlyType(ours, theirs, "uid", "uri", "text"),
  },
  {
    why: "a default type is used where it is known (RFC 7095 section 3.4.1, RFC 6350 section 6.7.3, RFC 2426 sections 2.1 and 3.6, RFC 4770)",
    isIt: ([name, parameters, type, ...values], theirs) =>
      type !== "unknown" && isSame([name, parameters, "unknown", ...values], theirs),
  },
  {
    why: "a backslash before a colon or semicolon is an escape (RFC 2426 section 4, RFC 6350 section 3.4)",
    isIt: (ours, theirs) => isSame(ours, unescaped(theirs)) && !isSame(ours, theirs),
  },
  {
    why: "a PHOTO without ENCODING is a URI (RFC 2426 section 3.1.4)",
    isIt: (ours, theirs) => isOnlyType(ours, theirs, "photo", "uri", "binary"),
  },
  {
    why: "ENCODING has one spelling here",
    isIt: ([, ours], [, theirs]) => ours["encoding"] === "b" && theirs["encoding"] === "B",
  },
  {
    why: "several TYPE parameters are one list (RFC 2426 section 3.2.1)",
    isIt: ([name, ours], [, theirs]) =>
      name === "tel" &&
      Array.isArray(ours["type"]) &&
      ours["type"].length > (theirs["type"]?.length ?? 0),
  },
  {
    why: "a date in its extended form is one already, and a fraction is a part of it (RFC 7095 section 3.5)",
    isIt: ([, , type, value], [, , , theirs]) =>
      /date|timestamp/.test(type) && isDate(value) && !isDate(theirs),
  },
  {
    why: "a date whose month or time that is none is a text (RFC 7095 section 3.5)",
    isIt: ([, , type], [, , theirs]) => type === "text" && /date|offset/.test(theirs),
  },
];

function isOnlyType(
  [name, parameters, type, ...values]: JCardProperty,
  theirs: JCardProperty,
  wanted: string,
  ours: string,
  other: string,
): boolean {
  return name === wanted && type === ours && isSame([name, parameters, other, ...values], theirs);
}

function unescaped(property: JCardProperty): JCardProperty {
  return JSON.parse(JSON.stringify(property).replaceAll(/\\\\([:;])/g, "$1")) as JCardProperty;
}

function isDate(value: unknown): boolean {
  return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(String(value));
}

// The order of parameters is nothing in JSON, the case of a group nothing in jCard.
function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return isDeepStrictEqual(withoutCase(left), withoutCase(right));
}

function withoutCase([name, parameters, ...rest]: readonly unknown[]): unknown {
  const { group, ...others } = { group: undefined, ...(parameters as object) };
  return [name, { ...others, group: String(group).toLowerCase() }, ...rest];
}

// What ical.js makes of a card; nothing of one that it cannot read.
function icalOf(card: Card): JCard | undefined {
  try {
    const parsed = ICAL.parse(stringifyCard(card)) as unknown as JCard | JCard[];
    return Array.isArray(parsed[0]) ? (parsed[0] as unknown as JCard) : (parsed as JCard);
  } catch {
    return undefined;
  }
}

const cards = REAL_FILES.flatMap(readRealCards).flatMap((card) => {
  const { version } = card;
  const ical = version === "3.0" || version === "4.0" ? icalOf(card) : undefined;
  if (ical === undefined || (version !== "3.0" && version !== "4.0")) return [];
  return [{ card, ours: toJCard(card, { version })[1].slice(1), ical }];
});

// One file has a line without a colon, which ical.js takes for a part of the line before.
const pairs = cards.flatMap(({ ours, ical }) => {
  const theirs = ical[1].filter(([name]) => name !== "version");
  if (theirs.length !== ours.length) return [];
  return ours.flatMap((property, index) => {
    const other = theirs[index];
    return other === undefined ? [] : [{ property, other }];
  });
});

describe("ical.js", () => {
  test("reads most cards, and most properties as we do", () => {
    expect(cards.length).toBeGreaterThan(1000);
    const same = pairs.filter(({ property, other }) => isSame(property, other));
    expect(same.length / pairs.length).toBeGreaterThan(0.95);
  });

  test("differs for the reasons that are listed, and for each of them somewhere", () => {
    const reasons = new Map<string, number>(DIFFERENCES.map(({ why }) => [why, 0]));
    for (const { property, other } of pairs) {
      if (isSame(property, other)) continue;
      const found = DIFFERENCES.find(({ isIt }) => isIt(property, other));
      expect(found, `${JSON.stringify(property)} ${JSON.stringify(other)}`).toBeDefined();
      if (found !== undefined) reasons.set(found.why, (reasons.get(found.why) ?? 0) + 1);
    }
    expect([...reasons].filter(([, count]) => count === 0)).toEqual([]);
  });

  test("writes jCards that mean the same as the cards, where it reads the cards right", () => {
    let compared = 0;
    for (const { card, ours, ical } of cards) {
      const theirs = ical[1].filter(([name]) => name !== "version");
      const isRight =
        theirs.length === ours.length &&
        ours.every((property, index) => isSame(property, theirs[index] ?? []));
      if (!isRight) continue;
      compared += 1;
      const version = ["version", {}, "text", card.version ?? ""] as const;
      expect(meaningOf(fromJCard(["vcard", [version, ...theirs], []]))).toEqual(meaningOf(card));
    }
    expect(compared).toBeGreaterThan(900);
  });

  test("writes what it reads of our jCard as the same card", () => {
    for (const { card, ours, ical } of cards.slice(0, 100)) {
      const theirs = ical[1].filter(([name]) => name !== "version");
      if (!ours.every((property, index) => isSame(property, theirs[index] ?? []))) continue;
      const text = ICAL.stringify(toJCard(card, { version: "3.0" }) as never);
      expect(ICAL.parse(text)).toEqual(ical);
    }
  });
});
