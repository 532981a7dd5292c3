import { XML_NAMESPACE } from "@callingcard/xml";
import * as fc from "fast-check";
import type { NodeSelector, SelectorName, SelectorStep } from "./node-selector.ts";

/** The prefixes that the names of {@link nodeSelector} have, and their namespaces. */
export const SELECTOR_BINDINGS: ReadonlyMap<string, string> = new Map([
  ["a", "urn:a"],
  ["b", "urn:b(c)^"],
  ["é", ""],
]);

/** Node selectors of few names, so that they meet the same elements (RFC 4825 section 6.3). */
export function nodeSelector(): fc.Arbitrary<NodeSelector> {
  const terminal = fc.oneof(
    fc.record({ kind: fc.constant("attribute" as const), name: selectorName() }),
    fc.constant({ kind: "namespaces" as const }),
  );
  return fc.record(
    { steps: fc.array(selectorStep(), { minLength: 1, maxLength: 4 }), terminal },
    { requiredKeys: ["steps"] },
  );
}

/** One step of a node selector. */
export function selectorStep(): fc.Arbitrary<SelectorStep> {
  const value = fc.oneof(
    fc.constantFrom("x", ""),
    fc.string({ unit: fc.constantFrom(..."ab/[]@=\"&<'é \t%") }),
  );
  return fc.record(
    {
      name: fc.oneof(fc.constant("*" as const), selectorName()),
      position: fc.nat({ max: 3 }),
      attribute: fc.tuple(selectorName(), value).map(([name, text]) => ({ ...name, value: text })),
    },
    { requiredKeys: ["name"] },
  );
}

/** Namespaces by their prefixes, for the `xmlns()` pointers of a query; with what these escape. */
export function pointerBindings(): fc.Arbitrary<ReadonlyMap<string, string>> {
  const namespace = fc.string({ unit: fc.constantFrom(..."a:()^ é") }).map((text) => `urn:${text}`);
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "é"), namespace), {
      selector: ([prefix]) => prefix,
    })
    .map((bindings) => new Map(bindings));
}

function selectorName(): fc.Arbitrary<SelectorName> {
  const bound = [...SELECTOR_BINDINGS].map(([prefix, namespace]) => ({ prefix, namespace }));
  const local = fc.constantFrom("list", "entry", "uri", "namespace", "_-.1é");
  const namespace = fc.constantFrom(
    { prefix: "", namespace: "" },
    { prefix: "xml", namespace: XML_NAMESPACE },
    ...bound,
  );
  return fc.tuple(namespace, local).map(([expanded, name]) => ({ ...expanded, local: name }));
}
