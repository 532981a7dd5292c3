import { readFileSync, writeFileSync } from "node:fs";
import {
  describeFailure,
  describeReport,
  fuzz,
  renderPage,
  type Report,
  type Source,
  sourceOfSyntax,
  specimenAt,
  SubjectError,
} from "@callingcard/fuzz";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { untilInterrupted } from "./fuzz-interrupt.ts";
import { type FuzzOutputOptions, prepareOutput } from "./fuzz-output.ts";
import { type FuzzSearchOptions, readSearchOptions, readSeedPath } from "./fuzz-options.ts";
import { createFuzzProgress } from "./fuzz-progress.ts";
import { type FuzzSubjectOptions, readExpected, readSubject } from "./fuzz-subject.ts";

/** Options of `callingcard fuzz`. */
export interface FuzzCommandOptions
  extends FuzzSearchOptions, FuzzSubjectOptions, FuzzOutputOptions {
  readonly replay?: string;
  readonly growth?: boolean;
  readonly maxSize: string;
}

/**
 * `callingcard fuzz`: gives a program sentences and near misses, and prints what it gets wrong.
 *
 * @param syntax The syntax, and the rule of it.
 * @param command The program and its arguments.
 * @param options How to reach it, how long to search, how to judge.
 * @param surroundings The process.
 * @throws ExitError Status 1 when something was found, 2 for wrong arguments.
 */
export async function fuzzProgram(
  syntax: string,
  command: readonly string[],
  options: FuzzCommandOptions,
  surroundings: Surroundings,
): Promise<void> {
  const search = { ...readSearchOptions(options), expect: readExpected(syntax, options) };
  prepareOutput(options);
  if (options.growth === true) {
    const { measureProgram } = await import("./fuzz-growth.ts");
    const subject = readSubject(syntax, command, options);
    await measureProgram(syntax, subject, options, surroundings);
    return;
  }
  const source = narrowed(readSource(syntax), options);
  const subject = readSubject(syntax, command, options);
  const progress = createFuzzProgress(surroundings);
  let found = 0;
  try {
    const isOne = options.replay !== undefined || options.seedPath !== undefined;
    const report = await untilInterrupted(surroundings, (signal) =>
      fuzz(source, subject, {
        ...search,
        ...(isOne && { runs: 1 }),
        signal,
        onProgress: progress.update,
        onFailure: (failure) => {
          found += 1;
          progress.print(describeFailure(failure, found, syntax));
        },
      }),
    );
    progress.stop();
    surroundings.stdout.write(describeReport(report));
    writeReports(report, options);
    if (found > 0) throw new ExitError(1, `the program got ${times(found)} wrong`);
  } catch (error) {
    throw error instanceof SubjectError ? new ExitError(2, error.message) : error;
  } finally {
    progress.stop();
  }
}

function times(count: number): string {
  return count === 1 ? "one thing" : `${count} things`;
}

function readSource(syntax: string): Source {
  try {
    return sourceOfSyntax(syntax);
  } catch (error) {
    throw error instanceof RangeError ? new ExitError(2, error.message) : error;
  }
}

// One input alone, where one is asked for.
function narrowed(source: Source, options: FuzzCommandOptions): Source {
  const origin = readSeedPath(options);
  if (options.replay !== undefined) {
    const octets = readInput(options.replay);
    return { ...source, fixed: () => [octets] };
  }
  if (origin === undefined) return source;
  const specimen = specimenAt(source, origin);
  if (specimen === undefined) throw new ExitError(2, "--seed-path leads to no input");
  return { ...source, fixed: () => [specimen.octets] };
}

function readInput(file: string): Uint8Array {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch (error) {
    throw new ExitError(2, `--replay: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeReports(report: Report, { report: file, page }: FuzzCommandOptions): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  if (page !== undefined) writeFileSync(page, renderPage(report));
}
