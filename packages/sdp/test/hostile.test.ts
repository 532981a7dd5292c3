import { describe, expect, test } from "vitest";
import { countGrowth } from "../../../tools/growth/count-growth.ts";
import {
  acceptTypes,
  acceptsType,
  cemaFacts,
  direction,
  fileDates,
  fileSelector,
  type FormatEntry,
  intersectTypes,
  lineValue,
  parseSdp,
  sdpLine,
  type SessionDescription,
  stringifySdp,
  stringifyTypes,
  times,
} from "../src/index.ts";
import { errorOf, medium, session, SESSION } from "./plain.ts";

const NO_LIMITS = { maxLength: Infinity, maxLines: Infinity, maxMedia: Infinity };

describe("what is written is read as what it was", () => {
  const description = parseSdp(SESSION);
  const withLines = (
    lines: SessionDescription["lines"],
    media: SessionDescription["media"] = [],
  ) => ({
    lines: [...description.lines, ...lines],
    media,
  });

  test.each<[string, SessionDescription]>([
    ["nothing in place of a line", withLines([{ type: "", value: "", lineEnd: "" }])],
    ["text in place of a line", withLines([{ type: "", value: "a=x", lineEnd: "\r\n" }])],
    [
      "a line that goes on in the next one",
      withLines([sdpLine("a", "x", ""), { type: "", value: "y", lineEnd: "\r\n" }]),
    ],
    [
      "a medium among the lines of the session",
      withLines([sdpLine("m", "audio 9 RTP/AVP 0")], [{ lines: [sdpLine("a", "x")] }]),
    ],
    [
      "two media in one",
      withLines(
        [],
        [
          { lines: [sdpLine("m", "audio 9 RTP/AVP 0"), sdpLine("m", "audio 9 RTP/AVP 0")] },
          { lines: [sdpLine("a", "x")] },
        ],
      ),
    ],
  ])("but for %s, which is refused in both modes", (_, written) => {
    expect(() => stringifySdp(written)).toThrow(RangeError);
    expect(() => stringifySdp(written, { mode: "lenient" })).toThrow(RangeError);
  });

  test.each<[string, FormatEntry]>([
    ["a subtype with a parameter", { type: "text", subtype: "plain;a=b", parameters: [] }],
    ["a type with a parameter", { type: "*;a=b", subtype: "c", parameters: [] }],
    [
      "a name with a value",
      { type: "text", subtype: "plain", parameters: [{ name: "a=b;c", value: "d" }] },
    ],
  ])("media types with %s are refused", (_, entry) => {
    expect(() => stringifyTypes([entry])).toThrow(RangeError);
  });

  test("a type that is named * keeps its subtype", () => {
    const [entry] = acceptTypes(medium("a=accept-types:*/plain")) ?? [];
    expect(entry === undefined ? "" : stringifyTypes([entry])).toBe("*/plain");
  });
});

test("a type that is named * is not any type", () => {
  const types = acceptTypes(medium("a=accept-types:*/plain")) ?? [];
  expect(acceptsType(types, "image/png")).toBe(false);
  expect(acceptsType(types, "*/plain")).toBe(true);
});

test("more lines than arguments of a call are read", () => {
  const text = SESSION + "a=x\r\n".repeat(250_000);
  expect(parseSdp(text, NO_LIMITS).lines.length).toBe(250_005);
});

test("types that all fit are kept, from either side", () => {
  const first = Array.from({ length: 8000 }, (_, index) => entryOf(`t${index}`, "x"));
  const any = [entryOf("*", "*"), ...first.map(({ type }) => entryOf(type, "*"))];
  expect(intersectTypes(first, any)).toEqual(first);
  expect(intersectTypes(any, first)).toEqual(first);
});

test.each(countGrowth(import.meta.url))(
  "four times as many $name are four times the work at most",
  ({ once, fourTimes }) => {
    expect(once).toBeGreaterThan(0);
    expect(fourTimes / once).toBeLessThan(6);
  },
);

describe("what stands twice is refused, not chosen from", () => {
  test("directions", () => {
    const offer = session("a=sendonly", "a=inactive");
    expect(errorOf(() => direction(offer, { lines: [] }))).toMatchObject({
      code: "repeated-attribute",
    });
  });

  test.each(['a=file-selector:name:"a" name:"b"', "a=file-selector:size:1 size:2"])(
    "%s",
    (line) => {
      expect(errorOf(() => fileSelector(medium(line)))).toMatchObject({
        code: "repeated-attribute",
      });
    },
  );

  test("dates of a file (RFC 5547 section 6)", () => {
    const media = medium('a=file-date:read:"1" read:"2"');
    expect(errorOf(() => fileDates(media))).toMatchObject({ code: "repeated-attribute" });
  });
});

test("what has an octet beyond 255 is no address, and equals none", () => {
  const lines = ["c=IN IP6 ::4e7:0", "t=0 0", "m=message 9 TCP/MSRP *"];
  const matching = (host: string) => {
    const text = SESSION.replace(/c=.*\r\nt=.*\r\n/, "");
    const path = `a=path:msrp://[${host}]:9/a;tcp`;
    const offer = parseSdp(text + [...lines, path, ""].join("\r\n"));
    const [media] = offer.media;
    return media !== undefined && cemaFacts(offer, media).isMatching;
  };
  expect([matching("::4e7:0"), matching("::4.231.0.0"), matching("::1.999.0.0")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("days are a number of seconds that is exact, or are refused", () => {
  const days = (count: number) => times(session(`r=${count}d 1 0`));
  expect(days(104_249_991_374)[0]?.repeats[0]?.interval).toBe(104_249_991_374 * 86_400);
  expect(errorOf(() => days(104_249_991_375))).toMatchObject({ code: "number-too-large" });
});

test("a description in lenient mode may end within its last line", () => {
  const text = `${SESSION}a=x`;
  const read = parseSdp(text, { mode: "lenient" });
  expect(lineValue(read, "a")).toBe("x");
  expect(stringifySdp(read, { mode: "lenient" })).toBe(text);
});

function entryOf(type: string, subtype: string): FormatEntry {
  return { type, subtype, parameters: [] };
}
