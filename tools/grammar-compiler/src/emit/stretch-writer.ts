import type { CharacterSet } from "@callingcard/grammar/ir";
import { BEYOND_ASCII, intersection, union } from "../character-set.ts";
import { isCyclic } from "../machine.ts";
import type { ReadingNode } from "../reading-machine.ts";
import { ASCII_ONLY, NO_PAIR, SKIP_CONTINUATION, type Backend } from "./backend.ts";
import type { CodeWriter } from "./code-writer.ts";
import { negated } from "./conditions.ts";
import type { Decisions } from "./decisions.ts";
import type { FailureSites } from "./module-parts.ts";

type Transition = ReadingNode["transitions"][number];

/** One way to write a stretch: what to do where it ends. */
export interface Surroundings {
  readonly out: CodeWriter;
  readonly pending: CharacterSet;

  /** Writes how to leave; `isTail` when the code behind is reached anyway. */
  readonly exit: (isLoaded: boolean, isTail: boolean) => void;

  /** The variable that gathers the bits of what could be beyond ASCII. */
  readonly seen: string | undefined;
  labels: number;
}

/** A stretch, ready to be written. */
export interface Stretch {
  readonly rule: string;
  readonly root: ReadingNode;
  readonly isLoaded: boolean;
  readonly pending: CharacterSet;

  /** The statement that takes the last symbol, if it is more than a step. */
  readonly last?: string | undefined;
}

/** Writes the nodes of stretches. */
export class StretchWriter {
  readonly #backend: Backend;
  readonly #decisions: Decisions;
  readonly #sites: FailureSites;

  constructor(backend: Backend, decisions: Decisions, sites: FailureSites) {
    this.#backend = backend;
    this.#decisions = decisions;
    this.#sites = sites;
  }

  /** Writes a node and all that follows it, as nested blocks. */
  node(
    stretch: Stretch,
    node: ReadingNode,
    around: Surroundings,
    open: ReadonlyMap<ReadingNode, string>,
    isTail: boolean,
    isFirst: boolean,
  ): void {
    const label = open.get(node);
    if (label !== undefined) {
      around.out.line(`continue ${label};`);
      return;
    }
    if (!isCyclic(node, new Set(open.keys()))) {
      this.transitions(stretch, node, around, isTail, isFirst, (to, tail) =>
        this.node(stretch, to, around, open, tail, false),
      );
      return;
    }
    const own = `again${around.labels++}`;
    const inside = new Map(open).set(node, own);
    around.out.block(`${own}: for (;;) {`, () => {
      this.transitions(stretch, node, around, false, isFirst, (to) =>
        this.node(stretch, to, around, inside, false, false),
      );
    });
  }

  /** Writes the ways from a node; `goTo` writes what follows each of them. */
  transitions(
    stretch: Stretch,
    node: ReadingNode,
    around: Surroundings,
    isTail: boolean,
    isFirst: boolean,
    goTo: (to: ReadingNode, isTail: boolean) => void,
  ): void {
    const { out, exit } = around;
    if (isFinal(node)) {
      exit(true, isTail);
      return;
    }
    this.#loop(node, around);
    if (node.splits) out.line(ASCII_ONLY);
    const others = node.transitions.filter(({ to }) => to !== node);
    const expected = isFirst ? union(node.expected, around.pending) : node.expected;
    const failure = (): string => `$.fail(i, ${this.#sites.number(stretch.rule, expected)});`;
    const step = (transition: Transition, isLast: boolean): void =>
      this.#step(stretch, node, transition, around, isLast, goTo);
    const [only, second] = others;
    if (!node.exits && only && !second) {
      if (!node.isTotal) out.line(`if (${negated(this.#condition(node, only))}) ${failure()}`);
      step(only, isTail);
      return;
    }
    for (const [index, transition] of others.entries()) {
      const isElse = node.isTotal && index === others.length - 1;
      const test = isElse ? "" : `if (${this.#condition(node, transition)}) `;
      const body = (): void => step(transition, isTail);
      out.part(`${index === 0 ? "" : "} else "}${test}{`, body);
    }
    if (node.isTotal) out.line(others.length > 0 ? "}" : "$.giveUp();");
    else if (!node.exits) out.line(others.length > 0 ? `} else ${failure()}` : failure());
    else if (others.length === 0) exit(true, isTail);
    else if (isTail) {
      out.line("}");
      exit(true, true);
    } else out.block("} else {", () => exit(true, false));
  }

  #loop(node: ReadingNode, { out, seen }: Surroundings): void {
    const loop = node.transitions.find(({ to }) => to === node);
    if (!loop) return;
    const { advance } = this.#backend;
    const head = `while (${this.#condition(node, loop)})`;
    if (seen === undefined || !isBeyond(loop.set, this.#backend)) {
      out.line(`${head} ${advance}`);
      return;
    }
    out.block(`${head} {`, () => {
      out.line(`${seen} |= c;`);
      out.line(advance);
    });
  }

  #step(
    stretch: Stretch,
    node: ReadingNode,
    { set, to }: Transition,
    { out, exit, seen }: Surroundings,
    isTail: boolean,
    goTo: (to: ReadingNode, isTail: boolean) => void,
  ): void {
    const isWide = this.#backend.isWideStep(node, set, to) || to.decision !== undefined;
    if (isFinal(to) && !(isWide && isBeyond(set, this.#backend))) {
      out.line(stretch.last ?? "i++;");
      exit(false, isTail);
      return;
    }
    const takesSeveral = isWide && isBeyond(set, this.#backend);
    if (takesSeveral) {
      this.#decisions.givesUp = true;
      out.line(NO_PAIR);
    }
    if (seen !== undefined && isBeyond(set, this.#backend)) out.line(`${seen} |= c;`);
    out.line(this.#backend.advance);
    if (takesSeveral) out.line(SKIP_CONTINUATION);
    goTo(to, isTail);
  }

  #condition(node: ReadingNode, { set }: Transition): string {
    if (!node.decision) return this.#backend.test(set);
    if (node.decision.decided !== undefined) return this.#backend.test(set);
    return this.#decisions.condition(node.decision, 0, set);
  }
}

/** Tells whether nothing is read any more. */
export function isFinal({ transitions, splits }: ReadingNode): boolean {
  return transitions.length === 0 && !splits;
}

/** Tells whether a set has characters of several octets. */
export function isBeyond(set: CharacterSet, { name }: Backend): boolean {
  return name === "octets" && intersection(set, BEYOND_ASCII).length > 0;
}
