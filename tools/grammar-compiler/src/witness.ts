import type { GrammarIr } from "@callingcard/grammar/ir";
import { configurationKey, type Automaton, type Configuration, type State } from "./automaton.ts";
import { has, only, sample } from "./character-set.ts";
import { twoReadings, type Reading } from "./readings.ts";

/** A text with two readings. */
export interface Witness {
  readonly rule: string;
  readonly text: string;
  readonly readings: readonly Reading[];
}

/** Ways to a decision that are tried. */
const MOST_PREFIXES = 12;

/** Texts that are read for an entry. */
const MOST_TEXTS = 40;

/** Places that a search visits before it gives up. */
const MOST_PLACES = 20_000;

/**
 * Looks for a text with two readings: a way from an entry to the decision, the characters after
 * which it cannot be made, and an end for them.
 *
 * @param decisions Where the decision is made: a place from which each alternative can be read.
 * @param path The characters after which two alternatives have come together.
 * @param meeting Where they have; without it anywhere.
 */
export function findWitness(
  grammar: GrammarIr,
  automaton: Automaton,
  decisions: readonly State[],
  path: string,
  meeting: State | undefined,
): Witness | undefined {
  for (const rule of grammar.entries) {
    const texts = new Set<string>();
    for (const text of candidates(automaton, rule, decisions, path, meeting)) {
      if (texts.has(text)) continue;
      if (texts.size === MOST_TEXTS) break;
      texts.add(text);
      const readings = twoReadings(grammar, rule, text);
      if (readings.length === 2) return { rule, text, readings };
    }
  }
  return undefined;
}

interface Reached {
  readonly here: Configuration;
  readonly text: string;
}

function startOf(automaton: Automaton, rule: string): Configuration[] {
  const state = automaton.starts.get(rule);
  return state ? [{ state, calls: 0, alternative: 0 }] : [];
}

// Texts that lead over a decision, those first that go on where its alternatives have met. From
// there a rule within itself goes on behind any of its uses, so the others are tried too.
function* candidates(
  automaton: Automaton,
  rule: string,
  decisions: readonly State[],
  path: string,
  meeting: State | undefined,
): Generator<string> {
  const starts = new Set<string>();
  for (const decision of decisions) {
    for (const prefix of textsTo(automaton, rule, decision)) {
      const start = prefix + path;
      if (!starts.has(start)) yield* sentencesWith(automaton, rule, start, meeting);
      starts.add(start);
    }
  }
  if (meeting === undefined) return;
  for (const start of starts) yield* sentencesWith(automaton, rule, start, undefined);
}

// Texts after which a state can be reached, one for each way of calls, shortest first.
function* textsTo(automaton: Automaton, rule: string, target: State): Generator<string> {
  let found = 0;
  for (const { here, text } of breadthFirst(automaton, startOf(automaton, rule), "")) {
    if (here.state !== target) continue;
    yield text;
    if (++found === MOST_PREFIXES) return;
  }
}

// Sentences that begin with a text: the shortest one for each place to which the text leads.
function* sentencesWith(
  automaton: Automaton,
  rule: string,
  text: string,
  meeting: State | undefined,
): Generator<string> {
  let places = automaton.closure(startOf(automaton, rule));
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    const taking = places.filter(({ state }) => state.kind === "take" && has(state.set, character));
    places = automaton.closure(automaton.step(taking, only(character)));
  }
  for (const place of places) {
    if (meeting && place.state !== meeting) continue;
    for (const { here, text: sentence } of breadthFirst(automaton, [place], text)) {
      if (here.state.kind !== "text-end") continue;
      yield sentence;
      break;
    }
  }
}

function* breadthFirst(
  automaton: Automaton,
  from: readonly Configuration[],
  text: string,
): Generator<Reached> {
  const seen = new Set<string>();
  let level: Reached[] = from.map((here) => ({ here, text }));
  while (level.length > 0 && seen.size < MOST_PLACES) {
    const next: Reached[] = [];
    for (const reached of level) {
      const name = configurationKey(reached.here);
      if (seen.has(name)) continue;
      seen.add(name);
      yield reached;
      const { state } = reached.here;
      for (const here of automaton.successors(reached.here)) level.push({ ...reached, here });
      if (state.kind !== "take") continue;
      const character = String.fromCharCode(sample(state.set));
      next.push({ here: { ...reached.here, state: state.next }, text: reached.text + character });
    }
    level = next;
  }
}
