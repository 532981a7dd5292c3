import { EventEmitter } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { main } from "@callingcard/callingcard";

/** What a command left behind. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, with a stand-in for the process. */
export async function run(
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    /** Called with what it prints, as it comes. */
    readonly onPrinted?: (text: string) => void;
    /** What gives the command its signals. Default: it gets none. */
    readonly signals?: EventEmitter;
  } = {},
): Promise<Outcome> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const texts = [stdout, stderr].map(async (stream) => {
    let text = "";
    for await (const chunk of stream.setEncoding("utf8")) text += String(chunk);
    return text;
  });
  stdout.on("data", (text) => options.onPrinted?.(String(text)));
  const { signals = new EventEmitter() } = options;
  const status = await main(args, {
    env: options.env ?? {},
    stdin: Readable.from([Buffer.from(options.stdin ?? "")]),
    stdout,
    stderr,
    once: (signal, listener) => signals.once(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
  });
  stdout.end();
  stderr.end();
  const [out = "", err = ""] = await Promise.all(texts);
  return { status, stdout: out, stderr: err };
}
