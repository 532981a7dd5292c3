import type { Card, CardSource, Property } from "./card.ts";
import type { Head } from "./head.ts";
import { LineReader } from "./line-reader.ts";
import { beginsAgentCard, isCardName } from "./content-line.ts";
import type { Charset } from "./octets.ts";
import { limitsOf, type Limits, type ParseOptions } from "./options.ts";
import { type Places, type Problem, VcardError } from "./problem.ts";

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
  /** Line, from 0, of that place. */
  readonly line: number;
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
  /** Where the first property starts that was left out. */
  overfullAt: number | undefined;
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
  /** The lines outside of a card that were read last, without a card behind them yet. */
  #outside: { readonly start: number; end: number } | undefined;

  constructor(text: string, charset: Charset, options: ParseOptions, progress: Progress) {
    this.#limits = limitsOf(options);
    this.#lines = new LineReader(text, this.#limits);
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
      const { property, head } = lines;
      if (property !== undefined && head !== undefined) this.#readProperty(property, head);
      else if (lines.isBroken) this.#readBroken();
    }
  }

  /**
   * Ends the last card at the end of the text, and gives all.
   *
   * @param lastOctet The octet behind the text, where half a code unit of UTF-16 is.
   */
  finish(lastOctet?: number): Card[] {
    this.#endOutside();
    this.#close(this.#lines.text.length, lastOctet);
    return this.#cards;
  }

  #readProperty(property: Property, head: Head): void {
    const open = this.#open;
    const { role } = head;
    if (role === "begin" && isCardName(property.value)) this.#begin();
    else if (open === undefined || open.ended) this.#readOutside();
    else if (role === "end" && isCardName(property.value)) this.#end(open);
    else if (open.agentStart === undefined) this.#push(open, property, role);
    this.#awaitsAgent = role === "agent" && property.value.trim() === "";
  }

  #readBroken(): void {
    const open = this.#open;
    this.#awaitsAgent = false;
    if (open === undefined || open.ended) this.#readOutside();
    // What is wrong in an AGENT is said when the AGENT is read, and what is over a limit is left out.
    else if (open.agentStart === undefined && open.overfullAt === undefined) {
      this.#complain(() => this.#lines.explain());
    }
  }

  #begin(): void {
    const { start, next, text } = this.#lines;
    const open = this.#open;
    if (this.#awaitsAgent && open !== undefined && !open.ended) {
      this.#beginAgent(open, start);
      return;
    }
    this.#endOutside();
    const isFirst = open === undefined;
    this.#close(start);
    const { maxCards } = this.#limits;
    this.#progress.cards += 1;
    if (this.#progress.cards > maxCards) {
      throw this.#error({
        code: "too-many-cards",
        reason: `text has more than ${maxCards} cards`,
        offset: start,
        start,
        end: text.length,
        rule: RULE,
      });
    }
    this.#open = {
      from: isFirst ? 0 : start,
      line: isFirst ? 0 : this.#lines.line,
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
      overfullAt: undefined,
    };
  }

  #beginAgent(open: OpenCard, start: number): void {
    open.agentStart ??= start;
    open.depth += 1;
    const { maxDepth } = this.#limits;
    if (open.depth !== maxDepth + 1) return;
    this.#complain({
      code: "nested-too-deep",
      reason: `cards are nested deeper than ${maxDepth}`,
      offset: start,
      start,
      end: this.#lines.next,
      rule: RULE,
    });
  }

  #end(open: OpenCard): void {
    const { start, end, next } = this.#lines;
    if (open.agentStart === undefined) {
      open.bodyEnd = start;
      open.end = next;
      open.ended = true;
      this.#endOverfull(open, start);
      return;
    }
    open.depth -= 1;
    if (open.depth === 0) this.#endAgent(open, open.agentStart, end, next);
  }

  // Gives the AGENT that was read last the text of its card.
  #endAgent(open: OpenCard, agentStart: number, end: number, next: number): void {
    const agent = open.properties.at(-1);
    // An AGENT over the limit was left out, and the last property is another.
    if (agent !== undefined && open.overfullAt === undefined) {
      const value = this.#lines.text.slice(agentStart, end);
      open.properties[open.properties.length - 1] = { ...agent, value };
      open.spans[open.spans.length - 1] = next - open.from;
    }
    open.agentStart = undefined;
    open.depth = 0;
  }

  #push(open: OpenCard, property: Property, role: Head["role"]): void {
    const { start, end, next } = this.#lines;
    if (open.properties.length < this.#limits.maxProperties) {
      if (role === "version") open.version ??= property.value.trim();
      open.properties.push(property);
      open.spans.push(start - open.from, next - open.from);
    } else open.overfullAt ??= start;
    // A card may begin in the line of the AGENT already.
    if (role === "agent" && beginsAgentCard(property.value)) {
      this.#beginAgent(open, end - property.value.length);
    }
  }

  // Says that properties were left out, when it is known up to where.
  #endOverfull({ overfullAt: start }: OpenCard, end: number): void {
    if (start === undefined) return;
    this.#complain({
      code: "too-many-properties",
      reason: `card has more than ${this.#limits.maxProperties} properties`,
      offset: start,
      start,
      end,
      rule: RULE,
    });
  }

  // Completes the card that is open, whose text goes up to `to`.
  #close(to: number, lastOctet?: number): void {
    const open = this.#open;
    if (open === undefined) return;
    if (!open.ended) {
      if (open.agentStart !== undefined) this.#endAgent(open, open.agentStart, to, to);
      open.bodyEnd = to;
      open.end = to;
      this.#endOverfull(open, to);
      this.#complain({
        code: "missing-end",
        reason: "card has no END:VCARD",
        offset: to,
        start: to,
        end: to,
        rule: RULE,
      });
    }
    const { from, spans, version } = open;
    const properties = open.properties.slice();
    const { base, baseLine } = this.#progress.places;
    const source: CardSource = {
      text: this.#lines.text.slice(from, to),
      offset: base + from,
      line: baseLine + open.line,
      start: open.start - from,
      bodyStart: open.bodyStart - from,
      bodyEnd: open.bodyEnd - from,
      end: open.end - from,
      properties,
      // What was pushed to has room for more, and most of what a card keeps is such room.
      spans: spans.slice(),
    };
    this.#cards.push({ version, properties, source: this.#withCharset(source, lastOctet) });
    this.#open = undefined;
  }

  #withCharset(source: CardSource, lastOctet: number | undefined): CardSource {
    const charset = this.#charset;
    if (charset === "utf-8") return source;
    return { ...source, charset, ...(lastOctet === undefined ? {} : { lastOctet }) };
  }

  #readOutside(): void {
    const { start, next } = this.#lines;
    if (this.#outside === undefined) this.#outside = { start, end: next };
    else this.#outside.end = next;
  }

  // Says that lines are outside of a card, when it is known how many.
  #endOutside(): void {
    if (this.#outside === undefined) return;
    const { start, end } = this.#outside;
    this.#outside = undefined;
    this.#complain({
      code: "text-outside-card",
      reason: "line is outside of a card",
      offset: start,
      start,
      end,
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
    return new VcardError(problem, this.#progress.places.at(this.#lines.text, problem.offset));
  }
}

function tooManyProblems(problem: Problem, maxProblems: number): Problem {
  const reason = `text has more than ${maxProblems} problems`;
  return { ...problem, code: "too-many-problems", reason, rule: RULE };
}
