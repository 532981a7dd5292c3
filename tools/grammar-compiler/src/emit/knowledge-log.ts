import { eitherKnowledge, NOTHING, type Knowledge } from "../knowledge.ts";
import type { RepeatPlan } from "../plan.ts";

/**
 * What was known in a whole run where the writer cannot look: at the end of a loop's body, where a
 * rule is called from, and behind it. A run that assumes nothing finds out what the next one may
 * assume.
 */
export class KnowledgeLog {
  readonly #before: KnowledgeLog | undefined;
  readonly #repeated = new Map<RepeatPlan, Knowledge>();
  readonly #starts = new Map<string, Knowledge>();
  readonly #ends = new Map<string, Knowledge>();

  /**
   * @param before The log of an earlier run; without it nothing is assumed.
   * @param entries Rules that are called from outside, where nothing is known.
   */
  constructor(before: KnowledgeLog | undefined, entries: readonly string[]) {
    this.#before = before;
    for (const entry of entries) this.#starts.set(entry, NOTHING);
  }

  /** Says what is known at the end of a loop's body. */
  repeated(plan: RepeatPlan, knowledge: Knowledge): void {
    this.#repeated.set(plan, knowledge);
  }

  /** Says what is known where a rule is called. */
  call(rule: string, knowledge: Knowledge): void {
    const known = this.#starts.get(rule);
    this.#starts.set(rule, known ? eitherKnowledge(known, knowledge) : knowledge);
  }

  /** Says what is known behind a rule. */
  end(rule: string, knowledge: Knowledge): void {
    this.#ends.set(rule, knowledge);
  }

  /** What may be assumed at the end of a loop's body. */
  repeatedBefore(plan: RepeatPlan): Knowledge {
    return this.#before === undefined ? NOTHING : (this.#before.#repeated.get(plan) ?? NOTHING);
  }

  /** What may be assumed at the start of a rule. */
  startOf(rule: string): Knowledge {
    return this.#before === undefined ? NOTHING : (this.#before.#starts.get(rule) ?? NOTHING);
  }

  /** What may be assumed behind a rule. */
  endOf(rule: string): Knowledge {
    return this.#before === undefined ? NOTHING : (this.#before.#ends.get(rule) ?? NOTHING);
  }
}
