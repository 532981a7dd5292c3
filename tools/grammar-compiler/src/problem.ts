import type { GrammarIr } from "@callingcard/grammar/ir";
import { alphabetOf, type Alphabet } from "./alphabet.ts";
import { MOST_LOOKAHEAD_NODES, type Problem } from "./automata.ts";
import type { Automaton } from "./automaton.ts";
import { findWitness } from "./witness.ts";

/** Says what is wrong with a decision, and what to do. */
export function describeProblem(
  { ambiguity, alternatives = [], what, starts = [], text }: Problem,
  grammar: GrammarIr,
  automaton: Automaton,
): string {
  const { quote, symbol } = alphabetOf(grammar);
  if (!ambiguity) {
    return (
      `${what} needs more than ${MOST_LOOKAHEAD_NODES} states; ` +
      `split the rule in two levels, or let its parts begin with different ${symbol}s`
    );
  }
  const choices = ambiguity.alternatives.map((index) => `\n  - ${alternatives[index] ?? ""}`);
  const decision =
    `${what}: after ${quote(ambiguity.path)} no further ${symbol} can decide between` +
    choices.join("");
  const { path, place } = ambiguity;
  const witness = findWitness(grammar, automaton, starts, text ?? path, place?.state);
  if (!witness) {
    return (
      `${decision}\nNo short text with two readings was found, but the parser would have to guess. ` +
      advice(symbol)
    );
  }
  const readings = witness.readings.map((reading, index) => `\n  ${index + 1}. ${reading}`);
  return (
    `${decision}\n${advice(symbol)}\nThe two readings:${readings.join("")}\n` +
    `of this ${symbol === "event" ? "list" : "text"}, read as ${witness.rule}: ${quote(witness.text)}`
  );
}

function advice(symbol: Alphabet["symbol"]): string {
  return (
    (symbol === "character" ? "Give white space to one side, and let" : "Let") +
    ` nothing follow a run that begins with the run's own ${symbol}s.`
  );
}
