import { test } from "@fast-check/vitest";
import { expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import {
  encodeEntity,
  joinMultipart,
  MimeError,
  parseContentDisposition,
  parseEntity,
  parseHeaderFields,
  parseMediaType,
  splitMultipart,
  stringifyContentDisposition,
  stringifyHeaderFields,
  stringifyMediaType,
} from "../src/index.ts";

test.prop([arbitrary.mediaType()])("parse undoes stringify of a media type", (mediaType) => {
  expect(parseMediaType(stringifyMediaType(mediaType))).toEqual(mediaType);
});

test.prop([arbitrary.contentDisposition()])(
  "parse undoes stringify of a disposition",
  (disposition) => {
    const written = stringifyContentDisposition(disposition);
    expect(parseContentDisposition(written)).toEqual(disposition);
  },
);

test.prop([arbitrary.sentence("head")])("stringify undoes parse of a head", (text) => {
  let fields;
  try {
    fields = parseHeaderFields(text);
  } catch (error) {
    expect(error).toMatchObject({ code: "repeated-field" });
    return;
  }
  expect(`${stringifyHeaderFields(fields)}\r\n`).toBe(text);
  expect(parseHeaderFields(new TextEncoder().encode(text))).toEqual(fields);
});

test.prop([
  arbitrary.nearMiss("head").map((miss) => miss.text),
  arbitrary.nearMiss("contenttype").map((miss) => miss.text),
])("reads any text or refuses it at a place in it", (head, type) => {
  for (const [read, text] of [
    [parseHeaderFields, head],
    [parseMediaType, type],
  ] as const) {
    try {
      read(text);
    } catch (error) {
      if (!(error instanceof MimeError)) throw error;
      expect(error.offset).toBeGreaterThanOrEqual(0);
      expect(error.offset).toBeLessThanOrEqual(text.length);
    }
  }
});

test.prop([arbitrary.mimeEntity()])("parse undoes encode of an entity", (entity) => {
  expect(parseEntity(encodeEntity(entity))).toEqual(entity);
});

test.prop([arbitrary.multipart()])("split undoes join, and join undoes split", (multipart) => {
  const octets = joinMultipart(multipart);
  const again = splitMultipart(octets, multipart.boundary);
  expect(again).toMatchObject({
    preamble: multipart.preamble,
    epilogue: multipart.epilogue,
    parts: multipart.parts,
  });
  expect(joinMultipart(again)).toEqual(octets);
});
