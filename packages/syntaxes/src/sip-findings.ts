import { canonicalName, type SipMessage, type SipProblem, validateMessage } from "@callingcard/sip";
import { fieldIr, uriIr } from "@callingcard/sip/grammar";
import type { Draft } from "./draft.ts";
import { faultOf } from "./fault.ts";
import { type Part, wholeOf } from "./part.ts";
import type { HeadRead, PlacedField } from "./sip-head.ts";
import { fieldRule, uriRule } from "./sip-rules.ts";

/**
 * Notes what is wrong with a message whose syntax is right, where it is wrong.
 *
 * @param draft The reading.
 * @param message The message.
 * @param head Where the parts of its head are.
 * @param headEnd Where the head ends.
 */
export function addFindings(
  draft: Draft,
  message: SipMessage,
  head: HeadRead,
  headEnd: number,
): void {
  const { requestUri, fields } = head;
  const problems = validateMessage(message);
  if (problems.length === 0) return;
  const places = new FieldPlaces(message, fields);
  for (const problem of problems) {
    const { code, reason, header, offset } = problem;
    if (header === undefined) {
      if (code === "unsupported-version") {
        draft.add({ ...versionPlace(draft.text), code, message: reason });
        continue;
      }
      addAt(draft, problem, requestUri, requestUri && [uriIr, uriRule(requestUri.text)]);
    } else if (code === "missing-header") {
      draft.add({ start: headEnd, end: headEnd, code, message: reason });
    } else {
      const field = places.take(problem);
      const rule = field && fieldRule(field.name, field.value.text);
      addAt(draft, { code, reason, offset }, field?.value, rule && [fieldIr, rule]);
    }
  }
}

/** The SIP-Version at the start of a Status-Line, or at the end of a Request-Line (RFC 3261 section 25.1). */
const VERSION = /^SIP\/[\d.]+|SIP\/[\d.]+(?=\r?\n|$)/i;

function versionPlace(text: string): { readonly start: number; readonly end: number } {
  const [line = ""] = text.split("\n", 1);
  const found = VERSION.exec(line.replace(/\r$/, ""));
  const start = found?.index ?? 0;
  return { start, end: start + (found?.[0].length ?? 1) };
}

type Grammatical = readonly [ir: typeof fieldIr, rule: string];

function addAt(
  draft: Draft,
  { code, reason, offset }: Pick<SipProblem, "code" | "reason" | "offset">,
  part: Part | undefined,
  by: Grammatical | "" | undefined,
): void {
  const start = part?.inWhole(offset) ?? 0;
  const fault = part && by ? faultOf(by[0], by[1], part) : undefined;
  if (fault?.start === start) {
    const { expected, grammar, rule } = fault;
    draft.add({ start, expected, grammar, rule, code, message: reason });
  } else {
    const place = part === undefined ? { start } : placeOf(code, part, offset);
    draft.add({ ...place, code, message: reason });
  }
}

/** What stands for itself in a value: a word, a number, an address without its brackets. */
const WORD = /[^\s,;<>"=]+/y;

// All that is wrong, where the value can be read: its syntax is right.
function placeOf(
  code: SipProblem["code"],
  part: Part,
  offset: number,
): { readonly start: number; readonly end: number } {
  const { text } = part;
  if (code === "repeated-header") return wholeOf(part);
  if (code === "method-mismatch") return wholeOf(part, text.search(/\S+$/));
  WORD.lastIndex = offset;
  const { length } = WORD.exec(text)?.[0] ?? " ";
  return wholeOf(part, offset, Math.min(offset + length, text.length));
}

/** Finds the fields that problems are about: the problem itself names the field, not which of several. */
class FieldPlaces {
  readonly #fields: readonly {
    readonly field: PlacedField;
    readonly name: string;
    readonly problems: SipProblem[];
  }[];

  constructor(message: SipMessage, fields: readonly PlacedField[]) {
    this.#fields = fields.map((field) => {
      const { name, value } = field;
      const alone = { ...message, headers: [{ name, value: value.text }] };
      const problems = validateMessage(alone).filter(({ code }) => code !== "missing-header");
      return { field, name: canonicalName(name), problems };
    });
  }

  // The field that has the problem, each time the next one.
  take(problem: SipProblem): PlacedField | undefined {
    const { code, header, offset } = problem;
    const wanted = header && canonicalName(header);
    const named = this.#fields.filter(({ name }) => name === wanted);
    for (const { field, problems } of named) {
      const index = problems.findIndex((one) => one.code === code && one.offset === offset);
      if (index === -1) continue;
      problems.splice(index, 1);
      return field;
    }
    return (code === "repeated-header" ? (named[1] ?? named[0]) : named[0])?.field;
  }
}
