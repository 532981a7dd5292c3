import type { CharacterSet, Expression } from "@callingcard/grammar/ir";
import type { Analysis } from "./analysis.ts";
import { END, isSubset, only, union } from "./character-set.ts";
import type { ChoicePlan, GrammarPlan, Plan, RepeatPlan, StretchPlan } from "./plan.ts";

/** A place in a grammar. */
export type State =
  /** Takes one character of a set. */
  | { readonly id: number; readonly kind: "take"; readonly set: CharacterSet; readonly next: State }
  /** Goes on in any of several places without a character. */
  | { readonly id: number; readonly kind: "split"; readonly next: State[] }
  /** Reads a rule and goes on behind it. */
  | { readonly id: number; readonly kind: "call"; readonly rule: string; readonly after: State }
  /** The rule ends. */
  | { readonly id: number; readonly kind: "end"; readonly rule: string }
  /** The text ends. */
  | { readonly id: number; readonly kind: "text-end"; readonly set: CharacterSet };

/** A place, with the calls that it stands in. */
export interface Configuration {
  readonly state: State;

  /** Number of the innermost call; 0 is an unknown caller. */
  readonly calls: number;

  /** The alternative of a decision that led here. */
  readonly alternative: number;
}

/** Where a stretch lies. */
export interface StretchStates {
  readonly start: State;

  /** Stands behind the stretch. */
  readonly exit: State;
}

/** Where alternatives start, and where is decided between them. */
export interface ChoiceStates {
  readonly decision: State;
  readonly starts: readonly State[];
}

/** Where the body of a repetition starts, what comes behind it, and where is decided between them. */
export interface RepeatStates {
  readonly decision: State;
  readonly body: State;
  readonly exit: State;
}

interface Call {
  readonly after: State;
  readonly outer: number;
}

/** Calls that are remembered; those further out count as unknown. */
const REMEMBERED_CALLS = 12;

/** All rules of a grammar as one automaton with calls. */
export class Automaton {
  readonly stretches: Map<StretchPlan, StretchStates> = new Map();
  readonly choices: Map<ChoicePlan, ChoiceStates> = new Map();
  readonly repeats: Map<RepeatPlan, RepeatStates> = new Map();
  readonly starts: Map<string, State> = new Map();
  readonly #analysis: Analysis;
  readonly #entries: ReadonlySet<string>;
  readonly #callers = new Map<string, State[]>();
  readonly #textEnd: State = { id: 0, kind: "text-end", set: only(END) };
  readonly #calls: (Call | undefined)[] = [undefined];
  readonly #callNumbers = new Map<string, number>();
  #size = 1;

  constructor(plan: GrammarPlan, analysis: Analysis, entries: readonly string[]) {
    this.#analysis = analysis;
    this.#entries = new Set(entries);
    for (const [rule, body] of plan.rules) {
      this.starts.set(rule, this.#plan(body, { id: this.#size++, kind: "end", rule }));
    }
  }

  /** How many states there are. */
  get size(): number {
    return this.#size;
  }

  /** The places that can be reached without a character: those that take one, and the end. */
  closure(from: readonly Configuration[], stop?: State): Configuration[] {
    const found: Configuration[] = [];
    const seen = new Set<string>();
    const waiting = [...from];
    for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
      const { state } = here;
      const name = configurationKey(here);
      if (seen.has(name)) continue;
      seen.add(name);
      const isStop = state === stop || state.kind === "take" || state.kind === "text-end";
      if (isStop) found.push(here);
      else waiting.push(...this.successors(here));
    }
    return found;
  }

  /** The places one step further without a character. */
  successors(here: Configuration): Configuration[] {
    const { state, calls } = here;
    switch (state.kind) {
      case "split":
        return state.next.map((next) => ({ ...here, state: next }));
      case "call": {
        const start = this.starts.get(state.rule);
        return start ? [{ ...here, state: start, calls: this.#enter(calls, state.after) }] : [];
      }
      case "end":
        return this.#leave(here, state.rule);
      case "take":
      case "text-end":
        return [];
    }
  }

  /** The places behind one character that all sets take or none does. */
  step(from: readonly Configuration[], character: CharacterSet): Configuration[] {
    return from.flatMap((here) =>
      here.state.kind === "take" && isSubset(character, here.state.set)
        ? [{ ...here, state: here.state.next }]
        : [],
    );
  }

  /** The characters that can come next, with the end of the text. */
  first(state: State): CharacterSet {
    return union(...this.closure([{ state, calls: 0, alternative: 0 }]).map(takenSet));
  }

  #enter(outer: number, after: State): number {
    let depth = 0;
    for (let number = outer; number !== 0; depth++) {
      const call = this.#calls[number];
      // A rule inside itself: from here on the caller is unknown, or there were endless many.
      if (!call || call.after === after || depth === REMEMBERED_CALLS) return 0;
      number = call.outer;
    }
    const name = `${outer} ${after.id}`;
    const known = this.#callNumbers.get(name);
    if (known !== undefined) return known;
    this.#callNumbers.set(name, this.#calls.length);
    return this.#calls.push({ after, outer }) - 1;
  }

  #leave(here: Configuration, rule: string): Configuration[] {
    const call = this.#calls[here.calls];
    if (call) return [{ ...here, state: call.after, calls: call.outer }];
    const callers = this.#callers.get(rule) ?? [];
    const after = callers.map((state) => ({ ...here, state }));
    return this.#entries.has(rule) ? [...after, { ...here, state: this.#textEnd }] : after;
  }

  #plan(plan: Plan, next: State): State {
    switch (plan.kind) {
      case "stretch": {
        const exit = this.#split([next]);
        const start = this.#items(plan.items, exit);
        this.stretches.set(plan, { start, exit });
        return start;
      }
      case "sequence":
        return plan.steps.reduceRight((after, step) => this.#plan(step.plan, after), next);
      case "choice": {
        const starts = plan.alternatives.map((alternative) => this.#plan(alternative, next));
        const decision = this.#split(starts);
        this.choices.set(plan, { decision, starts });
        return decision;
      }
      case "repeat": {
        const loop: State[] = [];
        const decision = this.#split(loop);
        const body = this.#plan(plan.of, plan.isOption ? next : decision);
        loop.push(body, next);
        this.repeats.set(plan, { decision, body, exit: next });
        return plan.min === 0 ? decision : body;
      }
      case "call": {
        const after = this.#split([next]);
        const callers = this.#callers.get(plan.callee);
        if (callers) callers.push(after);
        else this.#callers.set(plan.callee, [after]);
        return { id: this.#size++, kind: "call", rule: plan.callee, after };
      }
    }
  }

  #items(items: readonly Expression[], next: State): State {
    return items.reduceRight((after, item) => this.#expression(item, after), next);
  }

  /** A regular expression; rules are written out. */
  #expression(expression: Expression, next: State): State {
    switch (expression.kind) {
      case "set":
        return this.#take(expression.set, next);
      case "literal":
        return [...Array(expression.text.length).keys()].reduceRight(
          (after, index) => this.#take(only(expression.text.charCodeAt(index)), after),
          next,
        );
      case "rule":
        return this.#expression(this.#analysis.rule(expression.name).body, next);
      case "choice":
        return this.#split(expression.alternatives.map(({ items }) => this.#items(items, next)));
      case "repeat": {
        const loop: State[] = [];
        const decision = this.#split(loop);
        const body = this.#expression(expression.of, expression.max === 1 ? next : decision);
        loop.push(body, next);
        return expression.min === 0 ? decision : body;
      }
    }
  }

  #take(set: CharacterSet, next: State): State {
    return { id: this.#size++, kind: "take", set, next };
  }

  #split(next: State[]): State {
    return { id: this.#size++, kind: "split", next };
  }
}

/** The characters that a configuration of a closure takes. */
export function takenSet({ state }: Configuration): CharacterSet {
  return state.kind === "take" || state.kind === "text-end" ? state.set : [];
}

/** The same text for the same configuration. */
export function configurationKey({ state, calls, alternative }: Configuration): string {
  return `${alternative}:${state.id}.${calls}`;
}

/** The same text for the same set of configurations. */
export function configurationsKey(configurations: readonly Configuration[]): string {
  return configurations.map(configurationKey).toSorted().join(" ");
}
