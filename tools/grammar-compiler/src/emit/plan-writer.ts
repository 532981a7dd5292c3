import type { State } from "../automaton.ts";
import type { LookaheadNode } from "../lookahead.ts";
import type { ChoicePlan, Plan, RepeatPlan } from "../plan.ts";
import type { CodeWriter } from "./code-writer.ts";
import type { Flow } from "./flow.ts";
import type { RuleWriterParts } from "./rule-parts.ts";

/** Code that gives a value, or undefined for none, and what is true behind it. */
export interface Written {
  readonly value: string | undefined;
  readonly flow: Flow;
}

/** Writes the function of one rule; what the writers of its parts have in common. */
export interface PlanWriter {
  readonly parts: RuleWriterParts;
  readonly out: CodeWriter;

  /**
   * Writes a part.
   *
   * @param list The array that a repetition adds to, if not one of its own.
   */
  readonly plan: (plan: Plan, flow: Flow, list?: string) => Written;

  /** A name that the function does not have yet. */
  readonly variable: (name: string) => string;

  /** Keeps a value that depends on the place in a constant, before the place moves on. */
  readonly hold: (value: string) => string;

  /** Loads the character that a decision looks at. */
  readonly load: (root: LookaheadNode, flow: Flow) => Flow;

  /** The automaton of a decision. */
  readonly decision: (plan: ChoicePlan | RepeatPlan) => LookaheadNode;

  /** The characters that can come first, without the end of the text. */
  readonly first: (state: State) => Flow["pending"];
}
