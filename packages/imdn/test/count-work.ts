// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import { ParseError } from "@callingcard/grammar";
import { classifyMessage, parseImdn, parseIsComposing } from "@callingcard/imdn";
import { printWork } from "../../../tools/growth/print-work.ts";

const SIZE = 500;
const UNLIMITED = { maxInputLength: 1e9, maxElements: 1e9, maxDepth: 1e9, maxTextLength: 1e9 };
const START = '<imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>m</message-id>';

const readImdn = (text: string): unknown => parseImdn(text, UNLIMITED);
const readStatus = (text: string): unknown => parseIsComposing(text, UNLIMITED);
const classify = (text: string): unknown =>
  classifyMessage("message/cpim", new TextEncoder().encode(text));

const CASES: readonly {
  readonly name: string;
  readonly make: (size: number) => string;
  readonly read: (text: string) => unknown;
}[] = [
  {
    name: "extensions",
    make: (n) => `${START}${'<x xmlns="urn:x"/>'.repeat(n)}</imdn>`,
    read: readImdn,
  },
  {
    name: "extensions before what may not follow them",
    make: (n) => `${START}${'<x xmlns="urn:x"/>'.repeat(n)}<subject/></imdn>`,
    read: readImdn,
  },
  {
    name: "depth of an extension",
    make: (n) => `${START}${'<x xmlns="urn:x">'.repeat(n)}${"</x>".repeat(n)}</imdn>`,
    read: readImdn,
  },
  {
    name: "comments in a text",
    make: (n) => `${START}<subject>${"a<!-- -->".repeat(n)}</subject></imdn>`,
    read: readImdn,
  },
  {
    name: "white space in a text",
    make: (n) =>
      `<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>${" a".repeat(n)}</state></isComposing>`,
    read: readStatus,
  },
  { name: "lines before no blank line", make: (n) => "a: b\r\n".repeat(n), read: classify },
  { name: "line feeds", make: (n) => "\n".repeat(n), read: classify },
];

printWork(
  CASES.map(({ name, make, read }) => ({
    name,
    work(size) {
      unlessRefused(() => read(make(size)));
    },
  })),
  SIZE,
);

function unlessRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
