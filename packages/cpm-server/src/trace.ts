export { encodeRecord } from "./trace/encode-record.ts";
export { openTraceFolder, type TraceFolder, type TraceFolderOptions } from "./trace/folder.ts";
export { type Ladder, ladderOf, type LadderRow } from "./trace/ladder-rows.ts";
export { readTrace, type Trace } from "./trace/read-trace.ts";
export type { CutRecord, StartRecord, StepRecord, TraceRecord, TraceSink } from "./trace/record.ts";
export { type Difference, replayTrace } from "./trace/replay.ts";
export { TraceError, type TraceErrorCode } from "./trace/trace-error.ts";
