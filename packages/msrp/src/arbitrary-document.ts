import * as fc from "fast-check";
import { frame, identifier, msrpUri } from "./arbitrary-frame.ts";
import { headerText } from "./arbitrary-text.ts";
import { encodeFrame } from "./encode-frame.ts";
import { stringifyMsrpPath } from "./msrp-uri.ts";

/** A frame as text, of which the parts can still be told apart. */
export interface FrameText {
  readonly transactionId: string;

  /** What follows the identifier in the first line. */
  readonly start: string;
  readonly headers: readonly HeaderText[];

  /** What the transaction identifier of the end-line is; as a rule the frame's. */
  readonly endId: string;
  readonly body: string | undefined;
  readonly flag: "$" | "+" | "#" | "";
}

/** A header as text. */
export interface HeaderText {
  readonly name: string;
  readonly value: string;
}

/**
 * Frames as text (RFC 4975 section 9): SEND with and without body, REPORT, and responses, with the headers
 * that each of them must have. Bodies have what looks like an end-line.
 *
 * @returns The arbitrary. It shrinks towards a SEND without a body.
 */
export function document(): fc.Arbitrary<string> {
  return frameText().map(writeFrame);
}

/**
 * Octets of one to three frames, one after the other, with bodies of any octets: what a stream has. With
 * `chunkings` of `@callingcard/grammar/arbitrary` they come in pieces.
 *
 * @returns The arbitrary.
 */
export function frames(): fc.Arbitrary<Uint8Array> {
  return fc.array(frame(), { minLength: 1, maxLength: 3 }).map((all) => {
    const encoded = all.map(encodeFrame);
    return Uint8Array.from(encoded.flatMap((octets) => [...octets]));
  });
}

/**
 * Frames in parts.
 *
 * @returns The arbitrary.
 */
export function frameText(): fc.Arbitrary<FrameText> {
  const weights = { send: 4, report: 1, response: 2 };
  return fc.oneof(
    crossShrink,
    { weight: weights.send, arbitrary: sendText() },
    { weight: weights.report, arbitrary: reportText() },
    { weight: weights.response, arbitrary: responseText() },
  );
}

/**
 * SENDs in parts.
 *
 * @returns The arbitrary.
 */
export function sendText(): fc.Arbitrary<FrameText> {
  return fc
    .record({
      transactionId: identifier(),
      paths: paths(),
      messageId: header("Message-ID", identifier()),
      success: optional(header("Success-Report", fc.constantFrom("yes", "no"))),
      failure: optional(header("Failure-Report", fc.constantFrom("no", "partial", "yes"))),
      range: optional(header("Byte-Range", fc.constantFrom("1-*/*", "1-1/1", "1-1/2", "2-2/2"))),
      others: others(),
      content: optional(content()),
      flag: flag(),
    })
    .map(({ transactionId, content: [body], flag: end, ...more }) => ({
      transactionId,
      endId: transactionId,
      start: "SEND",
      headers: [
        ...more.paths,
        more.messageId,
        ...more.success,
        ...more.failure,
        ...more.range,
        ...more.others,
        ...(body === undefined ? [] : [{ name: "Content-Type", value: body.type }]),
      ],
      body: body?.textIn(transactionId),
      flag: end,
    }));
}

/**
 * Writes a frame.
 *
 * @param parts Its parts.
 * @returns The text.
 */
export function writeFrame(parts: FrameText): string {
  const { transactionId, start, headers, endId, body, flag: end } = parts;
  const lines = headers.map(({ name, value }) => `${name}: ${value}\r\n`);
  const content = body === undefined ? "" : `\r\n${body}\r\n`;
  return `MSRP ${transactionId} ${start}\r\n${lines.join("")}${content}-------${endId}${end}\r\n`;
}

function reportText(): fc.Arbitrary<FrameText> {
  return fc
    .record({
      transactionId: identifier(),
      paths: paths(),
      messageId: header("Message-ID", identifier()),
      range: header("Byte-Range", fc.constantFrom("1-1/1", "1-2/3")),
      status: header("Status", fc.constantFrom("000 200 OK", "000 200", "000 408 Timeout")),
      others: others(),
    })
    .map(({ transactionId, paths: first, messageId, range, status, others: more }) => ({
      transactionId,
      endId: transactionId,
      start: "REPORT",
      headers: [...first, messageId, range, status, ...more],
      body: undefined,
      flag: "$" as const,
    }));
}

function responseText(): fc.Arbitrary<FrameText> {
  return fc
    .record({
      transactionId: identifier(),
      status: fc.constantFrom("200", "400", "481", "506"),
      comment: fc.oneof(
        crossShrink,
        fc.constantFrom("", " OK"),
        headerText().map((text) => ` ${text}`),
      ),
      paths: paths(),
      others: others(),
    })
    .map(({ transactionId, status, comment, paths: headers, others: more }) => ({
      transactionId,
      endId: transactionId,
      start: status + comment,
      headers: [...headers, ...more],
      body: undefined,
      flag: "$" as const,
    }));
}

function paths(): fc.Arbitrary<readonly HeaderText[]> {
  return fc.tuple(header("To-Path", path("a")), header("From-Path", path("b")));
}

function path(host: string): fc.Arbitrary<string> {
  const several = fc.array(msrpUri(), { minLength: 1, maxLength: 2 }).map(stringifyMsrpPath);
  return fc.oneof(crossShrink, fc.constant(`msrp://${host}.example:2855/${host};tcp`), several);
}

function others(): fc.Arbitrary<HeaderText[]> {
  const names = fc.constantFrom("X-A", "Content-ID", "Use-Nickname", "constructor");
  return fc.array(fc.record({ name: names, value: headerText() }), { maxLength: 2 });
}

function header(name: string, values: fc.Arbitrary<string>): fc.Arbitrary<HeaderText> {
  return values.map((value) => ({ name, value }));
}

interface Content {
  readonly type: string;

  /** The text in a transaction. */
  readonly textIn: (transactionId: string) => string;
}

/** What stands for the identifier of the transaction in a text, as long as that is not known. */
const ID = "\u{f8ff}";

// A flag stands behind the identifier of another transaction alone, so that no piece ends the frame.
function content(): fc.Arbitrary<Content> {
  const endLine = `\r\n-------${ID}`;
  const pieces = fc.constantFrom("a", "é", "\r\n", "-------", endLine, `${endLine}x$\r\n`, "\0");
  return fc.record({
    type: fc.constantFrom("text/plain", "message/cpim", "text/plain;charset=utf-8"),
    textIn: fc
      .array(pieces, { maxLength: 6 })
      .map((all) => (transactionId: string) => all.join("").replaceAll(ID, () => transactionId)),
  });
}

function flag(): fc.Arbitrary<"$" | "+" | "#"> {
  return fc.constantFrom("$" as const, "+" as const, "#" as const);
}

const crossShrink = { withCrossShrink: true } as const;

function optional<Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(of, { maxLength: 1 });
}
