import { describe, expect, test } from "vitest";
import { convertCard } from "../../src/convert.ts";
import {
  encodeCards,
  getProperties,
  getProperty,
  parseCard,
  stringifyCard,
} from "../../src/index.ts";
import { convertLines, linesOf } from "./lines.ts";

function cardOf(version: string, ...lines: string[]): ReturnType<typeof parseCard> {
  return parseCard(
    ["BEGIN:VCARD", `VERSION:${version}`, "FN:Ada", "N:A;B;;;", ...lines, "END:VCARD", ""].join(
      "\r\n",
    ),
  );
}

describe("a card", () => {
  test("that has the version already is the same object", () => {
    const card = cardOf("4.0");
    expect(convertCard(card, "4.0")).toEqual({ card, report: [] });
    expect(convertCard(card, "4.0").card).toBe(card);
  });

  test("keeps the octets of what both versions say alike", () => {
    const text =
      "BEGIN:VCARD\nversion:3.0\nfn:Ada\nN:A;B;;;\nNOTE:a\n  b\n\nX-Foo;a=b:c\nEND:VCARD\n";
    const converted = stringifyCard(convertCard(parseCard(text), "4.0").card);
    expect(converted.replace("VERSION:4.0", "version:3.0")).toBe(text);
  });

  test("has VERSION in front, once", () => {
    const card = parseCard(
      "BEGIN:VCARD\r\nFN:Ada\r\nN:A;;;;\r\nVERSION:3.0\r\nVERSION:4.0\r\nEND:VCARD\r\n",
    );
    const { card: converted, report } = convertCard(card, "4.0");
    expect(converted.properties.map(({ name }) => name)).toEqual(["VERSION", "FN", "N"]);
    expect(report.map(({ code, effect, lost }) => [code, effect, lost])).toEqual([
      ["version", "changed", false],
      ["version", "dropped", true],
    ]);
  });

  test("that was UTF-16 is UTF-8 in 4.0, which has no other", () => {
    const text = "\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:A;;;;\r\nEND:VCARD\r\n";
    const octets = new Uint8Array(Buffer.from(text, "utf16le"));
    const { card } = convertCard(parseCard(octets), "4.0");
    expect(new TextDecoder().decode(encodeCards([card]))).toContain("VERSION:4.0\r\nFN:Ada");
  });

  test("without a name is given one, which does not stay", () => {
    const card = parseCard("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nEND:VCARD\r\n");
    const there = convertCard(card, "3.0");
    expect(getProperty(there.card, "N")?.value).toBe("Ada Lovelace;;;;");
    expect(there.report.at(-1)).toMatchObject({ code: "made", effect: "made", lost: false });
    expect(getProperties(convertCard(there.card, "4.0").card, "N")).toEqual([]);
  });

  test("keeps a name that was made and then edited", () => {
    const card = parseCard("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nEND:VCARD\r\n");
    const there = convertCard(card, "3.0").card;
    const properties = there.properties.map((property) =>
      property.name === "N" ? { ...property, value: "Lovelace;Ada;;;" } : property,
    );
    const back = convertCard({ ...there, properties }, "4.0").card;
    expect(getProperty(back, "N")).toMatchObject({ parameters: [], value: "Lovelace;Ada;;;" });
  });

  test("without FN is called by what tells who it is", () => {
    const card = parseCard("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lovelace;Ada;;;\r\nEND:VCARD\r\n");
    expect(getProperty(convertCard(card, "4.0").card, "FN")?.value).toBe("Ada Lovelace");
  });
});

describe("what was carried", () => {
  test("does not count where the value was edited in between", () => {
    expect(convertLines("3.0", "TEL;X-VCARD4-FORM=tel%3A+1-555%3Bext=2:+1-556")).toEqual([
      "TEL:+1-556",
    ]);
    expect(convertLines("3.0", "BDAY;X-VCARD4-FORM=19531015T23:1954-10-15")).toEqual([
      "BDAY:19541015",
    ]);
  });

  test("does not count where its own name is there too", () => {
    expect(convertLines("3.0", "EMAIL;PID=2.1;X-VCARD4-PID=1.1:a")).toEqual(["EMAIL;PID=2.1:a"]);
  });

  test("has no character that would need quotes, which iOS cannot read", () => {
    const [line = ""] = linesOf("4.0", 'ADR;JSCOMPS=";1";GEO="geo:1,2":;;a;;;;', "3.0");
    expect(line).toBe("ADR;X-VCARD4-JSCOMPS=%3B1;X-VCARD4-GEO=geo%3A1%2C2:;;a;;;;");
  });

  test("is left out on demand, and said to be lost", () => {
    const card = cardOf("4.0", "HOBBY:math", "TEL;VALUE=uri;PREF=2:tel:+1;ext=2");
    const { card: converted, report } = convertCard(card, "3.0", { unsupported: "drop" });
    expect(stringifyCard(converted)).not.toContain("X-");
    expect(getProperty(converted, "TEL")).toMatchObject({ value: "+1 ext. 2" });
    const lost = report.filter((entry) => entry.lost).map(({ property }) => property.name);
    expect(new Set(lost)).toEqual(new Set(["HOBBY", "TEL"]));
  });
});

describe("options", () => {
  test("leave Apple's names out", () => {
    const lines = ["KIND:group", "MEMBER:urn:uuid:1", "BDAY:--0415", "ANNIVERSARY:20090808"];
    expect(convertLines("4.0", lines, { names: "plain" })).toEqual([
      "X-VCARD4-KIND:group",
      "X-VCARD4-MEMBER:urn:uuid:1",
      "X-VCARD4-BDAY:--0415",
      "X-VCARD4-ANNIVERSARY:20090808",
    ]);
  });

  test("make URIs of telephone numbers", () => {
    const lines = ["TEL:+1 555 0100 x22", "TEL:0171 1"];
    expect(convertLines("3.0", lines, { telephone: "uri" })).toEqual([
      "TEL;VALUE=uri;X-VCARD3-FORM=+1 555 0100 x22:tel:+1-555-0100;ext=22",
      "TEL:0171 1",
    ]);
  });

  test("bound the depth of AGENTs", () => {
    const text = "AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:B\\nEND:VCARD\\n";
    const [line = ""] = convertLines("3.0", text, { maxDepth: 0 });
    expect(line).toMatch(/^X-VCARD3-AGENT:BEGIN:VCARD/);
    expect(convertLines("3.0", text)[0]).toMatch(/^RELATED;TYPE=agent:data:text\/vcard,BEGIN/);
  });
});

describe("vCard 2.1", () => {
  test("has its forms said as the others do", () => {
    const lines = [
      "TEL;HOME;PREF;FAX:+1",
      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=C3=A9, bar=0D=0Anext",
      "PHOTO;GIF;BASE64:R0lGODdh",
      "URL;VALUE=URL:http://example.com/",
      "ORG:Acme, Inc.;Sales",
    ];
    expect(convertLines("2.1", lines)).toEqual([
      "TEL;TYPE=HOME,FAX;PREF=1:+1",
      "NOTE:café\\, bar\\nnext",
      "PHOTO:data:image/gif;base64,R0lGODdh",
      "URL;VALUE=uri:http://example.com/",
      "ORG:Acme\\, Inc.;Sales",
    ]);
    expect(linesOf("2.1", lines, "3.0")).toEqual([
      "TEL;TYPE=HOME,PREF,FAX:+1",
      "NOTE:café\\, bar\\nnext",
      "PHOTO;TYPE=GIF;ENCODING=b:R0lGODdh",
      "URL;VALUE=uri:http://example.com/",
      "ORG:Acme\\, Inc.;Sales",
    ]);
  });

  test("has cards in AGENTs", () => {
    const lines = ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:B", "N:B", "END:VCARD"];
    const [line = ""] = convertLines("2.1", lines);
    expect(decodeURIComponent(line)).toContain("VERSION:4.0\r\nFN:B");
  });

  test.each([8, 9, 12, 40])("has %i cards in AGENTs of each other", (depth) => {
    const begins = "AGENT:\r\nBEGIN:VCARD\r\n".repeat(depth);
    const ends = "END:VCARD\r\n".repeat(depth + 1);
    const text = `BEGIN:VCARD\r\nVERSION:2.1\r\n${begins}${ends}`;
    const card = parseCard(text, { onProblem: () => undefined });
    const { card: converted } = convertCard(card, "4.0");
    expect(parseCard(stringifyCard(converted))).toMatchObject({ version: "4.0" });
  });

  test.each(["AGENT", "AGENT;VALUE=uri", "AGENT;VALUE=text", "AGENT;URL"])(
    "has the card behind %s",
    (head) => {
      const lines = [`${head}:`, "BEGIN:VCARD", "VERSION:2.1", "N:B", "END:VCARD"];
      const [line = ""] = convertLines("2.1", lines);
      expect(decodeURIComponent(line)).toMatch(/BEGIN:VCARD\r?\nVERSION:4\.0/);
      expect(convertLines("2.1", lines, { maxDepth: 0 })[0]).toMatch(
        /^X-VCARD3-AGENT[^:]*:BEGIN:VCARD\\nVERSION:2\.1\\nN:B\\nEND:VCARD/,
      );
    },
  );

  test("loses control characters, and says so", () => {
    const card = cardOf("2.1", "NOTE;QUOTED-PRINTABLE:a=00b");
    const { card: converted, report } = convertCard(card, "3.0");
    expect(getProperty(converted, "NOTE")?.value).toBe("ab");
    expect(report.find(({ lost }) => lost)).toMatchObject({ code: "encoding", effect: "dropped" });
  });
});
