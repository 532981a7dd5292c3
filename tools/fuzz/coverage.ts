import { Session } from "node:inspector";

interface ScriptCoverage {
  scriptId: string;
  url: string;
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[];
}

/** Which code has run, by V8's precise block coverage: nothing is instrumented. */
export interface Coverage {
  /** The blocks that ran since the last call. */
  take(): ReadonlySet<string>;
}

/**
 * Starts to count; has to come before the code under test is loaded.
 *
 * @param watched Tells by its URL whether a script is code under test.
 */
export function startCoverage(watched: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    take() {
      const blocks = new Set<string>();
      session.post("Profiler.takePreciseCoverage", (_, reply) => {
        const { result } = reply as { result: ScriptCoverage[] };
        for (const { scriptId, url, functions } of result) {
          if (!watched(url)) continue;
          for (const { ranges } of functions) {
            for (const { startOffset, endOffset, count } of ranges) {
              if (count > 0) blocks.add(`${scriptId}:${startOffset}:${endOffset}`);
            }
          }
        }
      });
      return blocks;
    },
  };
}
