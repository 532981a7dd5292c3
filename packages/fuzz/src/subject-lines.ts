import { keepEnds, type KeptOutput } from "./kept-output.ts";
import { type Limits, shortened, withDefaults } from "./limits.ts";
import { type MemoryWatch, watchMemory } from "./memory.ts";
import { endingOf, ERROR_OCTETS } from "./run-program.ts";
import { shellWords } from "./shell.ts";
import { type CommandLine, type StartedProgram, startProgram } from "./started-program.ts";
import type { Ending, Outcome, SubjectKind } from "./subject.ts";

/** How an input is written in one line: in base64, or as a JSON string, for programs that read text. */
export type LineEncoding = "base64" | "json";

/** How much more time than before a program has to start again. */
const START_FACTOR = 3;

/**
 * A command that goes on: it reads an input from each line of its standard input, and answers each with one line:
 * `ok`, `no` and a reason, or what it read as JSON. It is started again when it ended.
 *
 * @param commandLine The command; no shell is between.
 * @param limits When it is killed.
 * @param encoding What a line is. Default `base64`.
 */
export function linesSubject(
  commandLine: CommandLine,
  limits: Limits = {},
  encoding: LineEncoding = "base64",
): SubjectKind {
  const complete = withDefaults(limits);
  // The longest that a program took to start and to answer: a limit that is shorter than that is for one that runs.
  let startMs = 0;
  const patienceOf = (timeoutMs: number): number =>
    Math.max(timeoutMs, Math.min(timeoutMs + START_FACTOR * startMs, complete.timeoutMs));
  return {
    description: shellWords(commandLine),
    isParallel: true,
    again: () => undefined,
    open: async (stop) => {
      let running: Conversation | undefined;
      return {
        run: async (octets, options) => {
          const { timeoutMs } = shortened(complete, options?.timeoutMs);
          const isFresh = running === undefined;
          running ??= await converse(commandLine, complete, stop);
          const patienceMs = isFresh ? patienceOf(timeoutMs) : timeoutMs;
          const outcome = await running.ask(lineOf(octets, encoding), patienceMs);
          if (outcome.ending.kind !== "answer") running = undefined;
          else if (isFresh) startMs = Math.max(startMs, outcome.ms);
          return outcome;
        },
        close: async () => running?.end(),
      };
    },
  };
}

interface Conversation {
  readonly ask: (line: string, timeoutMs: number) => Promise<Outcome>;
  readonly end: () => Promise<void>;
}

async function converse(
  commandLine: CommandLine,
  { memoryOctets, outputOctets }: Required<Limits>,
  stop: AbortSignal | undefined,
): Promise<Conversation> {
  const program: StartedProgram = await startProgram(commandLine, stop);
  const { child, kill, ended, pid } = program;
  let said = "";
  let written = 0;
  let errors: KeptOutput = keepEnds(ERROR_OCTETS, ERROR_OCTETS);
  let finish: (ending: Ending, output?: string) => void = () => undefined;
  const memory: MemoryWatch = watchMemory(pid, memoryOctets, () => {
    finish({ kind: "memory" });
  });
  const count = (chunk: Uint8Array): void => {
    written += chunk.length;
    if (written > outputOctets) finish({ kind: "flood" });
  };
  child.stdout.on("data", (chunk: Uint8Array) => {
    count(chunk);
    said += Buffer.from(chunk).toString("latin1");
    const end = said.indexOf("\n");
    if (end !== -1) {
      const line = Buffer.from(said.slice(0, end), "latin1").toString().trimEnd();
      finish(endingOfAnswer(line), line.replace(/^ok\s*/, ""));
    }
  });
  child.stderr.on("data", (chunk: Uint8Array) => {
    errors.push(chunk);
    count(chunk);
  });
  const gone = ended.then((end) => {
    const ending = endingOf(end);
    finish(
      ending.kind === "exit"
        ? { kind: "gone", reason: `it ended with status ${ending.status} and no answer` }
        : ending,
    );
  });
  return {
    ask: async (line, timeoutMs) => {
      const begun = performance.now();
      // What it said unasked is no answer to this.
      said = "";
      written = 0;
      errors = keepEnds(ERROR_OCTETS, ERROR_OCTETS);
      const { ending, output } = await new Promise<{
        readonly ending: Ending;
        readonly output: string;
      }>((resolve) => {
        const timer = setTimeout(() => {
          finish({ kind: "hang" });
        }, timeoutMs);
        finish = (end, answer = "") => {
          clearTimeout(timer);
          resolve({ ending: end, output: answer });
        };
        child.stdin.write(`${line}\n`);
      });
      if (ending.kind !== "answer") {
        kill();
        memory.stop();
        await gone;
      }
      return {
        ending,
        output: Buffer.from(output),
        errors: errors.octets(),
        ms: performance.now() - begun,
        peakOctets: memory.peakOctets(),
      };
    },
    end: async () => {
      memory.stop();
      kill();
      await gone;
    },
  };
}

function endingOfAnswer(line: string): Ending {
  if (/^ok\b/.test(line)) return { kind: "answer", accepted: true };
  if (/^no\b/.test(line)) return { kind: "answer", accepted: false };
  const isJson = /^(?:[[{"\d-]|true|false|null)/.test(line);
  return { kind: "answer", accepted: isJson ? true : undefined };
}

function lineOf(octets: Uint8Array, encoding: LineEncoding): string {
  const buffer = Buffer.from(octets);
  return encoding === "base64" ? buffer.toString("base64") : JSON.stringify(buffer.toString());
}
