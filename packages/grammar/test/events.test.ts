import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventNames, nearMisses, nested, noise, sentences, systematic } from "../src/arbitrary.ts";
import { append, force, id, list, obj } from "../src/captures.ts";
import { diagnose } from "../src/diagnose.ts";
import { eventUnits, FOREIGN_EVENT, FIRST_EVENT, MOST_EVENTS } from "../src/event-units.ts";
import { events } from "../src/events.ts";
import { elements, shelfMarks } from "./arbitrary-grammars.ts";

const NAMES = elements.events ?? [];
const UNITS = eventUnits(NAMES);

function unitsOf(...names: readonly string[]): string {
  return names.map((name) => UNITS.get(name) ?? FOREIGN_EVENT).join("");
}

/** What the grammar says, in other words. */
function isResponse(names: readonly string[]): boolean {
  return /^D:href (D:status |(D:propstat )+)(D:error )?$/.test(
    names.map((name) => `${name} `).join(""),
  );
}

describe("the lexer for nearley", () => {
  test("hands out one token for each event, which nearley compares by its name", () => {
    events.reset([{ name: "D:href", value: 1 }, { name: "D:status" }]);
    expect([events.next()?.text, events.next()?.text, events.next()]).toEqual([
      "D:href",
      "D:status",
      undefined,
    ]);
    events.reset([{ name: "D:error" }]);
    expect(events.next()?.text).toBe("D:error");
    expect([events.save(), events.has("word")]).toEqual([undefined, false]);
  });

  test("names the event of a syntax error", () => {
    expect(events.formatError({ text: "D:error" }, "Syntax error")).toBe("Syntax error at D:error");
    expect(events.formatError(undefined, "Syntax error")).toBe("Syntax error at the end");
  });

  test("captures take the values of its tokens", () => {
    events.reset([{ name: "a", value: { a: 1 } }, { name: "b", value: [2] }, { name: "c" }]);
    const [a, b, c] = [events.next(), events.next(), events.next()];
    expect(force(id([a]))).toEqual({ a: 1 });
    expect(force(obj({ a: 0, c: 1, none: 2 })([a, c, null]))).toStrictEqual({
      a: { a: 1 },
      c: undefined,
      none: undefined,
    });
    expect(force(list(0, 1)([a, append([[], b])]))).toEqual([{ a: 1 }, [2]]);
  });
});

describe("code units", () => {
  test("events have one each, in the order of their names, and foreign ones another", () => {
    expect([...UNITS.values()].map((unit) => unit.charCodeAt(0) - FIRST_EVENT)).toEqual([
      0, 1, 2, 3,
    ]);
    expect(FOREIGN_EVENT.charCodeAt(0)).toBe(0xf8ff);
    const most = eventUnits(Array.from({ length: MOST_EVENTS }, (_, index) => `event-${index}`));
    expect([...most.values()]).not.toContain(FOREIGN_EVENT);
  });

  test("are read as names again, foreign ones by a name of the caller", () => {
    const units = `${unitsOf("D:error", "D:href", "X:other")}x`;
    expect(eventNames(elements, units)).toEqual(["D:error", "D:href", "foreign", "foreign"]);
    expect(eventNames(elements, units, "X:y").slice(2)).toEqual(["X:y", "X:y"]);
  });

  test("are not in a grammar over characters", () => {
    expect(() => eventNames(shelfMarks, "a")).toThrow(
      new RangeError("shelf-mark.ne has no events"),
    );
  });
});

describe("texts of a grammar over events", () => {
  const sample = (texts: fc.Arbitrary<string>): string[][] =>
    fc.sample(texts, { numRuns: 400, seed: 1 }).map((text) => eventNames(elements, text));

  test("sentences are in the language", () => {
    const lists = sample(sentences(elements, "response"));
    expect(lists.filter((names) => !isResponse(names))).toEqual([]);
    expect(new Set(lists.flat())).toEqual(new Set(NAMES));
  });

  test.each([
    ["near misses", nearMisses(elements, "response").map(({ text }) => text)],
    ["noise", noise(elements, "response")],
  ])("%s are on both sides of it, with foreign events too", (_, texts) => {
    const lists = sample(texts);
    expect(lists.filter(isResponse).length).toBeGreaterThan(20);
    expect(lists.filter((names) => !isResponse(names)).length).toBeGreaterThan(100);
    expect(lists.some((names) => names.includes("foreign"))).toBe(true);
  });

  test("systematic ones have every event in the place of every other", () => {
    const lists = [...systematic(elements, "response")].map((text) => eventNames(elements, text));
    for (const name of [...NAMES, "foreign"]) {
      expect(lists).toContainEqual([name, "D:status"]);
      expect(lists).toContainEqual(["D:href", name]);
    }
    expect([...nested(elements, "response", 3)]).toEqual([]);
  });
});

describe("the diagnosis of a list of events", () => {
  test("names what could have stood there", () => {
    expect(diagnose(elements, "response", unitsOf("D:href", "D:error"))).toMatchObject({
      offset: 1,
      line: 1,
      column: 2,
      expected: ["D:status", "D:propstat"],
      rule: "answer",
      canEnd: false,
    });
  });

  test("tells where the list could have ended", () => {
    const units = unitsOf("D:href", "D:propstat", "D:status");
    expect(diagnose(elements, "response", units)).toMatchObject({
      offset: 2,
      expected: ["D:propstat", "D:error", "end of input"],
      canEnd: true,
    });
  });

  test("counts no lines", () => {
    const units = `${unitsOf("D:href", "D:propstat")}\n`;
    expect(diagnose(elements, "response", `${units}\n`)).toMatchObject({ line: 1, column: 3 });
  });

  test("knows a sentence", () => {
    expect(diagnose(elements, "response", unitsOf("D:href", "D:status"))).toBeUndefined();
  });
});
