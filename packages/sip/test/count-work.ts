// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import {
  encodeMessage,
  parseMessage,
  parseUri,
  sameUri,
  SipDecoder,
  SipError,
  splitValues,
  validateMessage,
} from "@callingcard/sip";
import { printWork } from "../../../tools/growth/print-work.ts";

const SIZE = 400;
const LIMITS = { maxHeaders: 1e9, maxHeadOctets: 1e9 };

const request = (lines: string): string => `OPTIONS sip:u@h.example SIP/2.0
Via: SIP/2.0/UDP h.example;branch=z9hG4bKa
From: <sip:a@b.example>;tag=1
To: <sip:c@d.example>
Call-ID: x
CSeq: 1 OPTIONS
${lines}Content-Length: 0

`;

const MESSAGES: Record<string, (size: number) => string> = {
  "words of a display-name": (n) => request(`Contact: ${"a ".repeat(n)}!\n`),
  "white space in a display-name": (n) =>
    request(`Contact: a${" ".repeat(n)}b${" ".repeat(n)}<sip:a>\n`),
  "a quoted-string without an end": (n) => request(`Contact: "${'a\\"'.repeat(n)}\n`),
  "quoted-strings": (n) => request(`Contact: ${'"a" <sip:a>,'.repeat(n)}<sip:a>\n`),
  "parameters of a URI": (n) => request(`Contact: <sip:a@b${";p=1".repeat(n)}>\n`),
  "header fields of a URI": (n) => request(`Contact: <sip:a@b?a=b${"&c=d".repeat(n)}>\n`),
  "parameters of a header field": (n) => request(`Contact: <sip:a@b>${";p=1".repeat(n)}\n`),
  "parameters of different names": (n) =>
    request(`Contact: <sip:a@b>${Array.from({ length: n }, (_, i) => `;p${i}`).join("")}\n`),
  "Vias in one line": (n) => request(`Via: SIP/2.0/UDP a${",SIP/2.0/UDP a".repeat(n)}\n`),
  "Vias in many lines": (n) => request("Via: SIP/2.0/UDP a\n".repeat(n)),
  "white space in a Via": (n) =>
    request(`Via: SIP${" ".repeat(n)}/2.0/UDP${" ".repeat(n)}a ;${" ".repeat(n)}b\n`),
  "labels of a host": (n) => request(`Via: SIP/2.0/UDP ${"a-.".repeat(n)}1\n`),
  "hyphens of a host": (n) => request(`Via: SIP/2.0/UDP a${"-".repeat(n)}\n`),
  "unknown fields": (n) => request("X-Y: b\n".repeat(n)),
  "fields of one letter": (n) => request("z:\n".repeat(n)),
  "folds of one field": (n) => request(`X-Y: b${"\n c".repeat(n)}\n`),
  "folds without a value": (n) => request(`X-Y:${"\n ".repeat(n)}\n`),
  "fields with folds": (n) => request("X-Y: b\n c\n".repeat(n)),
  "blanks in a line": (n) => request(`X-Y: b${" ".repeat(n)}c\n`),
  "blanks behind a line": (n) => request(`X-Y: b${" ".repeat(n)}\n`),
  "blanks before a colon": (n) => request(`X-Y${" ".repeat(n)}: b\n`),
  backslashes: (n) => request(`X-Y: ${"\\".repeat(n)}\n`),
  "characters beyond ASCII": (n) => request(`Subject: ${"é😀".repeat(n)}\n`),
  "comments of a User-Agent": (n) => request(`Server: ${"(a) ".repeat(n)}b\n`),
  "openings of comments": (n) => request(`Retry-After: 1 ${"(".repeat(n)}\n`),
  "features of a device": (n) => request(`Accept-Contact: *${';+a="b,c"'.repeat(n)}\n`),
  "values of a feature": (n) => request(`Accept-Contact: *;+a="b${",c".repeat(n)}"\n`),
  "words of a challenge": (n) => request(`Authorization: Digest a=b${",a=b".repeat(n)}\n`),
  "line ends without a head": (n) => "A: b\n".repeat(n),
  "contacts that are none": (n) => request(`Contact: ${"<sip:[>,".repeat(n)}<sip:a>\n`),
  "parameters that come again": (n) => request(`Contact: ${"<sip:a>;b;b,".repeat(n)}<sip:a>\n`),
  "carriage returns": (n) => `OPTIONS sip:a SIP/2.0${"\r".repeat(n)}`,
};

const URIS: Record<string, (size: number) => string> = {
  "a user without a host": (n) => `sip:${"a;".repeat(n)}@`,
  "a host that could be a user": (n) => `sip:${"a.".repeat(n)}b`,
  "percent signs": (n) => `sip:${"%41".repeat(n)}@b;${"%41".repeat(n)}`,
  "colons of an address": (n) => `sip:[${":".repeat(n)}]`,
  parameters: (n) => `sip:a${";b=c".repeat(n)}`,
  "parameters of many names": (n) =>
    `sip:a${Array.from({ length: n }, (_, i) => `;b${i}`).join("")}`,
  "header fields": (n) => `sip:a?b=c${"&b=c".repeat(n)}`,
  "digits of a port": (n) => `sip:a:${"0".repeat(n)}1`,
  "separators of a number": (n) => `tel:+1${"-.".repeat(n)}`,
};

const works: [string, (size: number) => void][] = [
  ...Object.entries(MESSAGES).map(([name, make]): [string, (size: number) => void] => [
    name,
    (size) => {
      workMessage(make(size));
    },
  ]),
  ...Object.entries(URIS).map(([name, make]): [string, (size: number) => void] => [
    name,
    (size) => {
      unlessRefused(() => void sameUri(parseUri(make(size)), make(size)));
    },
  ]),
];

printWork(
  works.map(([name, work]) => ({ name, work })),
  SIZE,
);

/** Reads a message at once and octet by octet, judges it, divides its values, and writes it. */
function workMessage(text: string): void {
  const octets = new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
  unlessRefused(() => {
    const message = parseMessage(octets, LIMITS);
    encodeMessage(message);
    validateMessage(message);
    for (const { value } of message.headers) unlessRefused(() => void splitValues(value));
  });
  unlessRefused(() => {
    const decoder = new SipDecoder(LIMITS);
    for (const octet of octets) Array.from(decoder.push(Uint8Array.of(octet)));
    decoder.end();
  });
}

function unlessRefused(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
}
