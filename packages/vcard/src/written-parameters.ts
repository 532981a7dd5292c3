import type { Parameter } from "./card.ts";
import { encodingOf, type Head } from "./head.ts";
import { encodeParameterValue } from "./parameter-value.ts";

const NAME = /^[A-Za-z\d_(-]*$/;

/** What no parameter value can carry: control characters but for the tab and the line feed (RFC 6868). */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/;

/** Parameters as they are written, and what the value is written like because of them. */
export interface WrittenParameters {
  /** The parameters, and the colon behind them. */
  readonly text: string;
  readonly encoding: Head["encoding"];
}

const NONE: WrittenParameters = { text: ":", encoding: undefined };

/** What was written for parameters that cannot change, as those of most properties that were read. */
const known = /* @__PURE__ */ new WeakMap<readonly Parameter[], WrittenParameters>();

/**
 * Writes parameters, each behind a semicolon, and the colon behind all.
 *
 * @param parameters The parameters.
 * @returns What is written; `undefined` if a name has other characters than letters, digits, `-`, `_` and
 *   `(`, or a value a control character.
 */
export function writeParameters(parameters: readonly Parameter[]): WrittenParameters | undefined {
  if (parameters.length === 0) return NONE;
  const found = known.get(parameters);
  if (found !== undefined) return found;
  let text = "";
  for (const { name, values } of parameters) {
    if (!NAME.test(name) || values.some((value) => CONTROL.test(value))) return undefined;
    text += `;${name}`;
    if (values.length > 0) text += `=${values.map(encodeParameterValue).join(",")}`;
  }
  const written = { text: `${text}:`, encoding: encodingOf(parameters) };
  if (isFrozen(parameters)) known.set(parameters, written);
  return written;
}

function isFrozen(parameters: readonly Parameter[]): boolean {
  return (
    Object.isFrozen(parameters) &&
    parameters.every((parameter) => Object.isFrozen(parameter) && Object.isFrozen(parameter.values))
  );
}
