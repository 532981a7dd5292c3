import type { Capture } from "@callingcard/grammar/ir";
import type { Plan, SequencePlan } from "../plan.ts";
import { capturedValue } from "./captured-value.ts";
import type { Flow } from "./flow.ts";
import type { PlanWriter, Written } from "./plan-writer.ts";
import { arrayType } from "./repeat-writer.ts";

/** Writes parts one after the other, and the value that the capture makes of theirs. */
export function writeSequence(
  writer: PlanWriter,
  { steps, capture }: SequencePlan,
  before: Flow,
): Written {
  const { backend } = writer.parts;
  const start = capture?.op === "text" ? writer.variable("from") : undefined;
  if (start !== undefined) writer.out.line(`const ${start} = ${backend.place};`);
  const values = new Map<number, string>();
  let flow = before;
  for (const [index, { plan, item }] of steps.entries()) {
    const list = listFor(writer, capture, item, plan, values);
    const written = writer.plan(plan, flow, list);
    flow = written.flow;
    if (item === undefined || written.value === undefined) continue;
    const isLast = index === steps.length - 1 || list !== undefined;
    values.set(item, isLast ? written.value : writer.hold(written.value));
  }
  const value =
    start === undefined ? capturedValue(capture, values) : `s.slice(${start}, ${backend.place})`;
  return { value, flow };
}

/** The array of a list, begun with its head. */
function listFor(
  { out, parts, variable }: PlanWriter,
  capture: Capture | undefined,
  item: number | undefined,
  plan: Plan,
  values: ReadonlyMap<number, string>,
): string | undefined {
  if (capture?.op !== "list" || item !== capture.tail) return undefined;
  if (plan.kind !== "repeat" || !plan.source) return undefined;
  const head = values.get(capture.head);
  if (head === undefined) return undefined;
  const list = variable("list");
  out.line(`const ${list}: ${arrayType(plan, parts.types)} = [${head}];`);
  return list;
}
