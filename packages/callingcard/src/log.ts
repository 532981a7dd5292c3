import pino from "pino";
import { plainFields } from "./log-line.ts";
import type { LogLevel } from "./settings.ts";

/** Structured lines on standard error. */
export interface Log {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
  /** Writes what is still in memory. */
  readonly flush: () => void;
}

/** Characters of lines that are collected before they are written, at most for the time below. */
const BUFFER_LENGTH = 16_384;

/** As many where several processes write to one pipe, which takes so many octets as a whole (PIPE_BUF of Linux). */
const SHARED_BUFFER_LENGTH = 4_096;
const FLUSH_EVERY_MS = 250;

/**
 * Makes a log on standard error, one JSON object a line.
 *
 * @param level What is logged at least.
 * @param pid The id of this process, where others write to the same log: each line has it, and none is torn apart.
 */
export function createLog(level: LogLevel, pid?: number): Log {
  const maxLength = pid === undefined ? BUFFER_LENGTH : SHARED_BUFFER_LENGTH;
  const destination = pino.destination({ dest: 2, sync: false, maxWrite: maxLength });
  const timestamp = createTimestamp();
  const base = pid === undefined ? null : { pid };
  const logger = pino({ level, base, timestamp }, destination);
  const process = pid === undefined ? "" : `,"pid":${pid}`;
  const isInfo = logger.isLevelEnabled("info");
  // The destination looks through all that it has collected at each line; a text grows for nothing.
  let lines = "";
  const writeLines = (): void => {
    if (lines === "") return;
    destination.write(lines);
    lines = "";
  };
  // A line that pino writes comes behind those before it.
  const inOrder = (level: "debug" | "info" | "warn" | "error", fields: object, message: string) => {
    writeLines();
    logger[level](fields, message);
  };
  const flush = (): void => {
    writeLines();
    // Throws while the file descriptor is not ready or the reader of a pipe is gone: then there is
    // nothing to save.
    try {
      destination.flushSync();
    } catch {
      return;
    }
  };
  setInterval(() => {
    writeLines();
    destination.flush();
  }, FLUSH_EVERY_MS).unref();
  return {
    debug: (fields, message) => inOrder("debug", fields, message),
    info: (fields, message) => {
      if (!isInfo) return;
      const text = plainFields(fields);
      if (text === undefined) {
        inOrder("info", fields, message);
        return;
      }
      const line = `${INFO}${timestamp()}${process}${text},"msg":${JSON.stringify(message)}}\n`;
      if (lines.length + line.length > maxLength) writeLines();
      lines += line;
    },
    warn: (fields, message) => inOrder("warn", fields, message),
    error: (fields, message) => inOrder("error", fields, message),
    flush,
  };
}

/** How a line of the level begins. */
const INFO = `{"level":${pino.levels.values["info"]}`;

// Writes the time of a line as pino's own function does, the second of it once for all its lines.
function createTimestamp(): () => string {
  let second = Number.NaN;
  let text = "";
  return () => {
    const nowMs = Date.now();
    const ms = nowMs % 1_000;
    if (nowMs - ms !== second) {
      second = nowMs - ms;
      text = new Date(second).toISOString().slice(0, -"000Z".length);
    }
    return `,"time":"${text}${String(ms).padStart(3, "0")}Z"`;
  };
}
