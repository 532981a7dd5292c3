import { describe, expect, test } from "vitest";
import { parseCard, type Property } from "../../src/index.ts";
import {
  decodeProperty,
  type DecodedValue,
  encodeProperty,
  type Version,
} from "../../src/values.ts";

function read(line: string): Property {
  const [property] = parseCard(`BEGIN:VCARD\r\n${line}\r\nEND:VCARD\r\n`).properties;
  if (property === undefined) throw new Error("no property");
  return property;
}

const decode = (line: string, version: Version) => decodeProperty(read(line), version);
const single = (type: string, value: unknown) => ({ shape: "single", type, value });
const list = (type: string, values: unknown[]) => ({ shape: "list", type, values });
const components = (...all: string[][]) => ({ shape: "components", type: "text", components: all });

describe("a value of 4.0", () => {
  test.each<[string, unknown]>([
    ["FN:a\\, b\\nc", single("text", "a, b\nc")],
    ["fn;TYPE=work:a", single("text", "a")],
    ["NICKNAME:a,b\\,c", list("text", ["a", "b,c"])],
    ["N:a;b,c;;;", components(["a"], ["b", "c"], [""], [""], [""])],
    ["N;VALUE=text:a", components(["a"])],
    ["ORG:ABC, Inc.;R\\;D", components(["ABC, Inc."], ["R;D"])],
    ["ORG:ABC\\, Inc.;a", components(["ABC, Inc."], ["a"])],
    ["GENDER:O;intersex", components(["O"], ["intersex"])],
    ["GENDER:M", components(["M"])],
    ["CLIENTPIDMAP:1;urn:x:a;b\\,c,d", components(["1"], ["urn:x:a;b,c,d"])],
    ["CLIENTPIDMAP:1", components(["1"])],
    ["BDAY:--0415", single("date-and-or-time", { month: 4, day: 15 })],
    ["BDAY;VALUE=date:19850412", single("date", { year: 1985, month: 4, day: 12 })],
    ["BDAY;VALUE=text:circa 1800", single("text", "circa 1800")],
    ["BDAY:circa 1800", single("text", "circa 1800")],
    [
      "REV:20240101T000000Z",
      single("timestamp", {
        year: 2024,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        offsetMinutes: 0,
      }),
    ],
    ["REV:2024-01-01", single("timestamp", { year: 2024, month: 1, day: 1 })],
    ["TEL:+1 555", single("text", "+1 555")],
    ["TEL;VALUE=uri:tel:+1-555;ext=5", single("uri", "tel:+1-555;ext=5")],
    ["TEL;VALUE=uri:+1 555", single("text", "+1 555")],
    ["URL:https\\://a.example/a\\,b", single("uri", "https://a.example/a,b")],
    ["URL:www.example.com", single("text", "www.example.com")],
    ["UID:urn:uuid:1", single("uri", "urn:uuid:1")],
    ["UID:1", single("text", "1")],
    ["UID;VALUE=text:urn:uuid:1", single("text", "urn:uuid:1")],
    ["GEO:geo:1,2", single("uri", "geo:1,2")],
    ["TZ:-0500", single("text", "-0500")],
    ["TZ;VALUE=utc-offset:-0500", single("utc-offset", -300)],
    ["LANG:de-CH", single("language-tag", "de-CH")],
    ["LANG:deutsch und mehr", single("text", "deutsch und mehr")],
    ["URL:data:image/png;base64,Z.", single("uri", "data:image/png;base64,Z.")],
    ["X-FOO:a\\,b", single("unknown", "a\\,b")],
    ["X-FOO;VALUE=text:a\\,b", single("text", "a,b")],
    ["X-FOO;VALUE=x-own:a\\,b", single("unknown", "a\\,b")],
    ["X-FOO;VALUE=boolean:True", single("boolean", true)],
    ["X-FOO;VALUE=boolean:no", single("text", "no")],
    ["X-FOO;VALUE=integer:-12", single("integer", -12)],
    ["X-FOO;VALUE=integer:1,2,3", list("integer", [1, 2, 3])],
    ["X-FOO;VALUE=integer:1,b", single("text", "1,b")],
    ["X-FOO;VALUE=integer:9007199254740993", single("text", "9007199254740993")],
    ["X-FOO;VALUE=float:-0.5", single("float", -0.5)],
    ["X-FOO;VALUE=float:-0", single("float", 0)],
    [
      "X-FOO;VALUE=date:19960401,1997",
      list("date", [{ year: 1996, month: 4, day: 1 }, { year: 1997 }]),
    ],
    ["FN;VALUE=uri:a:b", single("uri", "a:b")],
    ["CATEGORIES;VALUE=uri:a:b", single("uri", "a:b")],
    ["FN;VALUE=:a", single("unknown", "a")],
    ["SORT-STRING:a", single("text", "a")],
    ["X-MOZILLA-HTML:FALSE", single("boolean", false)],
    ["X-ABLabel:_$!<Home>!$_", single("text", "_$!<Home>!$_")],
    ["__proto__:a", single("unknown", "a")],
  ])("%s", (line, value) => {
    expect(decode(line, "4.0")).toEqual(value);
  });
});

describe("a value of 3.0", () => {
  test.each<[string, unknown]>([
    ["BDAY:1996-04-15", single("date", { year: 1996, month: 4, day: 15 })],
    [
      "BDAY:1996-04-15T10:00:00Z",
      single("date-time", {
        year: 1996,
        month: 4,
        day: 15,
        hour: 10,
        minute: 0,
        second: 0,
        offsetMinutes: 0,
      }),
    ],
    ["BDAY:--0415", single("date", { month: 4, day: 15 })],
    ["BDAY:1996-4-5", single("text", "1996-4-5")],
    ["REV:2024-01-01", single("date", { year: 2024, month: 1, day: 1 })],
    ["GEO:37.38;-122.08", components(["37.38"], ["-122.08"])],
    ["GEO:37.38, -122.08", components(["37.38"], ["-122.08"])],
    ["GEO:x\\;y", components(["x;y"])],
    ["TZ:-05:00", single("utc-offset", -300)],
    ["TZ;VALUE=text:-05:00; EST", single("text", "-05:00; EST")],
    ["TZ:EST", single("text", "EST")],
    ["TEL;TYPE=home:1", single("phone-number", "1")],
    ["PHOTO;VALUE=uri:https://a.example", single("uri", "https://a.example")],
    ["PHOTO:https://a.example", single("uri", "https://a.example")],
    ["PHOTO:none", single("text", "none")],
    ["AGENT:BEGIN:VCARD\\nFN:a\\nEND:VCARD\\n", single("vcard", "BEGIN:VCARD\nFN:a\nEND:VCARD\n")],
    ["AGENT;VALUE=uri:CID:a@b", single("uri", "CID:a@b")],
    ["AGENT:mailto:a@b", single("uri", "mailto:a@b")],
    ["AGENT:Ada", single("text", "Ada")],
    ["KIND:group", single("text", "group")],
  ])("%s", (line, value) => {
    expect(decode(line, "3.0")).toEqual(value);
  });
});

describe("a value of 2.1", () => {
  test.each<[string, unknown]>([
    ["N:Public, Jr;John\\;a", components(["Public, Jr"], ["John;a"])],
    [
      "N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCller;J=3Bb",
      components(["M\u00fcller"], ["J"], ["b"]),
    ],
    ["NOTE;QUOTED-PRINTABLE:a=0D=0Ab", single("text", "a\nb")],
    ["TEL;HOME;VOICE:1", single("phone-number", "1")],
    ["PHOTO;VALUE=URL:http://a.example/a.gif", single("uri", "http://a.example/a.gif")],
    ["PHOTO;URL:http://a.example/a.gif", single("uri", "http://a.example/a.gif")],
    ["SOUND:Ada", single("text", "Ada")],
    ["SOUND;VALUE=CID:<a@b>", single("text", "<a@b>")],
    ["NOTE;VALUE=INLINE:a", single("text", "a")],
    ["BDAY:19960415", single("date", { year: 1996, month: 4, day: 15 })],
    ["GEO:37.24,-17.87", components(["37.24"], ["-17.87"])],
    ["NICKNAME:a,b", list("text", ["a", "b"])],
  ])("%s", (line, value) => {
    expect(decode(line, "2.1")).toEqual(value);
  });

  test("AGENT is the text of its card", () => {
    const text = "BEGIN:VCARD\r\nFN:a\\,b\r\nEND:VCARD";
    const [agent] = parseCard(`BEGIN:VCARD\r\nAGENT:\r\n${text}\r\nEND:VCARD\r\n`).properties;
    expect(agent && decodeProperty(agent, "2.1")).toEqual(single("vcard", text));
  });
});

describe("octets", () => {
  const octets = new TextEncoder().encode("foo");

  test.each<[string, Version, string | undefined]>([
    ["PHOTO;ENCODING=b;TYPE=JPEG:Zm9v", "3.0", "image/jpeg"],
    ["PHOTO;ENCODING=b;TYPE=jpg:Zm9v", "3.0", "image/jpeg"],
    ["PHOTO;ENCODING=B;TYPE=home,image/Png:Zm9v", "3.0", "image/png"],
    ["PHOTO;ENCODING=b;TYPE=home:Zm9v", "3.0", undefined],
    ["PHOTO;BASE64;GIF: Zm 9v ", "2.1", "image/gif"],
    ["SOUND;ENCODING=BASE64;TYPE=WAVE:Zm9v", "2.1", "audio/wav"],
    ["KEY;ENCODING=b;TYPE=PGP:Zm9v", "3.0", "application/pgp-keys"],
    ["KEY;ENCODING=b;TYPE=work:Zm9v", "3.0", undefined],
    ["PHOTO:data:image/jpeg;base64,Zm9v", "4.0", "image/jpeg"],
    ["PHOTO;VALUE=uri:data:image/jpeg;base64\\,Zm9v", "3.0", "image/jpeg"],
    ["PHOTO;ENCODING=b;MEDIATYPE=image/gif:Zm9v", "4.0", "image/gif"],
    ["X-PICTURE;ENCODING=b:Zm9v", "3.0", undefined],
    ["X-PICTURE;VALUE=uri:data:;base64,Zm9v", "4.0", undefined],
    ["URL:data:image/png;base64,Zm9v", "4.0", "image/png"],
    ["NOTE;ENCODING=BASE64:Zm9v", "2.1", undefined],
  ])("of %s", (line, version, mediaType) => {
    expect(decode(line, version)).toEqual(single("binary", { mediaType, octets }));
  });

  test("that are not base64 are a text", () => {
    expect(decode("NOTE;ENCODING=b:a.b", "3.0")).toEqual(single("text", "a.b"));
    expect(decode("PHOTO:data:image/jpeg;base64,a.b", "4.0")).toEqual(
      single("uri", "data:image/jpeg;base64,a.b"),
    );
  });
});

describe("a value is written", () => {
  const photo: DecodedValue = {
    shape: "single",
    type: "binary",
    value: { mediaType: "image/jpeg", octets: Uint8Array.of(102, 111, 111) },
  };
  const write = (line: string, value: DecodedValue, version: Version) => {
    const { group, name, parameters } = read(line);
    const property = encodeProperty({ group, name, parameters }, value, version);
    const words = property.parameters.map(({ name: word, values }) =>
      values.length === 0 ? word : `${word}=${values.join(",")}`,
    );
    return `${[property.group === undefined ? "" : `${property.group}.`, property.name].join("")}${words.map((word) => `;${word}`).join("")}:${property.value}`;
  };
  const text = (value: string): DecodedValue => ({ shape: "single", type: "text", value });

  test.each<[string, DecodedValue, Version, string]>([
    ["PHOTO:", photo, "4.0", "PHOTO:data:image/jpeg;base64,Zm9v"],
    ["a.PHOTO;TYPE=home;VALUE=uri:", photo, "3.0", "a.PHOTO;TYPE=home;ENCODING=b;TYPE=JPEG:Zm9v"],
    [
      "PHOTO;GIF;TYPE=home,png;MEDIATYPE=a/b:",
      photo,
      "2.1",
      "PHOTO;TYPE=home;ENCODING=BASE64;TYPE=JPEG:Zm9v",
    ],
    ["KEY;PREF=1:", photo, "3.0", "KEY;PREF=1;ENCODING=b;TYPE=image/jpeg:Zm9v"],
    ["KEY:", photo, "4.0", "KEY:data:image/jpeg;base64,Zm9v"],
    ["X-A:", photo, "4.0", "X-A;VALUE=uri:data:image/jpeg;base64,Zm9v"],
    [
      "BDAY;VALUE=date:",
      { shape: "single", type: "date-and-or-time", value: { month: 4 } },
      "4.0",
      "BDAY:--04",
    ],
    [
      "BDAY:",
      { shape: "single", type: "date-time", value: { year: 1996, month: 4, day: 5, hour: 6 } },
      "3.0",
      "BDAY;VALUE=date-time:1996-04-05T06",
    ],
    [
      "REV:",
      { shape: "single", type: "timestamp", value: { year: 1996, month: 4, day: 5 } },
      "4.0",
      "REV:19960405",
    ],
    ["TEL:", { shape: "single", type: "uri", value: "tel:1" }, "4.0", "TEL;VALUE=uri:tel:1"],
    ["TEL:", text("1"), "3.0", "TEL:1"],
    ["TEL:", { shape: "single", type: "phone-number", value: "1" }, "4.0", "TEL:1"],
    ["X-FOO:", text("a,b"), "4.0", "X-FOO;VALUE=text:a\\,b"],
    ["X-FOO;VALUE=text:", { shape: "single", type: "unknown", value: "a,b" }, "4.0", "X-FOO:a,b"],
    [
      "X-FOO:",
      { shape: "list", type: "integer", values: [1, 2] },
      "4.0",
      "X-FOO;VALUE=integer:1,2",
    ],
    [
      "X-FOO:",
      { shape: "single", type: "boolean", value: true },
      "4.0",
      "X-FOO;VALUE=boolean:TRUE",
    ],
    ["TZ:", { shape: "single", type: "utc-offset", value: -300 }, "3.0", "TZ:-05:00"],
    ["TZ:", { shape: "single", type: "utc-offset", value: 0 }, "4.0", "TZ;VALUE=utc-offset:+0000"],
    ["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:", text("\u00e9\n"), "3.0", "NOTE:\u00e9\\n"],
    [
      "NOTE;X=1:",
      text("a;\u00e9\n\\n"),
      "2.1",
      "NOTE;X=1;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:a\\;=C3=A9=0D=0A\\\\n",
    ],
    ["NOTE;QUOTED-PRINTABLE:", text("a, b\\c"), "2.1", "NOTE:a, b\\c"],
    ["PHOTO:", { shape: "single", type: "uri", value: "a:b" }, "2.1", "PHOTO;VALUE=URL:a:b"],
    [
      "ORG:",
      { shape: "components", type: "text", components: [["a, b"], ["c;d"]] },
      "4.0",
      "ORG:a\\, b;c\\;d",
    ],
    [
      "N:",
      { shape: "components", type: "text", components: [["a", "b"], ["c"]] },
      "4.0",
      "N:a,b;c",
    ],
    [
      "N:",
      { shape: "components", type: "text", components: [["a, b"], ["c;d"]] },
      "2.1",
      "N:a, b;c\\;d",
    ],
    [
      "CLIENTPIDMAP:",
      { shape: "components", type: "text", components: [["1"], ["a:b,c;d"]] },
      "4.0",
      "CLIENTPIDMAP:1;a:b,c;d",
    ],
    ["GEO:", { shape: "components", type: "text", components: [["1"], ["2"]] }, "3.0", "GEO:1;2"],
    [
      "AGENT:",
      { shape: "single", type: "vcard", value: "BEGIN:VCARD\nEND:VCARD\n" },
      "3.0",
      "AGENT:BEGIN:VCARD\\nEND:VCARD\\n",
    ],
    [
      "AGENT:",
      { shape: "single", type: "vcard", value: "BEGIN:VCARD\r\nEND:VCARD" },
      "2.1",
      "AGENT:BEGIN:VCARD\r\nEND:VCARD",
    ],
    [
      "CATEGORIES:",
      { shape: "list", type: "text", values: ["a,b", "c"] },
      "4.0",
      "CATEGORIES:a\\,b,c",
    ],
  ])("%s %j in %s", (line, value, version, written) => {
    expect(write(line, value, version)).toBe(written);
  });

  test("with and without a backslash before the commas of a URI", () => {
    const value: DecodedValue = { shape: "single", type: "uri", value: "geo:1,2" };
    expect(encodeProperty({ name: "GEO" }, value, "4.0").value).toBe("geo:1,2");
    expect(encodeProperty({ name: "GEO" }, value, "4.0", { escapeUriComma: true }).value).toBe(
      "geo:1\\,2",
    );
  });

  test("or refused", () => {
    const refuse = (name: string, value: DecodedValue) =>
      expect(() => encodeProperty({ name }, value, "4.0")).toThrow(RangeError);
    refuse("ORG", { shape: "components", type: "text", components: [["a", "b"]] });
    refuse("X-A", { shape: "single", type: "float", value: Number.NaN });
    refuse("X-A", { shape: "single", type: "utc-offset", value: 1440 });
    refuse("BDAY", { shape: "single", type: "date", value: { year: 1, day: 2 } });
    refuse("PHOTO", {
      shape: "single",
      type: "binary",
      value: { mediaType: "a", octets: new Uint8Array() },
    });
  });
});
