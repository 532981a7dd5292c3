import type { CharacterSet, Choice, Expression, GrammarIr } from "./ir.ts";

/** A state of the automaton that reads one rule. */
export type State = TakeState | CallState | ForkState | ReturnState;

/** Reads one code unit. */
export interface TakeState {
  readonly kind: "take";
  readonly set: CharacterSet;
  readonly next: State;
  /** What is left of a fixed text here, where there is one of two code units or more. */
  readonly literal?: string;
}

/** Reads another rule, then goes on. */
interface CallState {
  readonly kind: "call";
  readonly rule: string;
  readonly next: State;
}

/** Goes on in several ways at once. */
interface ForkState {
  readonly kind: "fork";
  readonly next: readonly State[];
}

/** The rule is read. */
interface ReturnState {
  readonly kind: "return";
}

/** The start states of a grammar's rules. */
export interface Automaton {
  /** Throws `RangeError` when the grammar has no such rule. */
  readonly startOf: (rule: string) => State;
}

const automata = new WeakMap<GrammarIr, Automaton>();

/**
 * Makes the automaton of a grammar; it is kept as long as the grammar.
 *
 * @internal
 */
export function automatonOf(ir: GrammarIr): Automaton {
  let automaton = automata.get(ir);
  if (automaton === undefined) {
    automaton = makeAutomaton(ir);
    automata.set(ir, automaton);
  }
  return automaton;
}

function makeAutomaton(ir: GrammarIr): Automaton {
  const bodies = new Map(ir.rules.map((rule) => [rule.name, rule.body]));
  const starts = new Map<string, State>();
  return {
    startOf: (rule) => {
      const known = starts.get(rule);
      if (known !== undefined) return known;
      const body = bodies.get(rule);
      if (body === undefined) throw new RangeError(`${ir.file} has no rule ${rule}`);
      const start = choice(body, { kind: "return" });
      starts.set(rule, start);
      return start;
    },
  };
}

// The states are made from the end of a rule to its beginning: `next` is what follows.
function expression(of: Expression, next: State): State {
  switch (of.kind) {
    case "set":
      return { kind: "take", set: of.set, next };
    case "literal":
      return literal(of.text, next);
    case "rule":
      return { kind: "call", rule: of.name, next };
    case "choice":
      return choice(of, next);
    case "repeat": {
      if (of.max !== undefined) return { kind: "fork", next: [expression(of.of, next), next] };
      const ways = [next];
      const loop: ForkState = { kind: "fork", next: ways };
      const body = expression(of.of, loop);
      ways.push(body);
      return of.min === 0 ? loop : body;
    }
  }
}

function choice({ alternatives }: Choice, next: State): State {
  return {
    kind: "fork",
    next: alternatives.map(({ items }) =>
      items.reduceRight<State>((following, item) => expression(item, following), next),
    ),
  };
}

function literal(text: string, next: State): State {
  let state = next;
  for (let index = text.length - 1; index >= 0; index--) {
    const codeUnit = text.charCodeAt(index);
    const rest = text.slice(index);
    const set: CharacterSet = [[codeUnit, codeUnit]];
    state = { kind: "take", set, next: state, ...(rest.length > 1 ? { literal: rest } : {}) };
  }
  return state;
}
