import { DEFAULT_LIMITS } from "../options.ts";
import type { Parameter, Property } from "../card.ts";
import type { ValidateOptions } from "./diagnostic.ts";
import { DIAGNOSTICS, type DiagnosticCode, type Severity } from "./diagnostics.ts";

/** A part of a property that a finding is about; without one, it is the whole content line. */
export type Part =
  | { readonly of: "name" }
  | { readonly of: "parameter"; readonly index: number; readonly value?: number }
  | { readonly of: "value"; readonly from?: number; readonly to?: number };

/** Something found in a card, before its place in a text is known. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The rule, where it is closer than the one of the code. */
  readonly rule?: string;
  /** Index of the property; `undefined` for the card as a whole. */
  readonly property?: number;
  readonly part?: Part;
}

/** Something found in a text, with its place. */
export interface PlacedFinding {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly rule?: string;
  readonly property?: Property;
  readonly parameter?: Parameter;
  readonly card?: number | undefined;
  /** UTF-16 code units from the start of the text, or of the part of it that is looked at. */
  readonly from: number;
  readonly to: number;
  /** What was not read because of it. */
  readonly unread?: { readonly from: number; readonly to: number };
}

/** How severities compare. */
const WEIGHTS: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** Collects what is wanted, up to one more than the most problems: that one shows that there are more. */
export class Findings<Found extends { readonly code: DiagnosticCode }> {
  readonly list: Found[] = [];
  readonly #least: number;
  readonly #ignored: ReadonlySet<DiagnosticCode>;
  readonly #most: number;

  /** @param options What is wanted. */
  constructor(options: ValidateOptions) {
    this.#least = WEIGHTS[options.severity ?? "note"];
    this.#ignored = new Set(options.ignore);
    this.#most = (options.maxProblems ?? DEFAULT_LIMITS.maxProblems) + 1;
  }

  /** Whether nothing more will be collected. */
  get isFull(): boolean {
    return this.list.length >= this.#most;
  }

  /**
   * Takes a finding, if it is wanted.
   *
   * @param found The finding.
   */
  add(found: Found): void {
    if (this.isFull || !this.wants(found.code)) return;
    this.list.push(found);
  }

  /**
   * Takes findings that another collector chose, and that are bounded by that.
   *
   * @param found The findings.
   */
  addAll(found: readonly Found[]): void {
    for (const one of found) this.list.push(one);
  }

  /**
   * Tells whether a code is wanted, so that none is looked for in vain.
   *
   * @param code The code.
   * @returns Whether it is.
   */
  wants(code: DiagnosticCode): boolean {
    return WEIGHTS[DIAGNOSTICS[code].severity] >= this.#least && !this.#ignored.has(code);
  }
}
