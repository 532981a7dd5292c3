import type { ParseOptions } from "./options.ts";
import { Places, type Problem, VcardError } from "./problem.ts";
import type { Position } from "@callingcard/grammar";

/** Tells the problems of a text that may come in parts, as long as there are not too many. */
export class Complaints {
  /** Where the part at hand is. */
  readonly places: Places = new Places();

  readonly #onProblem: ParseOptions["onProblem"];
  readonly #maxProblems: number;
  readonly #rule: string;
  #count = 0;

  /**
   * @param onProblem Who is told; without it the first problem is thrown.
   * @param maxProblems Most problems that are told, but for one that says that there are more.
   * @param rule The rule that the last one names.
   */
  constructor(onProblem: ParseOptions["onProblem"], maxProblems: number, rule: string) {
    this.#onProblem = onProblem;
    this.#maxProblems = maxProblems;
    this.#rule = rule;
  }

  /** Whether the first problem is thrown. */
  get isStrict(): boolean {
    return this.#onProblem === undefined;
  }

  /**
   * Tells a problem.
   *
   * @param find Finds what it is, with places of the whole text; not called if nobody is told.
   * @param positionOf Finds where it is.
   * @throws VcardError if nobody takes it.
   */
  tell(find: () => Problem, positionOf: (problem: Problem) => Position): void {
    const maxProblems = this.#maxProblems;
    this.#count += 1;
    if (this.#onProblem !== undefined && this.#count > maxProblems + 1) return;
    const isLast = this.#onProblem !== undefined && this.#count > maxProblems;
    const found = find();
    const problem = isLast ? this.#tooMany(found) : found;
    const error = new VcardError(problem, positionOf(problem));
    if (this.#onProblem === undefined) throw error;
    this.#onProblem(error);
  }

  #tooMany(problem: Problem): Problem {
    const reason = `text has more than ${this.#maxProblems} problems`;
    return { ...problem, code: "too-many-problems", reason, rule: this.#rule };
  }
}
