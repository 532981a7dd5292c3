// A report's body, a NUL, and cards: nothing escapes but bugs, and the index loses no match.

import { DavXmlError, parseReport, type Filter } from "@callingcard/dav-xml";
import { ParseError, parseCards } from "@callingcard/vcard";
import {
  compileFilter,
  filterCondition,
  FilterRefusal,
  indexCard,
  meetsCondition,
} from "../src/index.ts";

export function fuzz(data: Uint8Array): void {
  const end = data.indexOf(0);
  if (end === -1) return;
  const filter = filterIn(data.subarray(0, end));
  if (filter === undefined) return;
  try {
    const matches = compileFilter(filter, { maxConditions: 100 });
    const condition = filterCondition(filter);
    for (const card of parseCards(data.subarray(end + 1), { onProblem: () => undefined })) {
      if (matches(card) && !meetsCondition(indexCard(card), condition)) {
        throw new Error("the index has lost a match");
      }
    }
  } catch (error) {
    if (!(error instanceof FilterRefusal || error instanceof ParseError)) throw error;
  }
}

function filterIn(body: Uint8Array): Filter | undefined {
  try {
    const report = parseReport(body);
    return report.kind === "addressbook-query" ? report.filter : undefined;
  } catch (error) {
    // The reader of XML has a fuzz target of its own.
    if (error instanceof DavXmlError || error instanceof Error) return undefined;
    throw error;
  }
}
