import { parseSearch } from "@callingcard/carddav-filter/search";
import { Draft } from "./draft.ts";
import { octetText } from "./octet-text.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax, TreeNode } from "./syntax.ts";
import { attempt } from "./value-rule.ts";

/**
 * Search expressions of the address book. A text is accepted if the codec reads it. The value is the filter of
 * RFC 6352 that it stands for.
 */
export const search: Syntax = {
  name: "search",
  title: "Search expression",
  specification: "@callingcard/carddav-filter",
  grammars: [],
  example: 'name:smith -group:work has:photo "exact phrase"',
  read,
};

function read(octets: Uint8Array): Reading {
  const draft = new Draft(octetText(octets).text);
  const { text } = draft;
  const filter = attempt(
    draft,
    (offset) => offset,
    () => parseSearch(text),
  );
  const tree = draft.node("expression", 0, text.length, () => termNodes(draft));
  // An expression is for reading: what is written is what was read.
  return draft.finish(tree, () => plainOf(filter), filter && octets);
}

const TERM =
  /(?:-|NOT\s+)?(?:[A-Za-z][A-Za-z0-9-]*:)?(?:"(?:[^"\\]|\\.)*"?|[“”„][^“”„]*[“”]?|[^\s"“”„]+)/g;

function termNodes(draft: Draft): readonly (readonly TreeNode[])[] {
  return Array.from(draft.text.matchAll(TERM), ({ 0: term, index: start }) => {
    const name = /^(?:OR|AND)$/.test(term) ? term : "term";
    return draft.node(name, start, start + term.length);
  });
}
