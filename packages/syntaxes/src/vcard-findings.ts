import { type Diagnostic, validateCards } from "@callingcard/vcard/validate";
import { vcardIr } from "@callingcard/vcard/grammar";
import type { Draft } from "./draft.ts";
import { type Fault, faultOf } from "./fault.ts";
import { lineWithout } from "./vcard-line.ts";

/** Most broken lines that are explained: each costs a walk through the grammar. */
const MAX_EXPLAINED = 50;

/** Lines that were not read. */
export interface Unread {
  readonly start: number;
  readonly end: number;
}

/**
 * Notes what validation finds, and of broken lines what could have stood there.
 *
 * @param draft The reading.
 * @param octets What is read.
 * @returns The lines that were not read, in the order of the text.
 */
export function addFindings(draft: Draft, octets: Uint8Array): readonly Unread[] {
  const unread: Unread[] = [];
  for (const found of validateCards(octets, { severity: "warning" })) {
    const { severity, code, message, offset, length } = found;
    draft.add({
      severity: severity === "error" ? "error" : "warning",
      start: offset,
      end: offset + length,
      code,
      message,
      ...(unread.length < MAX_EXPLAINED && explain(draft.text, found)),
    });
    if (found.unread === undefined) continue;
    const start = found.unread.offset;
    unread.push({ start, end: start + found.unread.length });
  }
  return unread.toSorted((a, b) => a.start - b.start);
}

function explain(
  text: string,
  { code, offset, unread }: Diagnostic,
): Pick<Fault, "expected" | "grammar" | "rule"> | undefined {
  if (unread === undefined || (code !== "unexpected-character" && code !== "unexpected-end"))
    return undefined;
  const line = lineWithout(text, unread.offset, unread.offset + unread.length, "folds");
  const fault = faultOf(vcardIr, "contentline", line);
  if (fault?.start !== offset) return undefined;
  const { expected, grammar, rule } = fault;
  return { expected, grammar, rule };
}
