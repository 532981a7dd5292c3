import { hasCodeUnit } from "./arbitrary-characters.ts";
import type { Automaton, State, TakeState } from "./diagnose-automaton.ts";

/** One reading of a rule that began somewhere. All readings of it that began there are one frame. */
export interface Frame {
  readonly rule: string;
  readonly start: number;
  /** Where to go on when the rule is read; the outermost frame has none. */
  readonly callers: Place[];
  /** Where each state was reached last, so that no state is followed twice at one offset. */
  readonly reached: Map<State, number>;
  /** The rule as it was read where it began, without a character. */
  empty: RuleRead | undefined;
}

/** A rule that was read from a place to another. In an unambiguous grammar it was in one way. */
export interface RuleRead {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** The last rule that was read within it. */
  readonly last: History | undefined;
}

/** The rules that were read within a reading of a rule so far, last one first. */
export interface History {
  readonly read: RuleRead;
  readonly before: History | undefined;
}

/** A state in one reading of its rule. */
export interface Place<Kind extends State = State> {
  readonly state: Kind;
  readonly frame: Frame;
  readonly history: History | undefined;
}

/** Where a text leaves the language, and what the grammar allows there. */
export interface Stop {
  readonly offset: number;
  /** The states that take a character. */
  readonly places: readonly Place<TakeState>[];
  /** Whether the text could have ended there. */
  readonly canEnd: boolean;
}

/**
 * Walks through all readings of a text at once, as far as there is one. Readings share their
 * stacks of rules, so nesting does not multiply them. A walk reads one text.
 *
 * @internal
 */
export class Walk {
  readonly #automaton: Automaton;
  readonly #maxSteps: number;
  readonly #pending: Place[] = [];
  #steps = 0;
  #offset = 0;
  #framesHere = new Map<string, Frame>();
  #places: Place<TakeState>[] = [];
  #whole: RuleRead | undefined;

  /**
   * @param automaton The automaton of the grammar.
   * @param rule The rule of which the text should be a sentence.
   * @param maxSteps Most states followed.
   */
  constructor(automaton: Automaton, rule: string, maxSteps: number) {
    this.#automaton = automaton;
    this.#maxSteps = maxSteps;
    this.#follow(automaton.startOf(rule), this.#enter(rule), undefined);
    this.#settle();
  }

  /** The text as it was read, if it could end where the walk is. */
  get whole(): RuleRead | undefined {
    return this.#whole;
  }

  /**
   * Finds the first place where no reading goes on.
   *
   * @param text The whole text.
   * @returns The place, or `undefined` when the text is a sentence.
   * @throws {RangeError} When it takes more steps than allowed.
   */
  read(text: string): Stop | undefined {
    while (this.#offset < text.length) {
      const codeUnit = text.charCodeAt(this.#offset);
      const taken = this.#places.filter(({ state }) => hasCodeUnit(state.set, codeUnit));
      if (taken.length === 0) return this.#stop();
      this.#advance(taken);
    }
    return this.#whole ? undefined : this.#stop();
  }

  #stop(): Stop {
    return { offset: this.#offset, places: this.#places, canEnd: this.#whole !== undefined };
  }

  #advance(taken: readonly Place<TakeState>[]): void {
    this.#offset += 1;
    this.#framesHere = new Map();
    this.#places = [];
    this.#whole = undefined;
    for (const { state, frame, history } of taken) this.#follow(state.next, frame, history);
    this.#settle();
  }

  #enter(rule: string): Frame {
    const start = this.#offset;
    const frame: Frame = { rule, start, callers: [], reached: new Map(), empty: undefined };
    this.#framesHere.set(rule, frame);
    return frame;
  }

  // The first history of a state at an offset is the only one in a grammar that is not ambiguous.
  #follow(state: State, frame: Frame, history: History | undefined): void {
    if (frame.reached.get(state) === this.#offset) return;
    frame.reached.set(state, this.#offset);
    this.#pending.push({ state, frame, history });
  }

  // Follows everything that takes no character.
  #settle(): void {
    for (let place = this.#pending.pop(); place !== undefined; place = this.#pending.pop()) {
      this.#steps += 1;
      if (this.#steps > this.#maxSteps)
        throw new RangeError(`the diagnosis takes more than ${this.#maxSteps} steps`);
      const { state, frame, history } = place;
      switch (state.kind) {
        case "take":
          this.#places.push({ state, frame, history });
          break;
        case "fork":
          // The last one pushed is followed first.
          for (const next of state.next.toReversed()) this.#follow(next, frame, history);
          break;
        case "call":
          this.#call(state.rule, { state: state.next, frame, history });
          break;
        case "return":
          this.#return(frame, history);
          break;
      }
    }
  }

  #call(rule: string, caller: Place): void {
    let frame = this.#framesHere.get(rule);
    if (frame === undefined) {
      frame = this.#enter(rule);
      this.#follow(this.#automaton.startOf(rule), frame, undefined);
    }
    frame.callers.push(caller);
    if (frame.empty) this.#goOn(caller, frame.empty);
  }

  #return(frame: Frame, last: History | undefined): void {
    const { rule, start } = frame;
    const read: RuleRead = { rule, start, end: this.#offset, last };
    if (start === this.#offset) frame.empty = read;
    if (frame.callers.length === 0) this.#whole = read;
    for (const caller of frame.callers) this.#goOn(caller, read);
  }

  // A rule is read that was called for.
  #goOn({ state, frame, history }: Place, read: RuleRead): void {
    this.#follow(state, frame, { read, before: history });
  }
}
