import type { Property } from "../card.ts";

/** Whose part of a property a merged card has. With `both`, there are two properties. */
export type Choice = "mine" | "theirs" | "both";

/** A place where both sides of a merge say something, and not the same. */
export interface ConflictPlace {
  /** The property that both sides were made from; `undefined` where both added one. */
  readonly base: Property | undefined;

  /** The property of one side; `undefined` where it was removed. */
  readonly mine: Property | undefined;

  /**
   * The property of the other side, its PIDs with the numbers that their sources have in mine; `undefined`
   * where it was removed.
   */
  readonly theirs: Property | undefined;

  /**
   * What they differ in: the value, a parameter, the group; or one side removed what the other
   * changed.
   */
  readonly kind: "value" | "parameter" | "group" | "removed";

  /** Index of the component, where they differ in one component of the value. */
  readonly component?: number;

  /** Name of the parameter in upper case, where they differ in one. */
  readonly parameter?: string;
}

/** A conflict and what was done about it. */
export interface Conflict extends ConflictPlace {
  /** What the merged card has. */
  readonly choice: Choice;
}

/** What chooses. */
export type Choose = Choice | ((place: ConflictPlace) => Choice);

/** Asks for a choice at each conflict of a property, and notes it. */
export class Chooser {
  readonly conflicts: Conflict[] = [];
  readonly #choose: Choose;

  /** @param choose What chooses. */
  constructor(choose: Choose) {
    this.#choose = choose;
  }

  /**
   * Chooses.
   *
   * @param place The conflict.
   * @param canHaveBoth Whether the card may have two properties; if not, `both` is `mine`.
   * @returns The choice.
   */
  choose(place: ConflictPlace, canHaveBoth: boolean): Choice {
    const wanted = typeof this.#choose === "function" ? this.#choose(place) : this.#choose;
    const choice = wanted === "both" && !canHaveBoth ? "mine" : wanted;
    this.conflicts.push({ ...place, choice });
    return choice;
  }
}
