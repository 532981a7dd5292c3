// The W3C conformance suite (2013-09-23), without the documents of other editions and of XML 1.1.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One document of the suite. */
export interface SuiteDocument {
  readonly id: string;
  readonly octets: Uint8Array;
  /** Whether the suite means it to be read with namespaces. */
  readonly namespaces: boolean;
}

/** The documents by what is to be made of them. */
export interface Suite {
  /** Not well-formed, but text in their encoding. */
  readonly malformed: readonly SuiteDocument[];
  /** Not text in the encoding that they have or declare, or none that is known. */
  readonly unreadable: readonly SuiteDocument[];
  /** Well-formed, but not with namespaces. */
  readonly namespaceErrors: readonly SuiteDocument[];
  readonly wellFormed: readonly SuiteDocument[];
  /** With a document type declaration. */
  readonly doctype: readonly SuiteDocument[];
  /** Well-formed, with the word `DOCTYPE` in a comment, an instruction or a CDATA section alone. */
  readonly doctypeAsText: readonly SuiteDocument[];
}

interface Entry {
  readonly id: string;
  readonly type: "valid" | "invalid" | "not-wf" | "error";
  readonly recommendation: string;
  readonly edition: string | null;
  readonly version: string | null;
  readonly namespace: "yes" | "no";
  readonly file: string;
}

const AS_TEXT = ["o-p15pass1", "o-p16pass1", "o-p18pass1"];

/**
 * Reads the suite.
 *
 * @param folder Where it is: `no-doctype.json`, the documents it names, and `doctype.jsonl`.
 */
export function readSuite(
  folder: string = fileURLToPath(new URL("../../../../shared/testdata/xmlconf", import.meta.url)),
): Suite {
  const read = (file: string): Buffer => readFileSync(`${folder}/${file}`);
  const entries = (JSON.parse(read("no-doctype.json").toString()) as Entry[])
    .filter(isOfThisEdition)
    .map(({ id, type, recommendation, namespace, file }) => ({
      id,
      isMalformed: type === "not-wf",
      isOfNamespaces: recommendation.startsWith("NS"),
      namespaces: namespace === "yes",
      octets: read(file),
    }));
  const malformed = entries.filter((one) => one.isMalformed && !one.isOfNamespaces);
  const withDoctype = read("doctype.jsonl")
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly id: string; readonly base64: string })
    .map(({ id, base64 }) => ({ id, octets: Buffer.from(base64, "base64"), namespaces: true }));
  return {
    malformed: malformed.filter(({ octets }) => textOf(octets) !== undefined),
    unreadable: malformed.filter(({ octets }) => textOf(octets) === undefined),
    namespaceErrors: entries.filter((one) => one.isMalformed && one.isOfNamespaces),
    wellFormed: entries.filter((one) => !one.isMalformed),
    doctype: withDoctype.filter(({ id }) => !AS_TEXT.includes(id)),
    doctypeAsText: withDoctype.filter(({ id }) => AS_TEXT.includes(id)),
  };
}

function isOfThisEdition({ type, recommendation, edition, version }: Entry): boolean {
  if (type === "error" || version === "1.1" || !/^(XML|NS)1\.0/.test(recommendation)) return false;
  return edition === null || edition.includes("5");
}

/**
 * Decodes a document as a reader of strings needs it: by its byte order mark, by what its first `<`
 * looks like, or by its declaration.
 *
 * @param octets The document.
 * @returns The text; `undefined` when the octets are none in that encoding.
 */
export function textOf(octets: Uint8Array): string | undefined {
  const [first, second] = octets;
  const start = `${first} ${second}`;
  try {
    return new TextDecoder(UTF_16[start] ?? declared(octets), { fatal: true }).decode(octets);
  } catch {
    return undefined;
  }
}

const UTF_16: Record<string, string> = {
  "254 255": "utf-16be",
  "255 254": "utf-16le",
  "0 60": "utf-16be",
  "60 0": "utf-16le",
};

function declared(octets: Uint8Array): string {
  const head = String.fromCharCode(...octets.subarray(0, 100));
  return /^<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(head)?.[1] ?? "utf-8";
}
