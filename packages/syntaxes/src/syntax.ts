import type { GrammarIr } from "@callingcard/grammar/ir";

/** A syntax that can be read: what `callingcard fuzz` and the playground choose from. */
export interface Syntax {
  /** Its name on a command line: `vcard`, `dav-xml`, `resource-lists`. */
  readonly name: string;

  /** Its name for people. */
  readonly title: string;

  /** The documents that define it. */
  readonly specification: string;

  /** Its grammars, as data. */
  readonly grammars: readonly GrammarIr[];

  /** A text to begin with. */
  readonly example: string;

  /**
   * Reads octets. Never throws for what is in them: what cannot be read is in `diagnostics`.
   *
   * @param octets Any octets.
   * @returns What they are read as.
   */
  readonly read: (octets: Uint8Array) => Reading;
}

/** What octets were read as. */
export interface Reading {
  /** Whether a reader that follows the specification takes it: exactly if no diagnostic is an error. */
  readonly accepted: boolean;

  /**
   * The text that the octets decode to, in which all places are. An octet that is not UTF-8 is one code
   * unit, the lone surrogate U+DC00 plus the octet; a byte order mark stays.
   */
  readonly text: string;

  /** The parts that were read, in the order of the text; never more than 100 000 nodes. */
  readonly tree: readonly TreeNode[];

  /** What is wrong, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];

  /**
   * What was read, as data that JSON can carry, with the field names of the codec. `undefined` where the
   * text is refused.
   */
  readonly value: unknown;

  /**
   * What the writer makes of what was read: the octets themselves for a codec that keeps everything.
   * `undefined` where nothing could be read.
   */
  readonly written: Uint8Array | undefined;
}

/** A part of a text. Places are in UTF-16 code units; children lie within it and do not overlap. */
export interface TreeNode {
  /** What it is: the name of the rule, or of a part that has no rule (`card`, `header field`). */
  readonly name: string;

  readonly start: number;

  readonly end: number;

  /** The file of the grammar that read it, as `vcard.ne`. */
  readonly grammar?: string;

  /** The rule of that grammar. */
  readonly rule?: string;

  readonly children: readonly TreeNode[];
}

/** Something wrong at a place of a text. */
export interface Diagnostic {
  /** An `error` is why the text is refused; a `warning` departs from the specification and is read all the same. */
  readonly severity: "error" | "warning";

  /** UTF-16 code units before it. */
  readonly start: number;

  /** Where it ends; equal to `start` where something is missing. */
  readonly end: number;

  /** Line of `start`, from 1. */
  readonly line: number;

  /** Column of `start` in UTF-16 code units, from 1. */
  readonly column: number;

  /** What it is, for programs; the codec's own code. */
  readonly code: string;

  /** What it is, for people. */
  readonly message: string;

  /** All that could have stood at `start`, for people; empty where that is not known. */
  readonly expected: readonly string[];

  /** The file of the grammar that the place is in. */
  readonly grammar?: string;

  /** The innermost rule of that grammar that was being read. */
  readonly rule?: string;
}
