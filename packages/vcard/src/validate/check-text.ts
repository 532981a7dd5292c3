import { parameterValues, sameName, type Card, type CardSource } from "../card.ts";
import { LineBreaks } from "../line-breaks.ts";
import type { DiagnosticCode } from "./diagnostics.ts";
import type { Findings, PlacedFinding } from "./finding.ts";
import { mapLine } from "./line-map.ts";

/** How lines end; CRLF is how they should. */
type LineEnd = "crlf" | "bare-line-feed" | "bare-carriage-return" | "repeated-carriage-return";

const NOT_CRLF = /(?<!\r)\n|\r(?!\n)|\r\r/;
const LINE_BREAK = /\r+\n?|\n/g;
const BYTE_ORDER_MARK = "\ufeff";

const LINE_END_MESSAGES: Readonly<Record<Exclude<LineEnd, "crlf">, string>> = {
  "bare-line-feed": "line ends with LF alone; end it with CRLF",
  "bare-carriage-return": "line ends with CR alone; end it with CRLF",
  "repeated-carriage-return": "line ends with more than one CR; end it with CRLF",
};

/** Looks at line ends over all parts of a text: each kind is said once for lines that follow each other. */
export class LineEndCheck {
  #before: LineEnd = "crlf";

  /**
   * Looks at the next part of the text.
   *
   * @param text The part.
   * @param findings Takes what is found.
   */
  check(text: string, findings: Findings<PlacedFinding>): void {
    if (this.#before === "crlf" && !NOT_CRLF.test(text)) return;
    for (const { index, 0: lineBreak } of text.matchAll(LINE_BREAK)) {
      const lineEnd = lineEndOf(lineBreak);
      if (lineEnd !== this.#before && lineEnd !== "crlf") {
        findings.add({
          code: lineEnd,
          message: LINE_END_MESSAGES[lineEnd],
          from: index,
          to: index + lineBreak.length,
        });
      }
      this.#before = lineEnd;
    }
  }
}

function lineEndOf(lineBreak: string): LineEnd {
  if (lineBreak === "\r\n") return "crlf";
  if (lineBreak === "\n") return "bare-line-feed";
  return lineBreak === "\r" ? "bare-carriage-return" : "repeated-carriage-return";
}

/**
 * Looks for byte order marks at the start of lines, and at the end of a text.
 *
 * @param text A part of a text.
 * @param isUtf16 Whether a mark at its start says how it is encoded.
 * @param findings Takes what is found.
 */
export function checkMarks(
  text: string,
  isUtf16: boolean,
  findings: Findings<PlacedFinding>,
): void {
  let at = text.indexOf(BYTE_ORDER_MARK, isUtf16 ? 1 : 0);
  for (; at !== -1; at = text.indexOf(BYTE_ORDER_MARK, at + 1)) {
    // Elsewhere it is a character of a value.
    if (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) continue;
    findings.add({
      code: "byte-order-mark",
      message: "line begins with a byte order mark; leave it out",
      from: at,
      to: at + 1,
    });
  }
}

/**
 * Looks at what stands between the properties of a card and around it: blank lines.
 *
 * @param text The card's text, or a text without cards.
 * @param card The card in it, if it has one.
 * @param isVersion21 Whether base64 ends with a blank line, as in vCard 2.1.
 * @param findings Takes what is found.
 */
export function checkGaps(
  text: string,
  card: Card | undefined,
  isVersion21: boolean,
  findings: Findings<PlacedFinding>,
): void {
  if (!findings.wants("blank-line")) return;
  const { source } = card ?? {};
  const breaks = new LineBreaks(text);
  if (source === undefined) {
    checkGap(breaks, 0, text.length, findings);
    return;
  }
  const { spans, properties } = source;
  checkGap(breaks, 0, source.start, findings);
  let from = source.bodyStart;
  for (let index = 0; index <= properties.length; index++) {
    const to = spans[2 * index] ?? source.bodyEnd;
    const before = properties[index - 1];
    const isBase64 =
      isVersion21 &&
      to > from &&
      before !== undefined &&
      parameterValues(before, "ENCODING").some((name) => /^(?:base64|b)$/i.test(name));
    if (!isBase64) checkGap(breaks, from, to, findings);
    from = spans[2 * index + 1] ?? to;
  }
  checkGap(breaks, source.end, text.length, findings);
}

function checkGap(
  breaks: LineBreaks,
  from: number,
  to: number,
  findings: Findings<PlacedFinding>,
): void {
  const { text } = breaks;
  let isBlank = false;
  for (let start = from; start < to; start = Math.min(breaks.next, to)) {
    breaks.find(start);
    const end = Math.min(breaks.end, to);
    const wasBlank = isBlank;
    isBlank = /^\ufeff?[ \t]*$/.test(text.slice(start, end));
    // A byte order mark that BEGIN, or nothing, stands behind is not a line.
    const isLine = breaks.end < to || text.charAt(start) !== BYTE_ORDER_MARK;
    if (!isBlank || wasBlank || !isLine) continue;
    findings.add({
      code: "blank-line",
      message: "line is blank; leave it out",
      from: start,
      to: Math.min(breaks.next, to),
    });
  }
}

/**
 * Looks at the lines BEGIN and END.
 *
 * @param source The card's source.
 * @param findings Takes what is found.
 */
export function checkMarkers(source: CardSource, findings: Findings<PlacedFinding>): void {
  const { text, start, bodyStart, bodyEnd, end } = source;
  for (const [name, from, to] of [
    ["BEGIN", start, bodyStart],
    ["END", bodyEnd, end],
  ] as const) {
    if (from === to) continue;
    const map = mapLine(text, from, to, false);
    if (sameName(map.line.replace(BYTE_ORDER_MARK, ""), `${name}:VCARD`)) continue;
    findings.add({
      code: "space-in-marker",
      message: `white space stands around VCARD; write ${name}:VCARD`,
      from,
      to: map.end,
    });
  }
}

/**
 * Tells what is wrong with the end of a text.
 *
 * @param text The last part of the text.
 * @param findings Takes what is found.
 */
export function checkTextEnd(text: string, findings: Findings<PlacedFinding>): void {
  const last = text.endsWith(BYTE_ORDER_MARK) ? text.slice(0, -1) : text;
  if (last === "" || /[\r\n]$/.test(last)) return;
  const code: DiagnosticCode = "missing-line-break";
  const message = "last line has no line break; end it with CRLF";
  findings.add({ code, message, from: last.length, to: last.length });
}
