/** Inclusive ranges of UTF-16 code units, sorted, disjoint and not adjacent. */
export type CharacterSet = readonly (readonly [low: number, high: number])[];

/** One symbol of a rule. */
export type Expression =
  /** One code unit of a set. */
  | { readonly kind: "set"; readonly set: CharacterSet }
  /** A fixed text of two code units or more. */
  | { readonly kind: "literal"; readonly text: string }
  /** Another rule. */
  | { readonly kind: "rule"; readonly name: string }
  /** One of several sequences. */
  | Choice
  /** `:?` (0 to 1), `:*` (0 or more), `:+` (1 or more); without `max` there is no upper bound. */
  | {
      readonly kind: "repeat";
      readonly min: 0 | 1;
      readonly max?: 1;
      readonly of: Expression;
    };

/** One of several sequences. */
export interface Choice {
  readonly kind: "choice";
  readonly alternatives: readonly Sequence[];
}

/** Symbols one after the other, and the value made of theirs. */
export interface Sequence {
  readonly items: readonly Expression[];
  readonly capture?: Capture;
}

/** How a sequence makes its value; the closed vocabulary of `@callingcard/grammar/captures`. */
export type Capture =
  /** The matched text. */
  | { readonly op: "text" }
  /** The value of one item. */
  | { readonly op: "pick"; readonly index: number }
  /** An object; a field is the value of an item or a constant. */
  | { readonly op: "object"; readonly fields: readonly CaptureField[] }
  /** The value of one item before the values of another. */
  | { readonly op: "list"; readonly head: number; readonly tail: number }
  /** A value that does not depend on the text. */
  | { readonly op: "constant"; readonly value: Constant };

/** A value that a capture gives whatever was read. */
export type Constant = string | number | boolean | undefined;

/** A field of an object that a capture makes: the value of a symbol, counted from 0, or a constant. */
export interface CaptureField {
  readonly name: string;
  readonly from: { readonly index: number } | { readonly value: Constant };
}

/** One named rule with its alternatives. */
export interface Rule {
  readonly name: string;
  readonly body: Choice;
  /** The comment above the rule in the grammar file, without `#`; usually its ABNF. */
  readonly comment?: string;
  /** Line in the grammar file, from 1; not in generated modules. */
  readonly line?: number;
}

/** The type of what a grammar over events makes its values of. */
export interface ItemType {
  readonly type: string;
  /** The module that exports it; without one it is TypeScript's own. */
  readonly from?: string;
}

/** A grammar as plain data, in the order of its file. The first rule is the start. */
export interface GrammarIr {
  /** File name of the grammar, without folder. */
  readonly file: string;
  readonly rules: readonly Rule[];
  /** Names of the rules that can be parsed alone. */
  readonly entries: readonly string[];
  /** How deep a rule may stand within itself; without it 256. */
  readonly maxDepth?: number;
  /**
   * The names of the events that the grammar reads in place of characters. In sets and texts the
   * first one is the code unit 0xE000, and so on. Absent for a grammar over characters.
   */
  readonly events?: readonly string[];
  /** The type of the items of events; not in generated modules. */
  readonly item?: ItemType;
}
