import { describe, expect, test } from "vitest";
import {
  cpimHeader,
  messageDirection,
  messageDirectionHeader,
  OMA_CPM_NAMESPACE,
  parseCpim,
  parseCpimHead,
  spliceHeader,
} from "../src/index.ts";
import { decode, encode, message, refusal } from "./refusal.ts";
import { vectors } from "./vectors.ts";

const SENT = messageDirectionHeader("sent");
const LINE = "Message-Direction: sent\r\n";

describe("a header is added", () => {
  const right = vectors().filter(({ expect: expected, file }) => expected && !/^0[45]/.test(file));

  test.each(right)("to $file and no other octet is touched", ({ octets }) => {
    const { headersLength } = parseCpimHead(octets);
    const spliced = spliceHeader(octets, SENT);
    expect(spliced.subarray(0, headersLength)).toEqual(octets.subarray(0, headersLength));
    expect(decode(spliced.subarray(headersLength, headersLength + LINE.length))).toBe(LINE);
    expect(spliced.subarray(headersLength + LINE.length)).toEqual(octets.subarray(headersLength));
    expect(messageDirection(parseCpim(spliced).headers)).toEqual({ known: "sent" });
  });

  test("to the first chunk of a message", () => {
    const octets = message("From: <im:a@b>");
    const chunk = octets.subarray(0, octets.length - 3);
    expect(decode(spliceHeader(chunk, SENT))).toBe(
      `From: <im:a@b>\r\n${LINE}\r\nContent-Type: text/plain\r\n\r\nHe`,
    );
  });

  test("to a message without any", () => {
    expect(decode(spliceHeader(message(), SENT))).toMatch(
      /^Message-Direction: sent\r\n\r\nContent-/,
    );
  });

  test("with its namespace, where that is not declared", () => {
    const oma = messageDirectionHeader("sent", "cpm");
    const declaration = `NS: cpm <${OMA_CPM_NAMESPACE}>`;
    for (const [lines, added] of [
      [[], [declaration, "cpm.Message-Direction: sent"]],
      [["NS: cpm <urn:x>"], [declaration, "cpm.Message-Direction: sent"]],
      [[declaration], ["cpm.Message-Direction: sent"]],
    ] as const) {
      const text = decode(spliceHeader(message(...lines), oma));
      expect(text).toBe(decode(message(...lines, ...added)));
    }
  });

  test("under a prefix, where the default namespace is another", () => {
    const lines = ["NS: <mid:MessageFeatures@id.foo.com>", "VitalMessageOption: x"];
    const spliced = spliceHeader(message(...lines), SENT);
    expect(decode(spliced)).toBe(
      decode(
        message(
          ...lines,
          "NS: cpim <urn:ietf:params:cpim-headers:>",
          "cpim.Message-Direction: sent",
        ),
      ),
    );
    expect(messageDirection(parseCpim(spliced).headers)).toEqual({ known: "sent" });
  });

  test("past a problem where someone hears of it", () => {
    const octets = message("foo.Bar: x");
    expect(refusal(() => spliceHeader(octets, SENT))).toBe("undeclared-prefix at 0");
    const untyped = encode("Subject: x\r\n\r\n\r\nbody");
    expect(decode(spliceHeader(untyped, SENT, { onProblem: () => {} }))).toBe(
      `Subject: x\r\n${LINE}\r\n\r\nbody`,
    );
    expect(decode(spliceHeader(octets, SENT, { onProblem: () => {} }))).toBe(
      decode(message("foo.Bar: x", "Message-Direction: sent")),
    );
  });
});

describe("no header is added", () => {
  test.each([
    ["Multipart/Signed;boundary=b", "signed-content at 0"],
    ["application/pkcs7-mime; smime-type=signed-data", "signed-content at 0"],
    ["application/x-pkcs7-mime", "signed-content at 0"],
    ["multipart/encrypted;protocol=x;boundary=b", "encrypted-content at 0"],
    ["application/pgp-encrypted", "encrypted-content at 0"],
    ["multipart/mixed;boundary=b", "accepted"],
    ["nonsense", "unexpected-end at 8"],
  ])("to content of the type %s", (type, said) => {
    const octets = encode(`From: <im:a@b>\r\n\r\nContent-Type: ${type}\r\n\r\nx`);
    expect(refusal(() => spliceHeader(octets, SENT))).toBe(said);
  });

  test("to a message that has it", () => {
    const line = `cpm.${LINE.trimEnd()}`;
    for (const octets of [
      message("Message-Direction: x"),
      message(`NS: cpm <${OMA_CPM_NAMESPACE}>`, line),
    ]) {
      expect(refusal(() => spliceHeader(octets, SENT))).toBe("repeated-header at 0");
      const other = cpimHeader("Subject", "x");
      expect(refusal(() => spliceHeader(octets, other))).toBe("accepted");
    }
  });

  test("to a chunk that has not the whole head", () => {
    const octets = message("From: <im:a@b>");
    expect(refusal(() => spliceHeader(octets.subarray(0, 30), SENT))).toBe("unexpected-end at 30");
  });

  test("that would be read as another", () => {
    const octets = message("From: <im:a@b>");
    const wrong = { ...SENT, value: "sent\r\nX: y" };
    expect(() => spliceHeader(octets, wrong)).toThrow(RangeError);
    for (const namespace of ["urn:x", undefined]) {
      expect(() => spliceHeader(octets, { ...SENT, namespace })).toThrow(RangeError);
    }
    for (const namespace of ["x", "urn:x>\r\nX: <y:z", ""]) {
      expect(() => spliceHeader(octets, { ...SENT, namespace, prefix: "x" })).toThrow(RangeError);
    }
    expect(() => spliceHeader(octets, { ...SENT, namespace: undefined, prefix: "x" })).toThrow(
      RangeError,
    );
  });
});
