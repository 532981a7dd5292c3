import { expect, test } from "vitest";
import { parseXml, readXml, XmlDecoder, XmlError } from "../src/index.ts";
import { readSuite, type SuiteDocument } from "./suite.ts";

const suite = readSuite();

/** The code of the refusal; `undefined` when the document is accepted. */
function refusal({ octets, namespaces }: SuiteDocument): string | undefined {
  return codeOf(() => void parseXml(octets, { namespaces }));
}

function codeOf(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error.code;
    throw error;
  }
}

const accepted = (documents: readonly SuiteDocument[]): string[] =>
  documents.filter((one) => refusal(one) === undefined).map(({ id }) => id);

test("refuses all 218 documents that are not well-formed", () => {
  expect(suite.malformed).toHaveLength(218);
  expect(accepted(suite.malformed)).toEqual([]);
});

test("refuses all 10 documents that are no text in a known encoding", () => {
  expect(suite.unreadable).toHaveLength(10);
  expect(accepted(suite.unreadable)).toEqual([]);
});

test("refuses all 15 documents with wrong namespaces", () => {
  expect(suite.namespaceErrors).toHaveLength(15);
  expect(accepted(suite.namespaceErrors)).toEqual([]);
});

test("reads all of these without namespaces but the one that gives an attribute twice", () => {
  const documents = suite.namespaceErrors.map((one) => ({ ...one, namespaces: false }));
  const codes = documents.map(refusal).filter((code) => code !== undefined);
  expect(codes).toEqual(["duplicate-attribute"]);
});

test("accepts all 72 well-formed documents, the two that are meant so without namespaces", () => {
  expect(suite.wellFormed).toHaveLength(72);
  expect(accepted(suite.wellFormed)).toHaveLength(72);
  const meant = suite.wellFormed.filter(({ namespaces }) => !namespaces);
  expect(meant.map(({ id }) => id)).toEqual(["o-p04pass1", "o-p05pass1"]);
});

test("refuses every document with a document type declaration", () => {
  expect(suite.doctype).toHaveLength(2177);
  expect(accepted(suite.doctype)).toEqual([]);
  const codes = suite.doctype.map(refusal);
  expect(codes.filter((code) => code === "doctype")).toHaveLength(2075);
});

test("accepts the documents that have the word in a comment, an instruction and a section", () => {
  expect(suite.doctypeAsText).toHaveLength(3);
  expect(accepted(suite.doctypeAsText)).toHaveLength(3);
});

test("every reader says the same of every document", () => {
  for (const document of Object.values(suite).flat() as readonly SuiteDocument[]) {
    const { id, octets, namespaces } = document;
    const code = refusal(document);
    const pulled = codeOf(() => void [...readXml(octets, { namespaces })]);
    const decoder = new XmlDecoder({ namespaces });
    const pushed = codeOf(() => {
      for (let at = 0; at < octets.length; at += 7)
        finish(decoder.push(octets.subarray(at, at + 7)));
      finish(decoder.end());
    });
    expect({ id, pulled }).toEqual({ id, pulled: code });
    // A chunk is decoded before it is read, so that octets that are no text may be found later or
    // earlier than what else is wrong.
    const isText = code !== "invalid-encoding" && pushed !== "invalid-encoding";
    expect({ id, pushed: isText ? pushed : code }).toEqual({ id, pushed: code });
    expect(pushed === undefined).toBe(code === undefined);
  }
});

function finish(events: Iterator<unknown>): void {
  while (events.next().done !== true);
}
