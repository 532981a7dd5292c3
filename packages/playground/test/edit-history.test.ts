import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit, createHistory, type Edit, editBetween } from "../src/text/edit-history.ts";

/** A text that is edited as in a text area, with its history. */
function createText() {
  const history = createHistory<string>();
  let text = "";
  const replay = (edit: Edit<string> | undefined): string | undefined => {
    if (edit !== undefined) text = applyEdit(text, edit);
    return edit?.after;
  };
  return {
    text: () => text,
    become(after: string, caret: number, [from, to] = ["lf", "lf"]) {
      const edit = editBetween(text, after, caret);
      if (edit !== undefined) history.add({ ...edit, before: from, after: to });
      text = after;
    },
    undo: () => replay(history.undo()),
    redo: () => replay(history.redo()),
  };
}

describe("the history of a text", () => {
  test("undoes what was typed in a line together, and does it again", () => {
    const one = createText();
    for (const typed of ["a", "ab", "abc", "abc\n", "abc\nd"]) one.become(typed, typed.length);
    one.undo();
    expect(one.text()).toBe("abc\n");
    one.undo();
    expect(one.text()).toBe("abc");
    one.undo();
    expect(one.text()).toBe("");
    expect(one.undo()).toBeUndefined();
    one.redo();
    one.redo();
    expect(one.text()).toBe("abc\n");
    one.become("X", 1);
    expect(one.redo()).toBeUndefined();
  });

  test("undoes what was erased backwards together", () => {
    const one = createText();
    one.become("abcd", 4);
    one.become("abc", 3);
    one.become("ab", 2);
    one.undo();
    expect(one.text()).toBe("abcd");
  });

  test("keeps what goes with the text", () => {
    const one = createText();
    one.become("a", 1);
    one.become("ab", 2, ["lf", "crlf"]);
    expect(one.undo()).toBe("lf");
    expect(one.text()).toBe("a");
    expect(one.redo()).toBe("crlf");
  });

  test("is bounded, and has the last edit however long it is", () => {
    const one = createText();
    for (let n = 0; n < 1_200; n += 1) one.become(`${one.text()}\n`, n + 1);
    while (one.undo() !== undefined);
    expect(one.text()).toHaveLength(200);
    one.become("x".repeat(5_000_000), 5_000_000);
    one.undo();
    expect(one.text()).toHaveLength(200);
    expect(one.undo()).toBeUndefined();
  });
});

test("a change ends where the caret is", () => {
  expect(editBetween("aa", "aaa", 1)).toEqual({ offset: 0, removed: "", inserted: "a" });
  expect(editBetween("aa", "aaa", 3)).toEqual({ offset: 2, removed: "", inserted: "a" });
  expect(editBetween("aaa", "aa", 1)).toEqual({ offset: 1, removed: "a", inserted: "" });
  expect(editBetween("aa", "aa", 1)).toBeUndefined();
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 6 });

property.prop([fc.array(fc.tuple(word, fc.nat(6)), { maxLength: 12 })], { numRuns: 300 })(
  "all that was done is undone, and done again",
  (texts) => {
    const one = createText();
    for (const [text, caret] of texts) one.become(text, Math.min(caret, text.length));
    const last = one.text();
    while (one.undo() !== undefined);
    expect(one.text()).toBe("");
    while (one.redo() !== undefined);
    expect(one.text()).toBe(last);
  },
);
