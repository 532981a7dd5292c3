import { describe, expect, test } from "vitest";
import type { GrammarIr } from "../src/ir.ts";
import { ruleDiagram, type Shape, showCharacters, stringifyShape } from "../src/railroad.ts";
import { elements, nested, shelfMarks } from "./arbitrary-grammars.ts";

function shapesOf(shape: Shape): readonly Shape[] {
  const inner = shape.children.filter((child) => typeof child !== "string");
  return [shape, ...inner.flatMap(shapesOf)];
}

function boxesOf(shape: Shape): readonly string[] {
  return shapesOf(shape)
    .filter(({ tag }) => tag === "g")
    .map(({ attributes, children }) => {
      const texts = children.flatMap((child) => (typeof child === "string" ? [] : child.children));
      return `${attributes["class"]}: ${texts.filter((text) => typeof text === "string").join("")}`;
    });
}

describe("a diagram", () => {
  test("has a box for each character, text and rule, in the order of the rule", () => {
    expect(boxesOf(ruleDiagram(shelfMarks, "shelfmark"))).toEqual([
      "rule: room",
      'characters: "/"',
      "rule: segment",
      'characters: "vol"',
      "rule: volume",
    ]);
  });

  test("lights the boxes of one rule, and of no other", () => {
    const boxes = boxesOf(ruleDiagram(nested, "constructor", { lit: "start" }));
    expect(boxes).toEqual(["rule lit: start", 'characters: ","', "rule lit: start"]);
    expect(boxesOf(ruleDiagram(nested, "constructor", { lit: "room" })).join()).not.toContain(
      "lit",
    );
  });

  test("leads to rules where it is told to, and is an image where not", () => {
    const plain = ruleDiagram(shelfMarks, "shelfmark");
    expect(plain.attributes["role"]).toBe("img");
    expect(shapesOf(plain).some(({ tag }) => tag === "a")).toBe(false);
    const linked = ruleDiagram(shelfMarks, "shelfmark", { hrefOf: (rule) => `#r=${rule}` });
    expect(linked.attributes["role"]).toBe("group");
    const hrefs = shapesOf(linked).flatMap(({ attributes: { href } }) => href ?? []);
    expect(hrefs).toEqual(["#r=room", "#r=segment", "#r=volume"]);
  });

  test("says its rule in words", () => {
    const said = shapesOf(ruleDiagram(shelfMarks, "shelfmark")).find(({ tag }) => tag === "desc");
    expect(said?.children).toEqual([
      'room, then any number of ("/", then segment), then optionally ("vol", then volume)',
    ]);
    const list = shapesOf(ruleDiagram(nested, "__proto__")).find(({ tag }) => tag === "desc");
    expect(list?.children).toEqual(['one of: "[", then constructor, then "]"; or "x"']);
  });

  test("of a grammar over events shows their names", () => {
    const rule = elements.rules[0]?.name ?? "";
    const drawn = boxesOf(ruleDiagram(elements, rule)).join(" ");
    expect(drawn).not.toMatch(/U\+E0|any but/);
    expect(drawn).toContain(elements.events?.[0]);
  });

  test("is broken into rows where it would be too wide", () => {
    const wide = ruleDiagram(shelfMarks, "shelfmark");
    const narrow = ruleDiagram(shelfMarks, "shelfmark", { maxRowWidth: 200 });
    expect(Number(narrow.attributes["width"])).toBeLessThan(Number(wide.attributes["width"]));
    expect(boxesOf(narrow)).toEqual(boxesOf(wide));
    expect(stringifyShape(narrow)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("of a rule that is not there is refused", () => {
    expect(() => ruleDiagram(shelfMarks, "toString")).toThrow(RangeError);
  });
});

test("characters of a grammar are text, not markup", () => {
  const items = [{ kind: "literal", text: `<&">` }] as const;
  const body = { kind: "choice", alternatives: [{ items }] } as const;
  const ir: GrammarIr = { file: "x.ne", entries: ["<b>"], rules: [{ name: "<b>", body }] };
  const svg = stringifyShape(ruleDiagram(ir, "<b>", { hrefOf: () => `"><script>` }));
  expect(svg).toContain("&quot;&lt;&amp;\\&quot;&gt;&quot;</text>");
  expect(svg).toContain('aria-label="&lt;b&gt;"');
  expect(svg).not.toMatch(/<b>|<script/);
});

test("a set is shown by its ranges, a large one by what it leaves out", () => {
  const set = [
    [9, 9],
    [48, 57],
    [65, 66],
    [0xe9, 0xe9],
    [0x1_00_00, 0x1_00_00],
  ] as const;
  expect(showCharacters(set)).toBe('TAB "0".."9" "A" "B" U+00E9 end of input');
  const drawn = (ranges: readonly (readonly [number, number])[]): readonly string[] => {
    const items = [{ kind: "set", set: ranges }] as const;
    const rules = [{ name: "x", body: { kind: "choice", alternatives: [{ items }] } }] as const;
    return boxesOf(ruleDiagram({ file: "x.ne", entries: ["x"], rules }, "x"));
  };
  expect(
    drawn([
      [0, 9],
      [11, 0xffff],
    ]),
  ).toEqual(["characters: any but LF"]);
  expect(drawn([[0, 0xffff]])).toEqual(["characters: any character"]);
});
