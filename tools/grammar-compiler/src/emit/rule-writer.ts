import type { Capture } from "@callingcard/grammar/ir";
import type { State } from "../automaton.ts";
import { intersection, LAST, union } from "../character-set.ts";
import { bothKnowledge, eitherKnowledge, knowledgeOf } from "../knowledge.ts";
import { defaultAlternative, type LookaheadNode } from "../lookahead.ts";
import type { CallPlan, ChoicePlan, Plan, RepeatPlan, SequencePlan, StretchPlan } from "../plan.ts";
import { readStretch } from "../reading-machine.ts";
import { acceptedNext } from "../stretch-machine.ts";
import { capturedValue } from "./captured-value.ts";
import { CodeWriter } from "./code-writer.ts";
import { join, UNKNOWN, type Flow } from "./flow.ts";
import { functionText } from "./function-text.ts";
import { readerName } from "./names.ts";
import type { RuleWriterParts } from "./rule-parts.ts";

/** Code that gives a value, or undefined for none, and what is true behind it. */
interface Written {
  readonly value: string | undefined;
  readonly flow: Flow;
}

/** Writes the function that reads one rule. */
export function writeRule(rule: string, plan: Plan, parts: RuleWriterParts): string {
  return new RuleWriter(rule, parts).write(plan);
}

class RuleWriter {
  readonly #rule: string;
  readonly #parts: RuleWriterParts;
  readonly #out = new CodeWriter(1);
  #variables = 0;

  constructor(rule: string, parts: RuleWriterParts) {
    this.#rule = rule;
    this.#parts = parts;
  }

  write(plan: Plan): string {
    const { analysis, backend, log, sites, types } = this.#parts;
    const hasValue = analysis.hasValue(analysis.rule(this.#rule).body);
    const isCounted = analysis.counted.has(this.#rule);
    const out = this.#out;
    if (isCounted) {
      out.line(`$.checkDepth(++$depth, $maxDepth, i, ${sites.number(this.#rule, [])});`);
    }
    const start = log.startOf(this.#rule);
    const { value, flow } = this.#plan(plan, { ...UNKNOWN, knowledge: start });
    log.end(this.#rule, flow.knowledge);
    const held = value === undefined ? undefined : this.#hold(value);
    if (isCounted) out.line("$depth--;");
    if (held !== undefined) out.line("$end = i;");
    out.line(`return ${held ?? "i"};`);
    const type = hasValue ? types.of({ kind: "rule", name: this.#rule }) : "number";
    const name = readerName(this.#rule, backend.name);
    return functionText(name, backend.readParameters, type, out.toString(), backend);
  }

  #plan(plan: Plan, flow: Flow, list?: string): Written {
    switch (plan.kind) {
      case "stretch":
        return this.#stretch(plan, flow);
      case "sequence":
        return this.#sequence(plan, flow);
      case "choice":
        return this.#choice(plan, flow);
      case "repeat":
        return this.#repeat(plan, flow, list);
      case "call":
        return this.#call(plan, flow);
    }
  }

  // Stretches

  #stretch(plan: StretchPlan, flow: Flow): Written {
    const { automata, backend, stretches } = this.#parts;
    const machine = automata.stretches.get(plan);
    if (!machine) throw new Error(`${plan.rule}: stretch without automaton`);
    const { root, after } = readStretch(
      machine,
      (node) => automata.endings.get(node),
      flow.knowledge,
    );
    const isWide = stretches.isWide(root);
    const start = plan.isText || isWide ? this.#variable("from") : undefined;
    if (start !== undefined) this.#out.line(`const ${start} = i;`);
    const stretch = { rule: plan.rule, root, isLoaded: flow.isLoaded, pending: flow.pending };
    const seen = isWide ? this.#variable("seen") : undefined;
    const { isLoaded, hasSeen } = stretches.write(stretch, this.#out, seen);
    const accepted = acceptedNext(machine);
    const pending = machine.accepts ? union(flow.pending, accepted) : accepted;
    const next: Flow = { isLoaded, pending, knowledge: after };
    if (start === undefined) return { value: undefined, flow: next };
    if (!isWide) return { value: backend.valueFrom(start), flow: next };
    const shift = plan.isText ? this.#variable("shift") : undefined;
    if (shift !== undefined) this.#out.line(`const ${shift} = $shift;`);
    const isWider = hasSeen ? `${seen} > 127` : "$isWide";
    this.#out.line(`if (${isWider}) $shift += $.extraOctets(a, ${start}, i);`);
    const value = shift === undefined ? undefined : `s.slice(${start} - ${shift}, i - $shift)`;
    return { value, flow: next };
  }

  // Sequences

  #sequence({ steps, capture }: SequencePlan, before: Flow): Written {
    const start = capture?.op === "text" ? this.#textStart() : undefined;
    const values = new Map<number, string>();
    let flow = before;
    for (const [index, { plan, item }] of steps.entries()) {
      const list = this.#listFor(capture, item, plan, values);
      const written = this.#plan(plan, flow, list);
      flow = written.flow;
      if (item === undefined || written.value === undefined) continue;
      const isLast = index === steps.length - 1 || list !== undefined;
      values.set(item, isLast ? written.value : this.#hold(written.value));
    }
    if (start !== undefined) {
      return { value: `s.slice(${start}, ${this.#parts.backend.place})`, flow };
    }
    return { value: capturedValue(capture, values), flow };
  }

  #textStart(): string {
    const start = this.#variable("from");
    this.#out.line(`const ${start} = ${this.#parts.backend.place};`);
    return start;
  }

  /** The array of a list, begun with its head. */
  #listFor(
    capture: Capture | undefined,
    item: number | undefined,
    plan: Plan,
    values: ReadonlyMap<number, string>,
  ): string | undefined {
    if (capture?.op !== "list" || item !== capture.tail) return undefined;
    if (plan.kind !== "repeat" || !plan.source) return undefined;
    const head = values.get(capture.head);
    if (head === undefined) return undefined;
    const list = this.#variable("list");
    this.#out.line(`const ${list}: ${this.#arrayType(plan)} = [${head}];`);
    return list;
  }

  // Choices

  #choice(plan: ChoicePlan, flow: Flow): Written {
    const { automata, types } = this.#parts;
    const starts = automata.automaton.choices.get(plan) ?? [];
    const root = this.#decision(plan);
    const value = plan.source ? this.#variable("value") : undefined;
    const before = this.#load(root, flow);
    if (value !== undefined && plan.source) {
      this.#out.line(`let ${value}: ${types.of(plan.source)};`);
    }
    const otherwise = defaultAlternative(root, plan.alternatives.length);
    const order = [...plan.alternatives.keys()].filter((index) => index !== otherwise);
    const condition = this.#chooser(root, plan.alternatives.length, otherwise);
    const first = union(...starts.map((state) => this.#first(state)));
    const flows: Flow[] = [];
    for (const [place, index] of [...order, otherwise].entries()) {
      const alternative = plan.alternatives[index];
      if (!alternative) continue;
      const isLast = index === otherwise;
      const test = isLast ? "" : `if (${condition(index)}) `;
      this.#out.part(`${place === 0 ? "" : "} else "}${test}{`, () => {
        const written = this.#plan(alternative, {
          isLoaded: true,
          pending: isLast ? union(before.pending, first) : before.pending,
          knowledge: bothKnowledge(knowledgeOf(root, index, otherwise), flow.knowledge),
        });
        if (value !== undefined) this.#out.line(`${value} = ${written.value};`);
        flows.push(written.flow);
      });
    }
    this.#out.line("}");
    return { value, flow: join(flows) };
  }

  /** The conditions of a choice; a look ahead for more than two alternatives is taken once. */
  #chooser(root: LookaheadNode, count: number, otherwise: number): (index: number) => string {
    const { decisions, backend } = this.#parts;
    const { deep } = decisions.split(root, 0);
    if (deep.length === 0 || count <= 2) {
      return (index) => decisions.condition(root, index, undefined);
    }
    const chosen = this.#variable("chosen");
    this.#out.line(`let ${chosen} = ${otherwise};`);
    for (let index = 0; index < count; index++) {
      const { sure } = decisions.split(root, index);
      if (sure.length === 0 || index === otherwise) continue;
      this.#out.line(`if (${backend.test(sure)}) ${chosen} = ${index};`);
    }
    this.#out.line(`if (${backend.test(deep)}) ${chosen} = ${decisions.call(root)};`);
    return (index) => `${chosen} === ${index}`;
  }

  // Repetitions

  #repeat(plan: RepeatPlan, flow: Flow, given: string | undefined): Written {
    const states = this.#parts.automata.automaton.repeats.get(plan);
    if (!states) throw new Error(`${plan.rule}: repetition without automaton`);
    const root = this.#decision(plan);
    const condition = this.#parts.decisions.condition(root, 0, undefined);
    const first = this.#first(states.body);
    const inside = knowledgeOf(root, 0, 1);
    const outside = knowledgeOf(root, 1, 1);
    const { log } = this.#parts;
    if (plan.isOption) return this.#option(plan, root, condition, first, flow);
    const list = plan.source ? (given ?? this.#variable("list")) : undefined;
    if (list !== undefined && given === undefined) {
      this.#out.line(`const ${list}: ${this.#arrayType(plan)} = [];`);
    }
    const body = (start: Flow): Flow => {
      const written = this.#plan(plan.of, start);
      if (list !== undefined) this.#out.line(`${list}.push(${written.value});`);
      log.repeated(plan, written.flow.knowledge);
      return this.#load(root, written.flow);
    };
    const again = log.repeatedBefore(plan);
    let pending = first;
    let known = again;
    if (plan.min === 1) {
      this.#out.part("do {", () => {
        const knowledge = eitherKnowledge(flow.knowledge, bothKnowledge(inside, again));
        pending = union(pending, body({ ...UNKNOWN, pending: flow.pending, knowledge }).pending);
      });
      this.#out.line(`} while (${condition});`);
    } else {
      known = eitherKnowledge(flow.knowledge, again);
      this.#load(root, flow);
      this.#out.block(`while (${condition}) {`, () => {
        const knowledge = bothKnowledge(inside, known);
        const start: Flow = { isLoaded: true, pending: flow.pending, knowledge };
        pending = union(flow.pending, pending, body(start).pending);
      });
    }
    const knowledge = bothKnowledge(outside, known);
    return { value: list, flow: { isLoaded: true, pending, knowledge } };
  }

  #option(
    plan: RepeatPlan,
    root: LookaheadNode,
    condition: string,
    first: Flow["pending"],
    flow: Flow,
  ): Written {
    const { types } = this.#parts;
    const value = plan.source ? this.#variable("value") : undefined;
    if (value !== undefined && plan.source) {
      this.#out.line(`let ${value}: ${types.of(plan.source)} | undefined;`);
    }
    const before = this.#load(root, flow);
    let after = before;
    this.#out.block(`if (${condition}) {`, () => {
      const knowledge = bothKnowledge(knowledgeOf(root, 0, 1), flow.knowledge);
      const written = this.#plan(plan.of, { ...before, isLoaded: true, knowledge });
      if (value !== undefined) this.#out.line(`${value} = ${written.value};`);
      after = written.flow;
    });
    const skipped: Flow = {
      isLoaded: true,
      pending: union(before.pending, first),
      knowledge: bothKnowledge(knowledgeOf(root, 1, 1), flow.knowledge),
    };
    return { value, flow: join([skipped, after]) };
  }

  #arrayType({ source }: RepeatPlan): string {
    return source ? `(${this.#parts.types.of(source)})[]` : "never[]";
  }

  // Calls

  #call({ callee, isWanted }: CallPlan, before: Flow): Written {
    const { analysis, backend, log } = this.#parts;
    log.call(callee, before.knowledge);
    const flow: Flow = { ...UNKNOWN, knowledge: log.endOf(callee) };
    const call = `${readerName(callee, backend.name)}(${backend.readArguments})`;
    if (!analysis.hasValue(analysis.rule(callee).body)) {
      this.#out.line(`i = ${call};`);
      return { value: undefined, flow };
    }
    const value = isWanted ? this.#variable("value") : undefined;
    this.#out.line(value === undefined ? `${call};` : `const ${value} = ${call};`);
    this.#out.line("i = $end;");
    return { value, flow };
  }

  // Common parts

  #decision(plan: ChoicePlan | RepeatPlan): LookaheadNode {
    const root = this.#parts.automata.decisions.get(plan);
    if (!root) throw new Error(`${plan.rule}: decision without automaton`);
    return root;
  }

  /** Loads the character that a decision looks at. */
  #load(root: LookaheadNode, flow: Flow): Flow {
    if (!flow.isLoaded) this.#out.line(this.#parts.backend.load);
    this.#parts.decisions.guard(root, this.#out);
    return { ...flow, isLoaded: true };
  }

  #first(state: State): Flow["pending"] {
    return intersection(this.#parts.automata.automaton.first(state), [[0, LAST]]);
  }

  #variable(name: string): string {
    return `${name}${this.#variables++}`;
  }

  /** Keeps a value that depends on the place in a constant, before the place moves on. */
  #hold(value: string): string {
    if (/^(?:(?:value|list|held)\d+|undefined|true|false|-?\d[\d.]*|"[^"\\]*")$/.test(value)) {
      return value;
    }
    const held = this.#variable("held");
    this.#out.line(`const ${held} = ${value};`);
    return held;
  }
}
