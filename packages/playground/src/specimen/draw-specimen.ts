import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Reading, Syntax, TreeNode } from "@callingcard/syntaxes";
import * as fc from "fast-check";
import { findRule } from "../rule/grammar-rule.ts";
import { encodeOctets } from "../text/octet-text.ts";
import { chance } from "./chance.ts";

/** What is drawn: a text that is accepted, or one that is refused for one place in it. */
export type SpecimenKind = "sentence" | "near miss";

/** A text that was drawn. */
export interface Specimen {
  readonly text: string;
  /** Where it is spoilt, and how; absent for a sentence. */
  readonly wrong?: { readonly offset: number; readonly rule: string; readonly change: string };
}

/** Texts of a syntax, at random. */
export type Texts = fc.Arbitrary<string>;

/** How often another text is tried, where a reader does not say of it what it is to say. */
const MAX_TRIES = 40;

/** Most parts of the example that are put in anew. */
const MOST_PARTS = 5;

/** Texts in which no more parts are put in anew: sentences of outer rules can be long. */
const MAX_LENGTH = 20_000;

/**
 * Draws a text of a syntax: the example, in which some of the parts that a rule has read are put in anew, as random
 * sentences of their rules. What a grammar does not say, such as that names of elements match, its reader
 * says: a sentence is accepted by it, and a near miss, in which one more part is spoilt, is refused.
 *
 * @param syntax The syntax.
 * @param kind What is drawn.
 * @param seed From 0 to 2 147 483 647; the same seed gives the same text.
 * @param texts Texts of a syntax that has no grammar; most of them are accepted.
 * @returns The text; `undefined` where none was found, as for a syntax without grammars over characters.
 */
export function drawSpecimen(
  syntax: Syntax,
  kind: SpecimenKind,
  seed: number,
  texts?: Texts,
): Specimen | undefined {
  const next = chance(seed);
  if (texts !== undefined) return drawText(syntax, kind, texts, next);
  let text = syntax.example;
  let reading = read(syntax, text);
  const parts = 1 + (next() % MOST_PARTS);
  for (let tries = 0, done = 0; tries < MAX_TRIES && done < parts; tries += 1) {
    const part = partOf(syntax.grammars, reading.tree, next);
    if (part === undefined) continue;
    const { ir, rule, start, end } = part;
    const [piece = ""] = fc.sample(sentences(ir, rule), { seed: next(), numRuns: 1 });
    const tried = text.slice(0, start) + piece + text.slice(end);
    const again = read(syntax, tried);
    if (!again.accepted || tried === text || tried.length > MAX_LENGTH) continue;
    text = tried;
    reading = again;
    done += 1;
  }
  if (kind === "sentence") return text === syntax.example ? undefined : { text };
  return spoil(syntax, text, reading, next);
}

// Takes a text that is accepted as it is, or leaves out characters of it, one at a time, until it is refused.
function drawText(
  syntax: Syntax,
  kind: SpecimenKind,
  texts: Texts,
  next: () => number,
): Specimen | undefined {
  const [text] = fc
    .sample(texts, { seed: next(), numRuns: MAX_TRIES })
    .filter((one) => one !== "" && read(syntax, one).accepted);
  if (text === undefined || kind === "sentence") return text === undefined ? undefined : { text };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const offset = next() % text.length;
    const spoilt = text.slice(0, offset) + text.slice(offset + 1);
    if (read(syntax, spoilt).accepted) continue;
    const change = `${JSON.stringify(text.charAt(offset))} left out`;
    return { text: spoilt, wrong: { offset, rule: syntax.title, change } };
  }
  return undefined;
}

// Puts in one part that is spoilt, so that the reader refuses the text.
function spoil(
  syntax: Syntax,
  text: string,
  { tree }: Reading,
  next: () => number,
): Specimen | undefined {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const part = partOf(syntax.grammars, tree, next);
    if (part === undefined) continue;
    const { ir, rule, start, end } = part;
    const [miss] = fc.sample(nearMisses(ir, rule), { seed: next(), numRuns: 1 });
    if (miss === undefined) continue;
    const spoilt = text.slice(0, start) + miss.text + text.slice(end);
    if (spoilt.length > MAX_LENGTH || read(syntax, spoilt).accepted) continue;
    const { change, rule: inner } = miss;
    return { text: spoilt, wrong: { offset: start + miss.offset, rule: inner, change } };
  }
  return undefined;
}

interface Part {
  readonly ir: GrammarIr;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

// A part that a rule over characters has read. Goes down from the root, so that large and small ones come alike.
function partOf(
  grammars: readonly GrammarIr[],
  tree: readonly TreeNode[],
  next: () => number,
): Part | undefined {
  const chosen: Part[] = [];
  for (let nodes = tree; nodes.length > 0;) {
    const node = nodes[next() % nodes.length];
    if (node === undefined) break;
    const { start, end } = node;
    const found = findRule(grammars, node.grammar, node.rule);
    if (found !== undefined && found.ir.events === undefined) {
      chosen.push({ ir: found.ir, rule: found.rule.name, start, end });
    }
    nodes = node.children;
  }
  if (chosen.length > 0) return chosen[next() % chosen.length];
  return undefined;
}

function read(syntax: Syntax, text: string): Reading {
  return syntax.read(encodeOctets(text));
}
