import { describe, expect, test } from "vitest";
import { parseCard, stringifyCard, type Card } from "../../src/index.ts";
import {
  assignPids,
  isSameCard,
  matchProperties,
  simplifyPids,
  synchronizeCards,
} from "../../src/merge.ts";
import { cardOf, linesOf } from "../edit/card-of.ts";

/** A card of RFC 6350 section 7.2, with what all of them have. */
function example(fn: string, ...lines: string[]): string {
  return [
    "BEGIN:VCARD",
    "VERSION:4.0",
    "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    fn,
    "N:Doe;J.;;;",
    ...lines,
    "END:VCARD",
    "",
  ].join("\r\n");
}

const FN = "FN;PID=1.1:J. Doe";
const EMAIL = "EMAIL;PID=1.1:jdoe@example.com";
const TEL = "TEL;PID=1.1;VALUE=uri:tel:+1-555-555-5555";
const MAP_1 = "CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556";
const MAP_2 = "CLIENTPIDMAP:2;urn:uuid:1f762d2b-03c4-4a83-9a03-75ff658a6eee";

describe("the example of RFC 6350 section 7.2", () => {
  const created = parseCard(example(FN, EMAIL, MAP_1));
  const shared = example(FN, EMAIL, TEL, MAP_1);
  const first = parseCard(
    example(
      FN,
      EMAIL,
      "EMAIL;PID=2.1:boss@example.com",
      TEL,
      "TEL;PID=2.1;VALUE=uri:tel:+1-666-666-6666",
      MAP_1,
    ),
  );
  const second = parseCard(
    example(
      FN,
      EMAIL,
      "EMAIL;PID=2.2:ceo@example.com",
      TEL,
      "TEL;PID=2.2;VALUE=uri:tel:+1-666-666-6666",
      MAP_1,
      MAP_2,
    ),
  );
  // The RFC takes the PID from FN here, which nothing in its text asks for.
  const stored = example(
    FN,
    EMAIL,
    "EMAIL;PID=2.1:boss@example.com",
    "EMAIL;PID=2.2:ceo@example.com",
    TEL,
    "TEL;PID=2.1,2.2;VALUE=uri:tel:+1-666-666-6666",
    MAP_1,
    MAP_2,
  );

  test("7.2.1: numbers the properties that may have a PID", () => {
    const made = parseCard(example("FN:J. Doe", "EMAIL:jdoe@example.com"));
    const uri = "urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556";
    expect(stringifyCard(assignPids(made, uri))).toBe(stringifyCard(created));
    expect(assignPids(created, uri)).toBe(created);
  });

  test("7.2.3: takes a property that was added", () => {
    const { card, conflicts } = synchronizeCards(created, parseCard(shared));
    expect(stringifyCard(card)).toBe(shared);
    expect(conflicts).toEqual([]);
  });

  test("7.2.4: takes what both have added, and merges what is the same", () => {
    const { card, conflicts } = synchronizeCards(first, second);
    expect(stringifyCard(card)).toBe(stored);
    expect(conflicts).toEqual([]);
  });

  test("7.2.4: comes to the same on the other device, but for the order", () => {
    const { card } = synchronizeCards(second, first);
    const text = stringifyCard(card).replace("PID=2.2,2.1", "PID=2.1,2.2");
    expect(text.split("\r\n").toSorted()).toEqual(stored.split("\r\n").toSorted());
  });

  test("7.2.5: simplifies the global context", () => {
    expect(stringifyCard(simplifyPids(parseCard(stored)))).toBe(
      example(
        FN,
        EMAIL,
        "EMAIL;PID=2.1:boss@example.com",
        "EMAIL;PID=3.1:ceo@example.com",
        TEL,
        "TEL;PID=2.1;VALUE=uri:tel:+1-666-666-6666",
        MAP_1,
      ),
    );
  });
});

describe("PIDs of two cards (RFC 6350 section 7.1.3)", () => {
  const first = cardOf(
    "4.0",
    "EMAIL;PID=4.2,5.1:jdoe@example.com",
    "CLIENTPIDMAP:1;urn:uuid:3eef374e-7179-4196-a914-27358c3e6527",
    "CLIENTPIDMAP:2;urn:uuid:42bcd5a7-1699-4514-87b4-056edf68e9cc",
  );
  const second = cardOf(
    "4.0",
    "EMAIL;PID=5.1,5.2:john@example.com",
    "CLIENTPIDMAP:1;urn:uuid:0c75c629-6a8d-4d5e-a07f-1bb35846854d",
    "CLIENTPIDMAP:2;urn:uuid:3EEF374E-7179-4196-A914-27358C3E6527",
  );

  test("match by number and source, whatever number the source has", () => {
    const match = matchProperties(first, second).find(({ left }) => left?.name === "EMAIL");
    expect(match).toMatchObject({ right: { value: "john@example.com" }, by: "pid" });
  });

  test("do not match by the number alone", () => {
    const other = cardOf(
      "4.0",
      "EMAIL;PID=9.1:a@a.example",
      "EMAIL;PID=5.2:jdoe@b.example",
      "CLIENTPIDMAP:1;urn:uuid:42bcd5a7-1699-4514-87b4-056edf68e9cc",
      "CLIENTPIDMAP:2;urn:uuid:3eef374e-7179-4196-a914-27358c3e6527",
    );
    const match = matchProperties(first, other).find(({ left }) => left?.name === "EMAIL");
    expect(match).toMatchObject({ right: { value: "jdoe@b.example" }, by: "pid" });
  });

  test("get the numbers of the card they are merged into", () => {
    const { card, conflicts } = synchronizeCards(first, second, { choose: "theirs" });
    expect(linesOf(card)).toEqual([
      "EMAIL;PID=4.2,5.1,5.3:john@example.com",
      "CLIENTPIDMAP:3;urn:uuid:0c75c629-6a8d-4d5e-a07f-1bb35846854d",
      "CLIENTPIDMAP:1;urn:uuid:3eef374e-7179-4196-a914-27358c3e6527",
      "CLIENTPIDMAP:2;urn:uuid:42bcd5a7-1699-4514-87b4-056edf68e9cc",
    ]);
    expect(conflicts).toMatchObject([{ kind: "value", choice: "theirs", base: undefined }]);
  });

  test("that one source numbers differently are not one, however alike they are", () => {
    const map = "CLIENTPIDMAP:1;urn:uuid:42bcd5a7-1699-4514-87b4-056edf68e9cc";
    const left = cardOf("4.0", "TEL;PID=1.1:+1", map);
    const right = cardOf("4.0", "TEL;PID=2.1:+1", map);
    expect(linesOf(synchronizeCards(left, right).card)).toEqual([
      "TEL;PID=1.1:+1",
      "TEL;PID=2.1:+1",
      map,
    ]);
  });

  test("without a CLIENTPIDMAP do not come to mean another's", () => {
    const left = cardOf("4.0", "TEL:1", "CLIENTPIDMAP:7;urn:a:b");
    const right = cardOf("4.0", "TEL:1", "EMAIL;PID=1.7,2.8,3:x@y");
    expect(linesOf(synchronizeCards(left, right).card)).toEqual([
      "TEL:1",
      "EMAIL;PID=2.8,3:x@y",
      "CLIENTPIDMAP:7;urn:a:b",
    ]);
  });

  test("have no second source of one URI", () => {
    const left = cardOf("4.0", "TEL;PID=1.1:1", "CLIENTPIDMAP:1;urn:a:b", "CLIENTPIDMAP:2;urn:c:d");
    const right = cardOf(
      "4.0",
      "TEL;PID=1.2:2",
      "CLIENTPIDMAP:2;URN:a:b",
      "CLIENTPIDMAP:1;urn:e:f",
    );
    const { card } = synchronizeCards(left, right, { choose: "theirs" });
    expect(linesOf(card).toSorted()).toEqual([
      "CLIENTPIDMAP:1;urn:a:b",
      "CLIENTPIDMAP:2;urn:c:d",
      "CLIENTPIDMAP:3;urn:e:f",
      "TEL;PID=1.1:2",
    ]);
  });
});

describe("numbering properties", () => {
  test("goes on from the numbers of the source, and leaves what has a PID", () => {
    const card = cardOf(
      "4.0",
      "TEL;PID=4.2:1",
      "TEL:2",
      "TEL;PID=1.1:3",
      "CLIENTPIDMAP:1;urn:a:b",
      "CLIENTPIDMAP:2;urn:c:d",
    );
    expect(linesOf(assignPids(card, "urn:c:d"))[1]).toBe("TEL;PID=5.2:2");
    expect(linesOf(assignPids(card, "urn:e:f")).slice(1)).toEqual([
      "TEL;PID=1.3:2",
      "TEL;PID=1.1:3",
      "CLIENTPIDMAP:1;urn:a:b",
      "CLIENTPIDMAP:2;urn:c:d",
      "CLIENTPIDMAP:3;urn:e:f",
    ]);
  });

  test("is for vCard 4.0", () => {
    const card = cardOf("3.0", "TEL:1");
    expect(assignPids(card, "urn:a:b")).toBe(card);
  });

  test("is not simplified to a source that is not there", () => {
    const card = cardOf("4.0", "TEL;PID=4.2:1", "CLIENTPIDMAP:1;urn:a:b", "CLIENTPIDMAP:2;urn:c:d");
    expect(simplifyPids(card, "urn:e:f")).toBe(card);
    expect(linesOf(simplifyPids(card, "urn:C:d"))).toEqual([
      "TEL;PID=4.2:1",
      "CLIENTPIDMAP:2;urn:c:d",
    ]);
  });
});

describe("two cards", () => {
  const uid = (text: string): Card => cardOf("4.0", `UID:${text}`);

  test.each([
    [
      "urn:uuid:4FBE8971-0bc3-424c-9c26-36c3e1eff6b1",
      "URN:UUID:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
      true,
    ],
    ["http://A.example/%7eb", "HTTP://a.example/~b", true],
    ["http://a.example/b", "http://a.example/B", false],
    ["some text", "Some text", false],
    ["", "x", undefined],
  ])("with the UIDs %j and %j: %s", (left, right, same) => {
    expect(isSameCard(uid(left), uid(right))).toBe(same);
  });

  test("of different UIDs are not synchronised", () => {
    expect(() => synchronizeCards(uid("a:1"), uid("a:2"))).toThrow(RangeError);
  });

  test("of different versions are not synchronised", () => {
    expect(() => synchronizeCards(cardOf("4.0", "FN:x"), cardOf("3.0", "FN:x"))).toThrow(
      RangeError,
    );
  });
});
