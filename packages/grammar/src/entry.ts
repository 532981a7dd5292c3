import type { Cursor } from "./cursor.ts";

/** Why a text was refused. */
export type FailureCode =
  /** A character that cannot stand there. */
  | "unexpected-character"
  /** An event that cannot stand there, in a grammar over events. */
  | "unexpected-event"
  /** The text ends where more must come; for a text that grows, "not yet". */
  | "unexpected-end"
  /** A rule stands within itself more often than the grammar's limit. */
  | "too-deep";

/** Where and why a text, or a list of events, is outside the language of a rule. */
export interface Failure {
  readonly code: FailureCode;

  /**
   * UTF-16 code units from the start of the text, a cursor's too, to the first wrong character; of
   * a list of events, the number of events.
   */
  readonly offset: number;

  /** The innermost rule that was read there. */
  readonly rule: string;

  /** Some of what could stand there; `diagnose` knows all of it. */
  readonly expected: string;
}

/** A parser for one rule of a grammar. It keeps no state between calls. */
export interface Entry<Value> {
  /** The name of the rule. */
  readonly rule: string;

  /**
   * Reads a whole text.
   *
   * @returns undefined for a text outside the language.
   */
  parse(this: void, text: string): Value | undefined;

  /**
   * Reads a whole text.
   *
   * @param onFailure Called for a text outside the language, to throw.
   */
  parse(this: void, text: string, onFailure: (failure: Failure) => never): Value;

  /** The same for a text in UTF-8. Octets that are not UTF-8 are a failure where they begin. */
  parseOctets(this: void, octets: Uint8Array): Value | undefined;
  parseOctets(this: void, octets: Uint8Array, onFailure: (failure: Failure) => never): Value;

  /**
   * Reads one sentence from the cursor on and moves the cursor behind it. Where the next characters
   * could belong to the sentence they do: what follows must not be able to go on with it. After a
   * failure the cursor is where it was.
   */
  match(this: void, cursor: Cursor): Value | undefined;
  match(this: void, cursor: Cursor, onFailure: (failure: Failure) => never): Value;
}
