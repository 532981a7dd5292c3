/**
 * The vocabulary in which a grammar says what value a rule has. nearley runs these functions as
 * postprocessors; the grammar compiler reads the same words as data. A grammar may use no other.
 *
 * Every function defers its work until {@link force} is called on the finished result. nearley
 * completes `value -> CHAR:*` after each character of a run, and work done there would make it
 * quadratic in the length of the run.
 *
 * @module
 */

import { EventToken } from "./event-token.ts";

/** What nearley calls with the values of a rule's symbols. */
export type Postprocessor = (data: readonly unknown[]) => unknown;

/** A value that does not depend on the text. */
export type ConstantValue = string | number | boolean | undefined;

/** A constant as a field of {@link obj}. */
export interface Literal {
  readonly literal: ConstantValue;
}

/** A capture whose work waits for {@link force}. */
class Deferred {
  readonly make: (data: readonly unknown[]) => unknown;
  readonly data: readonly unknown[];

  constructor(make: (data: readonly unknown[]) => unknown, data: readonly unknown[]) {
    this.make = make;
    this.data = data;
  }
}

/** A list that grows at its end without a copy. */
class Chain {
  readonly before: unknown;
  readonly last: unknown;

  constructor(before: unknown, last: unknown) {
    this.before = before;
    this.last = last;
  }
}

/**
 * Appends to the list of a `:*` or `:+`, in place of nearley's own helper, which copies the list
 * for each element.
 *
 * @param data The list so far and the new element.
 * @returns The longer list, to be read by {@link force}.
 */
export function append(data: readonly unknown[]): unknown {
  return new Chain(data[0], data[1]);
}

/**
 * Builds the value that a nearley parse stands for. nearley's `null` of an absent `:?` becomes
 * `undefined`, an event its value.
 *
 * @param value One element of nearley's `results`.
 * @returns Plain data.
 */
export function force(value: unknown): unknown {
  if (value === null) return undefined;
  if (value instanceof Deferred) return value.make(value.data);
  if (value instanceof Chain) return elements(value).map(force);
  if (value instanceof EventToken) return value.value;
  return Array.isArray(value) ? value.map(force) : value;
}

/** The text that the rule matched. Its symbols have no captures, or `text` themselves. */
export const text: Postprocessor = defer((data) => flatten(data));

/** The value of the first symbol; the same as `pick(0)`. */
export const id: Postprocessor = pick(0);

/**
 * Makes the rule's value that of one of its symbols.
 *
 * @param index The symbol, counted from 0.
 * @returns The postprocessor.
 */
export function pick(index: number): Postprocessor {
  return defer((data) => force(data[index]));
}

/**
 * Makes the rule's value an object.
 *
 * @param fields The number of a symbol, or a constant by {@link lit}, for each field.
 * @returns The postprocessor.
 */
export function obj(fields: Readonly<Record<string, number | Literal>>): Postprocessor {
  const entries = Object.entries(fields);
  return defer((data) =>
    Object.fromEntries(
      entries.map(([name, from]) => [
        name,
        typeof from === "number" ? force(data[from]) : from.literal,
      ]),
    ),
  );
}

/**
 * Makes the rule's value an array: one symbol's value, then the elements of another's.
 *
 * @param head The symbol of the first element.
 * @param tail The symbol of the others, a repetition.
 * @returns The postprocessor.
 */
export function list(head: number, tail: number): Postprocessor {
  return defer((data) => [force(data[head]), ...(force(data[tail]) as readonly unknown[])]);
}

/**
 * Makes the rule's value a constant.
 *
 * @param value The constant.
 * @returns The postprocessor.
 */
export function constant(value: ConstantValue): Postprocessor {
  return () => value;
}

/**
 * A constant field of {@link obj}, as in `obj({ kind: lit("uri"), value: 1 })`.
 *
 * @param value The constant.
 * @returns The field.
 */
export function lit(value: ConstantValue): Literal {
  return { literal: value };
}

function defer(make: (data: readonly unknown[]) => unknown): Postprocessor {
  return (data) => new Deferred(make, data);
}

function elements(chain: Chain): unknown[] {
  const reversed: unknown[] = [];
  let rest: unknown = chain;
  while (rest instanceof Chain) {
    reversed.push(rest.last);
    rest = rest.before;
  }
  const head = Array.isArray(rest) ? rest : [];
  return [...head, ...reversed.reverse()];
}

function flatten(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (value instanceof Chain) return flatten(elements(value));
  if (value instanceof Deferred) return flatten(force(value));
  if (!Array.isArray(value)) throw new TypeError("text over a value that is not text");
  let joined = "";
  for (const part of value) joined += flatten(part);
  return joined;
}
