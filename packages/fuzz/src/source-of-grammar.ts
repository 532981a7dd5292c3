import { nearMisses, sentences, systematic } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Source, SourceReading, Specimen, Wrong } from "./source.ts";
import { textOf } from "./visible.ts";

/** Most texts that are enumerated. */
const MAX_SYSTEMATIC = 200;

/**
 * Inputs from one rule of a grammar, your own or one of ours: its sentences are right, and what has a diagnosis is
 * wrong.
 *
 * @param ir The grammar as data, from a generated `<name>.ir.ts`.
 * @param rule Any rule of it.
 * @param name What the inputs are called; without it the rule.
 * @throws {RangeError} When the grammar has no such rule.
 */
export function sourceOfGrammar(ir: GrammarIr, rule: string, name: string = rule): Source {
  return {
    name,
    sentences: sentences(ir, rule).map((text) => specimen(text, undefined)),
    nearMisses: nearMisses(ir, rule).map((miss) => specimen(miss.text, miss)),
    *fixed() {
      for (const text of systematic(ir, rule, { limit: MAX_SYSTEMATIC })) {
        if (text.isWellFormed()) yield encode(text);
      }
    },
    read: (octets) => readBy(ir, rule, octets),
  };
}

function specimen(text: string, wrong: Wrong | undefined): Specimen {
  return { text, octets: encode(text), wrong };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readBy(ir: GrammarIr, rule: string, octets: Uint8Array): SourceReading {
  const text = textOf(octets);
  const diagnosis = text === undefined ? NO_TEXT : diagnose(ir, rule, text);
  const diagnostics =
    diagnosis === undefined
      ? []
      : [
          {
            severity: "error" as const,
            start: diagnosis.offset,
            line: diagnosis.line,
            column: diagnosis.column,
            code: "syntax",
            message: `expected ${diagnosis.expected.join(" or ")}`,
            rule: diagnosis.rule,
          },
        ];
  return { accepted: diagnosis === undefined, diagnostics, tree: [], value: undefined };
}

const NO_TEXT = { offset: 0, line: 1, column: 1, expected: ["UTF-8"], rule: "text" } as const;
