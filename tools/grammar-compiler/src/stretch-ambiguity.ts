import type { CharacterSet } from "@callingcard/grammar/ir";
import type { State, StretchStates } from "./automaton.ts";
import { intersection, sample } from "./character-set.ts";

/**
 * Looks for a text that a stretch matches in two ways, by walking two readings side by side. Neither
 * changes a value, but nearley returns both, and twice as many for each repetition.
 *
 * @returns The characters after which the two readings differ, or undefined.
 */
export function ambiguousStretch({ start, exit }: StretchStates): string | undefined {
  const alive = statesBefore(exit, start);
  const walk = new PairWalk(exit, alive);
  return walk.search(start);
}

interface Pair {
  readonly left: State;
  readonly right: State;
  readonly path: string;
  readonly from: Set<Pair>;
}

class PairWalk {
  readonly #exit: State;
  readonly #alive: ReadonlySet<State>;
  readonly #pairs = new Map<string, Pair>();
  readonly #doubled: { readonly pair: Pair | undefined; readonly path: string }[] = [];

  constructor(exit: State, alive: ReadonlySet<State>) {
    this.#exit = exit;
    this.#alive = alive;
  }

  search(start: State): string | undefined {
    const first = this.#steps(start);
    if (first.isDoubled) return "";
    for (const left of first.states) for (const right of first.states) this.#add(left, right, "");
    for (const pair of this.#pairs.values()) this.#follow(pair);
    const [doubled] = this.#doubled;
    if (doubled) return doubled.path;
    const ended = this.#pairs.get(pairName(this.#exit, this.#exit));
    for (const pair of ended ? pairsBefore(ended) : []) {
      if (pair.left !== pair.right) return pair.path;
    }
    return undefined;
  }

  #follow(pair: Pair): void {
    const { left, right, path } = pair;
    if (left.kind !== "take" || right.kind !== "take") return;
    const both: CharacterSet = intersection(left.set, right.set);
    if (both.length === 0) return;
    const next = path + String.fromCharCode(sample(both));
    const lefts = this.#steps(left.next);
    const rights = this.#steps(right.next);
    if (left === right && lefts.isDoubled) this.#doubled.push({ pair, path: next });
    for (const a of lefts.states) for (const b of rights.states) this.#add(a, b, next, pair);
  }

  #add(left: State, right: State, path: string, from?: Pair): void {
    const name = pairName(left, right);
    const pair = this.#pairs.get(name) ?? { left, right, path, from: new Set() };
    this.#pairs.set(name, pair);
    if (from) pair.from.add(from);
  }

  /** The states that take a character or end the stretch, and whether one is reached in two ways. */
  #steps(from: State): { readonly states: readonly State[]; readonly isDoubled: boolean } {
    const states = new Set<State>();
    let isDoubled = false;
    const visit = (state: State): void => {
      if (state === this.#exit || state.kind !== "split") {
        isDoubled ||= states.has(state) && this.#alive.has(state);
        states.add(state);
      } else for (const next of state.next) visit(next);
    };
    visit(from);
    return { states: [...states], isDoubled };
  }
}

function pairName(left: State, right: State): string {
  return left.id < right.id ? `${left.id} ${right.id}` : `${right.id} ${left.id}`;
}

function pairsBefore(last: Pair): ReadonlySet<Pair> {
  const pairs = new Set([last]);
  for (const pair of pairs) for (const before of pair.from) pairs.add(before);
  return pairs;
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
