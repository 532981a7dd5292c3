import { ParseError } from "@callingcard/grammar";
import type { Token } from "moo";
import nearley from "nearley";
import { scenarioRules } from "./generated/scenario.ts";
import type { Scenario, Statement, Step } from "./step.ts";

/** Longest scenario, in UTF-16 code units. */
export const MAX_SCENARIO_LENGTH = 1_000_000;

/** Longest line, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 2_000;

/** What can be wrong with a scenario. */
export type ScenarioErrorCode =
  /** More than 1,000,000 code units, or 2,000 in a line. */
  | "too-long"
  /** A word that no statement has there. */
  | "unexpected-word"
  /** A statement without its end. */
  | "unexpected-end"
  /** Characters of no token, as a quotation mark without its partner. */
  | "unexpected-character"
  /** A user or device that no line above has introduced. */
  | "unknown-user"
  /** A user that is introduced again. */
  | "repeated-user";

const GRAMMAR = nearley.Grammar.fromCompiled(scenarioRules);

/**
 * Reads a scenario: one statement a line; empty lines and what is behind `#` say nothing.
 *
 * @param text The scenario.
 * @returns Its title, empty where it has none, and its steps.
 * @throws {ParseError} With a {@link ScenarioErrorCode}, and the line and column of the first wrong word.
 * @example
 * ```ts
 * parseScenario(`
 *   scenario everybody sees it
 *   user alice with device phone
 *   user bob with devices phone, tablet
 *   bob.phone accepts after 100 ms
 *   alice.phone invites bob
 *   alice.phone says "hi"
 *   expect bob.phone sees "hi" within 2 s
 * `);
 * ```
 */
export function parseScenario(text: string): Scenario {
  if (text.length > MAX_SCENARIO_LENGTH) {
    throw failure(
      "too-long",
      "scenario has more than 1,000,000 characters",
      text,
      MAX_SCENARIO_LENGTH,
    );
  }
  let title = "";
  const steps: Step[] = [];
  let offset = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const statement = parseLine(line.replace(/\r$/, ""), { text, offset });
    offset += line.length + 1;
    if (statement?.kind === "title") title = statement.title;
    else if (statement !== undefined) steps.push({ ...statement, line: index + 1 });
  }
  checkNames(steps, text);
  return { title, steps };
}

/** Where a line is. */
interface Place {
  readonly text: string;
  readonly offset: number;
}

function parseLine(line: string, { text, offset }: Place): Statement | undefined {
  if (/^\s*(?:#|$)/.test(line)) return undefined;
  if (line.length > MAX_LINE_LENGTH) {
    throw failure(
      "too-long",
      "line has more than 2,000 characters",
      text,
      offset + MAX_LINE_LENGTH,
    );
  }
  const parser = new nearley.Parser(GRAMMAR, { keepHistory: true });
  try {
    parser.feed(line);
  } catch (error) {
    // nearley's own message lists its whole state; the token is all that is wanted of it.
    const token = error instanceof Error && "token" in error ? (error.token as Token) : undefined;
    if (token === undefined) throw error;
    const wrong = token.type === "error";
    throw failure(
      wrong ? "unexpected-character" : "unexpected-word",
      wrong && token.text.startsWith('"')
        ? "quotation mark is not closed"
        : `expected ${expectedNext(parser)}`,
      text,
      offset + token.offset,
    );
  }
  const [statement] = parser.results as readonly Statement[];
  if (statement !== undefined) return statement;
  throw failure(
    "unexpected-end",
    `expected ${expectedNext(parser)}`,
    text,
    offset + line.trimEnd().length,
  );
}

/** What nearley keeps of a place, as far as it is looked at here. */
interface Column {
  readonly scannable: readonly {
    readonly rule: { readonly symbols: readonly unknown[] };
    readonly dot: number;
  }[];
}

/** How the tokens are called in messages. */
const TOKEN_NAMES = new Map([
  ["word", "a name"],
  ["device", "a device, as bob.phone"],
  ["text", "a text in quotation marks"],
  ["number", "a number"],
  ["title", "scenario …"],
  ["comma", '","'],
  ["deviceWord", '"device"'],
]);

function expectedNext(parser: nearley.Parser): string {
  const columns = (parser as unknown as { readonly table: readonly Column[] }).table;
  // The last column that could go on: behind a wrong token there is an empty one.
  const column = columns.findLast(({ scannable }) => scannable.length > 0);
  const names = new Set(
    (column?.scannable ?? []).map(({ rule, dot }) => {
      const symbol = rule.symbols[dot] as { readonly type?: string; readonly literal?: string };
      if (symbol.literal !== undefined) return `"${symbol.literal}"`;
      return TOKEN_NAMES.get(symbol.type ?? "") ?? symbol.type ?? "the end";
    }),
  );
  return [...names].toSorted().join(", ") || "the end of the line";
}

function checkNames(steps: readonly Step[], text: string): void {
  const devices = new Map<string, readonly string[]>();
  for (const step of steps) {
    if (step.kind === "user") {
      if (devices.has(step.user))
        throw atLine("repeated-user", `user ${step.user} is there already`, text, step);
      devices.set(step.user, step.devices);
    }
    for (const { user, device } of devicesOf(step)) {
      if (devices.get(user)?.includes(device) === true) continue;
      throw atLine("unknown-user", `no line above introduces ${user}.${device}`, text, step);
    }
    for (const user of usersOf(step)) {
      if (devices.has(user)) continue;
      throw atLine("unknown-user", `no line above introduces the user ${user}`, text, step);
    }
  }
}

function devicesOf(step: Step): readonly { readonly user: string; readonly device: string }[] {
  if (!("device" in step)) return [];
  return step.kind === "redirects" ? [step.device, step.to] : [step.device];
}

function usersOf(step: Step): readonly string[] {
  if (step.kind === "blocks") return [step.user, step.other];
  if (step.kind === "policy") return step.user === "provider" ? [] : [step.user];
  if (step.kind === "user" || !("user" in step)) return [];
  return [step.user];
}

function atLine(code: ScenarioErrorCode, reason: string, text: string, { line }: Step): ParseError {
  const lines = text.split("\n").slice(0, line - 1);
  const start = lines.reduce((sum, { length }) => sum + length + 1, 0);
  const indent = text.slice(start).search(/\S/);
  return failure(code, reason, text, start + indent);
}

function failure(
  code: ScenarioErrorCode,
  reason: string,
  source: string,
  offset: number,
): ParseError<ScenarioErrorCode> {
  return new ParseError({ code, reason, source, offset, rule: "scenario" });
}
