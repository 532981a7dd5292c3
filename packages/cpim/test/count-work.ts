// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import {
  CpimHeadDecoder,
  dispositionNotification,
  headerText,
  messageDirectionHeader,
  ParseError,
  parseCpim,
  requiredHeaders,
  spliceHeader,
} from "@callingcard/cpim";
import { printWork } from "../../../tools/growth/print-work.ts";

const SIZE = 300;
const UNLIMITED = { maxHeadOctets: 1e9, maxHeaders: 1e9, maxParameters: 1e9, maxFields: 1e9 };

const row = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

const CASES: Record<string, (size: number) => string> = {
  "headers of one name": (n) => "a: b\r\n".repeat(n),
  "different prefixes": (n) => row(n, (i) => `NS: p${i} <urn:${i}>\r\np${i}.a: b\r\n`),
  "one prefix bound again and again": (n) => "NS: p <urn:a>\r\np.a: b\r\n".repeat(n),
  "required names": (n) => `NS: p <urn:a>\r\nRequire: p.a${",p.b".repeat(n)}\r\n`,
  "Require headers": (n) => "Require: a\r\n".repeat(n),
  parameters: (n) => `a:${";b=c".repeat(n)} d\r\n`,
  "parameters without end": (n) => `a:${';b="c'.repeat(n)} d\r\n`,
  "escapes in a value": (n) => `a: ${"\\u0041\\".repeat(n)}\r\n`,
  "a name without colon": (n) => `${"a".repeat(n)}\r\n`,
  "a prefix without name": (n) => `${"a.".repeat(n)}\r\n`,
  "requests of notification": (n) =>
    `NS: i <urn:ietf:params:imdn>\r\ni.Disposition-Notification: a${" , b ;c=d".repeat(n)}\r\n`,
  "problems that someone hears of": (n) => "p.a:b\r\n".repeat(n),
  "line feeds": (n) => "\n".repeat(n),
  "half blank lines": (n) => "\r\n\r".repeat(n),
  "fields of the content": (n) => `a: b\r\n\r\n${"a: b\r\n".repeat(n)}`,
  "characters beyond ASCII": (n) => `a: ${"é\u{1F600}".repeat(n)}\r\n`,
};

printWork(
  Object.entries(CASES).map(([name, make]) => ({
    name,
    work(size) {
      work(`${make(size)}\r\nContent-Type: a/b\r\n\r\n`);
    },
  })),
  SIZE,
);

/** Reads a message at once and octet by octet, looks into it, and adds a header. */
function work(text: string): void {
  const octets = new TextEncoder().encode(text);
  unlessRefused(() => {
    const { headers } = parseCpim(octets, UNLIMITED);
    for (const header of headers) headerText(header);
    requiredHeaders(headers);
    dispositionNotification(headers);
  });
  unlessRefused(() => parseCpim(octets, { ...UNLIMITED, onProblem: () => {} }));
  unlessRefused(() => spliceHeader(octets, messageDirectionHeader("sent"), UNLIMITED));
  unlessRefused(() => {
    const decoder = new CpimHeadDecoder(UNLIMITED);
    for (const octet of octets) decoder.push(Uint8Array.of(octet));
    decoder.end();
  });
}

function unlessRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
