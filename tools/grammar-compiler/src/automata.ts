import type { Alphabet } from "./alphabet.ts";
import type { Analysis } from "./analysis.ts";
import { Automaton, type Configuration, type State } from "./automaton.ts";
import { intersection, union } from "./character-set.ts";
import { describePlan, describeStretch } from "./describe.ts";
import type { Automata } from "./emit/rule-parts.ts";
import { Ambiguity, lookahead, LookaheadTooLarge, type LookaheadNode } from "./lookahead.ts";
import { allNodes } from "./machine.ts";
import {
  innerPlans,
  type ChoicePlan,
  type GrammarPlan,
  type Plan,
  type RepeatPlan,
  type StretchPlan,
} from "./plan.ts";
import { ambiguousStretch } from "./stretch-ambiguity.ts";
import { stretchMachine, StretchTooLarge, type StretchNode } from "./stretch-machine.ts";

/** Most nodes of the automaton of one stretch, before it is minimised. */
const MOST_STRETCH_NODES = 4000;

/** Most nodes of the automaton of one decision, before it is minimised. */
export const MOST_LOOKAHEAD_NODES = 4000;

/** Says that a decision cannot be made, or not within the limits. */
export interface Problem {
  readonly kind: "ambiguous" | "too-large";
  readonly rule: string;

  /** What the decision is about. */
  readonly what: string;

  /** Where it is made, seen from different places, how far it was followed, and between what. */
  readonly starts?: readonly State[];

  /** The text from there to where both readings are one again, if that is more than was followed. */
  readonly text?: string;
  readonly ambiguity?: Ambiguity;
  readonly alternatives?: readonly string[];
}

type OnProblem = (problem: Problem, automaton: Automaton) => never;

/**
 * Makes every automaton that the plans of a grammar need.
 *
 * @param onProblem Called for the first decision that cannot be made, to throw.
 */
export function buildAutomata(
  plan: GrammarPlan,
  analysis: Analysis,
  entries: readonly string[],
  onProblem: OnProblem,
): Automata {
  const automaton = new Automaton(plan, analysis, entries);
  const builder = new AutomataBuilder(automaton, analysis.alphabet, onProblem);
  for (const body of plan.rules.values()) builder.add(body);
  return builder;
}

class AutomataBuilder implements Automata {
  readonly automaton: Automaton;
  readonly stretches = new Map<StretchPlan, StretchNode>();
  readonly endings = new Map<StretchNode, LookaheadNode>();
  readonly decisions = new Map<ChoicePlan | RepeatPlan, LookaheadNode>();
  readonly #alphabet: Alphabet;
  readonly #onProblem: OnProblem;

  constructor(automaton: Automaton, alphabet: Alphabet, onProblem: OnProblem) {
    this.automaton = automaton;
    this.#alphabet = alphabet;
    this.#onProblem = onProblem;
  }

  add(plan: Plan): void {
    if (plan.kind === "stretch") this.#addStretch(plan);
    if (plan.kind === "choice") {
      const states = this.automaton.choices.get(plan);
      const alternatives = plan.alternatives.map((one) => describePlan(one, this.#alphabet));
      if (states)
        this.#decide(plan, states.decision, states.starts, alternatives, "choice between");
    }
    if (plan.kind === "repeat") {
      const states = this.automaton.repeats.get(plan);
      const repeated = describePlan(plan.of, this.#alphabet);
      const alternatives = [`read ${repeated}`, `go on without ${repeated}`];
      if (states) {
        const starts = [states.body, states.exit];
        this.#decide(plan, states.decision, starts, alternatives, "repetition");
      }
    }
    for (const inner of innerPlans(plan)) this.add(inner);
  }

  #decide(
    plan: ChoicePlan | RepeatPlan,
    decision: State,
    starts: readonly State[],
    alternatives: readonly string[],
    what: string,
  ): void {
    const places = starts.map((state) => [at(state)]);
    const question = { rule: plan.rule, what, alternatives, starts: [decision] };
    this.decisions.set(plan, this.#lookahead(question, places));
  }

  #addStretch(plan: StretchPlan): void {
    const states = this.automaton.stretches.get(plan);
    if (!states) return;
    const what = describeStretch(plan, this.#alphabet);
    const twoWays = ambiguousStretch(states);
    if (twoWays) {
      const problem: Problem = {
        kind: "ambiguous",
        rule: plan.rule,
        what,
        ambiguity: new Ambiguity(twoWays.path, [0, 1], undefined),
        alternatives: [`one way to read ${what}`, "another"],
        starts: [states.start],
        text: twoWays.text,
      };
      this.#onProblem(problem, this.automaton);
    }
    let root: StretchNode;
    try {
      root = stretchMachine(this.automaton, states, MOST_STRETCH_NODES);
    } catch (error) {
      if (!(error instanceof StretchTooLarge)) throw error;
      return this.#onProblem({ kind: "too-large", rule: plan.rule, what }, this.automaton);
    }
    this.stretches.set(plan, root);
    const following = this.automaton.first(states.exit);
    const alternatives = [`more of ${what}`, "what follows it"];
    for (const node of allNodes(root)) {
      const own = union(...node.transitions.map(({ set }) => set));
      if (!node.accepts || intersection(own, following).length === 0) continue;
      const starts = [states.exit, ...node.places.map(({ state }) => state)];
      const question = { rule: plan.rule, what: `end of ${what}`, alternatives, starts };
      this.endings.set(node, this.#lookahead(question, [node.places, [at(states.exit)]]));
    }
  }

  #lookahead(
    question: Omit<Problem, "kind">,
    starts: readonly (readonly Configuration[])[],
  ): LookaheadNode {
    try {
      return lookahead(this.automaton, starts, MOST_LOOKAHEAD_NODES);
    } catch (error) {
      if (error instanceof LookaheadTooLarge) {
        return this.#onProblem({ ...question, kind: "too-large" }, this.automaton);
      }
      if (!(error instanceof Ambiguity)) throw error;
      return this.#onProblem({ ...question, kind: "ambiguous", ambiguity: error }, this.automaton);
    }
  }
}

function at(state: State): Configuration {
  return { state, calls: 0, alternative: 0 };
}
