import { test } from "@fast-check/vitest";
import { parseXml, stringifyXml, type XmlElement } from "@callingcard/xml";
import { xmlElement } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { expect } from "vitest";
import {
  nearMiss,
  nodeSelector,
  pointerBindings,
  SELECTOR_BINDINGS,
  sentence,
} from "../src/arbitrary.ts";
import {
  decodeNodeSelector,
  deleteNode,
  elementSpan,
  encodeNodeSelector,
  NodeSelectorError,
  parseNodeSelector,
  parseXmlnsPointers,
  putElement,
  selectNode,
  stringifyNodeSelector,
  stringifyXmlnsPointers,
  type NodeSelector,
} from "../src/index.ts";

function textsOf(rule: "nodeSelector" | "pointer"): fc.Arbitrary<string> {
  const name = `node-selector/${rule}` as const;
  return fc.oneof(
    sentence(name),
    nearMiss(name).map(({ text }) => text),
  );
}

test.prop([nodeSelector()])("parse undoes stringify", (selector) => {
  const text = stringifyNodeSelector(selector);
  expect(parseNodeSelector(text, { namespaces: SELECTOR_BINDINGS })).toEqual(selector);
  expect(decodeNodeSelector(encodeNodeSelector(selector))).toBe(text);
});

test.prop([pointerBindings()])("parse undoes stringify of pointers", (bindings) => {
  expect(parseXmlnsPointers(stringifyXmlnsPointers(bindings))).toEqual(bindings);
});

test.prop([fc.oneof(textsOf("nodeSelector"), fc.string())])(
  "any text is a selector or refused",
  (text) => {
    try {
      const selector = parseNodeSelector(text, { namespaces: SELECTOR_BINDINGS });
      const written = stringifyNodeSelector(selector);
      expect(parseNodeSelector(written, { namespaces: SELECTOR_BINDINGS })).toEqual(selector);
    } catch (error) {
      expect(error).toBeInstanceOf(NodeSelectorError);
    }
  },
);

test.prop([fc.oneof(textsOf("pointer"), fc.string())])(
  "any query is pointers or refused",
  (query) => {
    try {
      parseXmlnsPointers(query);
    } catch (error) {
      expect(error).toBeInstanceOf(NodeSelectorError);
    }
  },
);

interface Place {
  readonly path: readonly XmlElement[];
  /** The selector that goes there by positions. */
  readonly selector: NodeSelector;
}

function places(path: readonly XmlElement[], steps: NodeSelector["steps"]): Place[] {
  const children = (path.at(-1)?.children ?? []).filter((child) => child.kind === "element");
  const inside = children.flatMap((child, index) =>
    places([...path, child], [...steps, { name: "*", position: index + 1 }]),
  );
  return [{ path, selector: { steps } }, ...inside];
}

const document = xmlElement().map((root) =>
  parseXml(`<!-- > -->${stringifyXml(root).replaceAll("><", "><![CDATA[]]><")}\n<?i >?>`),
);

test.prop([document])("the span of every element is the element", (read) => {
  for (const { path, selector } of places([read.root], [{ name: "*" }])) {
    const selection = selectNode(read, selector);
    expect(selection.path).toEqual(path);
    const { start, end } = elementSpan(read, path);
    const { root, after } = parseXml(read.source.slice(start, end), { namespaces: false });
    expect([root.offset, after]).toEqual([0, []]);
    expect(read.source.slice(start, end)).toMatch(/^<.*>$/s);
  }
});

test.prop([document])("what is put is got, and what is around it stays", (read) => {
  for (const { path, selector } of places([read.root], [{ name: "*" }])) {
    const { start, end } = elementSpan(read, path);
    const before = read.source.slice(0, start);
    const after = read.source.slice(end);
    const put = putElement(read, selector, "<new a='1'/>");
    if (put.kind !== "replaced") throw new Error(put.kind);
    expect(put.document.source).toBe(`${before}<new a='1'/>${after}`);
    const deleted = deleteNode(read, selector);
    if (deleted.kind === "deleted") expect(deleted.document.source).toBe(before + after);
  }
});
