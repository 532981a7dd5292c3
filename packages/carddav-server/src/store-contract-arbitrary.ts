import { type IndexCondition, type IndexEntry, UNINDEXED_KEY } from "@callingcard/carddav-filter";
import * as fc from "fast-check";
import type { StoreOperation } from "./store-contract/model.ts";

/**
 * Histories of two books and three names, in which names, UIDs and conditions meet often; for
 * `checkOperations` of `./store-contract`.
 *
 * @returns The arbitrary.
 */
export function storeHistory(): fc.Arbitrary<readonly StoreOperation[]> {
  return fc
    .array(storeOperation(), { maxLength: 40, size: "max" })
    .map((operations) => [
      { kind: "create-book", book: "one" },
      { kind: "create-book", book: "two" },
      ...operations,
    ]);
}

/**
 * Entries of a card. Their keys have few characters, so that they contain each other often; some
 * characters are wildcards elsewhere, some take several octets, one ends C strings.
 *
 * @returns The arbitrary.
 */
export function indexEntries(): fc.Arbitrary<IndexEntry[]> {
  return fc.array(fc.record({ property: property(), key: key() }), { maxLength: 5 });
}

/**
 * Conditions on {@link indexEntries}.
 *
 * @returns The arbitrary.
 */
export function indexCondition(): fc.Arbitrary<IndexCondition> {
  const match = fc.constantFrom("equals", "contains", "starts-with", "ends-with");
  const { condition } = fc.letrec<{ condition: IndexCondition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ kind: fc.constant("key"), property: property(), match, key: key() }),
      fc.record({ kind: fc.constant("present"), property: property() }),
      fc.record({ kind: fc.constantFrom("all", "none") }),
      fc.record({
        kind: fc.constantFrom("and", "or"),
        of: fc.array(tie("condition"), { maxLength: 3 }),
      }),
    ),
  }));
  return condition;
}

function storeOperation(): fc.Arbitrary<StoreOperation> {
  const book = fc.constantFrom("one", "two");
  const name = fc.constantFrom("a", "b", "c");
  const uid = fc.constantFrom("1", "2", "3");
  const text = fc.constantFrom("x", "y");
  const condition = fc.constantFrom(
    "none",
    "none",
    "none",
    "current",
    "stale",
    "must-exist",
    "must-not-exist",
  );
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant("put"), book, name, uid, text, condition }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("delete"), book, name, condition }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("transfer"),
        from: fc.record({ book, name }),
        to: fc.record({ book, name }),
        move: fc.boolean(),
        overwrite: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("changes"),
        book,
        back: fc.nat(6),
        limit: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("create-book"), book }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete-book"), book }) },
  );
}

function property(): fc.Arbitrary<string> {
  return fc.constantFrom("FN", "EMAIL", "X-A");
}

function key(): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.string({
        unit: fc.constantFrom("A", "B", "%", "_", "É", "\u{1F600}", "\u0000", "'"),
        maxLength: 4,
      }),
    },
    { weight: 1, arbitrary: fc.constant(UNINDEXED_KEY) },
  );
}
