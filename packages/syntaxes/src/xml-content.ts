import type { Expression, GrammarIr } from "@callingcard/grammar/ir";

/** An element: its name, and the rule that says what it may contain. */
export interface PlacedElement {
  readonly local: string;
  readonly namespace: string;
  readonly content: readonly [ir: GrammarIr, rule: string] | undefined;
}

/** The code unit that stands for the first event of a grammar over events. */
const FIRST_EVENT = 0xe000;

/**
 * Makes what tells whether an element is one that its parent's rule does not name, though it is of a namespace that
 * the vocabulary has: one that readers ignore.
 *
 * @param namespaces The namespaces of the vocabulary.
 * @returns The function.
 */
export function ignoredElements(
  namespaces: ReadonlyMap<string, unknown>,
): (child: PlacedElement, parent: PlacedElement) => boolean {
  const named = new Map<GrammarIr, Map<string, ReadonlySet<string>>>();
  const namesOf = (ir: GrammarIr, rule: string): ReadonlySet<string> => {
    const ofGrammar = named.get(ir) ?? new Map<string, ReadonlySet<string>>();
    named.set(ir, ofGrammar);
    const names = ofGrammar.get(rule) ?? childNames(ir, rule);
    ofGrammar.set(rule, names);
    return names;
  };
  return ({ local, namespace }, { content }) => {
    if (content === undefined || !namespaces.has(namespace)) return false;
    const names = namesOf(...content);
    return !names.has(local) && !names.has("##any");
  };
}

// The local names of the events that a rule reads, and of those within it.
function childNames({ rules, events = [] }: GrammarIr, rule: string): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case "set":
        for (const [low, high] of expression.set) {
          for (let unit = low; unit <= high; unit += 1) addEvent(unit);
        }
        break;
      case "literal":
        for (const unit of expression.text) addEvent(unit.charCodeAt(0));
        break;
      case "rule":
        visitRule(expression.name);
        break;
      case "choice":
        for (const one of expression.alternatives.flatMap(({ items }) => items)) visit(one);
        break;
      case "repeat":
        visit(expression.of);
    }
  };
  const addEvent = (unit: number): void => {
    const name = events[unit - FIRST_EVENT];
    if (name !== undefined) names.add(name.slice(name.indexOf(":") + 1));
  };
  const visitRule = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = rules.find((one) => one.name === name);
    if (found !== undefined) visit(found.body);
  };
  visitRule(rule);
  return names;
}
