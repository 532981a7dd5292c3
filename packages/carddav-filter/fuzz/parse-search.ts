// Search expressions: a filter that can be evaluated, or an error with a place.

import { ParseError } from "@callingcard/grammar";
import { compileFilter } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";

const decoder = new TextDecoder();

export function fuzz(data: Uint8Array): void {
  try {
    compileFilter(parseSearch(decoder.decode(data)));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
