import { noise } from "@callingcard/grammar/arbitrary";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { messageIr } from "../src/generated/message.ir.ts";
import {
  createResponse,
  encodeMessage,
  HEADER_NAMES,
  parseAddress,
  parseHeaderValue,
  parseMessage,
  parseUri,
  parseVia,
  quote,
  sameUri,
  setHeader,
  SipDecoder,
  SipError,
  type SipMessage,
  splitValues,
  stringifyAddress,
  stringifyDate,
  stringifyItem,
  stringifyUri,
  stringifyVia,
  stringifyWarning,
  unquote,
  validateMessage,
} from "../src/index.ts";

/** Runs what may refuse; anything else that is thrown is a bug. */
function unlessRefused<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

test.prop([arbitrary.sipMessage()])("parseMessage undoes encodeMessage", (message) => {
  const octets = encodeMessage(message);
  const again = parseMessage(octets);
  expect(again).toEqual(message);
  expect(encodeMessage(again)).toEqual(octets);
  expect(encodeMessage(structuredClone(again))).toEqual(octets);
});

test.prop([noise(messageIr, "head"), fc.uint8Array({ maxLength: 5 })])(
  "any octets are refused or written back as they were",
  (head, body) => {
    const octets = new Uint8Array([...new TextEncoder().encode(head), ...body]);
    const message = unlessRefused(() => parseMessage(octets));
    if (message === undefined) return;
    const written = encodeMessage(message);
    expect(written).toEqual(octets.subarray(0, written.length));
    validateMessage(message);
  },
);

test.prop([arbitrary.sipMessage(), fc.constantFrom("Via", "t", "X-Y"), arbitrary.headerField()])(
  "a change of one header field leaves the others as they were",
  (message, name, { value }) => {
    const octets = encodeMessage(setHeader(message, name, value));
    const { headers } = parseMessage(octets);
    const others = (all: SipMessage["headers"]) =>
      all.filter((header) => !/^(?:v|via|t|to|x-y)$/i.test(header.name));
    expect(others(headers)).toEqual(others(message.headers));
    expect(headers.some((header) => header.value === value)).toBe(true);
  },
);

test.prop([
  fc.array(arbitrary.sipMessage(), { maxLength: 4 }),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
])("where a stream is cut makes no difference", (messages, sizes) => {
  const octets = new Uint8Array(messages.flatMap((message) => [...encodeMessage(message), 13, 10]));
  const decoder = new SipDecoder();
  const read: unknown[] = [];
  for (let from = 0, turn = 0; from < octets.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    read.push(...decoder.push(octets.subarray(from, from + size)));
    from += size;
  }
  decoder.end();
  expect(read).toEqual(messages);
});

test.prop([arbitrary.uri()])("parseUri undoes stringifyUri, and a URI equals itself", (uri) => {
  const text = stringifyUri(uri);
  expect(parseUri(text)).toEqual(uri);
  expect(sameUri(uri, text)).toBe(true);
});

const uriText = fc
  .constantFrom("uri/useruri", "uri/hosturi", "uri/telephoneuri", "uri/absoluteuri")
  .chain((rule) => arbitrary.sentence(rule));

test.prop([uriText])("a URI is read or refused, and written so that it means the same", (text) => {
  const uri = unlessRefused(() => parseUri(text));
  if (uri !== undefined) expect(parseUri(stringifyUri(uri))).toEqual(uri);
});

test.prop([arbitrary.uri(), arbitrary.uri()])(
  "equivalence of URIs goes both ways",
  (left, right) => {
    expect(sameUri(left, right)).toBe(sameUri(right, left));
  },
);

test.prop([arbitrary.address()])("parseAddress undoes stringifyAddress", (address) => {
  const text = stringifyAddress(address);
  expect(parseAddress(text)).toEqual(address);
  expect(splitValues(`${text},${text}`)).toEqual([text, text]);
});

test.prop([arbitrary.via()])("parseVia undoes stringifyVia", (via) => {
  expect(parseVia(stringifyVia(via))).toEqual(via);
});

test.prop([arbitrary.item(), arbitrary.warning(), arbitrary.dateMs()])(
  "parseHeaderValue undoes what writes items, warnings and dates",
  (item, warning, instant) => {
    expect(parseHeaderValue("Event", stringifyItem(item))).toEqual(item);
    expect(parseHeaderValue("Warning", stringifyWarning(warning))).toEqual([warning]);
    expect(parseHeaderValue("Date", stringifyDate(instant))).toBe(instant);
  },
);

test.prop([fc.string({ unit: "binary" })])("unquote undoes quote", (text) => {
  const isLegal = text.isWellFormed() && !/[\r\n]/.test(text);
  if (isLegal) expect(unquote(quote(text))).toBe(text);
  else expect(() => quote(text)).toThrow(RangeError);
});

const rules = fc.constantFrom(
  "field/vias",
  "field/addresses",
  "field/items",
  "field/warnings",
  "field/credentials",
  "field/products",
  "field/date",
);

test.prop([
  fc.constantFrom(...HEADER_NAMES),
  rules.chain((rule) =>
    fc.oneof(
      arbitrary.sentence(rule),
      arbitrary.nearMiss(rule).map(({ text }) => text),
    ),
  ),
])("a value is read or refused, whatever the field", (name, value) => {
  unlessRefused(() => parseHeaderValue(name, value));
});

test.prop([arbitrary.sipRequest(), fc.integer({ min: 100, max: 699 })])(
  "a response to any request can be written",
  (request, statusCode) => {
    const response = createResponse(request, statusCode);
    expect(parseMessage(encodeMessage(response))).toEqual(response);
  },
);
