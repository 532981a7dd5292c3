import type { JsContactCard } from "./card.ts";
import { Checker } from "./checker.ts";
import { checkLocalizations } from "./check-localizations.ts";
import { checkObject } from "./check-value.ts";
import { isObject, type MutableObject } from "./json.ts";
import type { JsContactLimits, ParseOptions } from "./options.ts";
import type { JsContactProblem } from "./problem.ts";

/**
 * Finds everything that is wrong with a JSContact Card (RFC 9553 section 1.7, RFC 9982). Members that
 * are vendor-specific or unknown are valid whatever their values.
 *
 * @param input A JSON value.
 * @param options Limits.
 * @returns The problems; none if it is valid.
 * @example
 * validateJsContact({ "@type": "Card", version: "2.0", emails: { e1: {} } });
 * // [{ code: "missing-property", pointer: "/emails/e1/address", … }]
 */
export function validateJsContact(
  input: unknown,
  options: JsContactLimits = {},
): readonly JsContactProblem[] {
  const problems: JsContactProblem[] = [];
  const onProblem = (problem: JsContactProblem): void => void problems.push(problem);
  checkCard(input, new Checker({ ...options, onProblem }));
  return problems;
}

/**
 * Checks a card, and copies what is valid of it.
 *
 * @param input A JSON value.
 * @param options Limits, and what to do about problems.
 * @returns The copy; `undefined` for what is no object at all.
 * @throws JsContactError for the first problem without `onProblem`.
 */
export function validCard(input: unknown, options: ParseOptions): JsContactCard | undefined {
  return checkCard(input, new Checker(options));
}

function checkCard(input: unknown, checker: Checker): JsContactCard | undefined {
  if (!isObject(input)) {
    checker.tell("wrong-type", "card is no object", "RFC 9553 section 2");
    return undefined;
  }
  const { localizations, ...rest } = input;
  const card: MutableObject = checkObject(rest, ["Card"], checker) ?? {};
  if (localizations !== undefined) {
    const checked = checkLocalizations(localizations, card, checker);
    if (checked !== undefined) card["localizations"] = checked;
  }
  const { "@type": _type, version, ...members } = card;
  return {
    "@type": "Card",
    version: version === "1.0" || version === "2.0" ? version : "1.0",
    ...members,
  } as JsContactCard;
}
