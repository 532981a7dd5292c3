import { parseCard, parseCards, stringifyCard } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import { readCsvCards } from "../src/interchange/csv-cards.ts";
import { csvHead, csvRow } from "../src/interchange/csv-rows.ts";
import { formatOf } from "../src/interchange/file-format.ts";
import { readJsonCards } from "../src/interchange/json-cards.ts";
import { writeCards, type WrittenFormat } from "../src/interchange/write-cards.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function linesOf(csv: string): readonly (readonly string[])[] {
  return readCsvCards(encode(csv)).cards.map(({ text }) =>
    text.replaceAll("\r\n ", "").split("\r\n").slice(2, -2),
  );
}

describe("CSV", () => {
  test("of Google Contacts", () => {
    const csv = [
      "First Name,Middle Name,Last Name,Name Prefix,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Website 1 - Value,Custom Field 1 - Value",
      'Ada,Augusta,"Love;lace",Lady,Countess,Engines Ltd,Analyst,1815-12-10,"a, b\nc",* myContacts ::: Work,* Work,ada@example.com ::: a@example.org,Mobile,+44 1,Home,"12 St James\'s Sq",London,SW1,UK,https://example.com/?a;b,blue',
    ].join("\n");
    expect(linesOf(csv)).toEqual([
      [
        "N:Love\\;lace;Ada;Augusta;Lady;",
        "FN:Lady Ada Augusta Love\\;lace",
        "NICKNAME:Countess",
        "TITLE:Analyst",
        "BDAY:1815-12-10",
        "CATEGORIES:Work",
        "EMAIL;TYPE=work:ada@example.com",
        "EMAIL;TYPE=work:a@example.org",
        "TEL;TYPE=cell:+44 1",
        "URL:https://example.com/?a;b",
        "ADR;TYPE=home:;;12 St James's Sq;London;;SW1;UK",
        "ORG:Engines Ltd",
        "NOTE:a\\, b\\nc\\nCustom Field 1 - Value: blue",
      ],
    ]);
  });

  test("of Outlook, in its own encoding", () => {
    const csv = [
      '"Title","First Name","Last Name","Company","Department","Job Title","Business Street","Business City","Business Country/Region","Home Street","Business Fax","Home Phone","E-mail Address","E-mail 2 Address","Categories"',
      '"Dr.","René","Müller","Firma","Lager","Chef","Weg 1","Wien","Österreich","Gasse 2","+43 1","+43 2","r@example.com","m@example.com","A;B"',
    ].join("\r\n");
    const octets = Uint8Array.from(csv, (character) => character.charCodeAt(0));
    const [card] = readCsvCards(octets).cards;
    const lines = card?.text.split("\r\n").slice(2, -2);
    expect(lines).toEqual([
      "N:Müller;René;;Dr.;",
      "FN:Dr. René Müller",
      "TITLE:Chef",
      "TEL;TYPE=work,fax:+43 1",
      "TEL;TYPE=home:+43 2",
      "EMAIL:r@example.com",
      "EMAIL:m@example.com",
      "CATEGORIES:A,B",
      "ADR;TYPE=work:;;Weg 1;Wien;;;Österreich",
      "ADR;TYPE=home:;;Gasse 2;;;;",
      "ORG:Firma;Lager",
    ]);
  });

  test("of Thunderbird, with tabs", () => {
    const csv = [
      "First Name\tLast Name\tDisplay Name\tPrimary Email\tMobile Number\tHome Address\tHome Address 2\tHome ZipCode\tBirth Year\tBirth Month\tBirth Day",
      "Grace\tHopper\tAdmiral\tg@example.com\t+1 2\tPier 1\tDeck 2\t0815\t1906\t12\t9",
    ].join("\n");
    expect(linesOf(csv)).toEqual([
      [
        "N:Hopper;Grace;;;",
        "FN:Admiral",
        "EMAIL:g@example.com",
        "TEL;TYPE=cell:+1 2",
        "ADR;TYPE=home:;Deck 2;Pier 1;;;0815;",
        "BDAY:1906-12-09",
      ],
    ]);
  });

  test("that is broken, or of something else, is told with its line", () => {
    expect(readCsvCards(encode('Name\n"open')).problems).toMatchObject([{ line: 2 }]);
    const { cards, problems } = readCsvCards(encode("Name,Shoe\nAda,4\n,5\n"));
    expect(cards).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3 }]);
  });

  test("that was exported is read again, and no cell is a formula", () => {
    const card = parseCard(
      [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ada Lovelace",
        "N:Lovelace;Ada;;;",
        "TEL;TYPE=cell:+44 20 1",
        "TEL;TYPE=home:tel:+44",
        "EMAIL;TYPE=work:a@example.com",
        "ADR;TYPE=home:;;1 High St;Town;;;UK",
        "ORG:Engines\\, Ltd;Lab",
        "CATEGORIES:x,y",
        "NOTE:=1+1",
        "END:VCARD",
        "",
      ].join("\r\n"),
    );
    const csv = csvHead() + csvRow(card);
    expect(csv).toContain(",'=1+1,");
    expect(csv).toContain(",+44 20 1,");
    const [lines] = linesOf(csv);
    expect(lines).toContain("N:Lovelace;Ada;;;");
    expect(lines).toContain("ORG:Engines\\, Ltd;Lab");
    expect(lines).toContain("ADR;TYPE=home:;;1 High St;Town;;;UK");
    expect(lines).toContain("EMAIL;TYPE=work:a@example.com");
    expect(lines).toContain("CATEGORIES:x,y");
  });
});

describe("JSON", () => {
  const text = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";

  async function written(format: WrittenFormat["format"], ...cards: readonly string[]) {
    const left: string[] = [];
    async function* octets(): AsyncGenerator<Uint8Array> {
      for (const card of cards) yield encode(card);
    }
    let whole = "";
    const parts = writeCards(octets(), { format, version: undefined }, (reason) =>
      left.push(reason),
    );
    for await (const part of parts) whole += new TextDecoder().decode(part);
    return { whole, left };
  }

  test.each(["jcard", "jscontact"] as const)("%s is read as it was written", async (format) => {
    const { whole } = await written(format, text, text.replaceAll("1", "2"));
    expect(formatOf("x", encode(whole))).toBe(format);
    const { cards, problems } = readJsonCards(encode(whole), format);
    expect(problems).toEqual([]);
    expect(cards.map(({ line }) => line)).toEqual([1, 2]);
    expect(cards[0]?.text).toContain("FN:Ada");
    const { whole: none } = await written(format);
    expect(JSON.parse(none)).toEqual([]);
  });

  test("an item that is no card is told with its number, and a card that cannot be read is left out", async () => {
    const { cards, problems } = readJsonCards(
      encode('[{"@type":"Card","version":"1.0"},7]'),
      "jscontact",
    );
    expect(cards.length + problems.length).toBe(2);
    expect(problems.at(-1)?.line).toBe(2);
    expect(readJsonCards(encode("["), "jcard").problems).toHaveLength(1);
    const { whole, left } = await written("jcard", "no card", text);
    expect(JSON.parse(whole)).toHaveLength(1);
    expect(left).toHaveLength(1);
  });
});

test("vCards are written in one version where one is asked for", async () => {
  async function* octets(): AsyncGenerator<Uint8Array> {
    yield encode("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:A;;;;\r\nFN:Ada\r\nEND:VCARD");
    yield encode("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:2\r\nFN:Bea\r\nEND:VCARD\r\n");
  }
  let whole = "";
  for await (const part of writeCards(octets(), { format: "vcard", version: "4.0" }, () => {})) {
    whole += new TextDecoder().decode(part);
  }
  const cards = parseCards(whole);
  expect(cards.map(({ version }) => version)).toEqual(["4.0", "4.0"]);
  expect(cards.map((card) => stringifyCard(card)).join("")).toBe(whole);
});

test("the format of a file is told by its beginning, and of a table by its name", () => {
  expect(formatOf("a.txt", encode("\r\nbegin:vcard"))).toBe("vcard");
  expect(formatOf("a", encode('["vcard",[]]'))).toBe("jcard");
  expect(formatOf("a", encode('[["vcard",[]]]'))).toBe("jcard");
  expect(formatOf("a", encode('{"@type":"Card"}'))).toBe("jscontact");
  expect(formatOf("a.CSV", encode("Name,Phone"))).toBe("csv");
  expect(formatOf("a.vcf", encode("junk"))).toBe("vcard");
});
