import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { msrpMediaFields, nearMiss, sentence, sessionDescription } from "../src/arbitrary.ts";
import {
  acceptTypes,
  acceptWrappedTypes,
  attributes,
  connections,
  createMsrpMedia,
  direction,
  fileSelector,
  hasCema,
  maxSize,
  mediaLine,
  origin,
  parseSdp,
  path,
  SdpError,
  sdpLine,
  setup,
  stringifyConnection,
  stringifyFileSelector,
  stringifyMediaLine,
  stringifyOrigin,
  stringifySdp,
  times,
  withAttribute,
} from "../src/index.ts";

const sdpText = sentence("sessiondescription", { maxRepeat: 2 });
const sdpNearMiss = nearMiss("sessiondescription", { maxRepeat: 2 }).map(({ text }) => text);

const lines = (text: string) => text.split("\r\n");

test.prop([sessionDescription()])("parse undoes stringify", (description) => {
  expect(parseSdp(stringifySdp(description))).toEqual(description);
});

test.prop([
  fc.oneof(sdpText, sdpNearMiss, fc.string(), fc.string({ unit: "binary" })),
  fc.constantFrom("strict", "lenient"),
])("any text is refused, or comes back as it was", (text, mode) => {
  try {
    expect(stringifySdp(parseSdp(text, { mode }), { mode })).toBe(text);
  } catch (error) {
    // A text with half a pair of surrogates is read, and not written.
    if (!(error instanceof SdpError) && text.isWellFormed()) throw error;
  }
});

test.prop([fc.oneof(sdpText, sdpNearMiss)])("octets are read as their text is", (text) => {
  if (!text.isWellFormed()) return;
  const outcome = (input: string | Uint8Array) => {
    try {
      return parseSdp(input);
    } catch (error) {
      if (error instanceof SdpError) return [error.code, error.offset];
      throw error;
    }
  };
  expect(outcome(new TextEncoder().encode(text))).toEqual(outcome(text));
});

test.prop([sdpNearMiss])("views give values or an SdpError, whatever lines there are", (text) => {
  const orRefused = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof SdpError)) throw error;
    }
  };
  orRefused(() => {
    const description = parseSdp(text, { mode: "lenient" });
    orRefused(() => origin(description));
    orRefused(() => times(description));
    orRefused(() => connections(description));
    for (const media of description.media) {
      orRefused(() => mediaLine(media));
      orRefused(() => acceptTypes(media));
      orRefused(() => path(media));
      orRefused(() => fileSelector(media));
      attributes(media);
    }
  });
});

test.prop([sessionDescription(), fc.constantFrom("zzz", "new", "constructor")])(
  "a changed attribute changes no other line",
  (before, name) => {
    const old = lines(stringifySdp(before));
    const changed = lines(stringifySdp(withAttribute(before, name, "changed")));
    const differs = changed.findIndex((line, index) => line !== old[index]);
    const isNew = changed.length > old.length;
    expect(changed[differs]).toBe(`a=${name}:changed`);
    expect(changed.toSpliced(differs, 1)).toEqual(isNew ? old : old.toSpliced(differs, 1));
  },
);

test.prop([msrpMediaFields()])("what an MSRP medium is made of is read from it", (fields) => {
  const media = createMsrpMedia(fields);
  const session = { lines: [], media: [media] };
  expect(acceptTypes(media)).toEqual(fields.acceptTypes);
  expect(acceptWrappedTypes(media)).toEqual(fields.acceptWrappedTypes);
  expect(
    path(media)
      ?.map(({ uri }) => uri)
      .join(" "),
  ).toBe(fields.path);
  expect([maxSize(media), setup(media), hasCema(media), direction(session, media)]).toEqual([
    fields.maxSize,
    fields.setup,
    fields.cema,
    fields.direction,
  ]);
});

test.prop([
  arbitrary.origin(),
  arbitrary.connection(),
  arbitrary.mediaLine(),
  arbitrary.fileSelector(),
])("values of lines are read as they were written", (from, to, line, selector) => {
  const attribute = sdpLine("a", `file-selector:${stringifyFileSelector(selector)}`);
  const media = { lines: [sdpLine("m", stringifyMediaLine(line)), attribute] };
  const lines = [
    sdpLine("v", "0"),
    sdpLine("o", stringifyOrigin(from)),
    sdpLine("s", "-"),
    sdpLine("c", stringifyConnection(to)),
    sdpLine("t", "0 0"),
  ];
  const description = parseSdp(stringifySdp({ lines, media: [media] }));
  expect(origin(description)).toEqual(from);
  expect(connections(description)).toEqual([to]);
  const [read = media] = description.media;
  expect(mediaLine(read)).toEqual(line);
  expect(fileSelector(read)).toEqual(selector);
});
