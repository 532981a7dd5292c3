import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import {
  type FieldText,
  type MessageText,
  messageText,
  plainField,
  requestText,
  writeField,
  writeMessage,
} from "./arbitrary-document.ts";
import { nearMiss, type SipRule } from "./arbitrary-rule.ts";

/**
 * Messages spoilt in one place, which no reader that keeps to RFC 3261 takes without a problem: a part of
 * the first line or a value that the grammar does not have, a mandatory header field left out, one doubled
 * that may come once, a CSeq of another method, a Content-Length that is too large or differs from another
 * one, line breaks that are none.
 *
 * @returns The arbitrary. The offset is that of the place in the whole text.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  const messages = messageText();
  const requests = requestText();
  return fc.oneof(
    { weight: 4, arbitrary: spoiltValue(messages) },
    { weight: 2, arbitrary: spoiltStart(requests) },
    { weight: 1, arbitrary: wrongValue(messages) },
    { weight: 1, arbitrary: wrongRequest(requests) },
    { weight: 1, arbitrary: withoutField(messages) },
    { weight: 1, arbitrary: doubledField(messages) },
    { weight: 1, arbitrary: wrongLength(messages) },
    { weight: 1, arbitrary: spoiltLineEnd(messages) },
  );
}

type Messages = fc.Arbitrary<MessageText>;

/** Header fields that a spoilt value can stand in, and the rules of their values. */
const VALUE_RULES: readonly (readonly [string, SipRule])[] = [
  ["Via", "field/vias"],
  ["From", "field/addresses"],
  ["To", "field/addresses"],
  ["Contact", "field/addresses"],
  ["Call-ID", "field/callids"],
  ["CSeq", "field/cseq"],
  ["Max-Forwards", "field/number"],
  ["Event", "field/items"],
  ["Accept", "field/mediaranges"],
  ["Require", "field/tokens"],
  ["Privacy", "field/privacies"],
  ["Replaces", "field/replaces"],
  ["RAck", "field/rack"],
  ["Timestamp", "field/timestamp"],
  ["MIME-Version", "field/mimeversion"],
  ["Date", "field/date"],
  ["Warning", "field/warnings"],
  ["Authorization", "field/credentials"],
  ["Authentication-Info", "field/authparams"],
  ["Retry-After", "field/retryafter"],
  ["P-Asserted-Service", "field/serviceids"],
  ["Conversation-ID", "field/identifier"],
];

// White space around a value is not the value's, and nothing at all is a value of some fields, as `*` is.
function spoiltValue(messages: Messages): fc.Arbitrary<NearMiss> {
  return fc.oneof(
    ...VALUE_RULES.map(([header, rule]) => {
      const near = nearMiss(rule, { refused: true }).filter(
        ({ text }) => !/[\r\n]|^[ \t]|[ \t]$|^\*?$/.test(text),
      );
      return fc.tuple(near, messages).map(([miss, message]) => inField(message, header, miss));
    }),
  );
}

/** Parts of the first line that can be spoilt, by their rules: in a request, and in a response. */
const START_RULES: readonly (readonly [index: 0 | 1 | 2, kind: "request" | "response", SipRule])[] =
  [
    [0, "request", "message/token"],
    [1, "request", "message/requesturi"],
    [2, "request", "message/sipversion"],
    [0, "response", "message/sipversion"],
    [1, "response", "message/statuscode"],
  ];

// A space would begin the next part of the line.
function spoiltStart(requests: Messages): fc.Arbitrary<NearMiss> {
  const spoilt = START_RULES.map(([index, kind, rule]) => {
    const near = nearMiss(rule, { refused: true }).filter(({ text }) => !/[\r\n ]/.test(text));
    return fc.tuple(near, requests).map(([miss, message]) => {
      const start = kind === "request" ? message.start : STATUS_LINE;
      const parts = withPart(start, index, miss.text);
      const before = parts.slice(0, index).reduce((sum, part) => sum + part.length + 1, 0);
      const text = writeMessage({ ...message, start: parts });
      return { ...miss, text, offset: before + miss.offset };
    });
  });
  return fc.oneof(...spoilt);
}

const STATUS_LINE: Start = ["SIP/2.0", "200", "OK"];

type Start = MessageText["start"];

function withPart([first, second, third]: Start, index: 0 | 1 | 2, part: string): Start {
  if (index === 0) return [part, second, third];
  return index === 1 ? [first, part, third] : [first, second, part];
}

/** A value that the grammar has and the specification has not. */
interface WrongValue {
  readonly header: string;
  readonly value: string;

  /** The part that is wrong, and its rule. */
  readonly part: string;
  readonly rule: string;
  readonly change: string;
}

const VIA = "SIP/2.0/UDP a";

const WRONG_VALUES: readonly WrongValue[] = [
  {
    header: "Max-Forwards",
    value: "256",
    part: "256",
    rule: "number",
    change: "Max-Forwards 256",
  },
  {
    header: "Via",
    value: `${VIA}:65536;branch=z9hG4bK0`,
    part: "65536",
    rule: "digits",
    change: "port 65536",
  },
  {
    header: "Via",
    value: `${VIA};branch=z9hG4bK0;branch=z9hG4bK1`,
    part: "branch=z9hG4bK1",
    rule: "parameter",
    change: "branch doubled",
  },
  {
    header: "From",
    value: "<sip:a>;tag=a;tag=b",
    part: "tag=b",
    rule: "parameter",
    change: "tag doubled",
  },
  {
    header: "To",
    value: "<sip:[1]>",
    part: "[1]",
    rule: "uri",
    change: "an address between brackets that is none",
  },
  {
    header: "CSeq",
    value: "4294967296 OPTIONS",
    part: "4294967296",
    rule: "digits",
    change: "CSeq beyond 2^31-1",
  },
  {
    header: "Date",
    value: "Sat, 32 Nov 2010 23:29:00 GMT",
    part: "32",
    rule: "day",
    change: "day 32",
  },
];

function wrongValue(messages: Messages): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(fc.constantFrom(...WRONG_VALUES), messages)
    .map(([{ header, value, part, rule, change }, message]) =>
      inField(message, header, { text: value, offset: value.lastIndexOf(part), rule, change }),
    );
}

function wrongRequest(requests: Messages): fc.Arbitrary<NearMiss> {
  return fc.tuple(fc.constantFrom("method", "uri", "version"), requests).map(([way, message]) => {
    const [method, uri] = message.start;
    switch (way) {
      case "method": {
        const text = `0 ${method}x`;
        const change = "CSeq of another method";
        return inField(message, "CSeq", { text, offset: 2, rule: "cseq", change });
      }
      case "uri": {
        const text = writeMessage({ ...message, start: withPart(message.start, 1, "sip:a?b=c") });
        const offset = `${method} sip:a`.length;
        return { text, offset, rule: "requesturi", change: "header fields in the Request-URI" };
      }
      case "version": {
        const text = writeMessage({ ...message, start: withPart(message.start, 2, "SIP/3.0") });
        const offset = `${method} ${uri} SIP/`.length;
        return { text, offset, rule: "sipversion", change: "version 3.0" };
      }
    }
  });
}

function withoutField(messages: Messages): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(fc.constantFrom("Via", "From", "To", "Call-ID", "CSeq"), messages)
    .map(([header, message]) => {
      const index = message.fields.findIndex((field) => field.header === header);
      const fields = message.fields.filter((field) => field.header !== header);
      const spoilt = { ...message, fields };
      const offset = startOfField(spoilt, index);
      return { text: writeMessage(spoilt), offset, rule: "head", change: `${header} left out` };
    });
}

function doubledField(messages: Messages): fc.Arbitrary<NearMiss> {
  const headers = fc.constantFrom("From", "To", "Call-ID", "CSeq", "Max-Forwards");
  return fc.tuple(headers, messages).map(([header, message]) => {
    const index = message.fields.findIndex((field) => field.header === header);
    const again = message.fields.slice(index, index + 1);
    const spoilt = { ...message, fields: message.fields.toSpliced(index, 0, ...again) };
    const offset = startOfField(spoilt, index + 1);
    return { text: writeMessage(spoilt), offset, rule: "head", change: `${header} doubled` };
  });
}

function wrongLength(messages: Messages): fc.Arbitrary<NearMiss> {
  const ways = ["large", "other", "word"] as const;
  return fc.tuple(fc.constantFrom(...ways), messages).map(([way, message]) => {
    const octets = new TextEncoder().encode(message.body).length;
    const rule = "messageheader";
    if (way === "other") {
      const index = message.fields.findIndex(({ header }) => header === "Content-Length");
      const second = plainField("Content-Length", String(octets + 1));
      const spoilt = { ...message, fields: message.fields.toSpliced(index + 1, 0, second) };
      const offset = startOfField(spoilt, index + 1) + second.name.length;
      const change = "second Content-Length, one larger";
      return { text: writeMessage(spoilt), offset, rule, change };
    }
    const [text, change] =
      way === "large"
        ? [String(octets + 1), "Content-Length one too large"]
        : [`${octets}a`, "a letter in Content-Length"];
    const offset = way === "large" ? 0 : text.length - 1;
    return inField(message, "Content-Length", { text, offset, rule, change });
  });
}

function spoiltLineEnd(messages: Messages): fc.Arbitrary<NearMiss> {
  const ways = [
    { end: "\n", more: 0, change: "LF in place of CRLF" },
    { end: "\r", more: 0, change: "CR in place of CRLF" },
    { end: "\r\n\0", more: 2, change: "NUL put in" },
  ];
  const ended = fc
    .tuple(fc.constantFrom(...ways), fc.nat(), messages)
    .map(([{ end, more, change }, chosen, message]) => {
      const whole = writeMessage(message);
      const start = startOfField(message, chosen % message.fields.length);
      const text = whole.slice(0, start - 2) + end + whole.slice(start);
      return { text, offset: start - 2 + more, rule: "head", change };
    });
  const open = messages.map((message): NearMiss => {
    const text = writeMessage({ ...message, body: "" }).slice(0, -2);
    return { text, offset: text.length, rule: "head", change: "empty line left out" };
  });
  return fc.oneof({ weight: 3, arbitrary: ended }, open);
}

// The first field of the name has the value instead of its own; a message without one gets it.
function inField(message: MessageText, header: string, near: NearMiss): NearMiss {
  const found = message.fields.findIndex((field) => field.header === header);
  const index = found === -1 ? 0 : found;
  const field = plainField(header, near.text);
  const fields = message.fields.toSpliced(index, found === -1 ? 0 : 1, field);
  const spoilt = { ...message, fields };
  const offset = startOfField(spoilt, index) + field.name.length + near.offset;
  return { ...near, text: writeMessage(spoilt), offset };
}

// Where a field begins; behind the last one, where the empty line does.
function startOfField({ start, fields }: MessageText, index: number): number {
  const before = fields.slice(0, index).map((field: FieldText) => writeField(field).length + 2);
  return before.reduce((sum, length) => sum + length, start.join(" ").length + 2);
}
