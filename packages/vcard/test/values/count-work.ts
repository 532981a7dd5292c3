import { printWork } from "../../../../tools/growth/print-work.ts";
import type { Property } from "../../src/index.ts";
import { decodeProperty, encodeProperty, type Version } from "../../src/values.ts";

function work(name: string, value: string, version: Version, parameters: string): void {
  const property: Property = {
    group: undefined,
    name,
    parameters: parameters
      .split(";")
      .filter((parameter) => parameter !== "")
      .map((parameter) => ({
        name: parameter.slice(0, parameter.indexOf("=")),
        values: [parameter.slice(parameter.indexOf("=") + 1)],
      })),
    value,
  };
  encodeProperty(property, decodeProperty(property, version), version);
}

const SHAPES: readonly [string, string, Version, string, string?, string?][] = [
  ["N", ";", "4.0", ""],
  ["N", ",", "4.0", ""],
  ["N", "\\", "4.0", ""],
  ["ORG", "\\,;", "3.0", ""],
  ["NICKNAME", "\\,,", "4.0", ""],
  ["NOTE", "\\n", "2.1", ""],
  ["NOTE", "=", "2.1", "ENCODING=QUOTED-PRINTABLE"],
  ["NOTE", "=C3=A9", "2.1", "ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8"],
  ["NOTE", "=E9\u00e9", "2.1", "ENCODING=QUOTED-PRINTABLE"],
  ["NOTE", "\udce9", "2.1", "CHARSET=ISO-8859-1"],
  ["PHOTO", "Zg", "3.0", "ENCODING=b"],
  ["PHOTO", "Z g_", "3.0", "ENCODING=b"],
  ["PHOTO", "Zg==", "3.0", "ENCODING=b"],
  ["PHOTO", "%3D", "4.0", "", "data:;base64,Zg"],
  ["PHOTO", ";a=b", "4.0", "", "data:a/b", ",c"],
  ["PHOTO", "%2", "4.0", "", "data:,"],
  ["URL", "/", "4.0", "", "a:"],
  ["URL", "%20", "4.0", "", "a:", "%"],
  ["URL", "\\,", "4.0", "", "a:"],
  ["GEO", "1", "4.0", "", "geo:1,"],
  ["GEO", ";a=b", "4.0", "", "geo:1,2"],
  ["GEO", "1", "3.0", "", "1;"],
  ["LANG", "-abcde", "4.0", "", "de"],
  ["LANG", "-a-bb", "4.0", "", "de", "-"],
  ["BDAY", "1", "4.0", "", "19850412T102200."],
  ["REV", "-", "3.0", ""],
  ["CLIENTPIDMAP", ";", "4.0", "", "1;"],
  ["AGENT", "BEGIN:VCARD\\n", "3.0", ""],
  ["AGENT", " ", "3.0", ""],
  ["X-A", "1,", "4.0", "VALUE=integer", "", "1"],
  ["X-A", "19850412,", "4.0", "VALUE=date", "", "x"],
  ["X-A", "1", "4.0", "VALUE=float"],
];

printWork([
  ...SHAPES.map(([name, part, version, parameters, head = "", tail = ""]) => ({
    name: `${name};${parameters}:${head}${part}`,
    work: (size: number) => work(name, head + part.repeat(size) + tail, version, parameters),
  })),
  {
    name: "parameters",
    work: (size) =>
      work("NOTE", "a", "2.1", "ENCODING=8BIT;CHARSET=x;VALUE=text;TYPE=a;".repeat(size)),
  },
]);
