import { parseCards, type VcardError } from "../src/index.ts";

/** Gives what is in no property, no BEGIN or END line, and no problem of a text. */
export function unreadPart(input: string | Uint8Array): string {
  const ranges: [number, number][] = [];
  const onProblem = ({ start, end }: VcardError): void => void ranges.push([start, end]);
  const cards = parseCards(input, { onProblem, maxProblems: Infinity });
  for (const { source } of cards) {
    if (source === undefined) continue;
    const { offset, start, bodyStart, bodyEnd, end, spans } = source;
    const ends = [start, bodyStart, bodyEnd, end, ...spans].map((at) => offset + at);
    for (let index = 0; index < ends.length; index += 2) {
      ranges.push([ends[index] ?? 0, ends[index + 1] ?? 0]);
    }
  }
  const text = typeof input === "string" ? input : cards.map(({ source }) => source?.text).join("");
  let unread = "";
  let last = 0;
  for (const [start, end] of ranges.toSorted(([left], [right]) => left - right)) {
    if (start > last) unread += text.slice(last, start);
    last = Math.max(last, end);
  }
  return unread + text.slice(last);
}
