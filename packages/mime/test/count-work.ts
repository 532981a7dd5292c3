// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import { leafEntities, MimeError, parseEntity, parseMediaType } from "@callingcard/mime";
import { printWork } from "../../../tools/growth/print-work.ts";

const SIZE = 500;
const UNLIMITED = {
  maxHeadOctets: 1e9,
  maxFields: 1e9,
  maxValueLength: 1e9,
  maxParameters: 1e9,
  maxParts: 1e9,
};

const mixed = (body: string, boundary = "-".repeat(40)): string =>
  `Content-Type: multipart/mixed;boundary="${boundary}"\r\n\r\n${body}`;

const ENTITIES: Record<string, (size: number) => string> = {
  "fields of one name": (n) => `${"a:\r\n".repeat(n)}\r\n`,
  "folds of one field": (n) => `a: b${"\r\n c".repeat(n)}\r\n\r\n`,
  "white space of one field": (n) => `a:${" ".repeat(n)}\r\n${" ".repeat(n)}b\r\n\r\n`,
  "line feeds without end": (n) => "\n".repeat(n),
  "blank space without end": (n) => `a: b${"\r\n ".repeat(n)}`,
  "hyphens before no delimiter": (n) => mixed("-".repeat(n)),
  "hyphens on lines of their own": (n) => mixed("-----\r\n".repeat(n)),
  "line breaks before no delimiter": (n) => mixed("\r\n".repeat(n)),
  "the boundary within lines": (n) => mixed(" --ab".repeat(n), "ab"),
  "empty parts": (n) => mixed(`${"--ab\r\n".repeat(n)}--ab--`, "ab"),
  "padding of a delimiter": (n) => mixed(`--ab${" ".repeat(n)}\r\n\r\n--ab--`, "ab"),
  "delimiters without an end": (n) => mixed("--ab\r\n\r\n".repeat(n), "ab"),
};

const TYPES: Record<string, (size: number) => string> = {
  parameters: (n) => `a/b${Array.from({ length: n }, (_, i) => `;a${i}=b`).join("")}`,
  "parameters of one name": (n) => `a/b${";a=b".repeat(n)}`,
  "escapes in a quoted string": (n) => `a/b;c="${"\\x".repeat(n)}"`,
  comments: (n) => `a/b${"(x)".repeat(n)}`,
  "openings of comments": (n) => `a/b${"(".repeat(n)}`,
};

const readEntity = (text: string): unknown =>
  leafEntities(parseEntity(new TextEncoder().encode(text), UNLIMITED), UNLIMITED);
const readType = (text: string): unknown => parseMediaType(text, UNLIMITED);
const cases = [
  ...Object.entries(ENTITIES).map(([name, make]) => ({ name, make, read: readEntity })),
  ...Object.entries(TYPES).map(([name, make]) => ({ name, make, read: readType })),
];
printWork(
  cases.map(({ name, make, read }) => ({
    name,
    work(size) {
      unlessRefused(() => read(make(size)));
    },
  })),
  SIZE,
);

function unlessRefused(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof MimeError)) throw error;
  }
}
