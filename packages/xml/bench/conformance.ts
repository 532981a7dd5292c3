// node --conditions=@callingcard/source packages/xml/bench/conformance.ts [folder of the suite]
// Counts how many documents of the W3C conformance suite (2013-09-23) this package and others judge
// rightly, as a table. The folder has no-doctype.json, the documents it names, and doctype.jsonl.
// Default: that of the tests.
import { parseXml, XmlError } from "@callingcard/xml";
import { readSuite, textOf, type Suite, type SuiteDocument } from "../test/suite.ts";
import { PEERS } from "./peers.ts";

const suite = readSuite(process.argv[2]);

/** Tells whether a reader accepts a document; `undefined` when it cannot be given it. */
type Accepts = (document: SuiteDocument) => boolean | undefined;

const COLUMNS: readonly [title: string, group: keyof Suite, isRight: (is: boolean) => boolean][] = [
  ["not well-formed, refused", "malformed", (isAccepted) => !isAccepted],
  ["no text, refused", "unreadable", (isAccepted) => !isAccepted],
  ["wrong namespaces, refused", "namespaceErrors", (isAccepted) => !isAccepted],
  ["well-formed, accepted", "wellFormed", (isAccepted) => isAccepted],
  ["DOCTYPE, refused", "doctype", (isAccepted) => !isAccepted],
  ["DOCTYPE as text, accepted", "doctypeAsText", (isAccepted) => isAccepted],
];

console.log("W3C XML conformance suite 20130923: XML 1.0 fifth edition, Namespaces in XML 1.0\n");
console.log(`| | ${COLUMNS.map(([title]) => title).join(" | ")} |`);
console.log(`|---|${COLUMNS.map(() => "---").join("|")}|`);
report("`parseXml`", ({ octets, namespaces }) => isAccepted(octets, namespaces));
for (const { name, read } of PEERS) {
  report(name, (document) => {
    const { octets, namespaces } = document;
    const text = textOf(octets);
    // That a declaration is refused is our choice, not theirs.
    if (text === undefined || suite.doctype.includes(document)) return undefined;
    return succeeds(() => read(text)) || !namespaces;
  });
}

function report(name: string, accepts: Accepts): void {
  const cells = COLUMNS.map(([, group, isRight]) => {
    const verdicts = suite[group].map(accepts).filter((one) => one !== undefined);
    const { length } = suite[group];
    if (verdicts.length === 0) return "";
    return `${verdicts.filter(isRight).length} of ${length}`;
  });
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}

function isAccepted(octets: Uint8Array, namespaces: boolean): boolean {
  try {
    parseXml(octets, { namespaces });
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

function succeeds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
