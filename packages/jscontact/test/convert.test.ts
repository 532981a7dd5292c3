import { parseCard, stringifyCard } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import {
  fromJsContact,
  type JsContactCard,
  localizeJsContact,
  parseJsContact,
  toJsContact,
  type ToJsContactOptions,
  validateJsContact,
} from "../src/index.ts";

function read(
  lines: string,
  options: ToJsContactOptions = { version: "1.0", uid: "u" },
): JsContactCard {
  const version = lines.includes("VERSION:") ? "" : "VERSION:4.0\r\n";
  const text = `BEGIN:VCARD\r\n${version}${lines.replaceAll("\n", "\r\n")}\r\nEND:VCARD\r\n`;
  const { card } = toJsContact(parseCard(text), options);
  expect(validateJsContact(card)).toEqual([]);
  return card;
}

function written(members: Partial<JsContactCard>): string[] {
  const { card } = fromJsContact({ "@type": "Card", version: "2.0", ...members });
  return stringifyCard(card).replaceAll("\r\n ", "").split("\r\n").slice(2, -2);
}

describe("vCard to JSContact", () => {
  test("gives the same uid to the same card each time, and another to another", () => {
    const [first, second, other] = ["FN:a", "FN:a", "FN:b"].map((lines) => read(lines, {}).uid);
    expect(first).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  test("leaves uid out in version 2.0 (RFC 9982)", () => {
    expect(read("FN:a", { version: "2.0" })).toEqual({
      "@type": "Card",
      version: "2.0",
      name: { full: "a" },
    });
  });

  test("gives one of two properties that ask for the same id in one map another id", () => {
    const { media } = read("PHOTO;PROP-ID=a:http://p\nLOGO;PROP-ID=a:http://l");
    expect(media).toEqual({
      a: { kind: "photo", uri: "http://p" },
      "LOGO-1": { kind: "logo", uri: "http://l", vCardParams: { "prop-id": "a" } },
    });
  });

  test("does not make an id that a later property asks for", () => {
    expect(Object.keys(read("EMAIL:a\nEMAIL;PROP-ID=EMAIL-1:b").emails ?? {})).toEqual([
      "EMAIL-2",
      "EMAIL-1",
    ]);
  });

  test("keeps a surname that is the secondary surname too", () => {
    const { name } = read("N:García,García;Ana;;;;García;");
    expect(name?.components?.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      "surname García",
      "given Ana",
      "surname2 García",
    ]);
  });

  test("passes the street over only where a newer component has a value", () => {
    const { addresses } = read("ADR:;;1 High St;Town;;;;;;;;;;;;;;");
    expect(addresses?.["ADDR-1"]?.components).toEqual([
      { kind: "name", value: "1 High St" },
      { kind: "locality", value: "Town" },
    ]);
  });

  test.each(["7;1", "1;1", "0,1;1", "0", "0;1;2", "s,-;s,-", "x;1"])(
    "takes no order from JSCOMPS=;%s",
    (order) => {
      const { name } = read(`N;JSCOMPS=";${order}":Doe;Jane;;;;;`);
      expect(name?.isOrdered).toBeUndefined();
      expect(name?.components).toHaveLength(2);
    },
  );

  test("makes one separator of two in a row", () => {
    const { name } = read('N;JSCOMPS=";1;s,-;s,+;0":Doe;Jane;;;;;');
    expect(name?.components?.[1]).toEqual({ kind: "separator", value: "-+" });
  });

  test("has no anniversary for a place without a date", () => {
    const { anniversaries, vCardProps } = read("BIRTHPLACE:Paris");
    expect(anniversaries).toBeUndefined();
    expect(vCardProps).toEqual([["birthplace", {}, "text", "Paris"]]);
  });

  test.each<[string, unknown]>([
    ["BDAY:19531015", { year: 1953, month: 10, day: 15 }],
    ["BDAY:1953-10", { year: 1953, month: 10 }],
    ["BDAY:1953", { year: 1953 }],
    ["BDAY:--0415", { month: 4, day: 15 }],
    ["BDAY;CALSCALE=hebrew:19531015", { year: 1953, month: 10, day: 15, calendarScale: "hebrew" }],
    ["BDAY:19531015T231000Z", { "@type": "Timestamp", utc: "1953-10-15T23:10:00Z" }],
    ["BDAY:19531015T231000-0500", { "@type": "Timestamp", utc: "1953-10-16T04:10:00Z" }],
    ["BDAY:---15", undefined],
    ["BDAY:--04", undefined],
    ["BDAY:T102200", undefined],
    ["BDAY:19531015T231000", undefined],
    ["BDAY;VALUE=text:circa 1800", undefined],
  ])("reads %s", (line, date) => {
    const card = read(line);
    expect(card.anniversaries?.["ANNIVERSARY-1"]?.date).toEqual(date);
    expect(card.vCardProps?.[0]?.[0]).toBe(date === undefined ? "bday" : undefined);
  });

  test.each([
    ["TZ:Europe/Vienna", "Europe/Vienna"],
    ["TZ;VALUE=utc-offset:-0500", "Etc/GMT+5"],
    ["TZ;VALUE=utc-offset:+1400", "Etc/GMT-14"],
    ["TZ;VALUE=utc-offset:+0000", "Etc/UTC"],
    ["TZ;VALUE=utc-offset:+0530", undefined],
    ["TZ;VALUE=utc-offset:-1300", undefined],
    ["TZ;VALUE=uri:http://tz", undefined],
  ])("reads %s", (line, zone) => {
    expect(read(line).addresses?.["ADDR-1"]?.timeZone).toBe(zone);
  });

  test("puts GEO and TZ into the address of their group, or of none where others have groups", () => {
    const { addresses } = read("a.ADR:;;;Town;;;\nADR:;;;City;;;\na.GEO:geo:1,2\nTZ:Europe/Vienna");
    expect(addresses?.["ADDR-1"]?.coordinates).toBe("geo:1,2");
    expect(addresses?.["ADDR-2"]?.timeZone).toBe("Europe/Vienna");
    expect(Object.keys(addresses ?? {})).toHaveLength(2);
  });

  test("keeps GEO and TZ apart where nothing has a group", () => {
    expect(
      Object.keys(read("ADR:;;;Town;;;\nGEO:geo:1,2\nTZ:Europe/Vienna").addresses ?? {}),
    ).toHaveLength(3);
  });

  test("leaves the label of an address, which has none, in its group", () => {
    const { addresses, vCardProps } = read("i.ADR:;;;Town;;;\ni.X-ABLabel:Hut");
    expect(addresses?.["ADDR-1"]?.vCardParams).toEqual({ group: "i" });
    expect(vCardProps).toEqual([["x-ablabel", { group: "i" }, "unknown", "Hut"]]);
  });

  test("has members of groups alone", () => {
    expect(read("MEMBER:urn:a").members).toBeUndefined();
    expect(read("KIND:GROUP\nMEMBER:urn:a").members).toEqual({ "urn:a": true });
  });

  test("reads cards of 2.1 and 3.0", () => {
    const { phones, addresses, media } = read(
      "VERSION:3.0\nFN:a\nTEL;TYPE=CELL,PREF:+1\nADR;TYPE=HOME:;;Street;Town;;;\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/",
    );
    expect(phones?.["PHONE-1"]).toEqual({ number: "+1", features: { mobile: true }, pref: 1 });
    expect(addresses?.["ADDR-1"]?.contexts).toEqual({ private: true });
    expect(media?.["PHOTO-1"]?.uri).toBe("data:image/jpeg;base64,/9j/");
    const old = read(
      "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jan\nTEL;HOME;FAX:1",
    );
    expect(old.name?.components?.[0]?.value).toBe("Müller");
    expect(old.phones?.["PHONE-1"]).toEqual({
      number: "1",
      contexts: { private: true },
      features: { fax: true },
    });
  });

  test("applies JSPROP whole or not at all", () => {
    const good = 'FN:a\nJSPROP;JSPTR="example.com:a":{"b":1}';
    expect(read(good)["example.com:a"]).toEqual({ b: 1 });
    const bad = read(`${good}\nJSPROP;JSPTR="emails/none/label":"x"`);
    expect(bad["example.com:a"]).toBeUndefined();
    expect(bad.vCardProps).toHaveLength(2);
  });

  test.each(['"kind"', '["a"]', "1", "{"])(
    "does not let JSPROP make the card invalid: emails %s",
    (json) => {
      const card = read(`FN:a\nEMAIL:a@b\nJSPROP;JSPTR=emails:${json}`);
      expect(card.emails?.["EMAIL-1"]?.address).toBe("a@b");
    },
  );

  test("writes what is beside the values into vCard of version 2.0", () => {
    const { vCard, emails } = read("REV;X-A=1:20200101T000000Z\nEMAIL;X-B=2:a@b\nGENDER:F", {
      version: "2.0",
    });
    expect(emails).toEqual({ "EMAIL-1": { address: "a@b" } });
    expect(vCard).toEqual({
      convertedProperties: {
        updated: { name: "rev", parameters: { "x-a": "1" } },
        "emails/EMAIL-1/address": { name: "email", parameters: { "x-b": "2" } },
      },
      properties: [["gender", {}, "text", "F"]],
    });
  });
});

describe("JSContact to vCard", () => {
  test("makes FN of the components, by the order or by the language", () => {
    const components = [
      { kind: "surname", value: "Doe" },
      { kind: "given", value: "Jane" },
    ];
    expect(written({ name: { components } })[0]).toBe("FN;DERIVED=TRUE:Jane Doe");
    expect(written({ language: "ja", name: { components } })[1]).toBe("FN;DERIVED=TRUE:Doe Jane");
    const ordered = { components, isOrdered: true, defaultSeparator: ", " };
    expect(written({ name: ordered })).toEqual([
      "FN;DERIVED=TRUE:Doe\\, Jane",
      'N;JSCOMPS="s,\\, ;0;1":Doe;Jane;;;;;',
    ]);
  });

  test("repeats newer components for older readers", () => {
    const name = {
      components: [
        { kind: "surname", value: "Rivera" },
        { kind: "surname2", value: "Barrientos" },
        { kind: "credential", value: "PhD" },
        { kind: "generation", value: "III" },
      ],
    };
    expect(written({ name })[1]).toBe("N:Rivera,Barrientos;;;;III,PhD;Barrientos;III");
    const components = [
      { kind: "name", value: "Oak St" },
      { kind: "separator", value: " no. " },
      { kind: "number", value: "5" },
      { kind: "floor", value: "2" },
    ];
    const addresses = { a: { components, isOrdered: true } };
    expect(written({ addresses })[1]).toBe(
      'ADR;PROP-ID=a;JSCOMPS=";11;s, no. ;10;9":;2;Oak St no. 5;;;;;;;2;5;Oak St;;;;;;',
    );
  });

  test("writes an edit of what vCardProps has too, and leaves the old property out", () => {
    const { card } = toJsContact(
      parseCard(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:a\r\nREV;X-A=1:20200101T000000Z\r\nEND:VCARD\r\n",
      ),
    );
    expect(card.vCardProps).toHaveLength(1);
    const same = fromJsContact(card).card.properties.filter(({ name }) => name === "REV");
    expect(same).toEqual([
      expect.objectContaining({ parameters: [{ name: "X-A", values: ["1"] }] }),
    ]);
    const edited = fromJsContact({ ...card, updated: "2021-01-01T00:00:00Z" });
    expect(
      edited.card.properties.filter(({ name }) => name === "REV").map(({ value }) => value),
    ).toEqual(["20210101T000000Z"]);
    expect(edited.report).toContainEqual(
      expect.objectContaining({ code: "overtaken", lost: true }),
    );
  });

  test("keeps two full names that are the same, one of them in a group", () => {
    const text =
      "BEGIN:VCARD\r\nVERSION:4.0\r\nitem1.FN:a\r\nitem1.X-ABLabel:b\r\nFN;PREF=1:a\r\nEND:VCARD\r\n";
    const { card } = fromJsContact(toJsContact(parseCard(text)).card);
    const names = card.properties.filter(({ name }) => name === "FN");
    expect(
      names.map(({ group, parameters }) => `${group} ${parameters.length}`).toSorted(),
    ).toEqual(["item1 0", "undefined 1"]);
  });

  test("does not take a property out of its group for a kept one that is in none", () => {
    const text =
      "BEGIN:VCARD\r\nVERSION:4.0\r\nitem1.N:a;;;;\r\nitem1.X-A:b\r\nN;X-B=1:a;;;;\r\nEND:VCARD\r\n";
    const { card } = fromJsContact(toJsContact(parseCard(text)).card);
    expect(card.properties.find(({ name }) => name === "N")?.group).toBe("item1");
  });

  test("writes no FN in a language beside one that is empty", () => {
    const localizations = { en: { "name/full": "a" } };
    expect(written({ name: { full: "" }, localizations })).toEqual([
      "FN:",
      'JSPROP;JSPTR=name:{"full":""}',
      'JSPROP;JSPTR=localizations:{"en":{"name/full":"a"}}',
    ]);
  });

  test("puts into JSPROP what no property says, and no more", () => {
    const lines = written({
      name: { full: "a" },
      nicknames: { n: { name: "b", "example.com:c": 1 } },
      updated: "2020-01-01T00:00:00.5Z",
    });
    expect(lines.filter((line) => line.startsWith("JSPROP"))).toEqual([
      'JSPROP;JSPTR="nicknames/n/example.com:c":1',
      'JSPROP;JSPTR=updated:"2020-01-01T00:00:00.5Z"',
    ]);
  });

  test("has no JSPROP for the order of components that are not ordered", () => {
    const card = parseJsContact({
      "@type": "Card",
      version: "2.0",
      name: {
        full: "a b",
        components: [
          { kind: "given", value: "a" },
          { kind: "surname", value: "b" },
        ],
      },
      addresses: {
        a: {
          components: [
            { kind: "name", value: "Oak St" },
            { kind: "number", value: "5" },
            { kind: "locality", value: "Reston" },
          ],
        },
      },
    });
    const { card: vcard, report } = fromJsContact(card);
    expect(report).toEqual([]);
    const { name, addresses } = toJsContact(vcard).card;
    expect(name?.components?.map(({ value }) => value)).toEqual(["b", "a"]);
    expect(addresses?.["a"]?.components?.map(({ value }) => value)).toEqual([
      "Reston",
      "5",
      "Oak St",
    ]);
  });

  test("keeps the order of components that a localization counts", () => {
    const localizations = { fr: { "addresses/a/components/0/example.com:tree": "chêne" } };
    const { card } = fromJsContact({
      "@type": "Card",
      version: "2.0",
      addresses: {
        a: {
          components: [
            { kind: "name", value: "Oak" },
            { kind: "locality", value: "Reston" },
          ],
        },
      },
      localizations,
    });
    const back = toJsContact(card).card;
    const french = localizeJsContact(back, "fr")?.addresses?.["a"]?.components;
    expect(french?.find(({ kind }) => kind === "name")?.["example.com:tree"]).toBe("chêne");
  });

  test("leaves out and reports what is not valid", () => {
    const { card, report } = fromJsContact({
      "@type": "Card",
      version: "2.0",
      emails: { e: { address: "a@b", pref: 1000 } },
    });
    expect(stringifyCard(card)).toContain("EMAIL;PROP-ID=e:a@b");
    expect(report[0]).toMatchObject({
      code: "invalid-jscontact",
      pointer: "/emails/e/pref",
      lost: true,
    });
  });

  test("reads what other programs have in vCard of version 2.0", () => {
    const lines = written({
      onlineServices: { k1: { uri: "xmpp:alice@example.com" } },
      phones: { k1: { number: "1" } },
      vCard: {
        convertedProperties: {
          "onlineServices/k1/uri": { name: "impp" },
          "phones/k1/number": { parameters: { group: "item1", "x-a": "b" } },
        },
        properties: [["gender", {}, "unknown", ["O", "intersex"]]],
      },
    });
    expect(lines).toEqual([
      "FN:",
      "IMPP;PROP-ID=k1:xmpp:alice@example.com",
      "item1.TEL;PROP-ID=k1;X-A=b:1",
      "GENDER:O;intersex",
    ]);
  });
});
