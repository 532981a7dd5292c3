import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Analysis } from "../analysis.ts";
import type { GrammarPlan } from "../plan.ts";
import { END_SET } from "../lookahead.ts";
import { octetsBackend, textBackend, type Backend } from "./backend.ts";
import { CodeWriter } from "./code-writer.ts";
import { Decisions } from "./decisions.ts";
import { KnowledgeLog } from "./knowledge-log.ts";
import { ClassTables, FailureSites } from "./module-parts.ts";
import { readerName, typeName } from "./names.ts";
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
  const { entries } = parts.grammar;
  const tables = new ClassTables();
  const sites = new FailureSites();
  const types = new ValueTypes(parts.analysis);
  const shared = { tables, sites, types };
  const octets = writeReaders(octetsBackend, parts, shared);
  const text = octets.givesUp ? writeReaders(textBackend, parts, shared) : undefined;
  const code = [...octets.functions, ...(text?.functions ?? [])].join("\n");
  const hasText = text !== undefined;
  const constants = entries.map((rule) =>
    writeEntry(rule, sites.number(rule, END_SET), code, hasText),
  );
  const body = [...constants, code].join("\n");
  const lines = [
    ...parts.header,
    'import * as $ from "@callingcard/grammar/runtime";',
    "",
    ...types.declarations(entries),
    "",
    ...variables(body, parts.grammar),
    ...tables.declarations(),
    ...sites.declaration(),
    "",
    body,
  ];
  return lines.join("\n");
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
  // Runs of which nothing is kept: the first ones find out what is known where, each with the help
  // of the one before, the last one which stretches are then read alike at several places.
  const rehearse = (before: KnowledgeLog | undefined): Run =>
    write(new ClassTables(), new FailureSites(), new Set(), before);
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

function writeEntry(rule: string, site: number, code: string, hasText: boolean): string {
  const out = new CodeWriter();
  const type = typeName(rule);
  const resetDepth = (): void => {
    if (code.includes("$depth")) out.line("$depth = 0;");
  };
  const name = JSON.stringify(rule);
  out.part(`export const ${rule}: $.Entry<${type}> = /* @__PURE__ */ $.entry(`, () => {
    out.line(`${name},`);
    out.line("$sites,");
    out.line(`${site},`);
    out.part("(a, s, i) => {", () => {
      out.line("$shift = $.registers.shift;");
      if (code.includes("$isWide")) out.line("$isWide = $.registers.isWide;");
      resetDepth();
      out.line(`const value = ${readerName(rule, "octets")}(a, s, i);`);
      out.line("$.registers.end = $end;");
      out.line("$.registers.shift = $shift;");
      out.line("return value;");
    });
    out.line("},");
    if (!hasText) return;
    out.part("(s, i) => {", () => {
      resetDepth();
      out.line(`const value = ${readerName(rule, "text")}(s, i);`);
      out.line("$.registers.end = $end;");
      out.line("return value;");
    });
    out.line("},");
  });
  out.line(");");
  return out.toString();
}
