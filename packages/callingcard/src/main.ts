import { CommanderError } from "commander";
import { exitErrorOf } from "./exit-error-of.ts";
import { createProgram } from "./program.ts";
import { ExitError, type Surroundings } from "./surroundings.ts";

/**
 * Runs the program.
 *
 * @param args Arguments after the program's name.
 * @param surroundings The process, or a stand-in.
 * @returns The exit status: 0 done, 1 not done, 2 wrong arguments or settings.
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  // Who reads what is printed may have enough of it, as `head` has: what was asked for is done all the same.
  let lost: Error | undefined;
  surroundings.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") lost ??= error;
  });
  surroundings.stderr.on("error", () => undefined);
  try {
    await createProgram(surroundings).parseAsync(args, { from: "user" });
    if (lost === undefined) return 0;
    throw new ExitError(1, `standard output cannot be written: ${lost.message}`);
  } catch (error) {
    // Commander has printed its message; help and version end with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const expected = exitErrorOf(error);
    const text = expected ? `callingcard: ${expected.message}` : describe(error);
    surroundings.stderr.write(`${text}\n`);
    return expected?.status ?? 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
