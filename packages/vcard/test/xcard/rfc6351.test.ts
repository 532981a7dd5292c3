import { describe, expect, test } from "vitest";
import { getProperties, parseCard, parseCards, stringifyCard } from "../../src/index.ts";
import { fromXCard, toXCard } from "../../src/xcard.ts";
import { meaningOf } from "../meaning.ts";
import { linesBetween, rfcText } from "../rfc.ts";

const rfc = rfcText(6351);
const [section4 = "", section6 = ""] = [...rfc.matchAll(/<\?xml version[^]*?<\/vcards>/g)].map(
  ([text]) => text,
);

describe("section 4, the author's card", () => {
  const [card] = fromXCard(section4);

  test("is read", () => {
    expect(card && stringifyCard(card).replaceAll("\r\n ", "").split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Simon Perreault",
      "N:Perreault;Simon;;;ing. jr,M.Sc.",
      "BDAY:--0203",
      "ANNIVERSARY:20090808T1430-0500",
      "GENDER:M",
      "LANG;PREF=1:fr",
      "LANG;PREF=2:en",
      "ORG;TYPE=work:Viagenie",
      'ADR;TYPE=work;LABEL="Simon Perreault^n   2875 boul. Laurier, suite D2-630^n' +
        '   Quebec, QC, Canada^n   G1V 2M2":;;2875 boul. Laurier\\, suite D2-630;Quebec;' +
        "QC;G1V 2M2;Canada",
      "TEL;TYPE=work,voice;VALUE=uri:tel:+1-418-656-9254;ext=102",
      "TEL;TYPE=work,text,voice,cell,video;VALUE=uri:tel:+1-418-262-6501",
      "EMAIL;TYPE=work:simon.perreault@viagenie.ca",
      "GEO;TYPE=work:geo:46.766336,-71.28955",
      "KEY;TYPE=work:http://www.viagenie.ca/simon.perreault/simon.asc",
      "TZ:America/Montreal",
      "URL;TYPE=home:http://nomis80.org",
      "END:VCARD",
      "",
    ]);
  });

  test("is written as it was", () => {
    const written = toXCard(card === undefined ? [] : [card]);
    expect(squeezed(written)).toBe(squeezed(section4));
  });
});

describe("section 6", () => {
  test("the two cards are equivalent", () => {
    const [card] = fromXCard(section6);
    const lines = linesBetween(
      rfc.slice(rfc.indexOf("BEGIN:VCARD\n     VERSION:4.0\n     FN:J")),
      "BEGIN:VCARD",
      "  END:VCARD",
    );
    // The RFC writes a fold of the XML property in its indentation, and one component less than N has
    // (erratum 4247).
    const text = lines
      .replaceAll(/^ {2}/gm, "")
      .replace(/\\n\n */, "\\n")
      .replace("Doe;J.;;", "Doe;J.;;;");
    const plain = parseCard(text);
    const [read] = card === undefined ? [] : getProperties(card, "XML");
    const [given] = getProperties(plain, "XML");
    expect(given?.value.replace("\\n", " ")).toBe(read?.value);
    const others = (whole: typeof plain) => meaningOf(whole).filter(({ name }) => name !== "XML");
    expect(card && others(card)).toEqual(others(plain));
    expect(squeezed(toXCard([plain]))).toBe(
      squeezed(section6).replace('version="1.0"', 'version="1.0" encoding="utf-8"'),
    );
  });
});

describe("section 5", () => {
  test("groups are elements", () => {
    const text = [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "contact.FN:A",
      "CONTACT.EMAIL:a@b",
      "media.PHOTO:http://c",
      "CATEGORIES:d,e",
      "END:VCARD",
    ].join("\r\n");
    const xml = toXCard(parseCards(text), { declaration: false });
    expect(xml).toBe(
      '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard>' +
        '<group name="contact"><fn><text>A</text></fn><email><text>a@b</text></email></group>' +
        '<group name="media"><photo><uri>http://c</uri></photo></group>' +
        "<categories><text>d</text><text>e</text></categories></vcard></vcards>",
    );
    expect(fromXCard(xml).map(meaningOf)).toEqual(parseCards(text).map(meaningOf));
  });

  test("extension elements are XML properties, with the declarations they need (erratum 4243)", () => {
    const example = linesBetween(rfc, "  <ext:my-prop", "  </ext:my-prop>").replace(
      "ext:xmlns",
      "xmlns:ext",
    );
    const xml = `<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard>${example}</vcard></vcards>`;
    const [card] = fromXCard(xml);
    expect(card?.properties.map(({ name }) => name)).toEqual(["VERSION", "XML"]);
    const again = toXCard(card === undefined ? [] : [card]);
    expect(again).toContain("my-prop");
    expect(fromXCard(again)[0]?.properties).toEqual(card?.properties);
  });
});

/** Without what XML may write in another way here: space between elements, case of the encoding. */
function squeezed(text: string): string {
  return text.replaceAll(/>\s+</g, "><").replaceAll(/\s+/g, " ").replace("UTF-8", "utf-8").trim();
}
