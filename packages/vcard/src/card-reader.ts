import type { Position } from "@callingcard/grammar";
import type { Card, Property } from "./card.ts";
import { Complaints } from "./complaints.ts";
import { beginsAgentCard, isCardName } from "./content-line.ts";
import { countLines } from "./line-breaks.ts";
import type { Head } from "./head.ts";
import { KeptText } from "./kept-text.ts";
import { hasMoreOctets, type KeptLimits, LeftOut } from "./left-out.ts";
import { LineReader } from "./line-reader.ts";
import type { Charset } from "./octets.ts";
import { closedCard, type OpenCard } from "./open-card.ts";
import { limitsOf, type Limits, type ParseOptions } from "./options.ts";
import { type Places, type Problem, VcardError } from "./problem.ts";

const RULE = "RFC 6350 vcard";

/** Most octets of a line BEGIN that is not folded. */
const LONGEST_BEGIN = 64;

const UNBOUNDED: KeptLimits = { maxCardOctets: Infinity, maxOutsideOctets: Infinity };

/** A problem that is known by its name, with the part of the text that was not read. */
type Found = Pick<Problem, "code" | "reason" | "start" | "end">;

/**
 * Reads the cards of a text (RFC 6350 section 3.3, vcard-entity), leniently in what is around them. The
 * text may come in parts, each from where the one before was read to. Places are of the whole text.
 */
export class CardReader {
  readonly #limits: Limits;
  readonly #keptLimits: KeptLimits;
  readonly #charset: Charset;
  readonly #complaints: Complaints;
  /** The part at hand. */
  #lines: LineReader;
  #cards: Card[] = [];
  #count = 0;
  #open: OpenCard | undefined;
  /** What stands before the first card, is in the one that is open, or stands behind it. */
  readonly #kept = new KeptText(0);
  /** Line, from 1, in which that starts, outside of cards. */
  #keptLine = 1;
  /** Whether the line before is an AGENT without a value, so that a card may follow. */
  #awaitsAgent = false;
  /** What is left out up to the next BEGIN. */
  #leftOut: LeftOut | undefined;
  /** The lines outside of a card that were read last, without a card behind them yet. */
  #outside: { readonly position: Position; end: number } | undefined;

  /**
   * @param charset How the octets of the text were read.
   * @param options Limits, and what to do about problems.
   * @param keptLimits Limits of what is kept. Default: none.
   */
  constructor(charset: Charset, options: ParseOptions, keptLimits: KeptLimits = UNBOUNDED) {
    this.#limits = limitsOf(options);
    this.#keptLimits = keptLimits;
    this.#charset = charset;
    this.#complaints = new Complaints(options.onProblem, this.#limits.maxProblems, RULE);
    this.#lines = new LineReader("", this.#limits);
  }

  /** Where the part at hand is. */
  get places(): Places {
    return this.#complaints.places;
  }

  /** What is left out up to the next BEGIN. */
  get leftOut(): LeftOut | undefined {
    return this.#leftOut;
  }

  /**
   * Tells whether more would be kept than there may be.
   *
   * @param octets Octets behind those that were read. Outside of a card, there may be a BEGIN line among them.
   * @returns Whether it would.
   */
  isOver(octets: number): boolean {
    const { maxCardOctets, maxOutsideOctets } = this.#keptLimits;
    const limit = this.#isInCard ? maxCardOctets : maxOutsideOctets + LONGEST_BEGIN;
    return this.#kept.octets + octets > limit;
  }

  /**
   * Reads the rest of the text.
   *
   * @param text The rest.
   */
  readRest(text: string): void {
    this.#readLines(text, undefined);
  }

  /**
   * Reads the lines of a part which no text behind it can change.
   *
   * @param part The part.
   * @param sureAt A place before which, behind a line break, every line is sure.
   * @returns How much of it was read, in UTF-16 code units.
   */
  readPart(part: string, sureAt: number): number {
    const lines = this.#readLines(part, sureAt);
    const { before: read, line } = lines;
    const end = this.places.base + read;
    if (this.#leftOut !== undefined) this.#leftOut.add(this.#cut(end));
    else this.#kept.keep(part, this.places.base, end);
    this.#open?.agent?.text.keep(part, this.places.base, end);
    this.places.goOn(read, line);
    lines.close();
    return read;
  }

  /**
   * Leaves a text out, too.
   *
   * @param text The text.
   */
  skip(text: string): void {
    this.#leftOut?.add(text);
    this.places.goOn(text.length, countLines(text, 0, text.length));
    this.#kept.restart(this.places.base);
  }

  /**
   * Gives the cards that are complete and were not given yet.
   *
   * @returns The cards.
   */
  takeCards(): Card[] {
    const cards = this.#cards;
    this.#cards = [];
    return cards;
  }

  /**
   * Ends the last card at the end of the text, and gives all.
   *
   * @param lastOctet The octet behind the text, where half a code unit of UTF-16 is.
   * @returns The cards.
   */
  finish(lastOctet?: number): Card[] {
    const end = this.places.base + this.#lines.text.length;
    this.#checkKept(end);
    this.#endLeftOut(end);
    this.#endOutside();
    this.#close(end, lastOctet);
    return this.takeCards();
  }

  /**
   * Leaves out the card that is open, or what stands behind the last one, which is complete then.
   *
   * @returns What is left out.
   * @throws VcardError if nobody is told of problems.
   */
  leaveOut(): LeftOut {
    const open = this.#open;
    const { start, octets } = this.#kept;
    const isCard = this.#isInCard;
    const outside: Position = { offset: start, line: this.#keptLine, column: 1 };
    const position = open === undefined || !isCard ? outside : open.position;
    const leftOut = new LeftOut(isCard, position, octets, this.#keptLimits);
    if (this.#complaints.isStrict) this.#tell(...leftOut.found());
    if (open?.ended === true) this.#cards.push(closedCard(open, "", this.#charset, undefined));
    this.#kept.restart(Math.max(start, this.places.base));
    this.#leftOut = leftOut;
    this.#open = undefined;
    this.#outside = undefined;
    return leftOut;
  }

  get #isInCard(): boolean {
    return this.#open !== undefined && !this.#open.ended;
  }

  // Cuts what is kept at a place of the part at hand.
  #cut(to: number): string {
    return this.#kept.cut(this.#lines.text, this.places.base, to);
  }

  // Leaves out what is complete and too long, which is the case where it came in one part.
  #checkKept(to: number): void {
    const { maxCardOctets, maxOutsideOctets } = this.#keptLimits;
    const limit = this.#isInCard ? maxCardOctets : maxOutsideOctets;
    if (limit === Infinity || this.#leftOut !== undefined) return;
    const { base } = this.places;
    const { start, octets } = this.#kept;
    const last = this.#lines.text.slice(Math.max(start - base, 0), to - base);
    if (hasMoreOctets(last, limit - octets)) this.leaveOut();
  }

  // Says what was left out up to the place where a card begins, or the text ends.
  #endLeftOut(to: number): void {
    if (this.#leftOut === undefined) return;
    this.#leftOut.add(this.#cut(to));
    const found = this.#leftOut.found(to);
    this.#leftOut = undefined;
    this.#tell(...found);
  }

  #readLines(text: string, sureAt: number | undefined): LineReader {
    const lines = new LineReader(text, this.#limits);
    this.#lines = lines;
    while (lines.read() && (sureAt === undefined || lines.isSure(sureAt))) {
      const { property, head } = lines;
      if (property !== undefined && head !== undefined) this.#readProperty(property, head);
      else if (lines.isBroken) this.#readBroken();
    }
    return lines;
  }

  #readProperty(property: Property, head: Head): void {
    const open = this.#open;
    const { role } = head;
    if (role === "begin" && isCardName(property.value)) this.#begin();
    else if (this.#leftOut !== undefined) this.#awaitsAgent = false;
    else if (open === undefined || open.ended) this.#readOutside();
    else if (role === "end" && isCardName(property.value)) this.#end(open);
    else if (open.agent === undefined) this.#push(open, property, role);
    this.#awaitsAgent = role === "agent" && property.value.trim() === "";
  }

  #readBroken(): void {
    const open = this.#open;
    this.#awaitsAgent = false;
    if (this.#leftOut !== undefined) return;
    if (open === undefined || open.ended) this.#readOutside();
    // What is wrong in an AGENT is said when the AGENT is read, and what is over a limit is left out.
    else if (open.agent === undefined && open.overfullAt === undefined) {
      const { base } = this.places;
      const find = (): Problem => {
        const { offset, start, end, ...found } = this.#lines.explain();
        return { ...found, offset: base + offset, start: base + start, end: base + end };
      };
      this.#complaints.tell(find, ({ offset }) => this.#positionAt(offset));
    }
  }

  #begin(): void {
    const { start, next, text } = this.#lines;
    const { base } = this.places;
    const open = this.#open;
    if (this.#awaitsAgent && open !== undefined && !open.ended) {
      this.#beginAgent(open, base + start);
      return;
    }
    // The card of an AGENT is left out with the card around it.
    if (this.#awaitsAgent && this.#leftOut?.isCard === true) return;
    this.#checkKept(base + start);
    this.#endLeftOut(base + start);
    this.#endOutside();
    this.#close(base + start);
    const { maxCards } = this.#limits;
    const position = this.#position;
    this.#count += 1;
    if (this.#count > maxCards) {
      const reason = `text has more than ${maxCards} cards`;
      const part = { start: base + start, end: base + text.length };
      throw errorOf({ code: "too-many-cards", reason, ...part }, position);
    }
    const from = this.#kept.start;
    this.#open = {
      from,
      line: from === base + start ? position.line : this.#keptLine,
      position,
      start: base + start,
      bodyStart: base + next,
      properties: [],
      spans: [],
      text: this.#cut(base + start),
      version: undefined,
      bodyEnd: base + next,
      end: base + next,
      ended: false,
      agent: undefined,
      overfullAt: undefined,
    };
  }

  #beginAgent(open: OpenCard, start: number): void {
    open.agent ??= { text: new KeptText(start), depth: 0 };
    open.agent.depth += 1;
    const { maxDepth } = this.#limits;
    if (open.agent.depth !== maxDepth + 1) return;
    const reason = `cards are nested deeper than ${maxDepth}`;
    const end = this.places.base + this.#lines.next;
    this.#tell({ code: "nested-too-deep", reason, start, end }, this.#positionAt(start));
  }

  #end(open: OpenCard): void {
    const { start, end, next, lines } = this.#lines;
    const { base } = this.places;
    if (open.agent === undefined) {
      this.#checkKept(base + next);
      if (this.#leftOut !== undefined) return;
      open.bodyEnd = base + start;
      open.end = base + next;
      open.ended = true;
      open.text += this.#cut(open.end);
      this.#keptLine = this.places.baseLine + lines;
      this.#endOverfull(open, open.bodyEnd);
      return;
    }
    open.agent.depth -= 1;
    if (open.agent.depth === 0) this.#endAgent(open, base + end, base + next);
  }

  // Gives the AGENT that was read last the text of its card.
  #endAgent(open: OpenCard, end: number, next: number): void {
    const property = open.properties.at(-1);
    // An AGENT over the limit was left out, and the last property is another.
    if (property !== undefined && open.agent !== undefined && open.overfullAt === undefined) {
      const value = open.agent.text.cut(this.#lines.text, this.places.base, end);
      open.properties[open.properties.length - 1] = { ...property, value };
      open.spans[open.spans.length - 1] = next - open.from;
    }
    open.agent = undefined;
  }

  #push(open: OpenCard, property: Property, role: Head["role"]): void {
    const { start, end, next } = this.#lines;
    const { base } = this.places;
    if (open.properties.length < this.#limits.maxProperties) {
      if (role === "version") open.version ??= property.value.trim();
      open.properties.push(property);
      open.spans.push(base + start - open.from, base + next - open.from);
    } else open.overfullAt ??= this.#position;
    // A card may begin in the line of the AGENT already.
    if (role === "agent" && beginsAgentCard(property.value)) {
      this.#beginAgent(open, base + end - property.value.length);
    }
  }

  // Says that properties were left out, when it is known up to where.
  #endOverfull({ overfullAt: position }: OpenCard, end: number): void {
    if (position === undefined) return;
    const reason = `card has more than ${this.#limits.maxProperties} properties`;
    this.#tell({ code: "too-many-properties", reason, start: position.offset, end }, position);
  }

  // Completes the card that is open, whose text goes up to `to`.
  #close(to: number, lastOctet?: number): void {
    const open = this.#open;
    if (open === undefined) return;
    if (!open.ended) {
      if (open.agent !== undefined) this.#endAgent(open, to, to);
      open.bodyEnd = to;
      open.end = to;
      this.#endOverfull(open, to);
      const reason = "card has no END:VCARD";
      this.#tell({ code: "missing-end", reason, start: to, end: to }, this.#positionAt(to));
    }
    const behind = this.#cut(to);
    this.#cards.push(closedCard(open, behind, this.#charset, lastOctet));
    this.#open = undefined;
  }

  #readOutside(): void {
    const end = this.places.base + this.#lines.next;
    if (this.#outside !== undefined) this.#outside.end = end;
    else this.#outside = { position: this.#position, end };
  }

  // Says that lines are outside of a card, when it is known how many.
  #endOutside(): void {
    if (this.#outside === undefined) return;
    const { position, end } = this.#outside;
    this.#outside = undefined;
    const reason = "line is outside of a card";
    this.#tell({ code: "text-outside-card", reason, start: position.offset, end }, position);
  }

  // Where the line at hand starts.
  get #position(): Position {
    const { start, before, line } = this.#lines;
    const { base, baseLine } = this.places;
    return { offset: base + start, line: baseLine + line, column: start - before + 1 };
  }

  #positionAt(offset: number): Position {
    return this.places.at(this.#lines.text, offset - this.places.base);
  }

  #tell(found: Found, position: Position): void {
    this.#complaints.tell(
      () => ({ ...found, offset: position.offset, rule: RULE }),
      () => position,
    );
  }
}

function errorOf(found: Found, position: Position): VcardError {
  return new VcardError({ ...found, offset: position.offset, rule: RULE }, position);
}
