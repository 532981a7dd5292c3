import type { CharacterSet } from "@callingcard/grammar/ir";
import type { State, StretchStates } from "./automaton.ts";
import { intersection, sample } from "./character-set.ts";

/** A text that a stretch matches in two ways. */
export interface TwoWays {
  /** The characters after which the two readings differ. */
  readonly path: string;

  /** The whole text. */
  readonly text: string;
}

/**
 * Looks for a text that a stretch matches in two ways, by walking two readings side by side. Neither
 * changes a value, but nearley returns both, and twice as many for each repetition.
 */
export function ambiguousStretch({ start, exit }: StretchStates): TwoWays | undefined {
  return new PairWalk(exit, statesBefore(exit, start)).search(start);
}

interface Pair {
  readonly left: State;
  readonly right: State;
  readonly path: string;

  /** The pairs before it, and those behind it with the character that leads there. */
  readonly before: Set<Pair>;
  readonly next: Map<Pair, string>;
}

class PairWalk {
  readonly #exit: State;
  readonly #alive: ReadonlySet<State>;
  readonly #pairs = new Map<string, Pair>();

  /** Places that are reached in two ways at once, with the text that leads there. */
  readonly #doubled: { readonly state: State; readonly path: string }[] = [];

  constructor(exit: State, alive: ReadonlySet<State>) {
    this.#exit = exit;
    this.#alive = alive;
  }

  search(start: State): TwoWays | undefined {
    const first = this.#steps(start);
    if (first.doubled) this.#doubled.push({ state: first.doubled, path: "" });
    for (const left of first.states) for (const right of first.states) this.#add(left, right, "");
    for (const pair of this.#pairs.values()) this.#follow(pair);
    const ended = this.#pairs.get(pairName(this.#exit, this.#exit));
    const [doubled] = this.#doubled;
    if (doubled) {
      const pair = this.#pairs.get(pairName(doubled.state, doubled.state));
      return { path: doubled.path, text: doubled.path + textBetween(pair, ended) };
    }
    const apart = ended && [...pairsBefore(ended)].find(({ left, right }) => left !== right);
    return apart && { path: apart.path, text: apart.path + textBetween(apart, ended) };
  }

  #follow(pair: Pair): void {
    const { left, right, path } = pair;
    if (left.kind !== "take" || right.kind !== "take") return;
    const both: CharacterSet = intersection(left.set, right.set);
    if (both.length === 0) return;
    const character = String.fromCharCode(sample(both));
    const lefts = this.#steps(left.next);
    const rights = this.#steps(right.next);
    if (left === right && lefts.doubled) {
      this.#doubled.push({ state: lefts.doubled, path: path + character });
    }
    for (const a of lefts.states) {
      for (const b of rights.states) this.#add(a, b, path + character, pair);
    }
  }

  #add(left: State, right: State, path: string, from?: Pair): void {
    const name = pairName(left, right);
    const known = this.#pairs.get(name);
    const pair = known ?? { left, right, path, before: new Set(), next: new Map() };
    this.#pairs.set(name, pair);
    if (!from) return;
    pair.before.add(from);
    from.next.set(pair, path.slice(-1));
  }

  /** The states that take a character or end the stretch, and one that is reached in two ways. */
  #steps(from: State): { readonly states: readonly State[]; readonly doubled: State | undefined } {
    const states = new Set<State>();
    let doubled: State | undefined;
    const visit = (state: State): void => {
      if (state === this.#exit || state.kind !== "split") {
        if (states.has(state) && this.#alive.has(state)) doubled ??= state;
        states.add(state);
      } else for (const next of state.next) visit(next);
    };
    visit(from);
    return { states: [...states], doubled };
  }
}

function pairName(left: State, right: State): string {
  return left.id < right.id ? `${left.id} ${right.id}` : `${right.id} ${left.id}`;
}

function pairsBefore(last: Pair): ReadonlySet<Pair> {
  const pairs = new Set([last]);
  for (const pair of pairs) for (const before of pair.before) pairs.add(before);
  return pairs;
}

// The shortest text that leads from one pair to another.
function textBetween(from: Pair | undefined, to: Pair | undefined): string {
  if (!from || !to) return "";
  const texts = new Map([[from, ""]]);
  for (const [pair, text] of texts) {
    if (pair === to) return text;
    for (const [next, character] of pair.next) {
      if (!texts.has(next)) texts.set(next, text + character);
    }
  }
  return "";
}

/** The states from which the exit can be reached. */
function statesBefore(exit: State, start: State): ReadonlySet<State> {
  const before = new Map<State, State[]>();
  const seen = new Set([start]);
  for (const state of seen) {
    if (state === exit) continue;
    for (const next of nextStates(state)) {
      const known = before.get(next);
      if (known) known.push(state);
      else before.set(next, [state]);
      seen.add(next);
    }
  }
  const alive = new Set([exit]);
  for (const state of alive) for (const previous of before.get(state) ?? []) alive.add(previous);
  return alive;
}

function nextStates(state: State): readonly State[] {
  if (state.kind === "split") return state.next;
  return state.kind === "take" ? [state.next] : [];
}
