import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Limits, shortened, withDefaults } from "./limits.ts";
import { runProgram } from "./run-program.ts";
import { shellWords } from "./shell.ts";
import type { CommandLine } from "./started-program.ts";
import { SubjectError, type SubjectKind } from "./subject.ts";

/** What stands for the file in a command line. */
const PLACE = "@@";

/**
 * A command that is started once for each input and reads it from a file in a temporary folder.
 *
 * @param commandLine The command; `@@` in an argument is where the file's path goes.
 * @param limits When it is killed.
 * @throws SubjectError When no argument has the mark.
 */
export function fileSubject(commandLine: CommandLine, limits: Limits = {}): SubjectKind {
  const complete = withDefaults(limits);
  const [command, ...args] = commandLine;
  if (!args.some((word) => word.includes(PLACE))) {
    throw new SubjectError(`no argument of the command has ${PLACE}, where the file's path goes`);
  }
  return {
    description: shellWords(commandLine),
    isParallel: true,
    again: () => undefined,
    open: async (stop) => {
      const folder = await mkdtemp(join(tmpdir(), "callingcard-fuzz-"));
      const file = join(folder, "input");
      const words = args.map((word) => word.replaceAll(PLACE, file));
      return {
        run: async (octets, options) => {
          await writeFile(file, octets);
          const limit = shortened(complete, options?.timeoutMs);
          return runProgram([command, ...words], new Uint8Array(0), limit, stop);
        },
        close: () => rm(folder, { recursive: true, force: true }),
      };
    },
  };
}
