import { describe, expect, test } from "vitest";
import {
  createReport,
  createRequestHead,
  createResponse,
  createSend,
  createSendHead,
  encodeEndLine,
  encodeFrame,
  encodeHead,
  mayReport,
  mayRespond,
  MsrpError,
  type MsrpFrame,
  parseFrame,
  type RequestHead,
} from "../src/index.ts";
import { notRandom, octets, PATHS, written } from "./plain.ts";

const toPath = "msrp://bob.example.com:8888/9di4eae923wzd;tcp";
const fromPath = "msrp://alice.example.com:7777/iau39soe2843z;tcp";
const messageId = "4564dpWd";
const send = { toPath, fromPath, messageId };

function request(text: string): RequestHead {
  const { head } = parseFrame(octets(text));
  if (head.kind !== "request") throw new Error("a response");
  return head;
}

describe("createSend", () => {
  test("makes a message in one chunk", () => {
    const fields = {
      ...send,
      contentType: "text/plain",
      successReport: true,
      failureReport: "no",
    } as const;
    const frame = createSend(fields, octets("Hi"), notRandom());
    const id = frame.head.transactionId;
    expect(id).toMatch(/^[a-z2-7]{16}$/);
    expect(written(frame)).toBe(
      `MSRP ${id} SEND\r\n${PATHS}Message-ID: 4564dpWd\r\nByte-Range: 1-2/2\r\n` +
        `Success-Report: yes\r\nFailure-Report: no\r\nContent-Type: text/plain\r\n\r\nHi\r\n-------${id}$\r\n`,
    );
  });

  test("says that more than 2048 octets can be interrupted", () => {
    const range = (size: number) =>
      createSend({ ...send, contentType: "a/b" }, new Uint8Array(size), notRandom()).head
        .headers[3];
    expect(range(2048)).toEqual({ name: "Byte-Range", value: "1-2048/2048" });
    expect(range(2049)).toEqual({ name: "Byte-Range", value: "1-*/2049" });
  });

  test("makes a request without a body, and an empty message, which differ", () => {
    const none = createSend(send, undefined, notRandom());
    expect(written(none)).not.toContain("Content-Type");
    const empty = createSend({ ...send, contentType: "a/b" }, new Uint8Array(0), notRandom());
    expect(written(empty)).toContain("Byte-Range: 1-0/0\r\nContent-Type: a/b\r\n\r\n\r\n-------");
    expect(() => createSend(send, octets("x"), notRandom())).toThrow(RangeError);
    expect(() => createSend({ ...send, contentType: "a/b" }, undefined, notRandom())).toThrow(
      RangeError,
    );
  });

  test("keeps headers of the content before Content-Type, others before them", () => {
    const head = createSendHead("abcd", undefined, {
      ...send,
      contentType: "image/png",
      headers: [{ name: "X", value: "1" }],
      contentHeaders: [{ name: "Content-Disposition", value: "attachment" }],
    });
    expect(head.headers.slice(3).map(({ name }) => name)).toEqual([
      "X",
      "Content-Disposition",
      "Content-Type",
    ]);
  });

  test.each([
    { ...send, messageId: "a b c d" },
    { ...send, toPath: "msrp://a;tcp\r\nX: y" },
    { ...send, fromPath: "" },
  ])("refuses %j", (fields) => {
    expect(() => createSend(fields, undefined, notRandom())).toThrow(RangeError);
  });
});

describe("what no frame can carry is not written", () => {
  const head = createRequestHead("SEND", "abcd", { toPath, fromPath });
  const response = createResponse(head, 200).head;
  const frame = (changes: Partial<RequestHead>): MsrpFrame => ({
    head: { ...head, ...changes },
    body: undefined,
    flag: "$",
  });

  test.each([
    ["a line break in a value", { headers: [...head.headers, { name: "X", value: "a\r\nY: b" }] }],
    ["a lone CR", { headers: [...head.headers, { name: "X", value: "a\rb" }] }],
    ["a lone LF", { headers: [...head.headers, { name: "X", value: "a\nb" }] }],
    ["NUL", { headers: [...head.headers, { name: "X", value: "\0" }] }],
    ["half a pair of surrogates", { headers: [...head.headers, { name: "X", value: "\ud83d" }] }],
    ["a colon in a name", { headers: [...head.headers, { name: "X:", value: "" }] }],
    ["a line break in a name", { headers: [...head.headers, { name: "X\n", value: "" }] }],
    ["an empty name", { headers: [...head.headers, { name: "", value: "" }] }],
    ["a line break in a method", { method: "SEND\r\nX: y" }],
    ["a small method", { method: "send" }],
    ["a short identifier", { transactionId: "abc" }],
    ["a line break behind an identifier", { transactionId: "abcd\n" }],
    ["no paths", { headers: [] }],
    ["a header twice", { headers: [...head.headers, ...head.headers] }],
    [
      "a byte range that is none",
      { headers: [...head.headers, { name: "Byte-Range", value: "5-2/x" }] },
    ],
    [
      "Content-Type without a body",
      { headers: [...head.headers, { name: "Content-Type", value: "a/b" }] },
    ],
  ])("%s", (_, changes) => expect(() => encodeFrame(frame(changes))).toThrow(RangeError));

  test.each([{ status: 1000 }, { status: -1 }, { status: 2.5 }, { comment: "a\r\nb" }])(
    "%j",
    (changes) => {
      expect(() => encodeHead({ ...response, ...changes }, false)).toThrow(RangeError);
    },
  );

  test("a body in a response, and one without Content-Type", () => {
    expect(() => encodeFrame({ head: response, body: octets(""), flag: "$" })).toThrow(RangeError);
    expect(() => encodeFrame({ head, body: octets(""), flag: "$" })).toThrow(RangeError);
  });

  test.each(["a\r\n-------abcd$\r\nb", "\r\n-------abcd+\r\n", "a\r\n-------abcd#"])(
    "a body with the end-line of its frame: %j",
    (text) => {
      const typed = { ...head, headers: [...head.headers, { name: "Content-Type", value: "a/b" }] };
      expect(() => encodeFrame({ head: typed, body: octets(text), flag: "$" })).toThrow(RangeError);
      const other = { ...typed, transactionId: "abce" };
      expect(parseFrame(encodeFrame({ head: other, body: octets(text), flag: "$" })).body).toEqual(
        octets(text),
      );
    },
  );

  test("an end-line of no transaction", () => {
    expect(() => encodeEndLine("a\r\n", "$", true)).toThrow(RangeError);
  });
});

describe("a response", () => {
  const relayed = `MSRP d93kswow SEND\r\nTo-Path: msrp://bob;tcp\r\nFrom-Path: msrp://relay;tcp msrp://alice;tcp\r\n`;

  test("to a SEND goes to the last hop", () => {
    const head = request(`${relayed}-------d93kswow$\r\n`);
    expect(written(createResponse(head, 200))).toBe(
      "MSRP d93kswow 200 OK\r\nTo-Path: msrp://relay;tcp\r\nFrom-Path: msrp://bob;tcp\r\n-------d93kswow$\r\n",
    );
  });

  test("to another request goes all the way back", () => {
    const head = request(`${relayed.replace("SEND", "AUTH")}-------d93kswow$\r\n`);
    expect(written(createResponse(head, 501, undefined))).toContain(
      "To-Path: msrp://relay;tcp msrp://alice;tcp\r\n",
    );
  });

  test("has the comment that is given, none for an unknown code, and digits for a small one", () => {
    const head = request(`${relayed}-------d93kswow$\r\n`);
    expect(written(createResponse(head, 481, "Gone"))).toMatch(/^MSRP d93kswow 481 Gone\r\n/);
    expect(written(createResponse(head, 7))).toMatch(/^MSRP d93kswow 007\r\n/);
  });

  test.each(["To-Path: msrp://bob;tcp", "From-Path: msrp://relay;tcp msrp://alice;tcp"])(
    "and a report have the error of what was read where the request has no %s",
    (path) => {
      const wrong = relayed.replace(path, path.replace("msrp:", "sip:"));
      const head = request(`${wrong}Message-ID: 12339sdqwer\r\n-------d93kswow$\r\n`);
      const range = { start: 1, end: 1, total: 1 };
      expect(() => createResponse(head, 400)).toThrow(MsrpError);
      expect(() => createReport(head, { transactionId: "dkei38sd", status: 400, range })).toThrow(
        MsrpError,
      );
    },
  );

  test("to a REPORT does not exist", () => {
    const head = request(`${relayed.replace("SEND", "REPORT")}-------d93kswow$\r\n`);
    expect(() => createResponse(head, 200)).toThrow(RangeError);
    expect(mayRespond(head, 200)).toBe(false);
  });
});

describe("a report", () => {
  const head = request(
    `MSRP d93kswow SEND\r\nTo-Path: msrp://bob;tcp\r\nFrom-Path: msrp://relay;tcp msrp://alice;tcp\r\nMessage-ID: 12339sdqwer\r\n-------d93kswow$\r\n`,
  );
  const range = { start: 1, end: 106, total: 106 };

  test("goes back along From-Path", () => {
    const fields = { transactionId: "dkei38sd", status: 200, comment: "OK", range };
    expect(written(createReport(head, fields))).toBe(
      "MSRP dkei38sd REPORT\r\nTo-Path: msrp://relay;tcp msrp://alice;tcp\r\nFrom-Path: msrp://bob;tcp\r\n" +
        "Message-ID: 12339sdqwer\r\nByte-Range: 1-106/106\r\nStatus: 000 200 OK\r\n-------dkei38sd$\r\n",
    );
  });

  test("is about a SEND with a Message-ID, with a status that is one", () => {
    const fields = { transactionId: "dkei38sd", status: 200, range };
    const without = { ...head, headers: head.headers.slice(0, 2) };
    expect(() => createReport(without, fields)).toThrow(RangeError);
    expect(() => createReport({ ...head, method: "REPORT" }, fields)).toThrow(RangeError);
    expect(() => createReport(head, { ...fields, status: 1000 })).toThrow(RangeError);
  });
});

// RFC 4975 sections 7.1.3, 7.1.4 and 7.2.
describe("what a request may be answered with", () => {
  const asked = (failure: string | undefined, success: string | undefined): RequestHead => ({
    ...createRequestHead("SEND", "abcd", { toPath, fromPath }),
    headers: [
      ...(failure === undefined ? [] : [{ name: "Failure-Report", value: failure }]),
      ...(success === undefined ? [] : [{ name: "Success-Report", value: success }]),
    ],
  });

  test.each([
    { failure: undefined, ok: true, error: true },
    { failure: "yes", ok: true, error: true },
    { failure: "partial", ok: false, error: true },
    { failure: "no", ok: false, error: false },
  ])("Failure-Report $failure: 200 $ok, 481 $error", ({ failure, ok, error }) => {
    const head = asked(failure, undefined);
    expect([mayRespond(head, 200), mayRespond(head, 481)]).toEqual([ok, error]);
    expect(mayReport(head, 408)).toBe(error);
  });

  test("reports of success where they are asked for, and never about another request", () => {
    expect(mayReport(asked(undefined, "yes"), 200)).toBe(true);
    expect(mayReport(asked("no", "yes"), 200)).toBe(true);
    expect(mayReport(asked(undefined, undefined), 200)).toBe(false);
    expect(mayReport({ ...asked(undefined, "yes"), method: "REPORT" }, 200)).toBe(false);
  });
});
