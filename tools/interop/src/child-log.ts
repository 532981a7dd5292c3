import type { Readable } from "node:stream";

/** Lines of a child that are kept. */
const MAX_LINES = 300;

const logs: { readonly name: string; readonly lines: string[] }[] = [];

/**
 * Keeps what a child writes to a stream out of the output of the tests.
 *
 * @param noise Lines that tell nothing.
 * @returns The last lines so far.
 */
export function keepLog(name: string, stream: Readable, noise = /^$/): () => string {
  const log = { name, lines: [] as string[] };
  logs.push(log);
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    log.lines.push(...lines.filter((line) => !noise.test(line)));
    log.lines.splice(0, log.lines.length - MAX_LINES);
  });
  return () => [...log.lines, rest].join("\n");
}

/** What the children of this file have said, for a test that failed. */
export function keptLogs(): string {
  return logs.map(({ name, lines }) => `${name}:\n${lines.join("\n")}`).join("\n");
}
