import type { Expectation, FuzzOptions, Limits, RandomOrigin } from "@callingcard/fuzz";
import { ExitError } from "../surroundings.ts";

/** The options of `callingcard fuzz` that are numbers, and what else the search has to know. */
export interface FuzzSearchOptions {
  readonly expect?: string;
  readonly acceptStatus?: string;
  readonly jsonPointer?: string;
  readonly jsonExact?: boolean;
  readonly runs?: string;
  readonly seconds?: string;
  readonly failures: string;
  readonly seed?: string;
  readonly seedPath?: string;
  readonly timeout: string;
  readonly memory: string;
  readonly outputLimit: string;
  readonly shrinkSeconds: string;
  readonly jobs?: string;
  readonly corpus?: string;
}

const EXPECTATIONS: readonly Expectation[] = ["accept", "reject", "json", "written"];

const MEGABYTE = 1 << 20;

/**
 * Reads how long to search and how to judge.
 *
 * @param options From the command line.
 * @throws ExitError Status 2 for what is not as it has to be.
 */
export function readSearchOptions(options: FuzzSearchOptions): FuzzOptions {
  const { runs, seconds, seed, jobs, jsonPointer, corpus } = options;
  return {
    ...readAcceptStatus(options),
    failures: count("failures", options.failures, 1),
    shrinkMs: count("shrink-seconds", options.shrinkSeconds, 0) * 1000,
    ...(jsonPointer !== undefined && { jsonPointer: readPointer(jsonPointer) }),
    ...(options.jsonExact === true && { jsonComparison: "exact" as const }),
    ...(runs !== undefined && { runs: count("runs", runs, 1) }),
    ...(seconds !== undefined && { seconds: count("seconds", seconds, 1) }),
    ...(seed !== undefined && { seed: readSeed(seed) }),
    ...(jobs !== undefined && { jobs: count("jobs", jobs, 1) }),
    ...(corpus !== undefined && { corpus }),
  };
}

/**
 * Reads what one input may cost.
 *
 * @param options From the command line.
 * @throws ExitError Status 2 for what is no number.
 */
export function readLimits(options: FuzzSearchOptions): Limits {
  const { timeout, memory, outputLimit } = options;
  return {
    timeoutMs: count("timeout", timeout, 1),
    memoryOctets: count("memory", memory, 1) * MEGABYTE,
    outputOctets: count("output-limit", outputLimit, 1) * MEGABYTE,
  };
}

/**
 * Reads which input is to be made again.
 *
 * @param options From the command line.
 * @returns `undefined` when none was named.
 * @throws ExitError Status 2 for a path without a seed, or one that is none.
 */
export function readSeedPath(options: FuzzSearchOptions): RandomOrigin | undefined {
  const { seed, seedPath } = options;
  if (seedPath === undefined) return undefined;
  const [, kind, path] = /^(sentence|near-miss)\/(\d+(?::\d+)*)$/.exec(seedPath) ?? [];
  if (path === undefined) {
    throw new ExitError(2, '--seed-path must be as a failure has it, such as "sentence/3:0:1"');
  }
  if (seed === undefined) throw new ExitError(2, "--seed-path needs the --seed beside it");
  return { kind: kind === "sentence" ? "sentence" : "near-miss", seed: readSeed(seed), path };
}

/**
 * Reads which statuses mean that an input was taken.
 *
 * @param options From the command line.
 * @throws ExitError Status 2 for what is no number.
 */
export function readAcceptStatus(options: FuzzSearchOptions): {
  readonly acceptStatus?: readonly number[];
} {
  const { acceptStatus } = options;
  if (acceptStatus === undefined) return {};
  return {
    acceptStatus: acceptStatus.split(",").map((text) => count("accept-status", text, 0)),
  };
}

/**
 * Reads what is asked of a program.
 *
 * @param text From the command line.
 * @throws ExitError Status 2 for what is no such thing.
 */
export function readExpectations(text: string): readonly Expectation[] {
  if (text === "nothing") return [];
  return text.split(",").map((word) => {
    const expectation = EXPECTATIONS.find((one) => one === word);
    if (expectation !== undefined) return expectation;
    throw new ExitError(2, `--expect must be "nothing" or some of ${EXPECTATIONS.join(", ")}`);
  });
}

function readPointer(text: string): string {
  if (/^(?:\/(?:[^~]|~[01])*)?$/.test(text)) return text;
  throw new ExitError(2, '--json-pointer must be a JSON Pointer, such as "/0/properties"');
}

function readSeed(text: string): number {
  if (/^-?\d{1,10}$/.test(text)) return Number(text) | 0;
  throw new ExitError(2, "--seed must be a whole number");
}

/**
 * Reads a whole number.
 *
 * @param name The option.
 * @param text What was given.
 * @param least The least that it may be.
 * @throws ExitError Status 2 for anything else.
 */
export function count(name: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least) return number;
  throw new ExitError(2, `--${name} must be a whole number from ${least}`);
}
