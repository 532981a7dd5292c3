import type { Cursor } from "@callingcard/grammar";
import { sameName, type Card, type CardSource, type Property } from "./card.ts";
import { isMarker } from "./content-line.ts";
import { LineReader } from "./line-reader.ts";
import type { Charset } from "./octets.ts";
import { limitsOf, type Limits, type ParseOptions } from "./options.ts";
import { type Places, type Problem, placedError, type VcardError } from "./problem.ts";

const RULE = "RFC 6350 vcard";

/** What goes on from one text to the next where a text comes in parts. */
export interface Progress {
  readonly places: Places;
  cards: number;
  problems: number;
}

/** A card while it is read; offsets are from the start of the text. */
interface OpenCard {
  /** Where the text of this card starts, with what stood before the first card. */
  readonly from: number;
  readonly start: number;
  readonly bodyStart: number;
  readonly properties: Property[];
  readonly spans: number[];
  version: string | undefined;
  bodyEnd: number;
  end: number;
  /** Whether END was read. */
  ended: boolean;
  /** Where the card in the last AGENT starts; `undefined` outside of one. */
  agentStart: number | undefined;
  /** How many cards are open in the last AGENT. */
  depth: number;
  /** Whether it was said that the card has too many properties. */
  overfull: boolean;
}

/** Reads the cards of one text (RFC 6350 section 3.3, vcard-entity), leniently in what is around them. */
export class CardReader {
  readonly #lines: LineReader;
  readonly #limits: Limits;
  readonly #onProblem: ParseOptions["onProblem"];
  readonly #progress: Progress;
  readonly #charset: Charset;
  readonly #cards: Card[] = [];
  #open: OpenCard | undefined;
  /** Whether the line before is an AGENT without a value, so that a card may follow. */
  #awaitsAgent = false;
  /** Whether the line before is outside of a card too, and was complained of. */
  #outside = false;

  constructor(cursor: Cursor, charset: Charset, options: ParseOptions, progress: Progress) {
    this.#limits = limitsOf(options);
    this.#lines = new LineReader(cursor, this.#limits);
    this.#onProblem = options.onProblem;
    this.#progress = progress;
    this.#charset = charset;
  }

  /** Whether a card that follows the text would be a part of the last AGENT. */
  get awaitsAgent(): boolean {
    return this.#awaitsAgent;
  }

  /** Whether there was no card yet. */
  get isEmpty(): boolean {
    return this.#open === undefined && this.#cards.length === 0;
  }

  /** Reads the lines; cards that end before the last line are complete then. */
  read(): void {
    const lines = this.#lines;
    while (lines.read()) {
      const { property } = lines;
      if (property !== undefined) this.#readProperty(property);
      else if (lines.isBroken) this.#readBroken();
    }
  }

  /** Ends the last card at the end of the text, and gives all. */
  finish(): Card[] {
    this.#close(this.#lines.text.length);
    return this.#cards;
  }

  #readProperty(property: Property): void {
    const open = this.#open;
    if (isMarker(property, "BEGIN")) this.#begin();
    else if (open === undefined || open.ended) this.#complainOutside();
    else if (isMarker(property, "END")) this.#end(open);
    else if (open.agentStart === undefined) this.#push(open, property);
    this.#awaitsAgent = sameName(property.name, "AGENT") && property.value.trim() === "";
  }

  #readBroken(): void {
    const open = this.#open;
    this.#awaitsAgent = false;
    if (open === undefined || open.ended) this.#complainOutside();
    // What is wrong in an AGENT is said when the AGENT is read.
    else if (open.agentStart === undefined) this.#complain(() => this.#lines.explain());
  }

  #begin(): void {
    const { start, next } = this.#lines;
    const open = this.#open;
    if (this.#awaitsAgent && open !== undefined && !open.ended) {
      this.#beginAgent(open);
      return;
    }
    const isFirst = open === undefined;
    this.#close(start);
    const { maxCards } = this.#limits;
    this.#progress.cards += 1;
    if (this.#progress.cards > maxCards) {
      throw this.#error({
        code: "too-many-cards",
        reason: `text has more than ${maxCards} cards`,
        offset: start,
        rule: RULE,
      });
    }
    this.#outside = false;
    this.#open = {
      from: isFirst ? 0 : start,
      start,
      bodyStart: next,
      properties: [],
      spans: [],
      version: undefined,
      bodyEnd: next,
      end: next,
      ended: false,
      agentStart: undefined,
      depth: 0,
      overfull: false,
    };
  }

  #beginAgent(open: OpenCard): void {
    const { start } = this.#lines;
    open.agentStart ??= start;
    open.depth += 1;
    const { maxDepth } = this.#limits;
    if (open.depth !== maxDepth + 1) return;
    this.#complain({
      code: "nested-too-deep",
      reason: `cards are nested deeper than ${maxDepth}`,
      offset: start,
      rule: RULE,
    });
  }

  #end(open: OpenCard): void {
    const { start, end, next } = this.#lines;
    if (open.agentStart === undefined) {
      open.bodyEnd = start;
      open.end = next;
      open.ended = true;
      this.#outside = false;
      return;
    }
    open.depth -= 1;
    if (open.depth === 0) this.#endAgent(open, open.agentStart, end, next);
  }

  // Gives the AGENT that was read last the text of its card.
  #endAgent(open: OpenCard, agentStart: number, end: number, next: number): void {
    const agent = open.properties.at(-1);
    // An AGENT over the limit was left out, and the last property is another.
    if (agent !== undefined && !open.overfull) {
      const value = this.#lines.text.slice(agentStart, end);
      open.properties[open.properties.length - 1] = { ...agent, value };
      open.spans[open.spans.length - 1] = next - open.from;
    }
    open.agentStart = undefined;
    open.depth = 0;
  }

  #push(open: OpenCard, property: Property): void {
    const { start, next } = this.#lines;
    const { maxProperties } = this.#limits;
    if (open.properties.length >= maxProperties) {
      if (!open.overfull) {
        this.#complain({
          code: "too-many-properties",
          reason: `card has more than ${maxProperties} properties`,
          offset: start,
          rule: RULE,
        });
      }
      open.overfull = true;
      return;
    }
    if (open.version === undefined && sameName(property.name, "VERSION")) {
      open.version = property.value.trim();
    }
    open.properties.push(property);
    open.spans.push(start - open.from, next - open.from);
  }

  // Completes the card that is open, whose text goes up to `to`.
  #close(to: number): void {
    const open = this.#open;
    if (open === undefined) return;
    if (!open.ended) {
      if (open.agentStart !== undefined) this.#endAgent(open, open.agentStart, to, to);
      open.bodyEnd = to;
      open.end = to;
      this.#complain({
        code: "missing-end",
        reason: "card has no END:VCARD",
        offset: to,
        rule: RULE,
      });
    }
    const { from, properties, spans, version } = open;
    const source: CardSource = {
      text: this.#lines.text.slice(from, to),
      start: open.start - from,
      bodyStart: open.bodyStart - from,
      bodyEnd: open.bodyEnd - from,
      end: open.end - from,
      properties,
      spans,
      ...(this.#charset === "utf-8" ? {} : { charset: this.#charset }),
    };
    this.#cards.push({ version, properties, source });
    this.#open = undefined;
  }

  #complainOutside(): void {
    if (this.#outside) return;
    this.#outside = true;
    this.#complain({
      code: "text-outside-card",
      reason: "line is outside of a card",
      offset: this.#lines.start,
      rule: RULE,
    });
  }

  #complain(problem: Problem | (() => Problem)): void {
    const { maxProblems } = this.#limits;
    this.#progress.problems += 1;
    if (this.#onProblem !== undefined && this.#progress.problems > maxProblems + 1) return;
    const isLast = this.#onProblem !== undefined && this.#progress.problems > maxProblems;
    const found = typeof problem === "function" ? problem() : problem;
    const error = this.#error(isLast ? tooManyProblems(found, maxProblems) : found);
    if (this.#onProblem === undefined) throw error;
    this.#onProblem(error);
  }

  #error(problem: Problem): VcardError {
    return placedError(problem, this.#progress.places.at(this.#lines.text, problem.offset));
  }
}

function tooManyProblems({ offset }: Problem, maxProblems: number): Problem {
  const reason = `text has more than ${maxProblems} problems`;
  return { code: "too-many-problems", reason, offset, rule: RULE };
}
