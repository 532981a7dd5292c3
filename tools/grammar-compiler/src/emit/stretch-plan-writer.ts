import { union } from "../character-set.ts";
import type { StretchPlan } from "../plan.ts";
import { readStretch } from "../reading-machine.ts";
import { acceptedNext } from "../stretch-machine.ts";
import type { Flow } from "./flow.ts";
import type { PlanWriter, Written } from "./plan-writer.ts";
import type { Stretch } from "./stretch-writer.ts";

/** Writes a stretch where it is read, and its text or event as a value. */
export function writeStretch(writer: PlanWriter, plan: StretchPlan, flow: Flow): Written {
  const { automata, backend } = writer.parts;
  const machine = automata.stretches.get(plan);
  if (!machine) throw new Error(`${plan.rule}: stretch without automaton`);
  const { root, after } = readStretch(
    machine,
    (node) => automata.endings.get(node),
    flow.knowledge,
  );
  const stretch = { rule: plan.rule, root, isLoaded: flow.isLoaded, pending: flow.pending };
  const write = plan.isText && backend.take ? writeTaken : writeCut;
  const { value, isLoaded } = write(writer, stretch, plan.isText);
  const accepted = acceptedNext(machine);
  const pending = machine.accepts ? union(flow.pending, accepted) : accepted;
  return { value, flow: { isLoaded, pending, knowledge: after } };
}

interface WrittenValue {
  readonly value: string | undefined;
  readonly isLoaded: boolean;
}

/** A single event, taken as it is passed. */
function writeTaken({ parts, out, variable }: PlanWriter, stretch: Stretch): WrittenValue {
  const value = variable("event");
  const { isLoaded } = parts.stretches.write(
    { ...stretch, last: parts.backend.take?.(value) },
    out,
  );
  return { value, isLoaded };
}

/** A text, cut from where the stretch starts to where it ends. */
function writeCut(
  { parts, out, variable }: PlanWriter,
  stretch: Stretch,
  isText: boolean,
): WrittenValue {
  const { backend, stretches } = parts;
  const isWide = stretches.isWide(stretch.root);
  const start = isText || isWide ? variable("from") : undefined;
  if (start !== undefined) out.line(`const ${start} = i;`);
  const seen = isWide ? variable("seen") : undefined;
  const { isLoaded, hasSeen } = stretches.write(stretch, out, seen);
  if (start === undefined) return { value: undefined, isLoaded };
  if (!isWide) return { value: backend.cut(start), isLoaded };
  const shift = isText ? variable("shift") : undefined;
  if (shift !== undefined) out.line(`const ${shift} = $shift;`);
  const isWider = hasSeen ? `${seen} > 127` : "$isWide";
  out.line(`if (${isWider}) $shift += $.extraOctets(a, ${start}, i);`);
  const value = shift === undefined ? undefined : `s.slice(${start} - ${shift}, i - $shift)`;
  return { value, isLoaded };
}
