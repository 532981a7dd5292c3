/** Why a grammar was refused. */
export type GrammarErrorCode =
  /** The file is not a nearley grammar. */
  | "syntax"
  /** A rule, macro or macro argument is used and not defined. */
  | "undefined-name"
  /** A rule's name cannot become a name in TypeScript. */
  | "unusable-name"
  /** A lexer other than `events`, `%token` and other things that a scannerless grammar does not have. */
  | "not-scannerless"
  /** A class of characters or a `%token` in a grammar over events. */
  | "not-an-event"
  /** A postprocessor that is not one of the captures. */
  | "foreign-postprocessor"
  /** A capture that does not fit its rule. */
  | "wrong-capture"
  /** A rule that begins with itself. */
  | "left-recursion"
  /** `:*` or `:+` of something that can be empty. */
  | "empty-repetition"
  /** A rule that matches no finite text. */
  | "endless-rule"
  /** A text with two readings. */
  | "ambiguous"
  /** More states than the limit. */
  | "too-large";

/** What a {@link GrammarError} is made from. */
export interface GrammarErrorInit {
  readonly code: GrammarErrorCode;

  /** What is wrong and what to do. */
  readonly reason: string;

  /** The grammar file. */
  readonly file: string;

  /** The rule that is wrong. */
  readonly rule?: string | undefined;

  /** Line of the rule in the file, from 1. */
  readonly line?: number | undefined;
}

/** A grammar was refused. The message names file, line and rule, and says what to do. */
export class GrammarError extends Error {
  override readonly name: string = "GrammarError";
  readonly code: GrammarErrorCode;
  readonly reason: string;
  readonly file: string;
  readonly rule: string | undefined;
  readonly line: number | undefined;

  constructor({ code, reason, file, rule, line }: GrammarErrorInit) {
    const place = line === undefined ? file : `${file}:${line}`;
    super(`${place}: ${rule === undefined ? "" : `${rule}: `}${reason} [${code}]`);
    this.code = code;
    this.reason = reason;
    this.file = file;
    this.rule = rule;
    this.line = line;
  }
}
