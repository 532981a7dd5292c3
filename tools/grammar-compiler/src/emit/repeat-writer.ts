import { union } from "../character-set.ts";
import { bothKnowledge, eitherKnowledge, knowledgeOf } from "../knowledge.ts";
import type { RepeatPlan } from "../plan.ts";
import { join, UNKNOWN, type Flow } from "./flow.ts";
import type { PlanWriter, Written } from "./plan-writer.ts";
import type { ValueTypes } from "./types.ts";

/**
 * Writes `:?`, `:*` or `:+`.
 *
 * @param given The array that the elements are added to, if not one of its own.
 */
export function writeRepeat(
  writer: PlanWriter,
  plan: RepeatPlan,
  flow: Flow,
  given: string | undefined,
): Written {
  return plan.isOption ? writeOption(writer, plan, flow) : writeLoop(writer, plan, flow, given);
}

/** The type of the array of a repetition's elements. */
export function arrayType({ source }: RepeatPlan, types: ValueTypes): string {
  return source ? `(${types.of(source)})[]` : "never[]";
}

function writeLoop(
  writer: PlanWriter,
  plan: RepeatPlan,
  flow: Flow,
  given: string | undefined,
): Written {
  const { out } = writer;
  const { decisions, log, types } = writer.parts;
  const root = writer.decision(plan);
  const condition = decisions.condition(root, 0, undefined);
  const first = firstOf(writer, plan);
  const inside = knowledgeOf(root, 0, 1);
  const list = plan.source ? (given ?? writer.variable("list")) : undefined;
  if (list !== undefined && given === undefined) {
    out.line(`const ${list}: ${arrayType(plan, types)} = [];`);
  }
  const body = (start: Flow): Flow => {
    const written = writer.plan(plan.of, start);
    if (list !== undefined) out.line(`${list}.push(${written.value});`);
    log.repeated(plan, written.flow.knowledge);
    return writer.load(root, written.flow);
  };
  const again = log.repeatedBefore(plan);
  let pending = first;
  let known = again;
  if (plan.min === 1) {
    out.part("do {", () => {
      const knowledge = eitherKnowledge(flow.knowledge, bothKnowledge(inside, again));
      pending = union(pending, body({ ...UNKNOWN, pending: flow.pending, knowledge }).pending);
    });
    out.line(`} while (${condition});`);
  } else {
    known = eitherKnowledge(flow.knowledge, again);
    writer.load(root, flow);
    out.block(`while (${condition}) {`, () => {
      const knowledge = bothKnowledge(inside, known);
      const start: Flow = { isLoaded: true, pending: flow.pending, knowledge };
      pending = union(flow.pending, pending, body(start).pending);
    });
  }
  const knowledge = bothKnowledge(knowledgeOf(root, 1, 1), known);
  return { value: list, flow: { isLoaded: true, pending, knowledge } };
}

function writeOption(writer: PlanWriter, plan: RepeatPlan, flow: Flow): Written {
  const { out } = writer;
  const { decisions, types } = writer.parts;
  const root = writer.decision(plan);
  const condition = decisions.condition(root, 0, undefined);
  const value = plan.source ? writer.variable("value") : undefined;
  if (value !== undefined && plan.source) {
    out.line(`let ${value}: ${types.of(plan.source)} | undefined;`);
  }
  const before = writer.load(root, flow);
  let after = before;
  out.block(`if (${condition}) {`, () => {
    const knowledge = bothKnowledge(knowledgeOf(root, 0, 1), flow.knowledge);
    const written = writer.plan(plan.of, { ...before, isLoaded: true, knowledge });
    if (value !== undefined) out.line(`${value} = ${written.value};`);
    after = written.flow;
  });
  const skipped: Flow = {
    isLoaded: true,
    pending: union(before.pending, firstOf(writer, plan)),
    knowledge: bothKnowledge(knowledgeOf(root, 1, 1), flow.knowledge),
  };
  return { value, flow: join([skipped, after]) };
}

function firstOf(writer: PlanWriter, plan: RepeatPlan): Flow["pending"] {
  const states = writer.parts.automata.automaton.repeats.get(plan);
  if (!states) throw new Error(`${plan.rule}: repetition without automaton`);
  return writer.first(states.body);
}
