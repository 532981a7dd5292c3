import type { CharacterSet } from "@callingcard/grammar/ir";
import { BEYOND_ASCII, intersection, union } from "../character-set.ts";
import { allNodes, isCyclic, unrolledSize } from "../machine.ts";
import { readingKey, type ReadingNode } from "../reading-machine.ts";
import { ASCII_ONLY, NO_PAIR, SKIP_CONTINUATION, type Backend } from "./backend.ts";
import { CodeWriter } from "./code-writer.ts";
import { negated } from "./conditions.ts";
import type { Decisions } from "./decisions.ts";
import { functionText } from "./function-text.ts";
import type { FailureSites } from "./module-parts.ts";

/** Nodes that are written out as nested blocks; a larger stretch becomes a switch over states. */
const MOST_UNROLLED = 60;

/** Nodes from which on a stretch that is read at several places is one function for all. */
const LEAST_SHARED = 4;

type Transition = ReadingNode["transitions"][number];

/** One way to write a stretch: what to do where it ends. */
interface Surroundings {
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
}

/** What is known behind a stretch that was written. */
export interface WrittenStretch {
  /** `c` holds the character at `i`. */
  readonly isLoaded: boolean;

  /** The variable `seen` is there, and over 127 if a character beyond ASCII was read. */
  readonly hasSeen: boolean;
}

/** Writes the code that reads stretches. */
export class Stretches {
  readonly #backend: Backend;
  readonly #decisions: Decisions;
  readonly #sites: FailureSites;
  readonly #shared: ReadonlySet<string>;
  readonly #names = new Map<string, string>();
  readonly #functions: string[] = [];
  readonly #seen = new Set<string>();
  readonly #repeated = new Set<string>();

  constructor(
    backend: Backend,
    decisions: Decisions,
    sites: FailureSites,
    shared: ReadonlySet<string>,
  ) {
    this.#backend = backend;
    this.#decisions = decisions;
    this.#sites = sites;
    this.#shared = shared;
  }

  /** The functions of the shared stretches. */
  functions(): readonly string[] {
    return this.#functions;
  }

  /** The stretches that were written more than once, for the next run to share. */
  repeated(): ReadonlySet<string> {
    return this.#repeated;
  }

  /** Tells whether a stretch can take characters beyond ASCII without giving up. */
  isWide(root: ReadingNode): boolean {
    return allNodes(this.#backend.view(root)).some(({ transitions }) =>
      transitions.some(({ set }) => this.#isBeyond(set)),
    );
  }

  /**
   * Writes a stretch.
   *
   * @param given The stretch.
   * @param out Where to.
   * @param seen A name for the variable that tells whether something beyond ASCII was read, where
   *   that is asked.
   */
  write(given: Stretch, out: CodeWriter, seen?: string): WrittenStretch {
    const root = this.#backend.view(given.root);
    const stretch = { ...given, root };
    this.#decisions.givesUp ||= allNodes(root).some(({ splits }) => splits);
    if (isFinal(root)) return { isLoaded: stretch.isLoaded, hasSeen: false };
    const name = this.#functionFor(stretch);
    if (name !== undefined) {
      out.line(`i = ${name}(${this.#backend.scanArguments});`);
      return { isLoaded: false, hasSeen: false };
    }
    if (seen !== undefined) out.line(`let ${seen} = 0;`);
    let isLoaded = true;
    const label = "stretch";
    out.labelled(label, () => {
      let isUsed = false;
      const exit = (isExitLoaded: boolean, isTail: boolean): void => {
        isLoaded &&= isExitLoaded;
        if (isTail) return;
        out.line(`break ${label};`);
        isUsed = true;
      };
      if (!stretch.isLoaded) out.line(this.#backend.load);
      const around = { out, pending: stretch.pending, exit, seen, labels: 0 };
      this.#node(stretch, root, around, new Map(), true, true);
      return isUsed;
    });
    return { isLoaded, hasSeen: seen !== undefined };
  }

  /** The function of a stretch that is large or read at several places. */
  #functionFor(stretch: Stretch): string | undefined {
    const { rule, root } = stretch;
    const isLarge = unrolledSize(root, MOST_UNROLLED) > MOST_UNROLLED;
    if (!isLarge && allNodes(root).length < LEAST_SHARED) return undefined;
    const signature = `${rule} ${readingKey(root)}`;
    if (this.#seen.has(signature)) this.#repeated.add(signature);
    this.#seen.add(signature);
    if (!isLarge && !this.#shared.has(signature)) return undefined;
    const known = this.#names.get(signature);
    if (known !== undefined) return known;
    const name = this.#name(rule);
    this.#names.set(signature, name);
    const body = isLarge ? this.#stateBody(stretch) : this.#functionBody(stretch);
    const { scanParameters } = this.#backend;
    this.#functions.push(functionText(name, scanParameters, "number", body, this.#backend));
    return name;
  }

  #functionBody(stretch: Stretch): string {
    const out = new CodeWriter(1);
    out.line(this.#backend.load);
    const exit = (): void => out.line("return i;");
    const around = { out, pending: [], exit, seen: undefined, labels: 0 };
    this.#node(stretch, stretch.root, around, new Map(), false, true);
    return out.toString();
  }

  /** A machine too large to be written as blocks: a switch over the numbers of its nodes. */
  #stateBody(stretch: Stretch): string {
    const out = new CodeWriter(1);
    const nodes = allNodes(stretch.root);
    out.line(this.#backend.load);
    const exit = (): void => out.line("return i;");
    out.block("for (let state = 0; ; ) {", () => {
      out.block("switch (state) {", () => {
        for (const [number, node] of nodes.entries()) {
          const head = number === nodes.length - 1 ? "default:" : `case ${number}:`;
          const around = { out, pending: [], exit, seen: undefined, labels: 0 };
          out.part(head, () => {
            this.#transitions(stretch, node, around, false, number === 0, (to) => {
              out.line(`state = ${nodes.indexOf(to)};`);
              out.line("continue;");
            });
          });
        }
      });
    });
    return out.toString();
  }

  #name(rule: string): string {
    const names = new Set(this.#names.values());
    let name = `${rule}$stretch$${this.#backend.name}`;
    for (let number = 2; names.has(name); number++) {
      name = `${rule}$stretch${number}$${this.#backend.name}`;
    }
    return name;
  }

  #node(
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
      this.#transitions(stretch, node, around, isTail, isFirst, (to, tail) =>
        this.#node(stretch, to, around, open, tail, false),
      );
      return;
    }
    const own = `again${around.labels++}`;
    const inside = new Map(open).set(node, own);
    around.out.block(`${own}: for (;;) {`, () => {
      this.#transitions(stretch, node, around, false, isFirst, (to) =>
        this.#node(stretch, to, around, inside, false, false),
      );
    });
  }

  #transitions(
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
      this.#step(node, transition, around, isLast, goTo);
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
    if (seen === undefined || !this.#isBeyond(loop.set)) {
      out.line(`${head} ${advance}`);
      return;
    }
    out.block(`${head} {`, () => {
      out.line(`${seen} |= c;`);
      out.line(advance);
    });
  }

  #step(
    node: ReadingNode,
    { set, to }: Transition,
    { out, exit, seen }: Surroundings,
    isTail: boolean,
    goTo: (to: ReadingNode, isTail: boolean) => void,
  ): void {
    const isWide = this.#backend.isWideStep(node, set, to) || to.decision !== undefined;
    if (isFinal(to) && !(isWide && this.#isBeyond(set))) {
      out.line("i++;");
      exit(false, isTail);
      return;
    }
    const takesSeveral = isWide && this.#isBeyond(set);
    if (takesSeveral) {
      this.#decisions.givesUp = true;
      out.line(NO_PAIR);
    }
    if (seen !== undefined && this.#isBeyond(set)) out.line(`${seen} |= c;`);
    out.line(this.#backend.advance);
    if (takesSeveral) out.line(SKIP_CONTINUATION);
    goTo(to, isTail);
  }

  #isBeyond(set: CharacterSet): boolean {
    return this.#backend.name === "octets" && intersection(set, BEYOND_ASCII).length > 0;
  }

  #condition(node: ReadingNode, { set }: Transition): string {
    if (!node.decision) return this.#backend.test(set);
    if (node.decision.decided !== undefined) return this.#backend.test(set);
    return this.#decisions.condition(node.decision, 0, set);
  }
}

/** Tells whether nothing is read any more. */
function isFinal({ transitions, splits }: ReadingNode): boolean {
  return transitions.length === 0 && !splits;
}
