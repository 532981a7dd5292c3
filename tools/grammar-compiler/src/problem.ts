import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Problem } from "./automata.ts";
import type { Automaton } from "./automaton.ts";

/** Says what is wrong with a decision. */
export function describeProblem(
  problem: Problem,
  grammar: GrammarIr,
  automaton: Automaton,
): string {
  void grammar;
  void automaton;
  const { ambiguity, alternatives = [] } = problem;
  if (!ambiguity) return `${problem.what} needs more states than the limit`;
  const readings = ambiguity.alternatives.map((index) => `\n  - ${alternatives[index] ?? ""}`);
  return `${problem.what}: after ${JSON.stringify(ambiguity.path)} no further character decides between${readings.join("")}`;
}
