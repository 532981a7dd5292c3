import { Session } from "node:inspector";

interface ScriptCoverage {
  scriptId: string;
  url: string;
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[];
}

/** Which code has run, by V8's precise block coverage: nothing is instrumented. */
export interface Coverage {
  /** Tells whether a block ran for the first time, or longer than ever before, since the last call. */
  grew(): boolean;
  readonly blocks: number;
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
  const seen = new Set<string>();
  return {
    get blocks() {
      return seen.size;
    },
    grew() {
      const before = seen.size;
      session.post("Profiler.takePreciseCoverage", (_, reply) => {
        const { result } = reply as { result: ScriptCoverage[] };
        for (const { scriptId, url, functions } of result) {
          if (watched(url)) for (const { ranges } of functions) note(scriptId, ranges);
        }
      });
      return seen.size > before;
    },
  };

  function note(scriptId: string, ranges: ScriptCoverage["functions"][number]["ranges"]): void {
    for (const { startOffset, endOffset, count } of ranges) {
      // Powers of two, so that a loop which runs twice as often as ever counts as new.
      const magnitude = count === 0 ? 0 : Math.floor(Math.log2(count)) + 1;
      seen.add(`${scriptId}:${startOffset}:${endOffset}:${magnitude}`);
    }
  }
}
