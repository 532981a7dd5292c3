import { allNodes, unrolledSize } from "../machine.ts";
import { readingKey, type ReadingNode } from "../reading-machine.ts";
import type { Backend } from "./backend.ts";
import { CodeWriter } from "./code-writer.ts";
import type { Decisions } from "./decisions.ts";
import { functionText } from "./function-text.ts";
import type { FailureSites } from "./module-parts.ts";
import { isBeyond, isFinal, type Stretch, StretchWriter } from "./stretch-writer.ts";

/** Nodes that are written out as nested blocks; a larger stretch becomes a switch over states. */
const MOST_UNROLLED = 60;

/** Nodes from which on a stretch that is read at several places is one function for all. */
const LEAST_SHARED = 4;

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
  readonly #writer: StretchWriter;
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
    this.#writer = new StretchWriter(backend, decisions, sites);
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
      transitions.some(({ set }) => isBeyond(set, this.#backend)),
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
      this.#writer.node(stretch, root, around, new Map(), true, true);
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
    this.#writer.node(stretch, stretch.root, around, new Map(), false, true);
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
            this.#writer.transitions(stretch, node, around, false, number === 0, (to) => {
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
}
