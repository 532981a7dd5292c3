import * as fc from "fast-check";
import { callIdValue, COMPACT_NAMES, moreValues, partyValue, viaValue } from "./arbitrary-field.ts";
import { sentence } from "./arbitrary-rule.ts";
import { addressText } from "./arbitrary-text.ts";
import { uriText } from "./arbitrary-uri.ts";

/** A message as text, of which the parts can still be told apart. */
export interface MessageText {
  /** The first line, in the parts that a space divides. */
  readonly start: readonly [string, string, string];
  readonly fields: readonly FieldText[];
  readonly body: string;
}

/** A header field as text, without the CRLF that ends it. */
export interface FieldText {
  /** The name that the RFC gives it. */
  readonly header: string;

  /** The name as it is written, and the colon with the white space around it. */
  readonly name: string;

  /** The value, which can be folded. */
  readonly value: string;
}

/**
 * Messages as text (RFC 3261 section 7): requests and responses with the header fields that they must have,
 * one hop or several, compact names, folded lines, and bodies. They have a Content-Length, so they fit a
 * stream as well.
 *
 * @returns The arbitrary. It shrinks towards an OPTIONS request with the mandatory header fields alone.
 */
export function document(): fc.Arbitrary<string> {
  return messageText().map(writeMessage);
}

/**
 * Messages in parts.
 *
 * @returns The arbitrary.
 */
export function messageText(): fc.Arbitrary<MessageText> {
  return fc.oneof(
    crossShrink,
    { weight: 3, arbitrary: requestText() },
    { weight: 2, arbitrary: responseText() },
  );
}

/**
 * Requests in parts.
 *
 * @returns The arbitrary.
 */
export function requestText(): fc.Arbitrary<MessageText> {
  const method = fc.oneof(
    crossShrink,
    { weight: 4, arbitrary: fc.constantFrom("OPTIONS", "MESSAGE", "REGISTER", "BYE", "ACK") },
    { weight: 1, arbitrary: sentence("message/token", { maxRepeat: 4 }) },
  );
  return fc
    .record({ method, requestUri: uriText(), fields: fields(), body: body() })
    .map(({ method: name, requestUri: uri, fields: before, body: content }) => ({
      start: [name, uri, VERSION] as const,
      fields: [...ofMethod(before, name), ...content.fields],
      body: content.text,
    }));
}

/**
 * Writes a message.
 *
 * @param message Its parts.
 * @returns The text.
 */
export function writeMessage(message: MessageText): string {
  const { start, fields: all, body: text } = message;
  const lines = [start.join(" "), ...all.map(writeField)];
  return `${lines.join(CRLF)}${CRLF}${CRLF}${text}`;
}

/**
 * Writes a header field.
 *
 * @param field The field.
 * @returns The text, without what ends the line.
 */
export function writeField(field: FieldText): string {
  return field.name + field.value;
}

/**
 * A header field as most write it.
 *
 * @param header The name.
 * @param value The value.
 * @returns The field.
 */
export function plainField(header: string, value: string): FieldText {
  return { header, name: `${header}: `, value };
}

function responseText(): fc.Arbitrary<MessageText> {
  const status = fc.constantFrom("200", "180", "302", "404", "503", "600", "699", "100");
  const phrase = fc.oneof(crossShrink, fc.constantFrom("OK", ""), addressText());
  return fc
    .record({ status, phrase, fields: fields(), body: body() })
    .map(({ status: code, phrase: text, fields: before, body: content }) => ({
      start: [VERSION, code, text] as const,
      fields: [...ofMethod(before, "OPTIONS"), ...content.fields],
      body: content.text,
    }));
}

const VERSION = "SIP/2.0";
const CRLF = "\r\n";
const crossShrink = { withCrossShrink: true } as const;

/** What a CSeq has in place of a method, as long as that is not known. */
const ANY_METHOD = "*";

function ofMethod(all: readonly FieldText[], method: string): readonly FieldText[] {
  return all.map((one) =>
    one.header === "CSeq" ? { ...one, value: one.value.replace(ANY_METHOD, () => method) } : one,
  );
}

function fields(): fc.Arbitrary<readonly FieldText[]> {
  const more = Array.from(moreValues(), ([name, values]) => field(name, values));
  return fc
    .record({
      via: field("Via", viaValue()),
      vias: fc.array(field("Via", viaValue()), { maxLength: 2 }),
      from: field("From", partyValue("a")),
      to: field("To", partyValue(undefined)),
      callId: field("Call-ID", callIdValue()),
      cseq: field("CSeq", fc.constantFrom(`0 ${ANY_METHOD}`, `2147483647 ${ANY_METHOD}`)),
      maxForwards: field("Max-Forwards", fc.constantFrom("70", "0", "255")),
      more: fc.uniqueArray(fc.oneof(crossShrink, ...more), {
        maxLength: 4,
        selector: ({ header }) => header,
      }),
    })
    .map(({ via, vias, from, to, callId: id, cseq: sequence, maxForwards, more: others }) => [
      via,
      ...vias,
      from,
      to,
      id,
      sequence,
      maxForwards,
      ...others,
    ]);
}

// A field in long or compact form, folded or not.
function field(header: string, values: fc.Arbitrary<string>): fc.Arbitrary<FieldText> {
  const names = fc.constantFrom(
    header,
    COMPACT_NAMES.get(header) ?? header,
    header.toLowerCase(),
    header.toUpperCase(),
  );
  const colons = fc.constantFrom(": ", ":", " : ", ":\t", `:${CRLF} `);
  return fc.tuple(names, colons, values, fc.boolean()).map(([name, colon, value, isFolded]) => ({
    header,
    name: name + colon,
    value: isFolded ? value.replace(" ", `${CRLF} `) : value,
  }));
}

interface Body {
  readonly fields: readonly FieldText[];
  readonly text: string;
}

function body(): fc.Arbitrary<Body> {
  const typed = fc.record({
    type: field("Content-Type", fc.constantFrom("text/plain", "text/plain;charset=utf-8")),
    text: fc.string({ unit: fc.constantFrom("a", " ", CRLF, "é", "\0"), maxLength: 8 }),
  });
  const session = field("Content-Type", fc.constant("application/sdp")).map((type) => ({
    type,
    text: ["v=0", "o=- 0 0 IN IP4 a", "s=-", "t=0 0", ""].join(CRLF),
  }));
  const several = field("Content-Type", fc.constant("multipart/mixed;boundary=b")).map((type) => ({
    type,
    text: ["--b", "", "a", "--b", "Content-Type: text/html", "", "<p>", "--b--", ""].join(CRLF),
  }));
  const none = fc.constant({ type: undefined, text: "" });
  const bodies = fc.oneof(
    crossShrink,
    { weight: 3, arbitrary: none },
    { weight: 3, arbitrary: typed },
    { weight: 1, arbitrary: session },
    { weight: 1, arbitrary: several },
  );
  const length = fc.constantFrom("Content-Length: ", "l: ", "content-length:");
  return fc.tuple(bodies, length).map(([{ type, text }, name]) => {
    const octets = new TextEncoder().encode(text).length;
    const own = { header: "Content-Length", name, value: String(octets) };
    return { fields: type === undefined ? [own] : [type, own], text };
  });
}
