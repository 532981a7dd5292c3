// The W3C conformance suite (2013-09-23), without the documents of other editions and of XML 1.1.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseXml, XmlError } from "../src/index.ts";

interface SuiteTest {
  readonly id: string;
  readonly type: "valid" | "invalid" | "not-wf" | "error";
  readonly recommendation: string;
  readonly edition: string | null;
  readonly version: string | null;
  readonly namespace: "yes" | "no";
  readonly file: string;
}

const folder = fileURLToPath(new URL("../../../../shared/testdata/xmlconf/", import.meta.url));

const suite = (JSON.parse(read("no-doctype.json").toString()) as SuiteTest[]).filter(
  ({ type, recommendation, edition, version }) =>
    type !== "error" &&
    version !== "1.1" &&
    /^(XML1\.0|NS1\.0)/.test(recommendation) &&
    (edition === null || edition.includes("5")),
);
const isOfNamespaces = ({ recommendation }: SuiteTest) => recommendation.startsWith("NS");

function read(file: string): Buffer {
  return readFileSync(`${folder}${file}`);
}

/** The code of the refusal; `undefined` when the document is accepted. */
function refusal(octets: Uint8Array): string | undefined {
  try {
    parseXml(octets);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error.code;
    throw error;
  }
}

test("refuses all 228 documents that are not well-formed", () => {
  const documents = suite.filter((one) => one.type === "not-wf" && !isOfNamespaces(one));
  expect(documents).toHaveLength(228);
  expect(documents.filter(({ file }) => refusal(read(file)) === undefined)).toEqual([]);
});

test("refuses all 15 documents with wrong namespaces", () => {
  const documents = suite.filter((one) => one.type === "not-wf" && isOfNamespaces(one));
  expect(documents).toHaveLength(15);
  expect(documents.filter(({ file }) => refusal(read(file)) === undefined)).toEqual([]);
});

test("accepts the 70 of 72 well-formed documents whose names are meant with namespaces", () => {
  const documents = suite.filter(({ type }) => type !== "not-wf");
  expect(documents).toHaveLength(72);
  const meant = documents.filter(({ namespace }) => namespace === "yes");
  expect(meant).toHaveLength(70);
  const refused = meant
    .map(({ id, file }) => ({ id, code: refusal(read(file)) }))
    .filter(({ code }) => code !== undefined);
  expect(refused).toEqual([]);
});

test("refuses every document with a document type declaration", () => {
  const documents = read("doctype.jsonl")
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly id: string; readonly base64: string });
  const codes = documents.map(({ id, base64 }) => ({
    id,
    code: refusal(Buffer.from(base64, "base64")),
  }));
  const accepted = codes.filter(({ code }) => code === undefined);
  // These have the word in a comment, an instruction and a CDATA section.
  expect(accepted.map(({ id }) => id)).toEqual(["o-p15pass1", "o-p16pass1", "o-p18pass1"]);
  const counts = Map.groupBy(codes, ({ code }) => code ?? "accepted");
  expect(counts.get("doctype")).toHaveLength(2075);
});
