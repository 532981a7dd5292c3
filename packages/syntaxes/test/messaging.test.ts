import { expect, test } from "vitest";
import { cpim } from "../src/cpim.ts";
import { mime } from "../src/mime.ts";
import { msrp } from "../src/msrp.ts";
import { sdp } from "../src/sdp.ts";
import { sip } from "../src/sip.ts";
import { outline, readText } from "./plain.ts";

/** What is wrong: code, severity of a warning, and the text it is about. */
function faults(syntax: typeof sip, text: string): string[] {
  return readText(syntax, text).diagnostics.map(({ code, severity, start }) => {
    const line = `${code} at ${JSON.stringify(text.slice(start, start + 6))}`;
    return severity === "warning" ? `${severity} ${line}` : line;
  });
}

test("a header field of SIP has the rules of its value, and a URI those of its scheme", () => {
  const lines = outline(readText(sip, sip.example.replace("Contact: ", "m:\r\n ")));
  const contact = lines.findIndex((line) => line.includes('token "m"'));
  expect(lines.slice(contact, contact + 11)).toEqual([
    '      token "m"',
    "      headervalue",
    "        addresses",
    "          address",
    "            uri",
    "              useruri",
    '                sipscheme "sip"',
    "                userinfo",
    '                  user "alice"',
    "                hostpart",
    '                  host "pc33.atlanta.example.com"',
  ]);
});

test("what is wrong with a value of SIP is told where it stands, also behind folds", () => {
  const { example } = sip;
  expect(faults(sip, example.replace("Max-Forwards: 70", "Max-Forwards:\r\n  256"))).toEqual([
    'number-out-of-range at "256\\r\\nT"',
  ]);
  expect(faults(sip, example.replace("314159 INVITE", "314159\r\n \t ACK"))).toEqual([
    'method-mismatch at "ACK\\r\\nC"',
  ]);
  const route = "Route: <sip:a@b>\r\nRoute: <sip:a@b>,\r\n\t<sip:c@-d>\r\nTo:";
  const [, ...others] = faults(sip, example.replace("To:", route));
  expect(others).toEqual([]);
  expect(faults(sip, example.replace("To:", route))[0]).toMatch(/ at "-d>/);
});

test.each([
  ["invalid-content-length", "Content-Length: 5", "Content-Length: 5x", "5x"],
  ["invalid-content-length", "Content-Length: 5", "l:\r\n -5", "-5"],
  ["conflicting-content-length", "Content-Length: 5", "l: 5\r\nl: 6", "6"],
  ["body-too-long", "Content-Length: 5", "Content-Length: 99999999999", "99999999999"],
  ["incomplete-body", "Content-Length: 5", "Content-Length: 500", "500"],
  ["invalid-content-length", "Content-Length: 5", "Content-Length: ", ""],
  ["repeated-header", "Content-Length: 5", "Content-Length: 5\r\nl: 5", "5"],
  ["method-mismatch", "314159 INVITE", "314159 ACK", "ACK"],
  ["number-out-of-range", "314159 INVITE", "3141599999 INVITE", "3141599999"],
  ["unexpected-character", "314159 INVITE", "31x4159 INVITE", "x"],
])("%s: %s written as %s is marked in its value", (code, right, wrong, marked) => {
  const text = sip.example.replace(right, wrong);
  const [fault, ...others] = readText(sip, text).diagnostics;
  expect(others).toEqual([]);
  expect(fault?.code).toBe(code);
  expect(text.slice(fault?.start, fault?.end)).toBe(marked);
  const at = text.indexOf(wrong) + wrong.lastIndexOf(marked);
  expect(marked === "" ? fault?.end : fault?.start).toBe(at);
});

test("a field that is missing is told at the end of the head, a repeated one where it stands again", () => {
  const { example } = sip;
  expect(faults(sip, example.replace(/^CSeq.*\r\n/m, ""))).toEqual(['missing-header at "Hello"']);
  const [repeated] = readText(sip, example.replace("To:", "f: <sip:x@y>\r\nTo:")).diagnostics;
  expect(repeated).toMatchObject({ code: "repeated-header", line: 6 });
});

test("a wrong head of SIP is told with all that could stand there", () => {
  const [fault] = readText(sip, sip.example.replace("SIP/2.0\r\nVia", "SIP/x\r\nVia")).diagnostics;
  expect(fault).toMatchObject({ line: 1, column: 39, grammar: "message.ne", rule: "sipversion" });
  expect(fault?.expected).toEqual(["a digit"]);
});

test("what is behind the body of a SIP message is a warning", () => {
  expect(faults(sip, `${sip.example}more`)).toEqual(['warning octets-behind-body at "more"']);
});

test("a multipart body that is none is a warning in SIP and an error in MIME", () => {
  const body = sip.example.replace("text/plain", "multipart/mixed;boundary=b");
  expect(faults(sip, body)).toEqual(['warning missing-delimiter at ""']);
  expect(faults(mime, "Content-Type: multipart/mixed; boundary=b\r\n\r\nx")).toEqual([
    'missing-delimiter at ""',
  ]);
});

test("the fields of a part have the rules of their values, and faults their place", () => {
  const text = mime.example.replace("attachment; filename=a.bin", "attachment;\r\n filename=<");
  expect(faults(mime, text)).toEqual(['unexpected-character at "<\\r\\n\\r\\na"']);
});

test("a header of CPIM has the rule of its name in its namespace, whatever its prefix", () => {
  const lines = outline(
    readText(cpim, cpim.example.replaceAll("imdn.", "x.").replace("imdn <", "x <")),
  );
  expect(lines).toContain('            messageid "34jk324j"');
  expect(
    faults(cpim, cpim.example.replace("DateTime: 2000-12-13", "DateTime: 2000-13-13")),
  ).toEqual(['invalid-date-time at "2000-1"']);
  expect(
    faults(cpim, cpim.example.replace("Content-Type: text/plain", "Content-Type: text")),
  ).toEqual(['unexpected-character at "; char"']);
});

test("the problems of CPIM are errors", () => {
  expect(faults(cpim, "From:<im:a@b>\r\n\r\nContent-Type: text/plain\r\n\r\n")).toEqual([
    'missing-space at ":<im:a"',
  ]);
});

test("attributes of SDP have the rules of their names", () => {
  const lines = outline(readText(sdp, sdp.example));
  expect(lines).toContain("            path");
  expect(faults(sdp, sdp.example.replace("t=0 0", "t=0"))).toEqual([
    'unexpected-character at "\\r\\nm=me"',
  ]);
});

test.each([
  ["t=0 0", "b=TIAS:64000\r\nb=AS:99999999999999999999\r\nt=0 0"],
  ["t=0 0", "t=0 99999999999999999999"],
  ["7654 TCP", "7654/99999999999999999999 TCP"],
])("a number of SDP that is too large to be used is a warning where it stands: %s", (from, to) => {
  const text = sdp.example.replace(from, to);
  const { accepted, diagnostics } = readText(sdp, text);
  expect(accepted).toBe(true);
  const start = text.indexOf("99999");
  expect(diagnostics).toMatchObject([
    { severity: "warning", code: "number-too-large", start, end: start + 20 },
  ]);
});

test("frames of MSRP follow each other, and what is wrong has its place behind octets and characters", () => {
  const frame = msrp.example.replace("Hey Bob", "\u00e9");
  const { tree } = readText(msrp, frame + frame);
  expect(tree[0]?.children.map(({ name, start, end }) => [name, end - start])).toEqual([
    ["frame", frame.length],
    ["frame", frame.length],
  ]);
  const broken = frame + frame.replace("To-Path: msrp", "To-Path msrp");
  const [fault] = readText(msrp, broken).diagnostics;
  expect(fault).toMatchObject({
    start: frame.length + "MSRP a786hjs2 SEND\r\nTo-Path".length,
    grammar: "msrp.ne",
    rule: "header",
  });
  expect(fault?.expected).toContain('": "');
});

test("a value of MSRP that is none is refused, though the frame can be read", () => {
  expect(faults(msrp, msrp.example.replace("msrp://biloxi", "http://biloxi"))).toEqual([
    'unexpected-character at "http:/"',
  ]);
});

test("a version of SIP that is not read is marked where it stands", () => {
  for (const text of ["OPTIONS sip:a@b SIP/3.0\r\n\r\n", "SIP/3.0 200 OK\r\n\r\n"]) {
    const { diagnostics } = sip.read(new TextEncoder().encode(text));
    const marked = diagnostics.find(({ code }) => code === "unsupported-version");
    expect(text.slice(marked?.start, marked?.end)).toBe("SIP/3.0");
  }
});
