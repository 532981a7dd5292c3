import { type NearMiss, nearMisses } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { cpimIr } from "../generated/cpim.ir.ts";
import { type MessageText, messageText } from "./document.ts";

/**
 * Messages that are spoilt in one place, such that `parseCpim` throws: a header line that is none, a prefix
 * that no NS header declares, no blank line behind the message headers, or no Content-Type. `offset`
 * counts UTF-16 code units from the start of the message.
 *
 * @returns The arbitrary.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(messageText(), fc.oneof({ weight: 4, arbitrary: spoiltLine() }, otherSpoil()))
    .map(([message, spoil]) => {
      const { before, miss, after } = spoil(message);
      const head = before.join("");
      const text = head + miss.text + after.join("");
      return { ...miss, text, offset: head.length + miss.offset };
    });
}

/** A message in which one piece is spoilt. */
interface Spoilt {
  readonly before: readonly string[];
  readonly miss: NearMiss;
  readonly after: readonly string[];
}

type Spoil = (message: MessageText) => Spoilt;

// A line more among the headers.
function spoiltLine(): fc.Arbitrary<Spoil> {
  const misses = nearMisses(cpimIr, "header", { refused: true, maxRepeat: 3 });
  return fc
    .tuple(
      misses.filter(({ text }) => /^[^\r\n]+\r\n$/.test(text)),
      fc.nat(),
    )
    .map(([miss, at]) => ({ headers, fields, body }) => {
      const place = at % (headers.length + 1);
      return {
        before: headers.slice(0, place),
        miss,
        after: [...headers.slice(place), "\r\n", ...fields, "\r\n", body],
      };
    });
}

function otherSpoil(): fc.Arbitrary<Spoil> {
  const made = (text: string, offset: number, rule: string, change: string): NearMiss => ({
    text,
    offset,
    rule,
    change,
  });
  return fc.constantFrom<Spoil[]>(
    ({ headers, fields, body }) => ({
      before: headers,
      miss: made("", 0, "head", "blank line left out"),
      after: [...fields, "\r\n", body],
    }),
    ({ headers, fields, body }) => ({
      before: [...headers, "\r\n"],
      miss: made("", 0, "content", "Content-Type left out"),
      after: [...fields.slice(1), "\r\n", body],
    }),
    ({ headers, fields, body }) => ({
      before: headers,
      miss: made("x.A: 1\r\n", 0, "header", "a prefix that no NS header declares"),
      after: ["\r\n", ...fields, "\r\n", body],
    }),
  );
}
