// Runs examples one after another, each as a module beside its README, in a process that loads what they import once.
// An example has ended when nothing is left that keeps a process running: what it leaves open is not passed over.

import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/** What is to be run. */
export interface ExampleRequest {
  /** The folder of the README. */
  readonly folder: string;
  readonly code: string;
}

/** What came of it. */
export interface ExampleAnswer {
  readonly stdout: string;
  /** What was thrown, with its stack. */
  readonly error?: string;
}

const codes = new Map<string, string>();
let made = 0;
let stdout = "";
let error: string | undefined;

registerHooks({
  resolve: (specifier, context, next) =>
    codes.has(specifier) ? { url: specifier, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    const source = codes.get(url);
    if (source === undefined) return next(url, context);
    return { format: "module-typescript", source, shortCircuit: true };
  },
});

process.stdout.write = (text: string | Uint8Array): boolean => {
  stdout += String(text);
  return true;
};
process.on("uncaughtException", fail);
process.on("message", ({ folder, code }: ExampleRequest) => {
  const url = pathToFileURL(`${folder}example-${++made}.ts`).href;
  codes.set(url, code);
  process.chdir(folder);
  process.channel?.unref();
  import(url).catch(fail);
});
process.on("disconnect", () => process.exit());
process.on("beforeExit", () => {
  if (!process.connected) process.exit();
  process.channel?.ref();
  process.send?.({ stdout, ...(error !== undefined && { error }) } satisfies ExampleAnswer);
  stdout = "";
  error = undefined;
});

function fail(reason: unknown): void {
  error ??= reason instanceof Error ? `${reason.stack}` : String(reason);
}
