import {
  bandwidths,
  mediaLine,
  type SdpLine,
  SdpError,
  type SessionDescription,
  times,
} from "@callingcard/sdp";
import type { Draft } from "./draft.ts";

/** Reads the value of a line alone, by its letter, as who uses the description does. */
const READ: ReadonlyMap<string, (line: SdpLine) => unknown> = new Map<
  string,
  (line: SdpLine) => unknown
>([
  ["b", (line) => bandwidths({ lines: [line] })],
  ["m", (line) => mediaLine({ lines: [line] })],
  ["t", (line) => times({ lines: [line], media: [] })],
]);

/**
 * Notes numbers that the codec takes and that are too large to be used: of ports, bandwidths and times.
 *
 * @param draft The reading.
 * @param description The description, all of the text.
 */
export function addValueFindings(draft: Draft, description: SessionDescription): void {
  const { lines, media } = description;
  let start = 0;
  for (const line of [...lines, ...media.flatMap((one) => one.lines)]) {
    const { type, value, lineEnd } = line;
    addFinding(draft, line, start + type.length + 1);
    start += type.length + 1 + value.length + lineEnd.length;
  }
}

function addFinding(draft: Draft, line: SdpLine, valueStart: number): void {
  try {
    READ.get(line.type)?.(line);
  } catch (error) {
    if (!(error instanceof SdpError)) throw error;
    const { code, message } = error;
    const number = LARGE.exec(line.value);
    const start = valueStart + (number?.index ?? 0);
    const end = start + (number?.[0] ?? line.value).length;
    draft.add({ severity: "warning", start, end, code, message });
  }
}

/** A number that may be beyond 2^53. */
const LARGE = /[0-9]{16,}/;
