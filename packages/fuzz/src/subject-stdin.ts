import { type Limits, shortened, withDefaults } from "./limits.ts";
import { runProgram } from "./run-program.ts";
import { printfOf, shellWords } from "./shell.ts";
import type { CommandLine } from "./started-program.ts";
import type { SubjectKind } from "./subject.ts";

/**
 * A command that is started once for each input and reads it from its standard input.
 *
 * @param commandLine The command; no shell is between.
 * @param limits When it is killed.
 */
export function stdinSubject(commandLine: CommandLine, limits: Limits = {}): SubjectKind {
  const complete = withDefaults(limits);
  const description = shellWords(commandLine);
  return {
    description,
    isParallel: true,
    again: (octets) => {
      const print = printfOf(octets);
      return print === undefined ? undefined : `${print} | ${description}`;
    },
    open: async (stop) => ({
      run: (octets, options) =>
        runProgram(commandLine, octets, shortened(complete, options?.timeoutMs), stop),
      close: async () => {},
    }),
  };
}
