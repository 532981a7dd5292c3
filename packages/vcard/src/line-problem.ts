import type { Failure } from "@callingcard/grammar";
import { contentline } from "./generated/vcard.ts";
import type { Problem } from "./problem.ts";

// Thrown to leave the grammar, and made once: a hostile text has a broken line in every other octet,
// and each Error costs a look at the stack.
const REFUSAL = new Error("not a content line");

/** What is wrong with a line, its range left out. */
export type LineProblem = Omit<Problem, "start" | "end">;

/**
 * Tells why a line is not a content line.
 *
 * @param line The line, without folds and line breaks.
 * @returns What is wrong, and where in the line.
 */
export function problemOf(line: string): LineProblem {
  const { code, rule, expected, offset } = failureOf(line);
  const isEnd = code === "unexpected-end";
  return {
    code: isEnd ? "unexpected-end" : "unexpected-character",
    reason: `${isEnd ? "line ends" : "character"} where ${expected} could stand`,
    offset,
    rule: `RFC 6350 ${rule}`,
  };
}

function failureOf(line: string): Failure {
  let failure: Failure = { code: "unexpected-end", offset: line.length, rule: "", expected: "" };
  try {
    contentline.parse(line, (found) => {
      failure = found;
      throw REFUSAL;
    });
  } catch (error) {
    if (error !== REFUSAL) throw error;
  }
  return failure;
}
