import { canonicalName, parseMessage, SipError, type SipMessage } from "@callingcard/sip";
import { fieldIr, messageIr } from "@callingcard/sip/grammar";
import type { Draft } from "./draft.ts";
import { faultOf } from "./fault.ts";
import { type Part, wholeOf } from "./part.ts";
import type { HeadRead, PlacedField } from "./sip-head.ts";
import { attempt } from "./value-rule.ts";

/** What is wrong with the length of the body: the codec tells it of the field, or of the body. */
const LENGTH_CODES: ReadonlySet<string> = new Set([
  "body-too-long",
  "conflicting-content-length",
  "incomplete-body",
  "invalid-content-length",
]);

/**
 * Reads a message by its codec, and notes why it cannot be read; where that is its length, with the value of
 * Content-Length.
 *
 * @param draft The reading.
 * @param octets The octets.
 * @param part The head.
 * @param head Where the parts of the head are.
 * @returns The message; `undefined` where the codec refuses it.
 */
export function readMessage(
  draft: Draft,
  octets: Uint8Array,
  part: Part,
  head: HeadRead,
): SipMessage | undefined {
  return attempt(
    draft,
    (offset) => offset,
    () => {
      try {
        return parseMessage(octets);
      } catch (error) {
        const field = error instanceof SipError ? lengthField(error, head.fields) : undefined;
        if (field === undefined || !(error instanceof SipError)) throw error;
        const { code, message } = error;
        const fault = faultOf(fieldIr, "number", field.value);
        const { expected = [], grammar = "field.ne", rule = "number" } = fault ?? {};
        draft.add({ ...wholeOf(field.value), code, message, expected, grammar, rule });
        return undefined;
      }
    },
    () => faultOf(messageIr, "head", part),
  );
}

// The one that begins at the place of the error or behind it; the last one, where that is the body.
function lengthField(
  { code, offset }: SipError,
  fields: readonly PlacedField[],
): PlacedField | undefined {
  if (!LENGTH_CODES.has(code)) return undefined;
  const lengths = fields.filter(({ name }) => canonicalName(name) === "content-length");
  return lengths.find(({ value }) => value.inWhole(0) >= offset) ?? lengths.at(-1);
}
