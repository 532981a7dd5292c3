import { describe, expect, test } from "vitest";
import { ParseError, parseCards } from "../../src/index.ts";
import {
  parseStrictCards,
  validateCard,
  validateCards,
  type Diagnostic,
  type ValidateOptions,
} from "../../src/validate.ts";
import { card21, card3, card4, latin1, text } from "./cards.ts";

/** What diagnostics are about: their codes, and the text that each covers. */
function covered(input: string, options: ValidateOptions = {}): (readonly [string, string])[] {
  return validateCards(input, options).map(
    ({ code, offset, length }) => [code, input.slice(offset, offset + length)] as const,
  );
}

function firstOf(input: string | Uint8Array): Diagnostic {
  const [first] = validateCards(input);
  if (first === undefined) throw new Error("no diagnostic");
  return first;
}

describe("the place of a diagnostic", () => {
  test("is found inside of folds, in names, parameters and values", () => {
    expect(covered(card4("NO\r\n TE;PR\r\n EF=10\r\n 1:a"))).toEqual([
      ["invalid-parameter-value", "10\r\n 1"],
    ]);
    expect(covered(card4("NOTE:a\\\r\n\tx,\r\n y"))).toEqual([
      ["unknown-escape", "\\\r\n\tx"],
      ["unescaped-comma", ","],
    ]);
    expect(covered(card4("SHOE\r\n SIZE:a"))).toEqual([["unknown-property", "SHOE\r\n SIZE"]]);
  });

  test("is at the end of a text whose last line is cut off", () => {
    expect(covered(card4("NOTE:b").replace("ND:VCARD\r\n", ""))).toEqual([
      ["unexpected-end", ""],
      ["missing-end", ""],
      ["missing-line-break", ""],
    ]);
  });

  test("is found in each of several properties", () => {
    expect(covered(card4("TEL;PREF=0:1", "NOTE;X-A=b;PREF=00:c"))).toEqual([
      ["invalid-parameter-value", "0"],
      ["invalid-parameter-value", "00"],
    ]);
  });

  test("is found behind soft breaks", () => {
    const card = card21("NOTE;QUOTED-PRINTABLE:a=\r\nb=\r\n=zz");
    expect(covered(card)).toEqual([["invalid-quoted-printable", "="]]);
    expect(firstOf(card)).toMatchObject({ line: 6, column: 1 });
  });

  test("is found behind a backslash at the end of a line", () => {
    expect(covered(card4("NOTE:a\\", "999, b"))).toEqual([
      ["escaped-line-break", "\\\r\n"],
      ["unescaped-comma", ","],
    ]);
  });

  test("counts LF, CR and CRLF as one line break, and a byte order mark as a column", () => {
    const lines = ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", "X-_A:b", "END:VCARD", ""];
    for (const lineBreak of ["\n", "\r", "\r\n"]) {
      const found = validateCards(lines.join(lineBreak), { ignore: ["bare-line-feed"] });
      expect(found.at(-1)).toMatchObject({ code: "underscore-in-name", line: 4, column: 1 });
    }
    const marked = `\ufeff${card4("X-_A:b")}`;
    expect(validateCards(marked)).toMatchObject([
      { offset: 0, line: 1, column: 1 },
      { offset: marked.indexOf("X-_A"), line: 4, column: 1 },
    ]);
    expect(firstOf(`\ufeff${card3().replace("VERSION:3.0\r\n", "")}`)).toMatchObject({ offset: 0 });
  });

  test("of octets is in the text that they decode to", () => {
    const octets = latin1(card4("NOTE:\xc3\xa9, b"));
    const decoded = card4("NOTE:é, b");
    expect(firstOf(octets).offset).toBe(decoded.indexOf(","));
  });

  test("of a card that has no property for it is the line BEGIN", () => {
    const cards = card4() + text("BEGIN:VCARD", "VERSION:4.0", "END:VCARD");
    expect(validateCards(cards)).toMatchObject([
      { code: "missing-property", offset: card4().length, length: 11, card: 1, line: 5, column: 1 },
    ]);
  });

  test("is in the card of an AGENT too", () => {
    const agent = [
      "AGENT:",
      "BEGIN:VCARD",
      "VERSION:2.1",
      "N:b",
      "X-_A:c",
      "nonsense",
      "END:VCARD",
    ];
    const card = card21(...agent, "X-_B:d");
    expect(covered(card)).toEqual([
      ["underscore-in-name", "X-_A"],
      ["unexpected-end", ""],
      ["underscore-in-name", "X-_B"],
    ]);
    const [, broken] = validateCards(card);
    expect(broken).toMatchObject({
      card: 0,
      line: 9,
      unread: { offset: card.indexOf("nonsense"), length: 10 },
    });
  });
});

test("cards in AGENTs are looked at as deep as they are read", () => {
  const nest = (depth: number): string[] =>
    depth === 0
      ? ["X-_A:b"]
      : ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:c", ...nest(depth - 1), "END:VCARD"];
  const codes = (depth: number): string[] =>
    validateCards(card21(...nest(depth)), { maxDepth: 2 }).map(({ code }) => code);
  expect(codes(2)).toEqual(["underscore-in-name"]);
  expect(codes(3)).toEqual(["nested-too-deep"]);
});

describe("the list", () => {
  test("names the card and the property, which is the object that was read", () => {
    const [first, second] = validateCards(`${card4()}${card4("TEL;PREF=0:1")}junk\r\n`);
    expect(first).toMatchObject({
      card: 1,
      property: { name: "TEL", value: "1" },
      parameter: { name: "PREF", values: ["0"] },
    });
    expect(second).toMatchObject({ code: "text-outside-card", card: undefined });
    expect(second).not.toHaveProperty("property");
  });

  test("is in the order of the text, whatever finds what", () => {
    const lines = ["NOTE:a, b\n", "UID:c", "broken", "", "TEL;PREF=0:1"];
    const offsets = validateCards(card4(...lines)).map(({ offset }) => offset);
    expect(offsets).toHaveLength(7);
    expect(offsets).toEqual(offsets.toSorted((left, right) => left - right));
  });

  test("says a kind of line end once for lines that follow each other", () => {
    const cards = (card4() + card4()).replaceAll("\r\n", "\n") + card4() + "\r\n\n\n";
    expect(covered(cards, { ignore: ["blank-line"] })).toEqual([
      ["bare-line-feed", "\n"],
      ["bare-line-feed", "\n"],
    ]);
  });

  test("ends at the most problems, and says so in one more", () => {
    const card = card4("X-_A:1", "X-_B:2", "X-_C:3");
    expect(covered(card, { maxProblems: 3 })).toHaveLength(3);
    expect(covered(card, { maxProblems: 2 })).toEqual([
      ["underscore-in-name", "X-_A"],
      ["underscore-in-name", "X-_B"],
      ["too-many-problems", "X-_C"],
    ]);
    const broken = card4("a", "b", "c");
    expect(validateCards(broken, { maxProblems: 2 }).map(({ code }) => code)).toEqual([
      "unexpected-end",
      "unexpected-end",
      "too-many-problems",
    ]);
    const [card0] = parseCards(card);
    expect(card0 && validateCard(card0, { maxProblems: 2 }).map(({ code }) => code)).toEqual([
      "underscore-in-name",
      "underscore-in-name",
      "too-many-problems",
    ]);
  });

  test("has what is wanted: from a severity on, without some codes", () => {
    const card = card4("SHOESIZE:a", "NOTE:b, c", "TEL;PREF=0:1");
    const codes = (options: ValidateOptions): string[] =>
      validateCards(card, options).map(({ code }) => code);
    expect(codes({})).toEqual(["unknown-property", "unescaped-comma", "invalid-parameter-value"]);
    expect(codes({ severity: "warning" })).toEqual(["unescaped-comma", "invalid-parameter-value"]);
    expect(codes({ severity: "error" })).toEqual(["invalid-parameter-value"]);
    expect(codes({ ignore: ["unescaped-comma", "unknown-property"] })).toEqual([
      "invalid-parameter-value",
    ]);
    // What is not wanted takes no room in the list.
    expect(codes({ severity: "error", maxProblems: 1 })).toEqual(["invalid-parameter-value"]);
  });

  test("is empty for a text of nothing, and for cards that conform", () => {
    expect(validateCards("")).toEqual([]);
    expect(validateCards(new Uint8Array(0))).toEqual([]);
    expect(validateCards(card4() + card3() + card21())).toEqual([]);
  });

  test("has what is in a text without a card", () => {
    expect(covered("\ufeff")).toEqual([["byte-order-mark", "\ufeff"]]);
    expect(covered("\r\n\njunk\n")).toEqual([
      ["blank-line", "\r\n"],
      ["bare-line-feed", "\n"],
      ["text-outside-card", "junk"],
    ]);
  });
});

describe("validateCard", () => {
  test("looks at a card that a program made", () => {
    const card = {
      version: "4.0",
      properties: [
        { group: undefined, name: "VERSION", parameters: [], value: "4.0" },
        { group: undefined, name: "FN", parameters: [{ name: "PREF", values: ["0"] }], value: "a" },
      ],
    };
    expect(validateCard(card)).toEqual([
      {
        code: "invalid-parameter-value",
        severity: "error",
        message: 'PREF is "0"; write an integer from 1 to 100',
        rule: "RFC 6350 section 5.3",
        property: card.properties[1],
        parameter: card.properties[1]?.parameters[0],
      },
    ]);
    expect(validateCard({ version: undefined, properties: [] }).map(({ code }) => code)).toEqual([
      "missing-version",
      "missing-property",
      "missing-property",
    ]);
  });

  test("leaves what is in the text alone", () => {
    const [card] = parseCards(card4("NOTE:a\n"));
    expect(card && validateCard(card)).toEqual([]);
  });
});

describe("parseStrictCards", () => {
  function failure(run: () => unknown): ParseError {
    try {
      run();
    } catch (error) {
      if (error instanceof ParseError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  }

  test("gives the cards of a text that has nothing as severe", () => {
    const card = card4("NOTE:a, b");
    expect(parseStrictCards(card)).toEqual(parseCards(card));
    expect(parseStrictCards(card, { severity: "warning", ignore: ["unescaped-comma"] })).toEqual(
      parseCards(card),
    );
    expect(parseStrictCards("")).toEqual([]);
  });

  test("throws the first that is as severe, with its place", () => {
    const card = card4("SHOESIZE:a", "NOTE:b, c", "TEL;PREF=0:1");
    const error = failure(() => parseStrictCards(card));
    expect(error).toMatchObject({
      code: "invalid-parameter-value",
      line: 6,
      column: 10,
      offset: card.indexOf("0:1"),
      rule: "RFC 6350 section 5.3",
    });
    expect(error.message).toBe(
      'PREF is "0"; write an integer from 1 to 100 at line 6 column 10 (RFC 6350 section 5.3)',
    );
    expect(failure(() => parseStrictCards(card, { severity: "warning" })).code).toBe(
      "unescaped-comma",
    );
    expect(failure(() => parseStrictCards(card, { severity: "note" })).code).toBe(
      "unknown-property",
    );
  });

  test("throws what the reader would throw", () => {
    expect(failure(() => parseStrictCards("junk")).code).toBe("text-outside-card");
    expect(failure(() => parseStrictCards(card4() + card4(), { maxCards: 1 })).code).toBe(
      "too-many-cards",
    );
  });
});

describe("a message", () => {
  test.each([
    [card4("BDAY:1815-12-10"), "write 18151210"],
    [card4("REV:2019-01-04T20:18:50.127Z"), "write 20190104T201850Z"],
    [card4("REV:20190104"), "write date and time to the second, as 20260102T030405Z"],
    [card3("BDAY;VALUE=date:20190220T000035"), "write it as 19850412 or 1985-04-12"],
    [card3("BDAY:--1210"), "write year, month and day, or leave it out"],
    [card4("TZ;VALUE=utc-offset:-05:00"), "write -0500"],
    [card3("TEL;HOME:1"), "write TYPE=HOME"],
    [card3("PHOTO;b:aaaa"), "write ENCODING=b"],
    [card3("TEL;LANGUAGE:1"), "give LANGUAGE a value"],
    [card4("TEL;TYPE=pref:1"), "write PREF=1"],
    [card4("AGENT:mailto:a@example.com"), "write RELATED;TYPE=agent"],
    [card4("N:a"), "end it with ;;;;"],
    [card4("RELATED:my mother"), "write it with its scheme, or add VALUE=text"],
    [card3("URL:www.example.com"), "write https:// before it"],
    [
      card3("URL:https://example.com/my site"),
      "write % and two digits for what a URI cannot have, as %20 for a space",
    ],
    [card4("GEO:37.38;-122.08"), "write geo:37.38,-122.08"],
    [card3("GEO:geo:37.38,-122.08"), "write 37.38;-122.08"],
    [
      card3("REV;VALUE=date-and-or-time:20260102T030405Z"),
      "leave it out, or write date-time or date",
    ],
    [card3("ADR:;;a;;;;;b"), "write \\; for a semicolon"],
    [card3("ADR:;;a;;;;;;"), "leave out the last 2 semicolons"],
    [card3("END:"), "leave the line out, or write VCARD"],
    [card3("PHOTO;TYPE=JPEG:/9j/4AAQ"), "write base64 with ENCODING=b, or BASE64 in 2.1"],
    [card4("X-ABDATE;VALUE=integer:many"), "write digits, or write VALUE=text"],
    [
      card4("X-ABDATE;VALUE=float:much"),
      "write digits, and a point between them, or write VALUE=text",
    ],
    [card4("X-ABDATE;VALUE=time:noon"), "write it as 101500, or write VALUE=text"],
    [card4("NOTE;PID=1.7:a"), "add CLIENTPIDMAP:7;<URI of the source>"],
  ])("of %j says what to do", (card, advice) => {
    const [first] = validateCards(card);
    expect(first?.message).toMatch(/^[^;]+; /);
    expect(first?.message.endsWith(`; ${advice}`)).toBe(true);
  });

  test("holds no more of the text than is needed to know it", () => {
    const long = "x".repeat(100_000);
    const found = validateCards(card4(`${long}:a`, `URL:${long}`, `NOTE;${long}=a;PREF=${long}:a`));
    expect(found.length).toBeGreaterThan(3);
    for (const { message } of found) expect(message.length).toBeLessThan(200);
  });
});

describe("what is no departure", () => {
  test.each([
    [
      "a backslash that is an octet of a character in Shift_JIS",
      latin1(card21("NOTE;CHARSET=Shift_JIS:\x95\x5c a")),
    ],
    [
      "anything in properties that no RFC defines",
      card4("X-SOCIALPROFILE;TYPE=any;PREF=1:no URI", "X-A:b\\c, d"),
    ],
    ["a type in several parameters", card3("TEL;TYPE=home;type=WORK,pref:1")],
    ["a date with a time in 3.0", card3("BDAY:1953-10-15T23:10:00Z")],
    ["a value without an end of quotes", card4('NOTE:"a')],
    ["an AGENT of 3.0, with its card as a text", card3("AGENT:BEGIN:VCARD\\nFN:a\\nEND:VCARD\\n")],
    ["components of RFC 9554, and none", card4("ADR:;;;;;;;;;;;;;;;;;", "N:a;b;;;;c;d")],
    ["a picture, as octets or elsewhere", card3("PHOTO;VALUE=uri:cid:a", "PHOTO;ENCODING=b:aaaa")],
    ["a name of the other case", card4("tel;Type=HOME;vAlUe=URI:tel:+1")],
    ["a blank line behind base64 of 2.1", card21("PHOTO;ENCODING=BASE64:", " aaaa", "", "TEL:1")],
  ])("%s", (_, card) => {
    expect(validateCards(card)).toEqual([]);
  });
});
