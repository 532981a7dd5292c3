import { union } from "../character-set.ts";
import { bothKnowledge, knowledgeOf } from "../knowledge.ts";
import { defaultAlternative, type LookaheadNode } from "../lookahead.ts";
import type { ChoicePlan } from "../plan.ts";
import { join, type Flow } from "./flow.ts";
import type { PlanWriter, Written } from "./plan-writer.ts";

/** Writes a decision between alternatives. */
export function writeChoice(writer: PlanWriter, plan: ChoicePlan, flow: Flow): Written {
  const { out } = writer;
  const { automata, types } = writer.parts;
  const starts = automata.automaton.choices.get(plan)?.starts ?? [];
  const root = writer.decision(plan);
  const value = plan.source ? writer.variable("value") : undefined;
  const before = writer.load(root, flow);
  if (value !== undefined && plan.source) out.line(`let ${value}: ${types.of(plan.source)};`);
  const otherwise = defaultAlternative(root, plan.alternatives.length);
  const order = [...plan.alternatives.keys()].filter((index) => index !== otherwise);
  const condition = chooser(writer, root, plan.alternatives.length, otherwise);
  const first = union(...starts.map((state) => writer.first(state)));
  const flows: Flow[] = [];
  for (const [place, index] of [...order, otherwise].entries()) {
    const alternative = plan.alternatives[index];
    if (!alternative) continue;
    const isLast = index === otherwise;
    const test = isLast ? "" : `if (${condition(index)}) `;
    out.part(`${place === 0 ? "" : "} else "}${test}{`, () => {
      const written = writer.plan(alternative, {
        isLoaded: true,
        pending: isLast ? union(before.pending, first) : before.pending,
        knowledge: bothKnowledge(knowledgeOf(root, index, otherwise), flow.knowledge),
      });
      if (value !== undefined) out.line(`${value} = ${written.value};`);
      flows.push(written.flow);
    });
  }
  out.line("}");
  return { value, flow: join(flows) };
}

/** The conditions of a choice; a look ahead for more than two alternatives is taken once. */
function chooser(
  { out, parts, variable }: PlanWriter,
  root: LookaheadNode,
  count: number,
  otherwise: number,
): (index: number) => string {
  const { decisions, backend } = parts;
  const { deep } = decisions.split(root, 0);
  if (deep.length === 0 || count <= 2) {
    return (index) => decisions.condition(root, index, undefined);
  }
  const chosen = variable("chosen");
  out.line(`let ${chosen} = ${otherwise};`);
  for (let index = 0; index < count; index++) {
    const { sure } = decisions.split(root, index);
    if (sure.length === 0 || index === otherwise) continue;
    out.line(`if (${backend.test(sure)}) ${chosen} = ${index};`);
  }
  out.line(`if (${backend.test(deep)}) ${chosen} = ${decisions.call(root)};`);
  return (index) => `${chosen} === ${index}`;
}
