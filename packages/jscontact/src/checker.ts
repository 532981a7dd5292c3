import type { JsonObject } from "./json.ts";
import { joinPath } from "./pointer.ts";
import type { ParseOptions } from "./options.ts";
import { limitsOf } from "./options.ts";
import { type JsContactErrorCode, JsContactError } from "./problem.ts";

/** Where a checker is, what it has counted, and whom it tells. */
export class Checker {
  readonly limits: ReturnType<typeof limitsOf>;

  /** Reference tokens of the value at hand, from the whole. */
  readonly path: string[] = [];

  readonly #onProblem: ParseOptions["onProblem"];
  #problems = 0;
  #values = 0;

  /** @param options Limits, and what to do about problems. */
  constructor(options: ParseOptions) {
    this.limits = limitsOf(options);
    this.#onProblem = options.onProblem;
  }

  /**
   * Tells of a problem at the value at hand.
   *
   * @param code The code.
   * @param reason What was found or is missing.
   * @param section The rule.
   * @throws JsContactError if nobody is to be told.
   */
  tell(code: JsContactErrorCode, reason: string, section: string): void {
    const pointer = this.path.length === 0 ? "" : `/${joinPath(this.path)}`;
    const problem = { code, pointer, reason, section };
    if (this.#onProblem === undefined) throw new JsContactError(problem);
    const { maxProblems } = this.limits;
    this.#problems += 1;
    if (this.#problems > maxProblems + 1) return;
    if (this.#problems <= maxProblems) this.#onProblem(problem);
    else {
      const many = `more than ${maxProblems} problems`;
      this.#onProblem({ ...problem, code: "too-many-problems", reason: many });
    }
  }

  /**
   * Tells of a problem at a member of the value at hand.
   *
   * @param name The name of the member.
   * @param code The code.
   * @param reason What was found or is missing.
   * @param section The rule.
   * @throws JsContactError if nobody is to be told.
   */
  tellAt(name: string, code: JsContactErrorCode, reason: string, section: string): void {
    this.path.push(name);
    this.tell(code, reason, section);
    this.path.pop();
  }

  /**
   * Counts a value, and tells whether it is within the limits.
   *
   * @param value The value.
   * @returns Whether it is to be looked at.
   */
  admits(value: unknown): boolean {
    const { maxValues, maxDepth, maxMembers, maxStringLength } = this.limits;
    this.#values += 1;
    if (this.#values > maxValues) {
      if (this.#values === maxValues + 1) this.#refuse("too-many-values", maxValues, "values");
      return false;
    }
    if (typeof value === "string" && value.length > maxStringLength) {
      return this.#refuse("string-too-long", maxStringLength, "code units");
    }
    if (typeof value !== "object" || value === null) return true;
    if (this.path.length >= maxDepth) return this.#refuse("nested-too-deep", maxDepth, "levels");
    if (sizeOf(value) > maxMembers) return this.#refuse("too-many-members", maxMembers, "members");
    return true;
  }

  #refuse(code: JsContactErrorCode, limit: number, unit: string): false {
    this.tell(code, `more than ${limit} ${unit}`, "limit");
    return false;
  }
}

function sizeOf(value: object): number {
  return Array.isArray(value) ? value.length : Object.keys(value as JsonObject).length;
}
