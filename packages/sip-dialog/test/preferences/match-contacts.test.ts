import { describe, expect, test } from "vitest";
import { matchContacts, readCallerPreferences } from "../../src/preferences/index.ts";
import { registered, requestWith } from "./requests.ts";

const names = (contacts: readonly { readonly name: string }[]) => contacts.map(({ name }) => name);

function match(contacts: readonly string[], ...lines: readonly string[]) {
  const matching = matchContacts(
    contacts.map(registered),
    readCallerPreferences(requestWith("INVITE", ...lines)),
  );
  const verdicts = matching.verdicts.map((verdict) =>
    verdict.kind === "kept"
      ? `${verdict.contact.name} ${verdict.preference.toFixed(2)}`
      : `${verdict.contact.name} dropped by ${verdict.by}`,
  );
  return { order: names(matching.contacts), verdicts, isReverted: matching.isReverted };
}

describe("the example of RFC 3841 section 7.2.5", () => {
  const contacts = [
    '<sip:u1@h.example.com>;audio;video;methods="INVITE,BYE";q=0.2',
    '<sip:u2@h.example.com>;audio="FALSE";methods="INVITE";actor="msg-taker";q=0.2',
    '<sip:u3@h.example.com>;audio;actor="msg-taker";methods="INVITE";video;q=0.3',
    '<sip:u4@h.example.com>;audio;methods="INVITE,OPTIONS";q=0.2',
    "<sip:u5@h.example.com>;q=0.5",
  ];
  const matching = matchContacts(
    contacts.map(registered),
    readCallerPreferences(
      requestWith(
        "INVITE",
        'Reject-Contact: *;actor="msg-taker";video',
        "Accept-Contact: *;audio;require",
        "Accept-Contact: *;video;explicit",
        'Accept-Contact: *;methods="BYE";class="business";q=1.0',
      ),
    ),
  );

  test("puts the contacts into the order of the text", () => {
    expect(names(matching.contacts)).toEqual(["u5", "u1", "u4"]);
  });

  test("gives the scores and the preferences of the text", () => {
    expect(matching.verdicts).toMatchObject([
      { kind: "kept", isImmune: false, scores: [1, 1, 0.5], preference: 2.5 / 3 },
      { kind: "dropped", by: "require", failedTag: "sip.audio", predicate: { isRequired: true } },
      { kind: "dropped", by: "reject-contact", failedTag: undefined },
      { kind: "kept", isImmune: false, scores: [1, 0, undefined], preference: 0.5 },
      { kind: "kept", isImmune: true, scores: [], preference: 1 },
    ]);
  });
});

describe("Reject-Contact", () => {
  test("drops only a contact that mentions each of its features", () => {
    const contacts = ["<sip:a@h>;video", '<sip:b@h>;video;actor="attendant"', "<sip:c@h>;audio"];
    expect(match(contacts, 'Reject-Contact: *;video;actor="attendant"').order).toEqual(["a", "c"]);
  });

  test("leaves a contact whose value is another one", () => {
    expect(match(['<sip:a@h>;video="FALSE"'], "Reject-Contact: *;video").order).toEqual(["a"]);
  });

  test("a value without features drops all that have some", () => {
    expect(match(["<sip:a@h>;video", "<sip:b@h>"], "Reject-Contact: *").order).toEqual(["b"]);
  });

  test("alone leaves the order to q", () => {
    const { verdicts } = match(["<sip:a@h>;audio;q=0.1"], "Reject-Contact: *;video");
    expect(verdicts).toEqual(["a 1.00"]);
  });
});

describe("Accept-Contact", () => {
  const contacts = ["<sip:a@h>;audio", '<sip:b@h>;audio="FALSE"', "<sip:c@h>;video", "<sip:d@h>"];

  test("without require and explicit prefers, and drops nobody", () => {
    expect(match(contacts, "Accept-Contact: *;audio")).toEqual({
      order: ["a", "d", "b", "c"],
      verdicts: ["a 1.00", "b 0.00", "c 0.00", "d 1.00"],
      isReverted: false,
    });
  });

  test("with require drops who contradicts", () => {
    expect(match(contacts, "Accept-Contact: *;audio;require").verdicts).toEqual([
      "a 1.00",
      "b dropped by require",
      "c 0.00",
      "d 1.00",
    ]);
  });

  test("with explicit gives no score to who says nothing of one feature", () => {
    const { verdicts } = match(
      ["<sip:a@h>;audio", "<sip:b@h>;audio;video"],
      "Accept-Contact: *;audio;video;explicit",
    );
    expect(verdicts).toEqual(["a 0.00", "b 1.00"]);
  });

  test("with require and explicit drops who says nothing of one feature", () => {
    expect(match(contacts, "Accept-Contact: *;audio;require;explicit").verdicts).toEqual([
      "a 1.00",
      "b dropped by require",
      "c dropped by explicit",
      "d 1.00",
    ]);
  });

  test("two values with require have to match both", () => {
    const both = ["Accept-Contact: *;audio;require", "Accept-Contact: *;video;require"];
    const { order } = match(['<sip:a@h>;audio;video="FALSE"', "<sip:b@h>;audio;video"], ...both);
    expect(order).toEqual(["b"]);
  });

  test("an instance is compared with its case", () => {
    const contact = '<sip:a@h>;+sip.instance="<urn:uuid:AB>"';
    const asked = (urn: string) => `Accept-Contact: *;+sip.instance="<${urn}>";require;explicit`;
    expect(match([contact], asked("urn:uuid:AB")).order).toEqual(["a"]);
    expect(match([contact], asked("urn:uuid:ab")).order).toEqual([]);
  });

  test("an empty set after explicit preferences stays empty", () => {
    expect(match(['<sip:b@h>;audio="FALSE"'], "Accept-Contact: *;audio;require")).toMatchObject({
      order: [],
      isReverted: false,
    });
  });

  test("values that match leave those out of the mean that do not", () => {
    const values = ["Accept-Contact: *;audio", "Accept-Contact: *;video"];
    expect(match(['<sip:a@h>;audio;video="FALSE"'], ...values).verdicts).toEqual(["a 1.00"]);
  });
});

describe("implied preferences", () => {
  const contacts = [
    '<sip:a@h>;methods="MESSAGE"',
    '<sip:b@h>;methods="INVITE,BYE"',
    "<sip:c@h>;audio;q=0.3",
  ];

  test("the method is required of those that list methods", () => {
    expect(match(contacts).order).toEqual(["b", "c"]);
  });

  test("all are tried by their q when nobody is left", () => {
    expect(match(['<sip:a@h>;methods="MESSAGE";q=0.1', '<sip:b@h>;methods="INFO";q=0.2'])).toEqual({
      order: ["b", "a"],
      verdicts: ["a dropped by require", "b dropped by require"],
      isReverted: true,
    });
  });

  test("a subscription asks for its event package", () => {
    const subscribe = readCallerPreferences(requestWith("SUBSCRIBE", "Event: reg;id=1"));
    expect(subscribe).toMatchObject({
      isImplicit: true,
      acceptContact: [
        { isRequired: true, isExplicit: false, features: [{ tag: "methods" }, { tag: "events" }] },
      ],
    });
    const { contacts: order } = matchContacts(
      ['<sip:a@h>;events="presence"', '<sip:b@h>;events="!presence"'].map(registered),
      subscribe,
    );
    expect(names(order)).toEqual(["b"]);
  });

  test("do not hold beside explicit ones", () => {
    expect(match(contacts, "Accept-Contact: *;text").order).toEqual(["a", "b", "c"]);
  });
});

describe("limits", () => {
  const lines = (count: number) => Array.from({ length: count }, () => "Accept-Contact: *;audio");

  test("twenty values are matched, and one more is refused", () => {
    expect(readCallerPreferences(requestWith("INVITE", ...lines(20))).acceptContact).toHaveLength(
      20,
    );
    expect(() => readCallerPreferences(requestWith("INVITE", ...lines(21)))).toThrow(
      expect.objectContaining({ code: "too-many-predicates" }),
    );
  });

  test("the limit is an option", () => {
    const request = requestWith("INVITE", ...lines(2));
    expect(() => readCallerPreferences(request, { maxPredicates: 1 })).toThrow(
      "more than 1 preferences",
    );
  });
});
