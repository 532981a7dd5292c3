import type { Token } from "moo";

/** A text to look for, with its place in the expression in UTF-16 code units. */
export interface SearchText {
  readonly text: string;
  readonly offset: number;
}

/** One term of a search expression. */
export type SearchTerm = { readonly negated: boolean; readonly offset: number } & (
  | { readonly kind: "word"; readonly value: SearchText }
  | { readonly kind: "field"; readonly field: SearchText; readonly value: SearchText }
  | { readonly kind: "has"; readonly field: SearchText }
);

/** What stands between two terms. */
export interface SearchJoint {
  readonly kind: "and" | "or";
  readonly offset: number;
}

/** A search expression as it was written. */
export interface SearchTree {
  readonly terms: readonly SearchTerm[];
  /** One less than there are terms. */
  readonly joints: readonly SearchJoint[];
}

// The postprocessors of grammar/search.ne. nearley calls each with the values of its symbols.

export function firstPart<Part>([part]: readonly [Part]): Part {
  return part;
}

export function otherPart<Part>([, part]: readonly [unknown, Part, unknown]): Part {
  return part;
}

export function textValue([{ value, offset }]: readonly [Token]): SearchText {
  return { text: value, offset };
}

export function wordTerm([value]: readonly [SearchText]): SearchTerm {
  return { kind: "word", negated: false, offset: value.offset, value };
}

export function fieldTerm([name, value]: readonly [Token, SearchText]): SearchTerm {
  const field = textValue([name]);
  return { kind: "field", negated: false, offset: name.offset, field, value };
}

export function hasTerm([has, name]: readonly [Token, Token]): SearchTerm {
  return { kind: "has", negated: false, offset: has.offset, field: textValue([name]) };
}

export function negatedTerm([minus, term]: readonly [Token, SearchTerm]): SearchTerm {
  return { ...term, negated: true, offset: minus.offset };
}

export function notTerm([not, , term]: readonly [Token, Token, SearchTerm]): SearchTerm {
  return negatedTerm([not, term]);
}

export function spaceJoint([{ offset }]: readonly [Token]): SearchJoint {
  return { kind: "and", offset };
}

export function andJoint([, { offset }]: readonly [Token, Token, Token]): SearchJoint {
  return { kind: "and", offset };
}

export function orJoint([, { offset }]: readonly [Token, Token, Token]): SearchJoint {
  return { kind: "or", offset };
}

export function onlyTerm([term]: readonly [SearchTerm]): SearchTree {
  return { terms: [term], joints: [] };
}

export function joinedTerms([before, joint, term]: readonly [
  SearchTree,
  SearchJoint,
  SearchTerm,
]): SearchTree {
  return { terms: [...before.terms, term], joints: [...before.joints, joint] };
}
