import type { Position } from "@callingcard/grammar";
import { octetsOf } from "./fold.ts";
import type { Problem } from "./problem.ts";

/** Bounds on what is kept until the card that it belongs to is complete. */
export interface KeptLimits {
  /** Most octets of a card, from BEGIN to END. */
  readonly maxCardOctets: number;

  /** Most octets outside of cards, between two of them or before the first. */
  readonly maxOutsideOctets: number;
}

/** A card, or what stands between two of them, that is too long: it is left out up to the next BEGIN. */
export class LeftOut {
  /** Whether it is a card, in whose AGENTs there may be others. */
  readonly isCard: boolean;

  readonly #position: Position;
  readonly #reason: string;
  #octets: number;

  /**
   * @param isCard Whether it is a card.
   * @param position Where it starts.
   * @param octets Octets of it that were read already.
   * @param limits The limits that it is over one of.
   */
  constructor(isCard: boolean, position: Position, octets: number, limits: KeptLimits) {
    this.isCard = isCard;
    this.#position = position;
    this.#octets = octets;
    const what = isCard ? "card" : "text outside of a card";
    const limit = isCard ? limits.maxCardOctets : limits.maxOutsideOctets;
    this.#reason = `${what} has more than ${limit} octets`;
  }

  /**
   * Counts a text that is left out too.
   *
   * @param text The text.
   */
  add(text: string): void {
    this.#octets += octetsOf(text);
  }

  /**
   * Tells what was left out.
   *
   * @param end Where it ends; `undefined` if that is not known yet.
   * @returns What is wrong, and where it starts.
   */
  found(end?: number): readonly [Omit<Problem, "offset" | "rule">, Position] {
    const { offset: start } = this.#position;
    const code = this.isCard ? "card-too-long" : "outside-too-long";
    const count = end === undefined ? "" : `; ${this.#octets} octets are left out`;
    return [{ code, reason: `${this.#reason}${count}`, start, end: end ?? start }, this.#position];
  }
}

/**
 * Tells whether a text has more octets than a number.
 *
 * @param text The text.
 * @param octets The number.
 * @returns Whether it has.
 */
export function hasMoreOctets(text: string, octets: number): boolean {
  // No code unit makes more than three octets, and none less than one half.
  return 3 * text.length > octets && octetsOf(text) > octets;
}
