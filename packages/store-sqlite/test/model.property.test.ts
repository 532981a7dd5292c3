import { checkOperations, type StoreOperation } from "@callingcard/carddav-server/store-contract";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { openSqliteStore } from "@callingcard/store-sqlite";

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
const operation: fc.Arbitrary<StoreOperation> = fc.oneof(
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
const history = fc
  .array(operation, { maxLength: 40, size: "max" })
  .map((operations): readonly StoreOperation[] => [
    { kind: "create-book", book: "one" },
    { kind: "create-book", book: "two" },
    ...operations,
  ]);

test.prop([history])("any history gives the answers of the model", async (operations) => {
  const store = openSqliteStore({ file: ":memory:" });
  try {
    await checkOperations(store, operations);
  } finally {
    await store.close();
  }
});
