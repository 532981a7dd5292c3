import { describe, expect, onTestFinished, test } from "vitest";
import { type Limits, type Outcome, stdinSubject, type CommandLine } from "../src/index.ts";
import { processesWith, shell } from "./shell.ts";

/** In the command lines of this process alone. */
const MARK = process.pid;

const encoder = new TextEncoder();

async function run(
  commandLine: CommandLine,
  limits: Limits = {},
  input: Uint8Array = encoder.encode("hello\n"),
): Promise<Outcome & { readonly said: string }> {
  const subject = await stdinSubject(commandLine, limits).open();
  onTestFinished(subject.close);
  const outcome = await subject.run(input);
  return { ...outcome, said: new TextDecoder().decode(outcome.output) };
}

describe("a program that", () => {
  test("reads its input and ends is told by its status", async () => {
    const { ending, said } = await run(shell("cat; exit 3"));
    expect(ending).toEqual({ kind: "exit", status: 3 });
    expect(said).toBe("hello\n");
  });

  test("dies of a signal is told by the signal, through a shell too", async () => {
    const died = { kind: "signal", signal: "SIGSEGV" };
    expect((await run(shell("kill -SEGV $$"))).ending).toEqual(died);
    expect((await run(shell("sh -c 'kill -SEGV $$'; exit $?"))).ending).toEqual(died);
  });

  test("hangs and takes no notice of SIGTERM is killed at the limit", async () => {
    const { ending, ms } = await run(
      shell(`trap '' TERM INT HUP; while :; do sleep 86399.${MARK}; done`),
      {
        timeoutMs: 200,
      },
    );
    expect(ending).toEqual({ kind: "hang" });
    expect(ms).toBeLessThan(60_000);
    expect(processesWith(`86399.${MARK}`)).toEqual([]);
  });

  test("leaves children behind is ended with them", async () => {
    const { ending, ms } = await run(shell(`sleep 86398.${MARK} & sleep 86398.${MARK} & exit 0`));
    expect(ending).toEqual({ kind: "exit", status: 0 });
    expect(ms).toBeLessThan(60_000);
    expect(processesWith(`86398.${MARK}`)).toEqual([]);
  });

  test("floods its output is killed at the limit, and little of it is kept", async () => {
    const { ending, output } = await run(["yes", `flood-${MARK}`], { outputOctets: 100_000 });
    expect(ending).toEqual({ kind: "flood" });
    expect(output.length).toBeLessThan(100_100);
    expect(processesWith(`yes flood-${MARK}`)).toEqual([]);
  });

  test("floods standard error is killed at the limit, and its beginning and end are kept", async () => {
    const { ending, errors } = await run(shell("echo first >&2; yes >&2"), {
      outputOctets: 100_000,
    });
    expect(ending).toEqual({ kind: "flood" });
    expect(errors.length).toBeLessThan(8300);
    expect(new TextDecoder().decode(errors)).toMatch(/^first\n/);
  });

  test("closes its input early is not failed for that", async () => {
    const { ending } = await run(
      shell("exec 0<&-; sleep 0.1; exit 0"),
      {},
      new Uint8Array(4_000_000),
    );
    expect(ending).toEqual({ kind: "exit", status: 0 });
  });

  test("takes too much memory is killed at the limit, where that can be seen", async () => {
    const code = "const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1));";
    const { ending, peakOctets } = await run([process.execPath, "-e", code], {
      memoryOctets: 200 << 20,
      timeoutMs: 30_000,
    });
    expect(ending).toEqual({ kind: "memory" });
    expect(peakOctets).toBeGreaterThan(200 << 20);
  });

  test("is not there is an error of its own", async () => {
    await expect(run(["there-is-no-such-program"])).rejects.toThrow(
      /^there-is-no-such-program cannot be started: .*ENOENT/,
    );
  });
});
