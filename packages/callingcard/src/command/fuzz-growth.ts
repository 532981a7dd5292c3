import { writeFileSync } from "node:fs";
import {
  describeGrowth,
  describeSuperLinear,
  measureGrowth,
  type Shape,
  shapesOf,
  SubjectError,
  type SubjectKind,
} from "@callingcard/fuzz";
import { ExitError, type Surroundings } from "../surroundings.ts";
import { count, type FuzzSearchOptions } from "./fuzz-options.ts";
import { untilInterrupted } from "./fuzz-interrupt.ts";
import { createFuzzProgress } from "./fuzz-progress.ts";

/** Options of `callingcard fuzz --growth`. */
export interface FuzzGrowthOptions extends FuzzSearchOptions {
  readonly maxSize: string;
  readonly report?: string;
}

/**
 * `callingcard fuzz --growth`: measures a program's time for texts that grow, and prints where it grows faster.
 *
 * @param syntax The syntax, and the rule of it.
 * @param subject The program.
 * @param options How far.
 * @param surroundings The process.
 * @throws ExitError Status 1 when something was found, 2 for wrong arguments.
 */
export async function measureProgram(
  syntax: string,
  subject: SubjectKind,
  options: FuzzGrowthOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { seconds, timeout, maxSize, report: file } = options;
  const shapes = readShapes(syntax);
  const progress = createFuzzProgress(surroundings);
  try {
    const report = await untilInterrupted(surroundings, (signal) =>
      measureGrowth(syntax, shapes, subject, {
        maxOctets: count("max-size", maxSize, 1) * 1024,
        timeoutMs: count("timeout", timeout, 1),
        ...(seconds !== undefined && { seconds: count("seconds", seconds, 1) }),
        signal,
        onProgress: progress.update,
        onSuperLinear: (found) => {
          progress.print(describeSuperLinear(found));
        },
      }),
    );
    progress.stop();
    surroundings.stdout.write(describeGrowth(report));
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
    if (report.superLinear.length > 0) {
      throw new ExitError(1, "the program's time grows faster than its input");
    }
  } catch (error) {
    throw error instanceof SubjectError ? new ExitError(2, error.message) : error;
  } finally {
    progress.stop();
  }
}

function readShapes(syntax: string): readonly Shape[] {
  try {
    return shapesOf(syntax);
  } catch (error) {
    throw error instanceof RangeError ? new ExitError(2, error.message) : error;
  }
}
