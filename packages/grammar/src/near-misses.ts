import type * as fc from "fast-check";
import { diagnose } from "./diagnose.ts";
import type { GrammarIr } from "./ir.ts";
import type { NearMiss } from "./near-miss-changes.ts";
import { namesOf } from "./near-miss-names.ts";
import { spoiltTexts } from "./near-miss-places.ts";
import { sentenceBuilder, type SentenceOptions } from "./sentences.ts";

/** How large near misses become, of which characters, and whether all of them are wrong. */
export interface NearMissOptions extends SentenceOptions {
  /**
   * Whether only texts outside of the language come, by `diagnose`. Default false: then some are
   * sentences still, since a grammar may allow a character more or less.
   */
  readonly refused?: boolean;
}

/**
 * Random texts that are sentences of a rule but for one place: a character outside its class,
 * something left out, doubled, in the other case or before its neighbour, a repetition once too
 * rarely or too often. Each place of the grammar, on each way to it, is spoilt about as often as
 * any other. Half of the texts and more are outside the language; the others, which are sentences
 * still, tell whether a parser is too strict. Shrinking leads to the shortest sentence around the
 * same kind of change.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param options How large the texts become, of which characters, and whether all are wrong.
 * @throws {RangeError} When the grammar has no such rule; while they are drawn with `refused`,
 * when 10,000 in a row are sentences.
 * @example
 * fc.assert(
 *   fc.property(nearMisses(vcardIr, "contentline", { refused: true }), ({ text }) => {
 *     expect(() => myParser(text)).toThrow();
 *   }),
 * );
 */
export function nearMisses(
  ir: GrammarIr,
  rule: string,
  options: NearMissOptions = {},
): fc.Arbitrary<NearMiss> {
  const { loneSurrogates = false, refused = false } = options;
  const builder = sentenceBuilder(ir, options);
  const { arbitrary } = spoiltTexts({ builder, names: namesOf(ir), loneSurrogates }, rule);
  const misses = loneSurrogates ? arbitrary : arbitrary.map(wellFormed);
  return refused ? outsideOf(ir, rule, misses) : misses;
}

/** So many sentences in a row mean that no change makes a text wrong. */
const MAX_SOUND_IN_A_ROW = 10_000;

function outsideOf(
  ir: GrammarIr,
  rule: string,
  misses: fc.Arbitrary<NearMiss>,
): fc.Arbitrary<NearMiss> {
  let sound = 0;
  return misses.filter(({ text }) => {
    if (diagnose(ir, rule, text) !== undefined) {
      sound = 0;
      return true;
    }
    sound += 1;
    if (sound > MAX_SOUND_IN_A_ROW)
      throw new RangeError(`${ir.file} has no near miss of ${rule} that is not a sentence`);
    return false;
  });
}

// Half a pair before the place is spoilt too, where its other half was left out.
function wellFormed(miss: NearMiss): NearMiss {
  if (miss.text.isWellFormed()) return miss;
  const text = miss.text.toWellFormed();
  let offset = 0;
  while (offset < miss.offset && text.charCodeAt(offset) === miss.text.charCodeAt(offset)) offset++;
  return { ...miss, text, offset };
}
