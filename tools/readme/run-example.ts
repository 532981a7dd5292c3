import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ExampleAnswer, ExampleRequest } from "./example-host.ts";
import { readmeExample } from "./readme-example.ts";

/** What an example of a README printed, and what it says it prints, line by line. */
export interface RanExample {
  readonly printed: readonly string[];
  readonly said: readonly string[];
}

const HOST = fileURLToPath(new URL("example-host.ts", import.meta.url));

let host: ChildProcess | undefined;
let before: Promise<unknown> = Promise.resolve();

/**
 * Runs the first TypeScript example of a README as it stands, or the first one under a heading.
 *
 * @param test URL of a test in the folder beside the README: `import.meta.url`.
 * @param rewrite Changes the example before it runs.
 * @param heading The heading, without its number signs. Default: from the beginning.
 * @throws Error With what the example threw.
 */
export async function runReadmeExample(
  test: string,
  rewrite: (code: string) => string = (code) => code,
  heading?: string,
): Promise<RanExample> {
  const folder = fileURLToPath(new URL("..", test));
  const { code, said } = readmeExample(`${folder}README.md`, heading);
  const stdout = await runInTurn({ folder, code: rewrite(code) });
  return { printed: stdout.trimEnd().split("\n"), said };
}

/** An example has ended when its process has nothing left to do, so there is one at a time. */
async function runInTurn(request: ExampleRequest): Promise<string> {
  const ran = before.then(() => run(request));
  before = ran.catch(() => undefined);
  return ran;
}

async function run(request: ExampleRequest): Promise<string> {
  host ??= startHost();
  const child = host;
  const exit = once(child, "exit").then(([status]) => {
    throw new Error(`the example ended its process with ${String(status)}`);
  });
  const answer = once(child, "message");
  child.channel?.ref();
  child.send(request);
  try {
    const [{ stdout, error }] = (await Promise.race([answer, exit])) as [ExampleAnswer];
    if (error === undefined) return stdout;
    throw new Error(error);
  } catch (error) {
    // The next one shall find nothing of it.
    child.kill();
    host = undefined;
    throw error;
  } finally {
    child.channel?.unref();
  }
}

/** It ends when this process does, which closes the channel. */
function startHost(): ChildProcess {
  const child = fork(HOST, { execArgv: ["--conditions=@callingcard/source"] });
  child.unref();
  child.channel?.unref();
  return child;
}
