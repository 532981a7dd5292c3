import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import { labelOf } from "../../src/edit.ts";
import { parseCard, sameName, stringifyCard, type Card, type Property } from "../../src/index.ts";
import { mergeCards, type Choice, type Merge } from "../../src/merge.ts";
import { decodeProperty, type Version } from "../../src/values.ts";
import { edits, isFree, type Edit } from "./edits.ts";

const versions: readonly Version[] = ["2.1", "3.0", "4.0"];
// Cards take their time to be made; FC_RUNS searches further.
const limits = { numRuns: Number(process.env.FC_RUNS ?? 60) };
const choice = fc.constantFrom<Choice>("mine", "theirs", "both");

function edited(card: Card, all: readonly Edit[]): Card {
  let result = card;
  for (const edit of all) result = edit(result);
  return result;
}

function withMark(card: Card, name: string): Card {
  const mark: Property = { group: undefined, name, parameters: [], value: "x" };
  return { ...card, properties: [...card.properties, mark] };
}

/** What a card says: its properties in any order, by their labels instead of their groups. */
function said(card: Card, version: Version): string[] {
  return card.properties
    .filter(({ name }) => !sameName(name, "X-ABLABEL"))
    .map((property) => {
      const decoded = decodeProperty(property, version);
      const value =
        decoded.shape === "list"
          ? decoded.values.map((one) => JSON.stringify(one)).toSorted()
          : property.value;
      const parameters = property.parameters
        .map(({ name, values }) => `${name.toUpperCase()}=${values.toSorted().join(",")}`)
        .toSorted();
      return JSON.stringify([
        property.name.toUpperCase(),
        labelOf(card, property),
        parameters,
        value,
      ]);
    })
    .toSorted();
}

// Whether no name is there twice, labels aside.
function isDistinct({ properties }: Card): boolean {
  const names = properties
    .map(({ name }) => name.toUpperCase())
    .filter((name) => name !== "X-ABLABEL");
  return new Set(names).size === names.length;
}

// As the reader gives it, with a source.
function read(card: Card): Card {
  return parseCard(stringifyCard(card));
}

describe.each(versions)("merging cards of %s", (version) => {
  const base = arbitrary.validCard(version).map(read);

  test.prop([base, edits(version, "t")], limits)(
    "that one side did not edit gives the other",
    (b, change) => {
      const t = edited(b, change);
      expect(mergeCards(b, b, t)).toEqual({ card: t, conflicts: [] });
      expect(mergeCards(b, t, b)).toEqual({ card: t, conflicts: [] });
      expect(mergeCards(b, structuredClone(b), t)).toEqual({ card: t, conflicts: [] });
      expect(mergeCards(b, t, structuredClone(t))).toEqual({ card: t, conflicts: [] });
    },
  );

  test.prop([base, edits(version, "t")], limits)(
    "that one side edited otherwise gives both edits, whichever side it is",
    (b, change) => {
      const t = edited(b, change);
      const marked = withMark(b, "X-MARK");
      const expected = said(withMark(t, "X-MARK"), version);
      for (const merge of [mergeCards(b, marked, t), mergeCards(b, t, marked)]) {
        expect(said(merge.card, version)).toEqual(expected);
        expect(merge.conflicts).toEqual([]);
      }
    },
  );

  test.prop([base, fc.option(base, { nil: undefined }), edits(version, "x")], limits)(
    "that both came to the same gives that, whatever they were",
    (b, other, change) => {
      const x = edited(other ?? b, change);
      const merge = mergeCards(b, withMark(x, "X-MINE"), withMark(x, "X-THEIRS"));
      expect(said(merge.card, version)).toEqual(
        said(withMark(withMark(x, "X-MINE"), "X-THEIRS"), version),
      );
      expect(merge.conflicts).toEqual([]);
    },
  );

  test.prop([base, edits(version, "m"), edits(version, "t"), choice], limits)(
    "keeps the octets of what neither side touched",
    (b, mine, theirs, choose) => {
      const m = edited(b, mine);
      const t = edited(b, theirs);
      const merged = mergeCards(b, m, t, { choose }).card;
      const here = new Set(m.properties);
      const there = new Set(t.properties);
      const kept = new Set(merged.properties);
      for (const property of b.properties) {
        if (here.has(property) && there.has(property)) expect(kept.has(property)).toBe(true);
      }
      expect(parseCard(stringifyCard(merged)).properties).toEqual(merged.properties);
    },
  );

  test.prop([base, edits(version, "m"), edits(version, "t"), choice], limits)(
    "loses nothing without a conflict, and makes nothing up",
    (b, mine, theirs, choose) => {
      const m = edited(b, mine);
      const t = edited(b, theirs);
      const merge = mergeCards(b, m, t, { choose });
      expectAccounted(b, m, t, merge);
    },
  );

  test.prop([base, edits(version, "m"), edits(version, "t")], limits)(
    "has what either side changed, so that to merge it again changes nothing",
    (b, mine, theirs) => {
      const m = edited(b, mine);
      const t = edited(b, theirs);
      const merge = mergeCards(b, m, t);
      // Of two that are the same, none is the one that was removed.
      if (![b, m, t, merge.card].every(isDistinct)) return;
      const again = mergeCards(b, m, merge.card);
      expect(said(again.card, version)).toEqual(said(merge.card, version));
      expect(again.conflicts).toEqual([]);
      if (merge.conflicts.length > 0) return;
      const other = mergeCards(b, merge.card, t);
      expect(said(other.card, version)).toEqual(said(merge.card, version));
      expect(other.conflicts).toEqual([]);
    },
  );

  test.prop([base, edits(version, "m"), edits(version, "t")], limits)(
    "comes to the same when the sides and the choice are exchanged",
    (b, mine, theirs) => {
      const m = edited(b, mine);
      const t = edited(b, theirs);
      const one = mergeCards(b, m, t, { choose: "mine" });
      const other = mergeCards(b, t, m, { choose: "theirs" });
      expect(other.conflicts).toHaveLength(one.conflicts.length);
      expect(said(other.card, version)).toEqual(said(one.card, version));
    },
  );
});

// Holds that each text that a side has put in or taken out is so in the merged card, or in a conflict;
// and that the merged card has no text that neither side has.
function expectAccounted(b: Card, m: Card, t: Card, { card, conflicts }: Merge): void {
  const before = tokens(b);
  const here = tokens(m);
  const there = tokens(t);
  const after = tokens(card);
  const disputed = new Set<string>();
  for (const { base, mine, theirs } of conflicts) {
    for (const property of [base, mine, theirs]) {
      if (property !== undefined) for (const token of tokensOf(property)) disputed.add(token);
    }
  }
  for (const side of [here, there]) {
    for (const token of side) {
      if (before.has(token) || after.has(token)) continue;
      expect(disputed).toContain(token);
    }
  }
  for (const token of before) {
    if (here.has(token) && there.has(token)) continue;
    if (after.has(token)) expect(disputed).toContain(token);
  }
  for (const token of after) expect(new Set([...here, ...there])).toContain(token);
}

function tokens(card: Card): Set<string> {
  return new Set(card.properties.filter(isFree).flatMap(tokensOf));
}

function tokensOf({ value, parameters }: Property): string[] {
  return [value, ...parameters.flatMap(({ values }) => values)]
    .join(" ")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => /^[mt]\dx$/.test(word));
}
