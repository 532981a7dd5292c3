import type { Analysis } from "../analysis.ts";
import type { Automaton } from "../automaton.ts";
import type { LookaheadNode } from "../lookahead.ts";
import type { ChoicePlan, RepeatPlan, StretchPlan } from "../plan.ts";
import type { StretchNode } from "../stretch-machine.ts";
import type { Backend } from "./backend.ts";
import type { Decisions } from "./decisions.ts";
import type { KnowledgeLog } from "./knowledge-log.ts";
import type { FailureSites } from "./module-parts.ts";
import type { Stretches } from "./stretches.ts";
import type { ValueTypes } from "./types.ts";

/** The automata that the plans of a grammar need. */
export interface Automata {
  readonly automaton: Automaton;
  readonly stretches: ReadonlyMap<StretchPlan, StretchNode>;
  readonly endings: ReadonlyMap<StretchNode, LookaheadNode>;
  readonly decisions: ReadonlyMap<ChoicePlan | RepeatPlan, LookaheadNode>;
}

/** What the functions of a module have in common. */
export interface RuleWriterParts {
  readonly analysis: Analysis;
  readonly automata: Automata;
  readonly backend: Backend;
  readonly decisions: Decisions;
  readonly stretches: Stretches;
  readonly sites: FailureSites;
  readonly types: ValueTypes;
  readonly log: KnowledgeLog;
}
