import type { State } from "../automaton.ts";
import { intersection, LAST } from "../character-set.ts";
import type { LookaheadNode } from "../lookahead.ts";
import type { CallPlan, ChoicePlan, Plan, RepeatPlan } from "../plan.ts";
import { writeChoice } from "./choice-writer.ts";
import { CodeWriter } from "./code-writer.ts";
import { UNKNOWN, type Flow } from "./flow.ts";
import { functionText } from "./function-text.ts";
import { readerName } from "./names.ts";
import type { PlanWriter, Written } from "./plan-writer.ts";
import { writeRepeat } from "./repeat-writer.ts";
import type { RuleWriterParts } from "./rule-parts.ts";
import { writeSequence } from "./sequence-writer.ts";
import { writeStretch } from "./stretch-plan-writer.ts";

/** Writes the function that reads one rule. */
export function writeRule(rule: string, plan: Plan, parts: RuleWriterParts): string {
  const { analysis, backend, log, sites, types } = parts;
  const writer = planWriter(parts);
  const { out } = writer;
  const hasValue = analysis.hasValue(analysis.rule(rule).body);
  const isCounted = analysis.counted.has(rule);
  if (isCounted) out.line(`$.checkDepth(++$depth, $maxDepth, i, ${sites.number(rule, [])});`);
  const { value, flow } = writer.plan(plan, { ...UNKNOWN, knowledge: log.startOf(rule) });
  log.end(rule, flow.knowledge);
  const held = value === undefined ? undefined : writer.hold(value);
  if (isCounted) out.line("$depth--;");
  if (held !== undefined) out.line("$end = i;");
  out.line(`return ${held ?? "i"};`);
  const type = hasValue ? types.of({ kind: "rule", name: rule }) : "number";
  const name = readerName(rule, backend.name);
  return functionText(name, backend.readParameters, type, out.toString(), backend);
}

function planWriter(parts: RuleWriterParts): PlanWriter {
  const out = new CodeWriter(1);
  let variables = 0;
  const variable = (name: string): string => `${name}${variables++}`;
  const writer: PlanWriter = {
    parts,
    out,
    variable,
    plan: (plan, flow, list) => {
      switch (plan.kind) {
        case "stretch":
          return writeStretch(writer, plan, flow);
        case "sequence":
          return writeSequence(writer, plan, flow);
        case "choice":
          return writeChoice(writer, plan, flow);
        case "repeat":
          return writeRepeat(writer, plan, flow, list);
        case "call":
          return writeCall(writer, plan, flow);
      }
    },
    hold: (value) => {
      if (LASTING.test(value)) return value;
      const held = variable("held");
      out.line(`const ${held} = ${value};`);
      return held;
    },
    load: (root, flow) => {
      if (!flow.isLoaded) out.line(parts.backend.load);
      parts.decisions.guard(root, out);
      return { ...flow, isLoaded: true };
    },
    decision: (plan) => decisionOf(parts, plan),
    first: (state) => firstOf(parts, state),
  };
  return writer;
}

/** A value that stays what it is when the place moves on. */
const LASTING = /^(?:(?:value|list|held|event)\d+|undefined|true|false|-?\d[\d.]*|"[^"\\]*")$/;

function writeCall(
  { parts, out, variable }: PlanWriter,
  { callee, isWanted }: CallPlan,
  before: Flow,
): Written {
  const { analysis, backend, log } = parts;
  log.call(callee, before.knowledge);
  const flow: Flow = { ...UNKNOWN, knowledge: log.endOf(callee) };
  const call = `${readerName(callee, backend.name)}(${backend.readArguments})`;
  if (!analysis.hasValue(analysis.rule(callee).body)) {
    out.line(`i = ${call};`);
    return { value: undefined, flow };
  }
  const value = isWanted ? variable("value") : undefined;
  out.line(value === undefined ? `${call};` : `const ${value} = ${call};`);
  out.line("i = $end;");
  return { value, flow };
}

function decisionOf({ automata }: RuleWriterParts, plan: ChoicePlan | RepeatPlan): LookaheadNode {
  const root = automata.decisions.get(plan);
  if (!root) throw new Error(`${plan.rule}: decision without automaton`);
  return root;
}

function firstOf({ automata }: RuleWriterParts, state: State): Flow["pending"] {
  return intersection(automata.automaton.first(state), [[0, LAST]]);
}
