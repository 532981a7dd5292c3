import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import {
  CpimHeadDecoder,
  encodeCpim,
  escapeText,
  isDirection,
  messageDirection,
  ParseError,
  parseAddress,
  parseCpim,
  parseCpimHead,
  spliceHeader,
  stringifyAddress,
  stringifyHeader,
  unescapeText,
} from "../src/index.ts";

test.prop([arbitrary.message()])("parse undoes encode", (message) => {
  expect(parseCpim(encodeCpim(message))).toEqual(message);
});

test.prop([arbitrary.message(), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 })])(
  "where the octets are cut makes no difference",
  (message, sizes) => {
    const octets = encodeCpim(message);
    const decoder = new CpimHeadDecoder();
    let head;
    let from = 0;
    for (const size of sizes) {
      head ??= decoder.push(octets.subarray(from, from + size));
      from += size;
    }
    head ??= decoder.push(octets.subarray(from));
    expect(head).toEqual(parseCpimHead(octets));
  },
);

test.prop([arbitrary.sentence("head")])("writes what it read, octet for octet", (text) => {
  const octets = new TextEncoder().encode(`${text}Content-Type: a/b\r\n\r\n`);
  expect(encodeIfDeclared(octets)).toEqual(octets);
});

// Sentences of the grammar seldom declare their prefixes.
function encodeIfDeclared(octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const { headers, fields, body } = parseCpim(octets, { onProblem: () => {} });
  const lines = new TextEncoder().encode(headers.map(stringifyHeader).join(""));
  const rest = encodeCpim({ headers: [], fields, body });
  return Uint8Array.from([...lines, ...rest]);
}

test.prop([arbitrary.nearMiss("head").map((miss) => miss.text)])(
  "reads any text or refuses it at a place in it",
  (text) => {
    const octets = new TextEncoder().encode(`${text}Content-Type: a/b\r\n\r\n`);
    try {
      parseCpim(octets);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      expect(error.offset).toBeGreaterThanOrEqual(0);
      expect(error.offset).toBeLessThanOrEqual(octets.length);
    }
  },
);

test.prop([arbitrary.text(), arbitrary.address()])(
  "parse undoes stringify of values",
  (text, one) => {
    expect(unescapeText(escapeText(text))).toBe(text);
    expect(parseAddress(stringifyAddress(one))).toEqual(one);
  },
);

test.prop([arbitrary.message(), arbitrary.direction()])(
  "a spliced header moves the others and changes none",
  (message, direction) => {
    fc.pre(!message.headers.some(isDirection));
    const octets = encodeCpim(message);
    const spliced = spliceHeader(octets, direction);
    const again = parseCpim(spliced);
    expect(again.headers.slice(0, message.headers.length)).toEqual(message.headers);
    expect(again.fields).toEqual(message.fields);
    expect(again.body).toEqual(message.body);
    expect(messageDirection(again.headers)).toEqual({ known: direction.value });
    expect(encodeCpim(again)).toEqual(spliced);
  },
);
