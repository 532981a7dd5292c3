import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { xmlDocument } from "../src/arbitrary.ts";
import { readXml, XmlDecoder, XmlError, type XmlEvent, type XmlLimits } from "../src/index.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

// Cuts octets into chunks of these sizes, again and again.
function* cut(octets: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let start = 0;
  for (let count = 0; start < octets.length; count += 1) {
    const end = start + (sizes[count % sizes.length] ?? 1);
    yield octets.slice(start, end);
    start = end;
  }
}

function* decode(chunks: Iterable<Uint8Array>, limits?: XmlLimits): Generator<XmlEvent> {
  const decoder = new XmlDecoder(limits);
  for (const chunk of chunks) yield* decoder.push(chunk);
  yield* decoder.end();
}

/** The events, and at the end the error if there is one. */
function all(events: Iterable<XmlEvent>): unknown[] {
  const seen: unknown[] = [];
  try {
    for (const event of events) {
      seen.push(event.kind === "end" ? { end: event.element.offset } : event);
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { code, message, position } = error;
    seen.push({ code, message, position, places: [error.offset, error.line, error.column] });
  }
  return seen;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

test.prop([xmlDocument(), sizes])("where the octets are cut makes no difference", (doc, cuts) => {
  const octets = encode(doc.text);
  expect(all(decode(cut(octets, cuts)))).toEqual(all(readXml(octets)));
});

test.prop([xmlDocument(), sizes, fc.boolean()])("nor does it in UTF-16", (doc, cuts, little) => {
  const octets = utf16(doc.text.replace(/^\uFEFF/, ""), little);
  expect(all(decode(cut(octets, cuts)))).toEqual(all(readXml(octets)));
});

const DECLARED = ["UTF-8", "utf-8", "UTF-16", "utf-16le", "UTF-16BE", "ISO-8859-1", "x-unknown"];

test.prop([xmlDocument(), sizes, fc.constantFrom(...DECLARED), fc.constantFrom("8", "le", "be")])(
  "nor does it with a declared encoding, right or wrong",
  (doc, cuts, declared, actual) => {
    const body = doc.text.replace(/^\uFEFF|^<\?xml .*?\?>/, "");
    const text = `<?xml version="1.0" encoding="${declared}"?>${body}`;
    const octets = actual === "8" ? encode(text) : utf16(text, actual === "le");
    expect(all(decode(cut(octets, cuts)))).toEqual(all(readXml(octets)));
  },
);

test.each([
  ["iso-8859-1", "unsupported-encoding"],
  ["US-ASCII", "unsupported-encoding"],
  ["Shift_JIS", "unsupported-encoding"],
  ["UCS-4", "unsupported-encoding"],
  ["UTF-7", "unsupported-encoding"],
  ["utf8", "unsupported-encoding"],
  ["UTF-16", "encoding-mismatch"],
])("octet by octet, UTF-8 declared as %s is refused as %s", (declared, code) => {
  const octets = encode(`<?xml version='1.0' encoding='${declared}'?><a/>`);
  expect(all(decode(cut(octets, [1])))).toMatchObject([{ code, places: [30, 1, 31] }]);
});

test.prop(
  [
    xmlDocument(),
    sizes,
    fc.nat({ max: 300 }),
    fc.nat({ max: 9 }),
    fc.constantFrom(..."<>&\"'/=:!?-]", "]]>", "&x;", "<![CDATA[]]>", "\r\n", "--", "<!D", ""),
  ],
  { numRuns: 1000 },
)("errors are those of the whole document, with their places", (doc, cuts, at, length, mark) => {
  const start = at % (doc.text.length + 1);
  const octets = encode(doc.text.slice(0, start) + mark + doc.text.slice(start + length));
  expect(all(decode(cut(octets, cuts)))).toEqual(all(readXml(octets)));
});

test.each([
  "<a>&x;]]></a>",
  "<a><![CDATA[x]]>&x;]]></a>",
  "<a><![CDATA[]]><![CDATA[]]></a>",
  "<a><![CDATA[]]><b/>t</a>",
  "\uFEFF<?xml version='1.0' encoding='utf-8'?>\r\n<!-- c --><a/> <?p q?>\r\n",
  "<?xml version='1.0' encoding='latin1'?><a/>",
  "<?xml version='1.0'",
  "<a b='>' c=\">\">1 > 2\r\n\r</a>\r\n",
  "<!DOCTYPE a><a/>",
  "<a/><b/>",
  "<a/>x",
  "<a></b>",
  "<a>\n<b x='1' x='2'/></a>",
  "<a><p:b/></a>",
  "<a>\u{1F600}é</a>",
  "<a>\uFFFE</a>",
  "",
  " ",
  "<",
  "<a>",
])("one octet after the other, %j is read as at once", (text) => {
  const octets = encode(text);
  expect(all(decode(cut(octets, [1])))).toEqual(all(readXml(octets)));
});

test("octets that are no text are refused at their place", () => {
  const octets = Uint8Array.of(...encode("<a>\né<b/>"), 0xe2, 0x82, 0x3c, 0x2f);
  for (const size of [1, 2, 3, 5, 100]) {
    const [error] = all(decode(cut(octets, [size]))).slice(-1);
    expect(error).toMatchObject({ code: "invalid-encoding", places: [9, 2, 6] });
  }
  const open = all(decode([encode("<a>"), Uint8Array.of(0xf0, 0x9f)]));
  expect(open.slice(-1)).toMatchObject([{ code: "invalid-encoding", places: [3, 1, 4] }]);
});

test("events come as soon as their octets are there", () => {
  const decoder = new XmlDecoder();
  const kinds = (text: string) => [...decoder.push(encode(text))].map(({ kind }) => kind);
  expect(kinds("<a><b/><c>te")).toEqual(["element", "element", "end", "element"]);
  expect(kinds("xt</c>")).toEqual(["text", "end"]);
  expect(kinds("</a>")).toEqual(["end"]);
  expect([...decoder.end()]).toEqual([]);
});

test("a caller may leave events of a chunk for later", () => {
  const decoder = new XmlDecoder();
  for (const event of decoder.push(encode("<a><b/>text<c/>"))) if (event.kind === "end") break;
  const rest = [...decoder.push(encode("</a>"))].map((event) => event.kind);
  expect(rest).toEqual(["text", "element", "end", "end"]);
});

test("limits hold for what waits too", () => {
  const endless = function* (): Generator<Uint8Array> {
    yield encode("<a><!--");
    for (;;) yield encode("x".repeat(100));
  };
  expect(all(decode(endless(), { maxTextLength: 1000 })).at(-1)).toMatchObject({
    code: "text-too-long",
    places: [3, 1, 4],
  });
  expect(all(decode(endless(), { maxInputLength: 1000 })).at(-1)).toMatchObject({
    code: "input-too-long",
  });
});

test("a chunk is refused while the events of the one before are being taken", () => {
  const decoder = new XmlDecoder();
  const events = decoder.push(encode("<a><b/><c/>"));
  expect(events.next().value).toMatchObject({ kind: "element", local: "a" });
  expect(() => decoder.push(encode("<d/></a>")).next()).toThrow(RangeError);
  expect(() => decoder.end().next()).toThrow(RangeError);
  expect([...events]).toHaveLength(4);
  expect([...decoder.push(encode("</a>")), ...decoder.end()]).toHaveLength(1);
});

test("events that are left are those of the next chunk", () => {
  const decoder = new XmlDecoder();
  for (const _ of decoder.push(encode("<a><b/>"))) break;
  expect([...decoder.push(encode("</a>"))].map(({ kind }) => kind)).toEqual([
    "element",
    "end",
    "end",
  ]);
});

test("after an error nothing more is read", () => {
  const decoder = new XmlDecoder();
  expect(() => [...decoder.push(encode("<a>&b;</a>"))]).toThrow(XmlError);
  expect(() => [...decoder.push(encode("<a/>"))]).toThrow(RangeError);
  expect(() => [...decoder.end()]).toThrow(RangeError);
});
