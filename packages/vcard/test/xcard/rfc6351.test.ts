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
    // A prefix in a value, and the language around the element, are declared on it too.
    const [other] = fromXCard(
      '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0" xmlns:q="urn:q" xml:lang="en"><vcard><a xmlns="b" c="q:d"/></vcard></vcards>',
    );
    expect(other?.properties[1]?.value).toContain('xmlns:q="urn:q"');
    expect(other?.properties[1]?.value).toContain('xml:lang="en"');
    const again = toXCard(card === undefined ? [] : [card]);
    expect(again).toContain("my-prop");
    expect(fromXCard(again)[0]?.properties).toEqual(card?.properties);
  });
});

describe("appendix A", () => {
  function elementOf(line: string): string {
    const xml = toXCard(parseCards(`BEGIN:VCARD\r\nVERSION:4.0\r\n${line}\r\nEND:VCARD\r\n`));
    return /<vcard>(.*)<\/vcard>/s.exec(xml)?.[1] ?? "";
  }

  test.each([
    ["N:Doe", "<n><surname>Doe</surname><given/><additional/><prefix/><suffix/></n>"],
    ["N:a;b;c;d;e;f;g", "<secondary-surname>f</secondary-surname><generation>g</generation>"],
    ["N:1;2;3;4;5;6;7;8", "<n><unknown>1;2;3;4;5;6;7;8</unknown></n>"],
    ["ADR:;;;;;;;r", "<country/><room>r</room></adr>"],
    ["GENDER:;it's\\, well", "<gender><sex/><identity>it's, well</identity></gender>"],
    ["CLIENTPIDMAP:1;urn:a;b", "<sourceid>1</sourceid><uri>urn:a;b</uri>"],
    ["BDAY:1985-04", "<bday><date>1985-04</date></bday>"],
    ["BDAY:T10", "<bday><time>10</time></bday>"],
    ["BDAY:19850412T102200-0800", "<bday><date-time>19850412T102200-0800</date-time></bday>"],
    ["BDAY;VALUE=text:spring", "<bday><text>spring</text></bday>"],
    ["REV:19951031T222710Z", "<rev><timestamp>19951031T222710Z</timestamp></rev>"],
    ["TZ;VALUE=utc-offset:-0500", "<tz><utc-offset>-0500</utc-offset></tz>"],
    ["X-A;VALUE=boolean:true", "<x-a><boolean>true</boolean></x-a>"],
    ["X-A;VALUE=float:1.50", "<x-a><float>1.5</float></x-a>"],
    ["X-A;VALUE=integer:1,2", "<x-a><integer>1</integer><integer>2</integer></x-a>"],
    ["X-A;VALUE=parameters:1", "<x-a><_x0070_arameters>1</_x0070_arameters></x-a>"],
    ["GROUP:1", "<_x0067_roup><unknown>1</unknown></_x0067_roup>"],
    ["2X:1", "<_x0032_x><unknown>1</unknown></_x0032_x>"],
    ["ORG:A\\;B;C,D", "<org><text>A;B</text><text>C,D</text></org>"],
    ["NICKNAME:a,b", "<nickname><text>a</text><text>b</text></nickname>"],
    ["PHOTO:data:image/gif;base64,R0k=", "<photo><uri>data:image/gif;base64,R0k=</uri></photo>"],
    ["PHOTO;ENCODING=b;MEDIATYPE=image/gif:R0k=", "<uri>data:image/gif;base64,R0k=</uri></photo>"],
    ['XML:<a xmlns="b">\\n</a>', '<vcard><a xmlns="b">\n</a></vcard>'],
    ["XML:no XML", "<xml><text>no XML</text></xml>"],
    ["XML;ALTID=1:<a/>", "<text>&lt;a/&gt;</text></xml>"],
    ['XML:<fn xmlns="urn:ietf:params:xml:ns:vcard-4.0"/>', "<xml><text>&lt;fn"],
  ])("%s is %s", (line, xml) => {
    expect(`<vcard>${elementOf(line)}</vcard>`).toContain(xml);
    const text = `BEGIN:VCARD\r\nVERSION:4.0\r\n${line}\r\nEND:VCARD\r\n`;
    expect(fromXCard(toXCard([parseCard(text)])).map(meaningOf)).toEqual([
      meaningOf(parseCard(text)),
    ]);
  });

  test("parameters have the order of the schema, and types where they are of them", () => {
    const parameters = 'X-A=b;LABEL=c;TZ="urn:d";PREF=1;LANGUAGE=en;TYPE=home,work;ALTID=2';
    expect(elementOf(`ADR;${parameters}:;;;;;;`)).toContain(
      "<parameters><language><language-tag>en</language-tag></language><altid><text>2</text></altid>" +
        "<pref><integer>1</integer></pref><type><text>home</text><text>work</text></type>" +
        "<tz><uri>urn:d</uri></tz><label><text>c</text></label>" +
        "<x-a><unknown>b</unknown></x-a></parameters>",
    );
    expect(elementOf("N;ALTID=1;SORT-AS=a;PREF=x:;;;;")).toContain(
      "<sort-as><text>a</text></sort-as><altid><text>1</text></altid><pref><text>x</text></pref>",
    );
  });

  test("an element that is too deep to be read again stays a text", () => {
    const deep = (depth: number) => `XML:${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
    expect(elementOf(deep(248))).toContain('<a xmlns="">');
    expect(elementOf(deep(249))).toContain("<xml><text>&lt;a&gt;");
    expect(() =>
      fromXCard(
        `<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><group name="a">${elementOf(deep(248))}</group></vcard></vcards>`,
      ),
    ).not.toThrow();
  });
});

/** Without what XML may write in another way here: space between elements, case of the encoding. */
function squeezed(text: string): string {
  return text.replaceAll(/>\s+</g, "><").replaceAll(/\s+/g, " ").replace("UTF-8", "utf-8").trim();
}
