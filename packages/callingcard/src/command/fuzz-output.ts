import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { ExitError } from "../surroundings.ts";

/** Where a search puts what it finds. */
export interface FuzzOutputOptions {
  readonly report?: string;
  readonly page?: string;
  readonly corpus?: string;
}

/**
 * Makes the files and the folder that a search writes to, so that what cannot be written is told before it and not behind it.
 *
 * @param options From the command line. The folder that a file or the corpus is in has to be there.
 * @throws ExitError Status 2 for one that cannot be written.
 */
export function prepareOutput(options: FuzzOutputOptions): void {
  const { report, page, corpus } = options;
  if (report !== undefined) attempt("report", () => makeFile(report));
  if (page !== undefined) attempt("page", () => makeFile(page));
  if (corpus !== undefined && !existsSync(corpus)) attempt("corpus", () => mkdirSync(corpus));
}

function makeFile(file: string): void {
  closeSync(openSync(file, "a"));
}

function attempt(option: string, make: () => void): void {
  try {
    make();
  } catch (error) {
    throw new ExitError(
      2,
      `--${option}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
