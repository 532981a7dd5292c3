import { sameName, type XmlElement } from "@callingcard/xml";
import type { ContentModel, ExpectedChild } from "./content-model.ts";
import { refuse, type Message } from "./message.ts";

/** A child with what stands for it in the model. */
interface Child {
  readonly element: XmlElement;
  readonly unit: string;
}

/** As many equal children tell a model as much as any number of them. */
const MOST_EQUAL = 3;

/**
 * Says why children are not what a model allows. The first child is refused after which nothing that
 * could be added would help; when there is none, something is missing.
 *
 * @param model What the element may contain.
 * @param items The children that it names, in document order.
 * @param parent The element.
 * @param message The message that is read.
 * @throws DavXmlError always.
 */
export function refuseContent<Value extends object>(
  model: ContentModel<Value>,
  items: readonly XmlElement[],
  parent: XmlElement,
  message: Message,
): never {
  const children = fewOfEach(model.expected, items);
  for (const [index, child] of children.entries()) {
    const before = children.slice(0, index);
    if (missing(model, [...before, child]) !== undefined) continue;
    const { local } = child.element;
    if (before.some(({ unit }) => unit === child.unit)) {
      return refuse(message, child.element, "duplicate-element", `second ${local}`, parent);
    }
    const other = before.find((one) => missing(model, [one, child]) === undefined) ?? before.at(-1);
    const reason = `${local} beside ${other?.element.local}`;
    return refuse(message, child.element, "conflicting-elements", reason, parent);
  }
  const alternatives = missing(model, children) ?? [];
  return refuse(message, parent, "missing-element", `no ${disjunction(alternatives)}`);
}

// Keeps the work small, whatever the number of children.
function fewOfEach(expected: readonly ExpectedChild[], items: readonly XmlElement[]): Child[] {
  const counts = new Map<string, number>();
  const few: Child[] = [];
  for (const element of items) {
    const unit = expected.find((one) => sameName(one, element))?.unit ?? "";
    const count = counts.get(unit) ?? 0;
    counts.set(unit, count + 1);
    if (count < MOST_EQUAL) few.push({ element, unit });
  }
  return few;
}

// Finds the fewest children that would have to be added, by name, each alternative as one phrase;
// nothing when no addition helps.
function missing<Value extends object>(
  { entry, expected }: ContentModel<Value>,
  children: readonly Child[],
): string[] | undefined {
  const present = new Set(children.map(({ unit }) => unit));
  const absent = expected.filter(({ unit }) => !present.has(unit));
  const found: ExpectedChild[][] = [];
  const waiting: { readonly added: ExpectedChild[]; readonly next: number }[] = [
    { added: [], next: 0 },
  ];
  // Grows while it is walked through, so that fewer come before more.
  for (const { added, next } of waiting) {
    if (added.length > (found[0]?.length ?? absent.length)) break;
    const units = [...children, ...added].map(({ unit }) => unit);
    const sorted = Array.from(entry.order, (unit) => units.filter((one) => one === unit).join(""));
    if (entry.parse({ units: sorted.join(""), items: [] }) !== undefined) found.push(added);
    for (const [index, one] of absent.entries()) {
      if (index >= next) waiting.push({ added: [...added, one], next: index + 1 });
    }
  }
  if (found.length === 0) return undefined;
  return found.map((added) => added.map(({ local }) => local).join(" and "));
}

// "a, b or c"
function disjunction(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
