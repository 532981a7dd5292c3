import { expect, test } from "vitest";
import { renderLadder } from "../src/ladder/render-ladder.ts";

const columns = ["alice", "server", "bob"];

test("an arrow goes from column to column, either way", () => {
  const ladder = renderLadder(columns, [
    { atMs: 0, from: "alice", to: "server", label: "INVITE" },
    { atMs: 12.4, from: "server", to: "bob", label: "INVITE" },
    { atMs: 1234, from: "bob", to: "server", label: "200", text: "OK" },
  ]);
  expect(ladder).toBe(
    [
      "             alice         server         bob",
      "    0 ms       │───INVITE───▶│             │",
      "   12 ms       │             │───INVITE───▶│",
      " 1234 ms       │             │◀────200─────│  OK",
      "",
    ].join("\n"),
  );
});

test("an arrow crosses the columns between, and what one does by itself has none", () => {
  const ladder = renderLadder(columns, [
    { atMs: 0, from: "bob", to: "alice", label: "SEND", text: '"hi"' },
    { atMs: 1, from: "server", to: "server", label: "CPM-074", text: "all stay" },
  ]);
  expect(ladder.split("\n").slice(1, 3)).toEqual([
    '    0 ms       │◀────────────┼────SEND─────│  "hi"',
    "    1 ms       │             ●             │  CPM-074 all stay",
  ]);
});

test("what comes from the network neither moves the cursor nor fills the screen", () => {
  const ladder = renderLadder(columns, [
    { atMs: 0, from: "alice", to: "server", label: "SEND", text: `\u001b[2J${"x".repeat(500)}` },
  ]);
  expect(ladder).not.toMatch(/[^\P{Cc}\n]/u);
  expect(Math.max(...ladder.split("\n").map((line) => line.length))).toBeLessThan(160);
});

test("rows of columns that are not there are left out", () => {
  expect(
    renderLadder(["a"], [{ atMs: 0, from: "a", to: "b", label: "x" }]).split("\n"),
  ).toHaveLength(2);
});
