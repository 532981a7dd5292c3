import { validateHeaderName, validateHeaderValue } from "node:http";
import {
  type CommandLine,
  type Expectation,
  fileSubject,
  httpSubject,
  type LineEncoding,
  linesSubject,
  noVerdict,
  type ServerOptions,
  sipVerdict,
  sourceOfSyntax,
  stdinSubject,
  SubjectError,
  type SubjectKind,
  tcpSubject,
  udpSubject,
} from "@callingcard/fuzz";
import { ExitError } from "../surroundings.ts";
import {
  count,
  type FuzzSearchOptions,
  readAcceptStatus,
  readExpectations,
  readLimits,
} from "./fuzz-options.ts";

/** The options of `callingcard fuzz` that say how a program is reached. */
export interface FuzzSubjectOptions {
  readonly file?: boolean;
  readonly lines?: string | true;
  readonly tcp?: string;
  readonly udp?: string;
  readonly http?: string;
  readonly method?: string;
  readonly header?: readonly string[];
  readonly startSeconds: string;
  readonly probe?: boolean;
}

type Options = FuzzSubjectOptions & FuzzSearchOptions;

const WAYS = ["file", "lines", "tcp", "udp", "http"] as const;

/**
 * Reads what is asked of a program: of a server whose answers tell nothing, that it lives.
 *
 * @param syntax The syntax, and the rule of it.
 * @param options From the command line.
 * @throws ExitError Status 2 for what is no such thing, or cannot be told.
 */
export function readExpected(syntax: string, options: Options): readonly Expectation[] {
  const { tcp, udp, expect } = options;
  const isTold = (tcp ?? udp) === undefined || syntax === "sip";
  if (expect === undefined) return isTold ? ["accept", "reject"] : [];
  const expectations = readExpectations(expect);
  if (isTold || expectations.length === 0) return expectations;
  throw new ExitError(2, `an answer by --tcp or --udp tells nothing of ${syntax}: only of sip`);
}

/**
 * Reads how a program is reached.
 *
 * @param syntax The syntax, and the rule of it.
 * @param command The program and its arguments.
 * @param options From the command line.
 * @throws ExitError Status 2 for what cannot be reached.
 */
export function readSubject(
  syntax: string,
  command: readonly string[],
  options: Options,
): SubjectKind {
  const [way, other] = WAYS.filter((each) => options[each] !== undefined);
  if (other !== undefined)
    throw new ExitError(2, `--${way} and --${other} are two ways: choose one`);
  const [name, ...args] = command;
  const commandLine: CommandLine | undefined = name === undefined ? undefined : [name, ...args];
  try {
    return serverOf(syntax, commandLine, options) ?? programOf(commandLine, options);
  } catch (error) {
    throw error instanceof SubjectError ? new ExitError(2, error.message) : error;
  }
}

function serverOf(
  syntax: string,
  command: CommandLine | undefined,
  options: Options,
): SubjectKind | undefined {
  const { tcp, udp, http, method, header = [], probe } = options;
  if (http === undefined && (method !== undefined || header.length > 0)) {
    throw new ExitError(2, "--method and --header need --http");
  }
  if ((tcp ?? udp ?? http) === undefined) {
    if (probe === true) throw new ExitError(2, "--probe needs --tcp, --udp or --http");
    return undefined;
  }
  const server: ServerOptions = {
    limits: readLimits(options),
    startMs: count("start-seconds", options.startSeconds, 0) * 1000,
    ...(command !== undefined && { command }),
    ...(probe === true && { probe: exampleOf(syntax) }),
  };
  const verdict = syntax === "sip" ? sipVerdict : noVerdict;
  if (tcp !== undefined) return tcpSubject(tcp, { ...server, verdict });
  if (udp !== undefined) return udpSubject(udp, { ...server, verdict });
  return httpSubject(http ?? "", {
    ...server,
    ...readAcceptStatus(options),
    ...(method !== undefined && { method: readMethod(method) }),
    headers: header.map(readHeader),
  });
}

function exampleOf(syntax: string): Uint8Array {
  const [example] = sourceOfSyntax(syntax).fixed();
  if (example === undefined) throw new ExitError(2, `--probe: ${syntax} has no example`);
  return example;
}

function readMethod(method: string): string {
  if (/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) return method;
  throw new ExitError(2, "--method must be a token, such as PUT");
}

function readHeader(line: string): readonly [name: string, value: string] {
  const [, name = "", value = ""] = /^([^:]*):[ \t]*(.*)$/s.exec(line) ?? [];
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new ExitError(2, '--header must be a field, such as "Content-Type: text/vcard"');
  }
  return [name, value];
}

function programOf(commandLine: CommandLine | undefined, options: Options): SubjectKind {
  if (commandLine === undefined) throw new ExitError(2, "the command to run is missing behind --");
  const limits = readLimits(options);
  if (options.file === true) return fileSubject(commandLine, limits);
  if (options.lines === undefined) return stdinSubject(commandLine, limits);
  return linesSubject(commandLine, limits, readEncoding(options.lines));
}

function readEncoding(encoding: string | true): LineEncoding {
  if (encoding === true || encoding === "base64") return "base64";
  if (encoding === "json") return "json";
  throw new ExitError(2, "--lines must be base64 or json");
}
