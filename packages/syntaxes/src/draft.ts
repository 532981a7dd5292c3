import { LineStarts } from "./line-starts.ts";
import type { Diagnostic, Reading, TreeNode } from "./syntax.ts";
import { plainMessage } from "./wording.ts";

/** Most nodes of a tree. */
export const MAX_NODES = 100_000;

/** Most UTF-16 code units of a text that are split into rules. */
const MAX_DERIVED = 200_000;

/** Most diagnostics of a reading. */
const MAX_DIAGNOSTICS = 1_000;

/** What is wrong with the syntax itself: one of these is enough in a place. */
export const SYNTAX_ERRORS: ReadonlySet<string> = new Set([
  "unexpected-character",
  "unexpected-end",
]);

/** A diagnostic without what follows from its place. */
export interface Finding {
  readonly severity?: Diagnostic["severity"];
  readonly start: number;
  /** Without it, the end of the character at `start`. */
  readonly end?: number;
  readonly code: string;
  readonly message: string;
  readonly expected?: readonly string[];
  readonly grammar?: string;
  readonly rule?: string;
}

/** The grammar and the rule that a node was read by. */
export type ReadBy = Pick<TreeNode, "grammar" | "rule">;

/** What a text is read as, while it is read. */
export class Draft {
  readonly text: string;
  readonly #lines: LineStarts;
  readonly #diagnostics: Diagnostic[] = [];
  #nodes = 0;
  #derived = 0;
  #isPartial = false;

  /** @param text The whole text. */
  constructor(text: string) {
    this.text = text;
    this.#lines = new LineStarts(text);
  }

  /** Whether no error was found so far. */
  get isAccepted(): boolean {
    return !this.#diagnostics.some(({ severity }) => severity === "error");
  }

  /** Whether the tree has no room for another node; asking says that one was left out. */
  get isFull(): boolean {
    const isFull = this.#nodes >= MAX_NODES;
    if (isFull) this.#isPartial = true;
    return isFull;
  }

  /**
   * Makes a node and then its children; beyond the limit neither.
   *
   * @param name What it is.
   * @param start Where it starts.
   * @param end Where it ends.
   * @param children Makes the children, in their order.
   * @param by The grammar and the rule that it was read by.
   * @returns The node, or none.
   */
  node(
    name: string,
    start: number,
    end: number,
    children: () => readonly (readonly TreeNode[])[] = () => [],
    by: ReadBy = {},
  ): readonly TreeNode[] {
    if (this.isFull) return [];
    this.takeNode();
    return [{ name, start, end, ...by, children: children().flat() }];
  }

  /**
   * Tells whether there is room for the rules of a part, and counts its characters.
   *
   * @param part The part.
   * @returns Whether there is.
   */
  mayDerive(part: string): boolean {
    this.#derived += part.length;
    if (this.#derived > MAX_DERIVED) this.#isPartial = true;
    return this.#derived <= MAX_DERIVED && !this.isFull;
  }

  /** Counts a node that is made elsewhere. */
  takeNode(): void {
    this.#nodes += 1;
  }

  /** Says that a part of the tree is left out. */
  leaveOut(): void {
    this.#isPartial = true;
  }

  /**
   * Notes something wrong; beyond the limit only that there is more. Of two syntax errors in one place, the one
   * that knows what could have stood there is told.
   *
   * @param finding What is wrong.
   */
  add(finding: Finding): void {
    const { severity = "error", start, end, code, message, expected = [], ...by } = finding;
    const found = this.#diagnostics.length;
    if (found > MAX_DIAGNOSTICS) return;
    const first = Math.min(Math.max(start, 0), this.text.length);
    const place = {
      severity,
      start: first,
      end: Math.min(Math.max(end ?? this.#characterEnd(first), first), this.text.length),
      ...this.#lines.at(first),
    };
    if (found === MAX_DIAGNOSTICS) {
      const more = { code: "too-many-problems", message: "there are more problems", expected: [] };
      this.#diagnostics.push({ ...place, ...more });
      return;
    }
    const character = this.text.slice(first, this.#characterEnd(first));
    const said = plainMessage(message, character, expected);
    const diagnostic = { ...place, code, message: said, expected, ...by };
    const twin = SYNTAX_ERRORS.has(code)
      ? this.#diagnostics.findIndex(
          (one) => one.start === first && one.code === code && one.severity === severity,
        )
      : -1;
    if (twin === -1) this.#diagnostics.push(diagnostic);
    else if (this.#diagnostics[twin]?.expected.length === 0) this.#diagnostics[twin] = diagnostic;
  }

  /**
   * Completes the reading.
   *
   * @param tree The parts.
   * @param value Makes the value; asked for only if there is no error.
   * @param written What the writer makes of what was read.
   * @returns The reading.
   */
  finish(
    tree: readonly TreeNode[],
    value: () => unknown,
    written: Uint8Array | undefined,
  ): Reading {
    if (this.#isPartial) {
      const message = "the tree is too large; a part of it is left out";
      this.add({ severity: "warning", start: 0, end: 0, code: "too-many-nodes", message });
    }
    const accepted = this.isAccepted;
    return {
      accepted,
      text: this.text,
      tree,
      diagnostics: this.#diagnostics.toSorted((a, b) => a.start - b.start),
      value: accepted ? value() : undefined,
      written,
    };
  }

  #characterEnd(start: number): number {
    return start + ((this.text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
}
