import { describe, expect, test } from "vitest";
import {
  type CpimHeader,
  dateTime,
  dateTimeToMs,
  dispositionNotification,
  cpimHeader,
  escapeText,
  getAddresses,
  getHeader,
  headerText,
  imdnMessageId,
  imdnRecordRoutes,
  imdnRoutes,
  messageDirection,
  messageDirectionHeader,
  originalTo,
  parseAddress,
  parseCpim,
  parseDateTime,
  parseMessageDirection,
  stringifyAddress,
  stringifyHeader,
  unescapeText,
} from "../src/index.ts";
import { message, refusal } from "./refusal.ts";

const headersOf = (...lines: string[]): readonly CpimHeader[] =>
  parseCpim(message(...lines)).headers;

describe("escapes", () => {
  test.each([
    ["a\\\\b", "a\\b"],
    ["\\b\\t\\n\\r\\\"\\'", "\b\t\n\r\"'"],
    ["\\u00e9\\u00E9", "éé"],
    ["\\ud83d\\ude00", "😀"],
    ["\\u12", "u12"],
    ["\\x\\é\\U0041", "xéU0041"],
    ["end\\", "end"],
    ["\\\\u0041", "\\u0041"],
    ["\\\\\\u0041", "\\A"],
  ])("of %s mean %j", (value, text) => {
    expect(unescapeText(value)).toBe(text);
  });

  test("stand for halves of surrogate pairs, which no octets can have", () => {
    expect(escapeText("a\ud83d\ude00\ud83d")).toBe("a😀\\ud83d");
    expect(escapeText("\ude00\ud83d")).toBe("\\ude00\\ud83d");
    for (const formalName of ["\ud83d", "a \ude00 b", '\ud83d"\n']) {
      const header = cpimHeader("From", stringifyAddress({ formalName, uri: "im:a" }));
      expect(parseAddress(header.value).formalName).toBe(formalName);
    }
  });

  test("stand for backslashes and control characters, and for nothing else", () => {
    const all = String.fromCharCode(...Array.from({ length: 130 }, (_, index) => index));
    const escaped = escapeText(all);
    expect(escaped).toMatch(/^[ -~\u0080\u0081]*$/);
    expect(escaped).toContain("\\u0007\\b\\t\\n\\u000b\\u000c\\r\\u000e");
    expect(escaped).toContain("[\\\\]");
    expect(escaped).toContain("~\\u007f\u0080");
    expect(escaped).toContain(" !\"#$%&'");
    expect(unescapeText(escaped)).toBe(all);
  });

  test("are undone in a header on demand", () => {
    const header = getHeader(headersOf("Subject: a\\nb"), "Subject");
    expect(header?.value).toBe("a\\nb");
    expect(header && headerText(header)).toBe("a\nb");
  });
});

describe("addresses", () => {
  test.each([
    ["<im:pooh@100akerwood.com>", undefined, "im:pooh@100akerwood.com"],
    ["Winnie the Pooh <im:a>", "Winnie the Pooh", "im:a"],
    ['"Pooh, W."<im:a>', "Pooh, W.", "im:a"],
    ['"a \\"b\\" \\\\"  <im:a>', 'a "b" \\', "im:a"],
    ["Grüße 世界 <sip:a@é>", "Grüße 世界", "sip:a@é"],
    ['""<im:a>', "", "im:a"],
  ])("read %s", (value, formalName, uri) => {
    expect(parseAddress(value)).toEqual({ formalName, uri });
  });

  test.each([
    ["", "unexpected-end at 0"],
    ["im:a", "unexpected-character at 2"],
    ["<a>", "unexpected-character at 2"],
    ["<>", "unexpected-character at 1"],
    ["Pooh<im:a>", "unexpected-character at 4"],
    ["Pooh, W. <im:a>", "unexpected-character at 4"],
    ["<im:a> ", "unexpected-character at 6"],
    ["<im:a b>", "unexpected-character at 5"],
    ['"a <im:a>', "unexpected-end at 9"],
  ])("refuse %j", (value, said) => {
    expect(refusal(() => parseAddress(value))).toBe(said);
  });

  test.each([
    [undefined, "<im:a>"],
    ["Winnie the Pooh", "Winnie the Pooh <im:a>"],
    ["Pooh, W.", '"Pooh, W."<im:a>'],
    [" Pooh", '" Pooh"<im:a>'],
    ["a  b", '"a  b"<im:a>'],
    ["", '""<im:a>'],
    ['a"\\\r\n', '"a\\"\\\\\\r\\n"<im:a>'],
  ])("write the name %j", (formalName, written) => {
    expect(stringifyAddress({ formalName, uri: "im:a" })).toBe(written);
    expect(parseAddress(written)).toEqual({ formalName, uri: "im:a" });
  });

  test.each(["", "a", "im:a>\r\nX: <b:c", "im:a>, <im:b", "im:\ud83d"])(
    "are not written of %j",
    (uri) => {
      expect(() => stringifyAddress({ formalName: undefined, uri })).toThrow(RangeError);
    },
  );

  test("are found in all headers of a name", () => {
    const headers = headersOf("To: <im:a>", "cc: <im:b>", "To: B <im:c>");
    expect(getAddresses(headers, "To").map(({ uri }) => uri)).toEqual(["im:a", "im:c"]);
    expect(getAddresses(headers, "From")).toEqual([]);
  });
});

describe("DateTime", () => {
  test("reads offset, fraction and leap second", () => {
    expect(parseDateTime("2000-12-13t13:40:07.250-08:30")).toEqual({
      year: 2000,
      month: 12,
      day: 13,
      hour: 13,
      minute: 40,
      second: 7,
      fraction: "250",
      offsetMinutes: -510,
    });
    expect(parseDateTime("1998-12-31T23:59:60Z").second).toBe(60);
    expect(parseDateTime("2026-01-31T10:00:00-00:00").offsetMinutes).toBe(undefined);
    expect(parseDateTime("2026-01-31T10:00:00+00:00").offsetMinutes).toBe(0);
    expect(dateTime(headersOf("DateTime: 2026-01-31T10:00:00z"))?.month).toBe(1);
    expect(dateTime(headersOf("Subject: x"))).toBe(undefined);
  });

  test.each([
    ["2000-12-13T13:40:00-08:00", Date.UTC(2000, 11, 13, 21, 40)],
    ["1998-12-31T23:59:60Z", Date.UTC(1999, 0, 1)],
    ["1970-01-01T00:00:00.0019Z", 1],
    ["0001-01-01T00:00:00+00:01", -62135596860000],
    ["2026-02-01T00:30:00+01:00", Date.UTC(2026, 0, 31, 23, 30)],
    ["2026-02-01T00:30:00-00:00", Date.UTC(2026, 1, 1, 0, 30)],
  ])("counts milliseconds of %s", (value, milliseconds) => {
    expect(dateTimeToMs(parseDateTime(value))).toBe(milliseconds);
  });

  test.each([
    "2026-00-01T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-32T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:61Z",
    "2026-01-01T00:00:00+24:00",
    "2026-01-01T00:00:00-00:60",
  ])("refuses %s, which no calendar or clock has", (value) => {
    expect(refusal(() => parseDateTime(value))).toBe("invalid-date-time at 0");
  });

  test.each(["2000-02-29T00:00:00Z", "2024-02-29T00:00:00Z"])("takes %s", (value) => {
    expect(refusal(() => parseDateTime(value))).toBe("accepted");
  });

  test.each([
    ["", "unexpected-end at 0"],
    ["2026-01-31", "unexpected-end at 10"],
    ["2026-01-31 10:00:00Z", "unexpected-character at 10"],
    ["2026-01-31T10:00:00", "unexpected-end at 19"],
    ["2026-01-31T10:00:00.Z", "unexpected-character at 20"],
    ["Sat, 31 Jan 2026 10:00:00 GMT", "unexpected-character at 0"],
  ])("refuses %j", (value, said) => {
    expect(refusal(() => parseDateTime(value))).toBe(said);
  });

  test("stands once", () => {
    const line = "DateTime: 2026-01-31T10:00:00Z";
    expect(refusal(() => dateTime(headersOf(line, line)))).toBe("repeated-header at 0");
  });
});

describe("IMDN", () => {
  const NS = "NS: imdn <urn:ietf:params:imdn>";

  test.each([
    [NS, "imdn."],
    ["NS: x <urn:ietf:params:imdn>", "x."],
    ["NS: <urn:ietf:params:imdn>", ""],
  ])("is typed with %s", (declaration, prefix) => {
    const headers = headersOf(
      declaration,
      `${prefix}Message-ID: 34jk324j==`,
      `${prefix}Disposition-Notification: positive-delivery, negative-delivery;x="a b" ;y=1 ,token`,
      `${prefix}Original-To: Pooh <im:pooh@b>`,
      `${prefix}IMDN-Record-Route: <sip:r1>`,
      `${prefix}IMDN-Record-Route: <sip:r2>`,
      `${prefix}IMDN-Route: <sip:r3>`,
    );
    expect(imdnMessageId(headers)).toBe("34jk324j==");
    expect(dispositionNotification(headers)).toEqual([
      { type: "positive-delivery", parameters: [] },
      {
        type: "negative-delivery",
        parameters: [
          { name: "x", value: '"a b"' },
          { name: "y", value: "1" },
        ],
      },
      { type: "token", parameters: [] },
    ]);
    expect(originalTo(headers)).toEqual({ formalName: "Pooh", uri: "im:pooh@b" });
    expect(imdnRecordRoutes(headers).map(({ uri }) => uri)).toEqual(["sip:r1", "sip:r2"]);
    expect(imdnRoutes(headers).map(({ uri }) => uri)).toEqual(["sip:r3"]);
  });

  test("is not there by prefix alone", () => {
    const headers = headersOf("NS: imdn <urn:other>", "imdn.Message-ID: 1", "Message-ID: 2");
    expect(imdnMessageId(headers)).toBe(undefined);
    expect(dispositionNotification(headers)).toEqual([]);
    expect(originalTo(headers)).toBe(undefined);
  });

  test("asks for nothing with an empty header", () => {
    expect(dispositionNotification(headersOf(NS, "imdn.Disposition-Notification: "))).toEqual([]);
  });

  test("stands once where it stands once", () => {
    for (const line of [
      "Message-ID: a",
      "Disposition-Notification: display",
      "Original-To: <a:b>",
    ]) {
      const headers = headersOf(NS, `imdn.${line}`, "NS: x <urn:ietf:params:imdn>", `x.${line}`);
      const readers = [imdnMessageId, dispositionNotification, originalTo];
      const said = readers.map((read) => refusal(() => read(headers)));
      expect(said.filter((one) => one === "repeated-header at 0")).toHaveLength(1);
    }
  });

  test.each([",", "display,", "display;", "display;x", "display x", ";x=y"])(
    "does not ask for %j",
    (value) => {
      const headers = headersOf(NS, `imdn.Disposition-Notification: ${value}`);
      expect(refusal(() => dispositionNotification(headers))).toMatch(/^unexpected/);
    },
  );

  test.each(["", "a b"])("has no Message-ID %j", (value) => {
    const headers = headersOf(NS, `imdn.Message-ID: ${value}`);
    expect(refusal(() => imdnMessageId(headers))).toMatch(/^unexpected/);
  });
});

describe("Message-Direction", () => {
  const OMA = "http://www.openmobilealliance.org/cpm/";

  test.each([
    [["Message-Direction: sent"], { known: "sent" }],
    [["Message-Direction:  RECEIVED "], { known: "received" }],
    [["Message-Direction: forwarded"], { known: undefined, extension: "forwarded" }],
    [["Message-Direction:  sent to"], { known: undefined, extension: " sent to" }],
    [["Message-Direction: "], { known: undefined, extension: "" }],
    [[`NS: cpm <${OMA}>`, "cpm.Message-Direction: Sent"], { known: "sent" }],
    [[`NS: x <${OMA.slice(0, -1)}>`, "x.Message-Direction: sent"], { known: "sent" }],
    [[`NS: <${OMA}>`, "Message-Direction: sent"], { known: "sent" }],
    [["message-direction: sent"], undefined],
    [["NS: x <urn:x>", "x.Message-Direction: sent"], undefined],
    [["NS: <urn:x>", "Message-Direction: sent"], undefined],
    [["Subject: x"], undefined],
  ])("of %j", (lines, expected) => {
    expect(messageDirection(headersOf(...lines))).toEqual(expected);
  });

  test("stands once, in whatever namespaces", () => {
    const twice = ["Message-Direction: sent", `NS: x <${OMA}>`, "x.Message-Direction: sent"];
    expect(refusal(() => headersOf(...twice))).toBe(
      `repeated-header at ${twice.slice(0, 2).join("").length + 4}`,
    );
    const { headers } = parseCpim(message(...twice), { onProblem: () => {} });
    expect(refusal(() => messageDirection(headers))).toBe("repeated-header at 0");
    const codes: string[] = [];
    const onProblem = ({ code }: { readonly code: string }): void => void codes.push(code);
    expect(messageDirection(headers, { onProblem })).toEqual({ known: "sent" });
    expect(codes).toEqual(["repeated-header"]);
  });

  test("may lack its space where someone hears of it", () => {
    const codes: string[] = [];
    const onProblem = ({ code }: { readonly code: string }): void => void codes.push(code);
    const { headers } = parseCpim(message("Message-Direction:sent"), { onProblem });
    expect(messageDirection(headers)).toEqual({ known: "sent" });
    expect(codes).toEqual(["missing-space"]);
  });

  test("is written in lower case with one space", () => {
    expect(stringifyHeader(messageDirectionHeader("sent"))).toBe("Message-Direction: sent\r\n");
    expect(stringifyHeader(messageDirectionHeader("received", "cpm"))).toBe(
      "cpm.Message-Direction: received\r\n",
    );
    expect(parseMessageDirection("sENT")).toEqual({ known: "sent" });
  });
});
