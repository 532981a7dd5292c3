import type { Parameter, Property } from "../card.ts";
import type { ParseOptions } from "../options.ts";
import type { DiagnosticCode, Severity } from "./diagnostics.ts";

/** One departure of a card from the RFC of its version. */
export interface CardDiagnostic {
  /** What it is, for programs. */
  readonly code: DiagnosticCode;

  readonly severity: Severity;

  /** What was found and what to do about it, for people; not stable. */
  readonly message: string;

  /** Where it is forbidden, as in `RFC 6350 section 6.2.1`. */
  readonly rule: string;

  /** The property that it is about; absent where it is about the card or the lines around it. */
  readonly property?: Property;

  /** The parameter of `property` that it is about. */
  readonly parameter?: Parameter;
}

/** One departure of a text, and where in the text as it was given. */
export interface Diagnostic extends CardDiagnostic {
  /** Index among the cards that `parseCards` reads; `undefined` outside of them. */
  readonly card: number | undefined;

  /** UTF-16 code units before it. Of octets, in the text that they decode to. */
  readonly offset: number;

  /** UTF-16 code units that it covers, folds among them; 0 where something is missing. */
  readonly length: number;

  /**
   * The lines that were not read because of it and are in no property, with their line breaks. They stay
   * in the card's source and are written back.
   */
  readonly unread?: { readonly offset: number; readonly length: number };

  /** Line of its start, from 1. */
  readonly line: number;

  /** Column of its start in UTF-16 code units, from 1. */
  readonly column: number;
}

/** What validation takes: the limits of the reader, and what to leave out. */
export interface ValidateOptions extends Omit<ParseOptions, "onProblem"> {
  /** The least severity of a diagnostic. Default `note`, which is all; of `parseStrictCards`, `error`. */
  readonly severity?: Severity;

  /** Codes that are allowed, as `["bare-line-feed"]`. Default none. */
  readonly ignore?: readonly DiagnosticCode[];
}
