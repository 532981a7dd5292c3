import { expect, test } from "vitest";
import { parseXml } from "../src/index.ts";
import { NamespaceScope } from "../src/namespace-scope.ts";

test("prefixes that are not declared any more are forgotten", () => {
  const scope = new NamespaceScope(true);
  scope.declare("kept", "u");
  const { size } = scope;
  for (let count = 0; count < 10_000; count += 1) {
    scope.declare(`p${count}`, "v");
    scope.leave(size);
  }
  expect(scope.known).toBeLessThan(1100);
  expect(scope.namespaceOf("kept")).toBe("u");
  expect(scope.namespaceOf("p1")).toBe(undefined);
});

test("prefixes that are declared are not", () => {
  const scope = new NamespaceScope(true);
  for (let count = 0; count < 10_000; count += 1) scope.declare(`p${count}`, `u${count}`);
  scope.leave(5000);
  expect(scope.namespaceOf("p4999")).toBe("u4999");
  expect(scope.namespaceOf("p5000")).toBe(undefined);
  expect(scope.known).toBeLessThan(5010);
});

test("a prefix that was forgotten can be declared again, under names that were read before", () => {
  const others = (from: number) =>
    Array.from({ length: 1500 }, (_, count) => `<o xmlns:o${from + count}="o"/>`).join("");
  const again = (namespace: string) => `<q:a xmlns:q="${namespace}"><c/><q:b/><c/><q:b/></q:a>`;
  // The first eight prefixes are never forgotten.
  const { root } = parseXml(
    `<r>${others(0)}${again("u")}${others(2000)}${again("v")}${others(4000)}${again("w")}</r>`,
    { maxInputLength: 1_000_000 },
  );
  const inside = root.children.flatMap((node) =>
    node.kind === "element" && node.local === "a" ? [node, ...node.children] : [],
  );
  const names = inside.map((node) => (node.kind === "element" ? node.namespace : ""));
  expect(names.join("")).toBe("uuuvvvwww");
});
