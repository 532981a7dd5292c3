import { alphabet } from "./arbitrary-alphabet.ts";
import {
  edgeCharacters,
  otherCase,
  outsideCharacters,
  sampleCharacter,
} from "./arbitrary-characters.ts";
import { type RuleFacts, ruleFacts } from "./arbitrary-rules.ts";
import type { CharacterSet, Expression, GrammarIr, Sequence } from "./ir.ts";
import { type Context, contexts } from "./arbitrary-context.ts";

/** How many texts are enumerated. */
export interface SystematicOptions {
  /** Most texts. Those that reach a place of the grammar for the first time come first. Default 100 000. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 100_000;

/**
 * Enumerates texts that visit every place of a grammar, without chance. At each occurrence of each
 * class and literal, on each way that leads there: the edges of the class, the characters just
 * outside, the other case, nothing, twice, and the end of the text; at each place once, a character
 * of every kind that any class of the grammar tells apart; each repetition 0, 1, 2 and 3 times; each
 * alternative; each item left out, doubled and before its neighbour. All that in the shortest
 * surroundings, and with every option and repetition around present.
 *
 * The texts are distinct, in the same order each time, some in the language and some not; those of
 * a grammar that splits surrogate pairs may have no UTF-8.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param options How many texts.
 * @yields Each text once.
 * @throws {RangeError} When the grammar has no such rule.
 * @example
 * for (const text of systematic(vcardIr, "contentline")) {
 *   expect(myParser(text) !== undefined).toBe(theirParser(text) !== undefined);
 * }
 */
export function* systematic(
  ir: GrammarIr,
  rule: string,
  options: SystematicOptions = {},
): Generator<string, void> {
  const { limit = DEFAULT_LIMIT } = options;
  const facts = ruleFacts(ir);
  const seen = new Set<string>();
  for (const text of texts(facts, rule)) {
    if (seen.size >= limit) return;
    if (seen.has(text)) continue;
    seen.add(text);
    yield text;
  }
}

function* texts(facts: RuleFacts, rule: string): Generator<string> {
  const { shortest, rich } = contexts(facts);
  const entry: Expression = { kind: "rule", name: rule };
  yield "";
  const kinds = alphabet(facts, rule).map(([first]) => String.fromCharCode(first));
  const walks = [
    new Walk(facts, shortest, "each rule once"),
    new Walk(facts, rich, "each rule once"),
    new Walk(facts, shortest, "each way in brief"),
    new Walk(facts, shortest, "each rule once", kinds),
    new Walk(facts, shortest, "each way"),
    new Walk(facts, rich, "each way"),
  ];
  for (const context of [shortest, rich]) yield `${context(entry)}${context(entry)}`;
  for (const walk of walks) yield* walk.expression(entry, { before: "", after: "" });
}

/** The text around a place. */
interface Around {
  readonly before: string;
  readonly after: string;
}

/** How often a recursive rule is looked into inside itself. */
const MAX_NESTING = 2;

/** How far a walk goes. In brief, each way has few texts, so that a low limit leaves out no way. */
type Scope = "each rule once" | "each way in brief" | "each way";

/** One walk over the places of a grammar; it keeps in mind which rules it is in, or has been in. */
class Walk {
  readonly #facts: RuleFacts;
  readonly #context: Context;
  readonly #scope: Scope;
  readonly #characters: readonly string[];
  readonly #entered = new Map<string, number>();

  constructor(
    facts: RuleFacts,
    context: Context,
    scope: Scope,
    characters: readonly string[] = [],
  ) {
    this.#facts = facts;
    this.#context = context;
    this.#scope = scope;
    this.#characters = characters;
  }

  *expression(of: Expression, around: Around): Generator<string> {
    switch (of.kind) {
      case "set":
        for (const character of this.#charactersOf(of.set))
          yield around.before + character + around.after;
        yield around.before;
        return;
      case "literal":
        yield* this.#literal(of.text, around);
        return;
      case "rule":
        yield* this.#rule(of, around);
        return;
      case "repeat":
        yield* this.#repeat(of, around);
        return;
      case "choice":
        for (const alternative of of.alternatives) yield* this.#sequence(alternative, around);
        return;
    }
  }

  #charactersOf(set: CharacterSet): readonly string[] {
    const sample = sampleCharacter(set);
    const outside = outsideCharacters(set);
    if (this.#scope === "each way in brief") return [sample, ...outside.slice(0, 1)];
    return [sample, ...edgeCharacters(set), ...outside, ...this.#characters, "", sample.repeat(2)];
  }

  *#literal(text: string, { before, after }: Around): Generator<string> {
    yield before + text + after;
    for (let index = 0; index < text.length; index++) {
      const character = text.charAt(index);
      const next = String.fromCharCode(character.charCodeAt(0) + 1);
      yield before + text.slice(0, index);
      if (this.#scope === "each way in brief") continue;
      for (const other of ["", character + character, otherCase(character) ?? "", next])
        yield before + text.slice(0, index) + other + text.slice(index + 1) + after;
    }
  }

  *#rule(reference: Extract<Expression, { kind: "rule" }>, around: Around): Generator<string> {
    const { name } = reference;
    const body = this.#facts.bodyOf(name);
    const entered = this.#entered.get(name) ?? 0;
    const isOpen = this.#scope === "each rule once" ? entered < 1 : entered < MAX_NESTING;
    if (!isOpen) {
      yield around.before + this.#context(reference) + around.after;
      return;
    }
    this.#entered.set(name, entered + 1);
    yield* this.expression(body, around);
    if (this.#scope !== "each rule once") this.#entered.set(name, entered);
  }

  *#repeat(
    { max, of }: Extract<Expression, { kind: "repeat" }>,
    around: Around,
  ): Generator<string> {
    const { before, after } = around;
    const one = this.#context(of);
    for (const times of [0, 1, 2, 3]) yield before + one.repeat(times) + after;
    yield* this.expression(of, around);
    if (max !== undefined || this.#scope === "each rule once") return;
    yield* this.expression(of, { before: before + one, after });
    if (this.#scope === "each way in brief") return;
    yield* this.expression(of, { before, after: one + after });
  }

  *#sequence({ items }: Sequence, { before, after }: Around): Generator<string> {
    const sound = items.map(this.#context);
    const text = (parts: readonly string[]) => before + parts.join("") + after;
    yield text(sound);
    for (const [index, item] of items.entries()) {
      yield* this.expression(item, {
        before: before + sound.slice(0, index).join(""),
        after: sound.slice(index + 1).join("") + after,
      });
      const [here = "", next = ""] = sound.slice(index, index + 2);
      yield text(sound.toSpliced(index, 1));
      yield text(sound.toSpliced(index, 0, here));
      yield text(sound.toSpliced(index, 2, next, here));
    }
  }
}
