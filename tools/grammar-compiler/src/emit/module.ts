import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Analysis } from "../analysis.ts";
import type { GrammarPlan } from "../plan.ts";
import { END_SET } from "../lookahead.ts";
import { eventsBackend, octetsBackend, textBackend, type Backend } from "./backend.ts";
import { Decisions } from "./decisions.ts";
import { eventNames, importItem, writeEventEntry } from "./event-parts.ts";
import { writeEntry } from "./entry-constant.ts";
import { KnowledgeLog } from "./knowledge-log.ts";
import { ClassTables, FailureSites } from "./module-parts.ts";
import type { Automata } from "./rule-parts.ts";
import { writeRule } from "./rule-writer.ts";
import { Stretches } from "./stretches.ts";
import { ValueTypes } from "./types.ts";

/** Levels that a rule may stand within itself, unless the grammar says otherwise. */
const DEFAULT_DEPTH = 256;

/** What a module is made from. */
export interface ModuleParts {
  readonly grammar: GrammarIr;
  readonly analysis: Analysis;
  readonly plan: GrammarPlan;
  readonly automata: Automata;

  /** Lines above everything else. */
  readonly header: readonly string[];
}

/** Writes the module of a parser. */
export function writeModule(parts: ModuleParts): string {
  const { analysis, grammar } = parts;
  const { alphabet } = analysis;
  const tables = new ClassTables(alphabet);
  const sites = new FailureSites(alphabet);
  const types = new ValueTypes(analysis);
  const readers = writeBackends(parts, { tables, sites, types });
  const code = readers.flatMap(({ functions }) => functions).join("\n");
  const constants = grammar.entries.map((rule) => {
    const endSite = sites.number(rule, END_SET);
    return alphabet.symbol === "event"
      ? writeEventEntry(rule, endSite, code, analysis)
      : writeEntry(rule, endSite, code, readers.length > 1);
  });
  const body = [...constants, code].join("\n");
  const lines = [
    ...parts.header,
    'import * as $ from "@callingcard/grammar/runtime";',
    ...importItem(grammar),
    "",
    ...types.declarations(grammar.entries),
    "",
    ...eventNames(grammar),
    ...variables(body, grammar),
    ...tables.declarations(),
    ...sites.declaration(),
    "",
    body,
  ];
  return lines.join("\n");
}

/** The functions for octets and, where these cannot tell, strings; or those for events. */
function writeBackends(parts: ModuleParts, shared: Shared): readonly Readers[] {
  const { alphabet } = parts.analysis;
  if (alphabet.symbol === "event") {
    return [writeReaders(eventsBackend(alphabet.valueType), parts, shared)];
  }
  const octets = writeReaders(octetsBackend, parts, shared);
  return octets.givesUp ? [octets, writeReaders(textBackend, parts, shared)] : [octets];
}

interface Shared {
  readonly tables: ClassTables;
  readonly sites: FailureSites;
  readonly types: ValueTypes;
}

interface Readers {
  readonly functions: readonly string[];

  /** The octets cannot tell everything; a string reader is needed too. */
  readonly givesUp: boolean;
}

/** Knowledge from behind a rule reaches the loop around its caller in the third run. */
const KNOWLEDGE_RUNS = 3;

/** What a run of the writer gives, and what it tells the next one. */
interface Run extends Readers {
  readonly repeated: ReadonlySet<string>;
  readonly log: KnowledgeLog;
}

function writeReaders(
  makeBackend: (tables: ClassTables) => Backend,
  parts: ModuleParts,
  { tables, sites, types }: Shared,
): Readers {
  const write = (
    ownTables: ClassTables,
    ownSites: FailureSites,
    shared: ReadonlySet<string>,
    before: KnowledgeLog | undefined,
  ): Run => {
    const backend = makeBackend(ownTables);
    const decisions = new Decisions(backend);
    const stretches = new Stretches(backend, decisions, ownSites, shared);
    const log = new KnowledgeLog(before, parts.grammar.entries);
    const common = { ...parts, backend, decisions, stretches, sites: ownSites, types, log };
    const rules = [...parts.plan.rules].map(([rule, plan]) => writeRule(rule, plan, common));
    return {
      functions: [...decisions.functions(), ...stretches.functions(), ...rules],
      givesUp: decisions.givesUp,
      repeated: stretches.repeated(),
      log,
    };
  };
  const { alphabet } = parts.analysis;
  // Runs of which nothing is kept: the first ones find out what is known where, each with the help
  // of the one before, the last one which stretches are then read alike at several places.
  const rehearse = (before: KnowledgeLog | undefined): Run =>
    write(new ClassTables(alphabet), new FailureSites(alphabet), new Set(), before);
  let log: KnowledgeLog | undefined;
  for (let run = 0; run < KNOWLEDGE_RUNS; run++) log = rehearse(log).log;
  const { repeated } = rehearse(log);
  return write(tables, sites, repeated, log);
}

function variables(body: string, grammar: GrammarIr): string[] {
  const lines = ["let $end = 0;"];
  if (body.includes("$shift")) lines.push("let $shift = 0;");
  if (body.includes("$isWide")) lines.push("let $isWide = false;");
  if (body.includes("$depth")) {
    lines.push("let $depth = 0;", `const $maxDepth = ${grammar.maxDepth ?? DEFAULT_DEPTH};`);
  }
  return lines;
}
