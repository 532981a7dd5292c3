export { describeFailure, describeOrigin, describeReport } from "./describe.ts";
export { describeGrowth, describeSuperLinear } from "./describe-growth.ts";
export { fuzz, type FuzzOptions } from "./fuzz.ts";
export { measureGrowth, type GrowthOptions } from "./growth.ts";
export type { GrowthReport, Measurement, SuperLinear } from "./growth-report.ts";
export { type Shape, shapesOfRule } from "./growth-shapes.ts";
export type { JsonComparison, JsonDifference } from "./json-difference.ts";
export type { Expectation, JudgeOptions } from "./judge.ts";
export type { FailureKind } from "./judgement.ts";
export type { Limits } from "./limits.ts";
export type { Failure, Origin, Place, RandomOrigin, Report } from "./report.ts";
export { shapesOf, sourceOfSyntax } from "./source-of-syntax.ts";
export { renderPage } from "./page.ts";
export { specimenAt } from "./round.ts";
export { sourceOfGrammar } from "./source-of-grammar.ts";
export type {
  ReadingNode,
  ReadingProblem,
  Source,
  SourceReading,
  Specimen,
  Wrong,
} from "./source.ts";
export type { CommandLine } from "./started-program.ts";
export { fileSubject } from "./subject-file.ts";
export { type LineEncoding, linesSubject } from "./subject-lines.ts";
export {
  type HttpOptions,
  httpSubject,
  type DatagramOptions,
  type ServerOptions,
  type SocketOptions,
  tcpSubject,
  udpSubject,
} from "./subject-server.ts";
export { stdinSubject } from "./subject-stdin.ts";
export {
  type Ending,
  type Outcome,
  type RunOptions,
  type Subject,
  SubjectError,
  type SubjectKind,
} from "./subject.ts";
export type { HttpRequest } from "./transport-http.ts";
export { noVerdict, sipVerdict, type Verdict } from "./verdict.ts";
export { visible, visibleOctets } from "./visible.ts";
