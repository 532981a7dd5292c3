import type { CharacterSet } from "@callingcard/grammar/ir";
import { intersection, normalise, union } from "../character-set.ts";
import type { LookaheadNode } from "../lookahead.ts";
import { allNodes, isCyclic, unrolledSize } from "../machine.ts";
import { ASCII_ONLY, NO_PAIR, SKIP_CONTINUATION, type Backend } from "./backend.ts";
import { CodeWriter } from "./code-writer.ts";
import { grouped } from "./conditions.ts";
import { functionText } from "./function-text.ts";

/** Nodes that are written out as nested blocks; larger machines become a switch over states. */
const MOST_UNROLLED = 60;

/** Writes the functions that look ahead and the conditions that call them. */
export class Decisions {
  readonly #backend: Backend;
  readonly #names = new Map<string, string>();
  readonly #texts: string[] = [];
  readonly #views = new WeakMap<LookaheadNode, LookaheadNode>();
  #labels = 0;

  /** The octets cannot decide everything. */
  givesUp = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The functions written so far. */
  functions(): readonly string[] {
    return this.#texts;
  }

  /** The characters that decide for an alternative alone, and those that need a look ahead. */
  split(root: LookaheadNode, alternative: number): { sure: CharacterSet; deep: CharacterSet } {
    const { transitions } = this.#view(root);
    const setsOf = (wanted: number | undefined): CharacterSet =>
      union(...transitions.filter(({ to }) => to.decided === wanted).map(({ set }) => set));
    return { sure: setsOf(alternative), deep: setsOf(undefined) };
  }

  /** Gives up before the first character is tested, if the octets cannot tell. */
  guard(root: LookaheadNode, out: CodeWriter): void {
    if (!this.#view(root).splits) return;
    this.givesUp = true;
    out.line(ASCII_ONLY);
  }

  /** The condition that the decision falls on an alternative, for characters of `within` only. */
  condition(root: LookaheadNode, alternative: number, within: CharacterSet | undefined): string {
    const { sure, deep } = this.split(root, alternative);
    const tests: string[] = [];
    const certain = within ? intersection(sure, within) : sure;
    const uncertain = within ? intersection(deep, within) : deep;
    if (certain.length > 0) tests.push(this.#backend.test(certain));
    if (uncertain.length > 0) {
      const test = grouped(this.#backend.test(uncertain));
      tests.push(`${test} && ${this.call(root)} === ${alternative}`);
    }
    if (tests.length === 1) return tests[0] ?? "false";
    return tests.map(grouped).join(" || ") || "false";
  }

  /** The call that looks ahead and gives the number of the alternative. */
  call(root: LookaheadNode): string {
    const body = this.#body(this.#view(root));
    const known = this.#names.get(body);
    const name = known ?? `$ahead${this.#names.size}$${this.#backend.name}`;
    if (known === undefined) {
      this.#names.set(body, name);
      const { scanParameters } = this.#backend;
      this.#texts.push(functionText(name, scanParameters, "number", body, this.#backend));
    }
    return `${name}(${this.#backend.scanArguments})`;
  }

  #view(root: LookaheadNode): LookaheadNode {
    const known = this.#views.get(root);
    if (known) return known;
    const view = this.#backend.view(root);
    this.#views.set(root, view);
    this.givesUp ||= allNodes(view).some(({ splits }) => splits);
    return view;
  }

  #body(root: LookaheadNode): string {
    const out = new CodeWriter(1);
    out.line(this.#backend.load);
    this.#labels = 0;
    if (unrolledSize(root, MOST_UNROLLED) > MOST_UNROLLED) this.#switch(root, out);
    else if (isTarget(root)) this.#blocks(root, out, new Map());
    else this.#first(root, out, (to) => this.#blocks(to, out, new Map()));
    return out.toString();
  }

  #blocks(node: LookaheadNode, out: CodeWriter, open: Map<LookaheadNode, string>): void {
    if (node.decided !== undefined) {
      out.line(`return ${node.decided};`);
      return;
    }
    const label = open.get(node);
    if (label !== undefined) {
      out.line(`continue ${label};`);
      return;
    }
    if (!isCyclic(node, new Set(open.keys()))) {
      this.#node(node, out, (to) => this.#blocks(to, out, open));
      return;
    }
    const own = `again${this.#labels++}`;
    const inside = new Map(open).set(node, own);
    out.block(`${own}: for (;;) {`, () => {
      this.#node(node, out, (to) => this.#blocks(to, out, inside));
    });
  }

  /** The root that is seen once: it is entered with characters that need a look ahead only. */
  #first(root: LookaheadNode, out: CodeWriter, goTo: (to: LookaheadNode) => void): void {
    const deep = root.transitions.filter(({ to }) => to.decided === undefined);
    for (const [index, { set, to }] of deep.entries()) {
      const isLast = index === deep.length - 1;
      const test = isLast ? "" : `if (${this.#backend.test(set)}) `;
      const go = (): void => {
        this.#step(root, set, to, out);
        goTo(to);
      };
      if (deep.length === 1) go();
      else out.part(`${index === 0 ? "" : "} else "}${test}{`, go);
    }
    if (deep.length > 1) out.line("}");
  }

  #switch(root: LookaheadNode, out: CodeWriter): void {
    const isSeenOnce = !isTarget(root);
    const nodes = allNodes(root).filter(
      (node) => node.decided === undefined && !(isSeenOnce && node === root),
    );
    out.line("let state = 0;");
    if (isSeenOnce) {
      this.#first(root, out, (to) => out.line(`state = ${nodes.indexOf(to)};`));
    }
    out.block("for (;;) {", () => {
      out.block("switch (state) {", () => {
        for (const [number, node] of nodes.entries()) {
          const head = number === nodes.length - 1 ? "default:" : `case ${number}:`;
          out.part(head, () => {
            this.#node(node, out, (to) => {
              out.line(`state = ${nodes.indexOf(to)};`);
              out.line("continue;");
            });
          });
        }
      });
    });
  }

  #node(node: LookaheadNode, out: CodeWriter, goTo: (to: LookaheadNode) => void): void {
    const test = (set: CharacterSet): string => this.#backend.test(set);
    const loop = node.transitions.find(({ to }) => to === node);
    if (loop) out.line(`while (${test(loop.set)}) ${this.#backend.advance}`);
    if (node.splits) out.line(ASCII_ONLY);
    for (const { set, to } of node.transitions) {
      if (to === node || to.decided !== undefined) continue;
      out.block(`if (${test(set)}) {`, () => {
        this.#step(node, set, to, out);
        goTo(to);
      });
    }
    for (const [decided, set] of decidedSets(node)) {
      if (decided !== node.fallback) out.line(`if (${test(set)}) return ${decided};`);
    }
    out.line(`return ${node.fallback};`);
  }

  #step(node: LookaheadNode, set: CharacterSet, to: LookaheadNode, out: CodeWriter): void {
    if (!this.#backend.isWideStep(node, set, to)) {
      out.line(this.#backend.advance);
      return;
    }
    this.givesUp = true;
    out.line(NO_PAIR);
    out.line(this.#backend.advance);
    out.line(SKIP_CONTINUATION);
  }
}

function isTarget(root: LookaheadNode): boolean {
  return allNodes(root).some(({ transitions }) => transitions.some(({ to }) => to === root));
}

function decidedSets({ transitions }: LookaheadNode): ReadonlyMap<number, CharacterSet> {
  const sets = new Map<number, CharacterSet>();
  for (const { set, to } of transitions) {
    if (to.decided === undefined) continue;
    sets.set(to.decided, normalise([...(sets.get(to.decided) ?? []), ...set]));
  }
  return sets;
}
