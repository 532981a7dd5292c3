import type { TreeNode } from "@callingcard/syntaxes";
import { vcard } from "@callingcard/syntaxes/vcard";
import { describe, expect, test } from "vitest";
import { activeRule, findRule, referrer } from "../src/rule/grammar-rule.ts";
import { ruleAt } from "../src/rule/rule-at.ts";
import { pathAt, pathOf } from "../src/tree/path-at.ts";
import { opened, visibleRows } from "../src/tree/visible-rows.ts";

function node(
  name: string,
  start: number,
  end: number,
  ...children: readonly TreeNode[]
): TreeNode {
  return { name, start, end, children };
}

const tree = [
  node("a", 0, 4, node("b", 0, 2), node("empty", 2, 2), node("c", 2, 4)),
  node("d", 6, 8),
];

function namesAt(offset: number): string {
  return pathAt(tree, offset)
    .map((placed) => placed.node.name)
    .join(" ");
}

describe("the nodes at a place", () => {
  test("are those of the character behind it, outermost first", () => {
    expect([0, 1, 2, 3].map(namesAt)).toEqual(["a b", "a b", "a c", "a c"]);
    expect(namesAt(7)).toBe("d");
  });

  test("are those that end there where no other begins, and none between", () => {
    expect(namesAt(4)).toBe("a c");
    expect(namesAt(5)).toBe("");
    expect(namesAt(8)).toBe("d");
    expect(namesAt(99)).toBe("");
  });

  test("are found again by their key", () => {
    expect(pathAt(tree, 3).at(-1)?.key).toBe("0.2");
    expect(pathOf(tree, "0.2").map((placed) => placed.node.name)).toEqual(["a", "c"]);
    expect(pathOf(tree, "0.9.1").map((placed) => placed.key)).toEqual(["0"]);
    expect(pathOf(tree, "x")).toEqual([]);
  });
});

describe("rows", () => {
  test("are the nodes that are open, with their places among their siblings", () => {
    const { rows, isCut } = visibleRows(tree, (key) => key === "0");
    expect(
      rows.map(({ node: { name }, level, position, siblings }) => [
        name,
        level,
        position,
        siblings,
      ]),
    ).toEqual([
      ["a", 1, 1, 2],
      ["b", 2, 1, 3],
      ["empty", 2, 2, 3],
      ["c", 2, 3, 3],
      ["d", 1, 2, 2],
    ]);
    expect(isCut).toBe(false);
  });

  test("are bounded, however large or deep the tree is", () => {
    const wide = [node("a", 0, 0, ...Array.from({ length: 5_000 }, () => node("b", 0, 0)))];
    expect(visibleRows(wide, () => true)).toMatchObject({ isCut: true });
    expect(visibleRows(wide, () => true).rows).toHaveLength(500);
    let deep = node("x", 0, 0);
    for (let depth = 0; depth < 50_000; depth += 1) deep = node("x", 0, 0, deep);
    expect(visibleRows([deep], () => true).isCut).toBe(true);
    expect(opened([deep]).size).toBe(39);
  });

  test("are opened level by level as long as they are few", () => {
    expect([...opened(tree, 5)]).toEqual(["0", "1"]);
    expect([...opened(tree, 4)]).toEqual([]);
  });
});

describe("the rule to show", () => {
  const { example, grammars, read } = vcard;
  const reading = read(new TextEncoder().encode(example));
  const at = (found: string): ReturnType<typeof ruleAt> =>
    ruleAt(grammars, pathAt(reading.tree, reading.text.indexOf(found)));

  test("is the innermost one, with the one around it that has its box", () => {
    const name = at("BEGIN");
    expect(name?.rule.name).toBe("name");
    expect(name?.parent?.name).toBe("contentline");
    expect(name?.around).toEqual(["contentline"]);
    expect(name?.ir.file).toBe("vcard.ne");
  });

  test("is the one that a diagnostic names", () => {
    const diagnostic = {
      severity: "error",
      start: 0,
      end: 1,
      line: 1,
      column: 1,
      code: "x",
      message: "x",
      expected: [],
      grammar: "vcard.ne",
      rule: "parameter",
    } as const;
    expect(ruleAt(grammars, [], diagnostic)?.rule.name).toBe("parameter");
    expect(ruleAt(grammars, [], diagnostic)?.parent?.name).toBe("contentline");
    expect(ruleAt(grammars, [], { ...diagnostic, rule: "toString" })).toBeUndefined();
  });

  test("is none where no node has a rule", () => {
    expect(activeRule(grammars, [node("file", 0, 9)])).toBeUndefined();
    expect(findRule(grammars, "vcard.ne", undefined)).toBeUndefined();
    const [ir] = grammars;
    expect(ir && referrer(ir, "contentline")).toBeUndefined();
  });
});
