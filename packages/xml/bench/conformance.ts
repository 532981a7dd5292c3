// node --conditions=@callingcard/source packages/xml/bench/conformance.ts <folder of the suite>
// Counts how many documents of the W3C conformance suite (2013-09-23) are judged rightly. The folder
// has no-doctype.json, the documents it names, and doctype.jsonl. Default: that of the tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseXml, XmlError } from "@callingcard/xml";

interface SuiteTest {
  readonly type: "valid" | "invalid" | "not-wf" | "error";
  readonly recommendation: string;
  readonly edition: string | null;
  readonly version: string | null;
  readonly namespace: "yes" | "no";
  readonly file: string;
}

const [, , given] = process.argv;
const folder =
  given ?? fileURLToPath(new URL("../../../../shared/testdata/xmlconf", import.meta.url));
const read = (file: string): Buffer => readFileSync(`${folder}/${file}`);

const suite = (JSON.parse(read("no-doctype.json").toString()) as SuiteTest[]).filter(
  ({ type, recommendation, edition, version }) =>
    type !== "error" &&
    version !== "1.1" &&
    /^(XML1\.0|NS1\.0)/.test(recommendation) &&
    (edition === null || edition.includes("5")),
);
const isOfNamespaces = ({ recommendation }: SuiteTest) => recommendation.startsWith("NS");
const withDoctype = read("doctype.jsonl")
  .toString()
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { readonly base64: string }).base64);

report(
  "not well-formed, refused",
  suite
    .filter((one) => one.type === "not-wf" && !isOfNamespaces(one))
    .map(({ file }) => !isAccepted(read(file))),
);
report(
  "wrong namespaces, refused",
  suite
    .filter((one) => one.type === "not-wf" && isOfNamespaces(one))
    .map(({ file }) => !isAccepted(read(file))),
);
report(
  "well-formed, accepted",
  suite
    .filter((one) => one.type !== "not-wf" && one.namespace === "yes")
    .map(({ file }) => isAccepted(read(file))),
);
// Three of these have the word in a comment, an instruction and a CDATA section alone.
report(
  "with a document type declaration, refused",
  withDoctype.map((base64) => !isAccepted(Buffer.from(base64, "base64"))),
);

function report(what: string, verdicts: readonly boolean[]): void {
  console.log(`${what}: ${verdicts.filter(Boolean).length} of ${verdicts.length}`);
}

function isAccepted(octets: Uint8Array): boolean {
  try {
    parseXml(octets);
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}
