import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import {
  type FrameText,
  frameText,
  type HeaderText,
  sendText,
  writeFrame,
} from "./arbitrary-document.ts";
import { nearMiss, type MsrpRule } from "./arbitrary-rule.ts";

/**
 * Frames spoilt in one place, which no reader that keeps to RFC 4975 takes: a part that the grammar does not
 * have, a header left out, doubled or out of order, a Byte-Range that contradicts itself, a body without
 * its type or in a response, an end-line that is none.
 *
 * @returns The arbitrary. The offset is that of the place in the whole text.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  return fc.oneof(
    { weight: 3, arbitrary: spoiltPart() },
    { weight: 3, arbitrary: spoiltHeaders() },
    { weight: 1, arbitrary: spoiltRange() },
    { weight: 2, arbitrary: spoiltContent() },
    { weight: 2, arbitrary: spoiltEndLine() },
    { weight: 1, arbitrary: spoiltLineEnd() },
  );
}

// A line break would end the line, and a space or a colon what stands before it.
function spoiltPart(): fc.Arbitrary<NearMiss> {
  const part = (rule: MsrpRule) =>
    nearMiss(rule, { refused: true }).filter(({ text }) => !/[\r\n]/.test(text));
  return fc.oneof(
    inFirstLine(part("transactid"), (near) => [near, "SEND"], 0),
    inFirstLine(part("statuscode"), (near) => ["abcd", near], 1),
    inHeader("Byte-Range", part("byterange")),
  );
}

// The end-line has the identifier of the first line, whatever that is.
function inFirstLine(
  parts: fc.Arbitrary<NearMiss>,
  startOf: (near: string) => readonly [transactionId: string, start: string],
  index: 0 | 1,
): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(parts, bare())
    .filter(([{ text }]) => !text.includes(" ") && !/^[A-Z]+$/.test(text))
    .map(([near, frame]) => {
      const [transactionId, start] = startOf(near.text);
      const before = index === 0 ? "MSRP " : `MSRP ${transactionId} `;
      const text = writeFrame({ ...frame, transactionId, start, endId: transactionId });
      return { ...near, text, offset: before.length + near.offset };
    });
}

function inHeader(name: string, values: fc.Arbitrary<NearMiss>): fc.Arbitrary<NearMiss> {
  return fc.tuple(values, sendText()).map(([near, frame]) => {
    const headers = frame.headers.filter((header) => header.name !== name);
    const changed = { ...frame, headers: headers.toSpliced(3, 0, { name, value: near.text }) };
    const offset = startOfHeader(changed, 3) + name.length + 2 + near.offset;
    return { ...near, text: writeFrame(changed), offset };
  });
}

function spoiltHeaders(): fc.Arbitrary<NearMiss> {
  const without = fc.constantFrom(0, 1).chain((index) =>
    fc.tuple(fc.constant(index), sendText()).map(([at, frame]): NearMiss => {
      const name = frame.headers[at]?.name ?? "";
      return spoilt(frame, at, frame.headers.toSpliced(at, 1), `${name} left out`);
    }),
  );
  const doubled = fc.tuple(fc.constantFrom(0, 1, 2), sendText()).map(([at, frame]): NearMiss => {
    const { name = "" } = frame.headers[at] ?? {};
    const again = frame.headers.slice(at, at + 1);
    // Behind the two that must be the first ones.
    const headers = frame.headers.toSpliced(3, 0, ...again);
    return spoilt(frame, 3, headers, `${name} doubled`);
  });
  const swapped = frameText().map((frame): NearMiss => {
    const [to, from, ...more] = frame.headers;
    const headers = [from, to, ...more].filter((header) => header !== undefined);
    return spoilt(frame, 0, headers, "From-Path before To-Path");
  });
  const late = sendText().map((frame): NearMiss => {
    const [to, from, id, ...more] = frame.headers;
    const headers = [to, id, from, ...more].filter((header) => header !== undefined);
    return spoilt(frame, 1, headers, "Message-ID before From-Path");
  });
  return fc.oneof(without, doubled, swapped, late);
}

function spoiltRange(): fc.Arbitrary<NearMiss> {
  const ways = [
    { value: "0-1/1", offset: 0, change: "Byte-Range that starts at 0" },
    { value: "3-1/3", offset: 2, change: "Byte-Range that ends before it starts" },
    { value: "1-2/1", offset: 4, change: "Byte-Range that ends behind the message" },
  ];
  const values = fc.constantFrom(...ways).map(({ value, offset, change }): NearMiss => ({
    text: value,
    offset,
    rule: "byterange",
    change,
  }));
  return inHeader("Byte-Range", values);
}

function spoiltContent(): fc.Arbitrary<NearMiss> {
  const type = { name: "Content-Type", value: "text/plain" };
  const other = { name: "X-A", value: "a" };
  const ways: readonly ContentWay[] = [
    { more: [type], body: undefined, change: "Content-Type without a body" },
    { more: [], body: "a", change: "body without Content-Type" },
    { more: [type, other], body: "a", change: "header between Content-Type and body" },
  ];
  const inRequest = fc
    .tuple(fc.constantFrom(...ways), bare())
    .map(([{ more, body, change }, frame]): NearMiss => {
      const headers = [...frame.headers, ...more];
      const at = more.length === 2 ? headers.length - 1 : frame.headers.length;
      return spoilt({ ...frame, body }, at, headers, change);
    });
  const inResponse = bare().map((frame): NearMiss => {
    const headers = [...frame.headers, type];
    const response = { ...frame, start: "200 OK", body: "a" };
    return spoilt(response, frame.headers.length, headers, "body in a response");
  });
  return fc.oneof(inRequest, inResponse);
}

interface ContentWay {
  readonly more: readonly HeaderText[];
  readonly body: string | undefined;
  readonly change: string;
}

// The end-line of a body counts in whole or not at all: the frame then has no end.
function spoiltEndLine(): fc.Arbitrary<NearMiss> {
  const ways = ["other", "flag", "dash", "break"] as const;
  return fc.tuple(fc.constantFrom(...ways), frameText()).map(([way, frame]) => {
    const whole = writeFrame(frame);
    const start = whole.length - `-------${frame.endId}${frame.flag}\r\n`.length;
    const before = whole.slice(0, start);
    const { endId, flag } = frame;
    const rule = "end-line";
    switch (way) {
      case "other": {
        const offset = start + 7 + endId.length;
        const text = `${before}-------${endId}x${flag}\r\n`;
        return { text, offset, rule, change: "end-line of another transaction" };
      }
      case "flag": {
        const offset = start + 7 + endId.length;
        return { text: `${before}-------${endId}\r\n`, offset, rule, change: "flag left out" };
      }
      case "dash": {
        const text = `${before}------${endId}${flag}\r\n`;
        return { text, offset: start + 6, rule, change: "six dashes in place of seven" };
      }
      case "break": {
        const text = whole.slice(0, -2);
        return { text, offset: text.length, rule, change: "CRLF behind the end-line left out" };
      }
    }
  });
}

function spoiltLineEnd(): fc.Arbitrary<NearMiss> {
  const ways = [
    { end: "\n", change: "LF in place of CRLF" },
    { end: "\r", change: "CR in place of CRLF" },
    { end: "\0\r\n", change: "NUL put in" },
  ];
  return fc
    .tuple(fc.constantFrom(...ways), fc.nat(), frameText())
    .map(([{ end, change }, chosen, frame]) => {
      const whole = writeFrame(frame);
      const index = chosen % frame.headers.length;
      const offset = startOfHeader(frame, index) - 2;
      const text = whole.slice(0, offset) + end + whole.slice(offset + 2);
      return { text, offset, rule: "head", change };
    });
}

// A SEND without a body.
function bare(): fc.Arbitrary<FrameText> {
  return sendText().map((frame) => ({
    ...frame,
    headers: frame.headers.filter(({ name }) => name !== "Content-Type"),
    body: undefined,
  }));
}

function spoilt(
  frame: FrameText,
  at: number,
  headers: readonly HeaderText[],
  change: string,
): NearMiss {
  const changed = { ...frame, headers };
  return { text: writeFrame(changed), offset: startOfHeader(changed, at), rule: "header", change };
}

// Where a header begins; behind the last one, where something else does.
function startOfHeader({ transactionId, start, headers }: FrameText, index: number): number {
  const before = headers.slice(0, index).map(({ name, value }) => name.length + value.length + 4);
  const first = `MSRP ${transactionId} ${start}\r\n`.length;
  return before.reduce((sum, length) => sum + length, first);
}
