import { encodeNodeSelector, type ExistingValue, type SelectorStep } from "@callingcard/xdm";
import { attributeValue, type XmlElement } from "@callingcard/xml";

/** Local names of elements, with the attribute of each whose value no other one of the name and parent has. */
export type UniqueAttributes = ReadonlyMap<string, string>;

/** An element that is to be looked at, and the steps that select it. */
interface Place {
  readonly element: XmlElement;
  readonly steps: readonly SelectorStep[];
}

/** Most values that one answer names. */
const MOST_NAMED = 16;

/**
 * Finds values that should be unique among elements of one parent and are not, by comparing texts.
 *
 * @param root The document's root.
 * @param namespace Namespace of the elements.
 * @param unique Which attributes.
 * @returns Where they are the second time and further on; at most 16.
 */
export function findRepeated(
  root: XmlElement,
  namespace: string,
  unique: UniqueAttributes,
): readonly ExistingValue[] {
  const found: ExistingValue[] = [];
  const waiting: Place[] = [{ element: root, steps: [stepTo(root, 1)] }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const seen = new Map<string, Set<string>>();
    const counts = new Map<string, number>();
    for (const child of place.element.children) {
      if (child.kind !== "element" || child.namespace !== namespace) continue;
      const position = (counts.get(child.local) ?? 0) + 1;
      counts.set(child.local, position);
      const steps = [...place.steps, stepTo(child, position)];
      waiting.push({ element: child, steps });
      const name = unique.get(child.local);
      const value = name === undefined ? undefined : attributeValue(child, name);
      if (name === undefined || value === undefined) continue;
      const values = seen.get(child.local) ?? new Set();
      seen.set(child.local, values);
      if (values.has(value)) found.push(existing(steps, name));
      if (found.length >= MOST_NAMED) return found;
      values.add(value);
    }
  }
  return found;
}

function stepTo({ namespace, local }: XmlElement, position: number): SelectorStep {
  return { name: { namespace, local, prefix: "" }, position };
}

function existing(steps: readonly SelectorStep[], attribute: string): ExistingValue {
  const name = { namespace: "", local: attribute, prefix: "" };
  const field = encodeNodeSelector({ steps, terminal: { kind: "attribute", name } });
  return { field, altValues: [] };
}
