import { describe, expect, test } from "vitest";
import { parseCard, stringifyCard, stringifyProperty } from "../../src/index.ts";
import { fromJCard, type JCardProperty, toJCard } from "../../src/jcard.ts";
import { meaningOf } from "../meaning.ts";
import { linesBetween, rfcText } from "../rfc.ts";

const rfc = rfcText(7095);
const body = rfc.slice(rfc.lastIndexOf("3.  Converting from vCard to jCard"));

/** All properties among the examples, wherever they are. */
function exampleProperties(): JCardProperty[] {
  const found: JCardProperty[] = [];
  for (const { index } of body.matchAll(/\[ ?"[a-z-]+",\s*\{/g)) {
    for (let end = body.indexOf("]", index); end !== -1; end = body.indexOf("]", end + 1)) {
      const property = parsed(body.slice(index, end + 1));
      if (property === undefined) continue;
      found.push(property);
      break;
    }
  }
  return found;
}

// An example is broken into lines in its strings too.
function parsed(text: string): JCardProperty | undefined {
  try {
    return JSON.parse(text) as JCardProperty;
  } catch {
    return undefined;
  }
}

function lineOf(line: string): JCardProperty | undefined {
  return toJCard(parseCard(`BEGIN:VCARD\nVERSION:4.0\n${line}\nEND:VCARD\n`))[1][1];
}

function throughCard(property: JCardProperty): JCardProperty | undefined {
  return toJCard(fromJCard(["vcard", [["version", {}, "text", "4.0"], property]]))[1][1];
}

// A zone of hours alone, `-05`, is written with its minutes here, as most of the examples have it.
function withMinutes(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/(T[\d:]+[+-]\d\d)$/, "$1:00") : value;
}

const examples = exampleProperties().filter(([name]) => name !== "version");

test("the RFC has examples", () => {
  expect(examples.length).toBeGreaterThan(50);
});

describe("an example of a property is what comes back from a card", () => {
  test.each(examples.map((property) => [JSON.stringify(property), property] as const))(
    "%s",
    (_, property) => {
      const [name, parameters, type, ...values] = property;
      const group = parameters["group"];
      // The RFC says the group SHOULD be in lower case, and writes an example in upper case.
      const expected =
        typeof group === "string" ? { ...parameters, group: group.toLowerCase() } : parameters;
      expect(throughCard(property)).toEqual([name, expected, type, ...values.map(withMinutes)]);
    },
  );
});

describe("the tables of section 3.5", () => {
  const rows = [
    ...body.matchAll(/^ +\| [A-Z][a-z]+[^|]*\| ([\dTZ+-]+) +\| ([\dTZ:+-]+) +\|$/gm),
  ].map(([row, vcard = "", jcard = ""]) => {
    const before = body.slice(0, body.indexOf(row));
    const type = /conversions between the vCard ([A-Z-]+)\s/g;
    return [[...before.matchAll(type)].at(-1)?.[1]?.toLowerCase() ?? "", vcard, jcard] as const;
  });

  test("have all their rows", () => {
    expect(rows.length).toBeGreaterThan(25);
  });

  test.each(rows)("%s: %s is %s", (type, vcard, jcard) => {
    const line = lineOf(`X-TIME;VALUE=${type}:${vcard}`);
    // The sentence below the table forbids what two of its rows have: a date-time without a day.
    const isDate = !vcard.startsWith("--04T");
    expect(line).toEqual([
      "x-time",
      {},
      ...(isDate ? [type, withMinutes(jcard)] : ["text", vcard]),
    ]);
  });
});

describe("section 3 and 5 in words", () => {
  test("a label's line breaks are line breaks", () => {
    const [, line = ""] = /^ {3}(ADR;LABEL="123 Maple[^]*?;;;;;;)$/m.exec(rfc) ?? [];
    const property = lineOf(line.replaceAll(/\n\s+/g, ""));
    expect(property).toEqual(
      examples.find(([, { label }]) => String(label).startsWith("123 Maple")),
    );
    expect(property?.[1]["label"]).toContain("Ave\nSuite");
  });

  test("a group is a parameter, and a prefix again", () => {
    const line = "CONTACT.FN:Mr. John Q. Public\\, Esq.";
    expect(lineOf(line)).toEqual(["fn", { group: "contact" }, "text", "Mr. John Q. Public, Esq."]);
    const back = fromJCard([
      "vcard",
      [
        ["version", {}, "text", "4.0"],
        ["fn", { group: "contact" }, "text", "Mr. John Q. Public, Esq."],
      ],
    ]);
    expect(stringifyCard(back)).toContain(`\r\n${line}\r\n`);
  });

  test.each([
    // Section 3.3.1.3.
    "ADR:;;123 Main Street;Any Town;CA;91921-1234;U.S.A.",
    "ADR:;;My Street,Left Side,Second Shack;Hometown;PA;18252;U.S.A.",
    // Section 5.3.
    "X-COMPLAINT-URI:mailto:abuse@example.org",
    "X-COFFEE-DATA:Stenophylla;Guinea\\,Africa",
    "GENDER;X-PROBABILITY=0.8:M",
  ])("%s is an example and comes back as it is", (line) => {
    expect(rfc.replaceAll(/\n\s+/g, "")).toContain(line);
    const card = parseCard(`BEGIN:VCARD\r\nVERSION:4.0\r\n${line}\r\nEND:VCARD\r\n`);
    const jcard = toJCard(card);
    const [, value = "", ...more] = jcard[1][1]?.slice(2) ?? [];
    expect(rfc.replaceAll(/\s+/g, "")).toContain(JSON.stringify(value).replaceAll(/\s+/g, ""));
    expect(more).toEqual([]);
    expect(stringifyCard(fromJCard(jcard))).toBe(stringifyCard(card));
  });

  test("decimals and exponents of integers, and exponents of floats, are eliminated", () => {
    const card = fromJCard([
      "vcard",
      [
        ["version", {}, "text", "4.0"],
        ["x-a", {}, "integer", 3.9],
        ["x-a", {}, "integer", 2e22],
        ["x-a", {}, "integer", -1.5e300],
        ["x-a", {}, "float", 2e22],
        ["x-a", {}, "float", 1.5e-9],
      ],
    ]);
    expect(card.properties.slice(1).map(({ value }) => value)).toEqual([
      "3",
      "20000000000000000000000",
      `-15${"0".repeat(299)}`,
      "20000000000000000000000",
      "0.0000000015",
    ]);
  });

  test("VALUE is there only where the type is not the default", () => {
    const card = fromJCard([
      "vcard",
      [
        ["version", {}, "text", "4.0"],
        ["bday", {}, "date-and-or-time", "--04-15"],
        ["bday", {}, "text", "circa 1800"],
        ["x-any", {}, "text", "a;b"],
        ["x-any", {}, "unknown", "a;b"],
        ["x-any", {}, "x-own", "a;b"],
        ["tel", {}, "uri", "tel:+1-418-656-9254;ext=102"],
      ],
    ]);
    expect(card.properties.slice(1).map((property) => stringifyProperty(property))).toEqual([
      "BDAY:--0415\r\n",
      "BDAY;VALUE=text:circa 1800\r\n",
      "X-ANY;VALUE=text:a\\;b\r\n",
      "X-ANY:a;b\r\n",
      "X-ANY;VALUE=x-own:a;b\r\n",
      "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102\r\n",
    ]);
  });
});

describe("appendix B", () => {
  const vcard = linesBetween(rfc, "BEGIN:VCARD", "END:VCARD");
  const jcard: unknown = JSON.parse(
    linesBetween(rfc.slice(rfc.lastIndexOf("B.1.2")), '["vcard",', "]"),
  );

  test("the card is the jCard, but for two values", () => {
    const made: unknown = JSON.parse(JSON.stringify(toJCard(parseCard(vcard))));
    // The RFC adds seconds to the time 1430, which its own table of section 3.5.5 does not.
    const text = JSON.stringify(jcard).replace("14:30:00-05:00", "14:30-05:00");
    // TZ has the default type text (RFC 6350 section 6.5.1): without VALUE, section 3.4.1 makes it one.
    const expected = text.replace('"utc-offset","-05:00"', '"text","-0500"');
    expect(made).toEqual(JSON.parse(expected));
  });

  test("the jCard is the card, but for the same two values", () => {
    const text = vcard
      .replace("TZ:-0500", "TZ;VALUE=utc-offset:-0500")
      .replace("T1430-", "T143000-");
    expect(meaningOf(fromJCard(jcard))).toEqual(meaningOf(parseCard(text)));
  });
});
