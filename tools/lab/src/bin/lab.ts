#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { ParseError } from "@callingcard/grammar";
import type { SipTarget } from "@callingcard/sip-transaction";
import { startEnvironment } from "../environment/environment.ts";
import { runScenario } from "../run/run-scenario.ts";
import { ScenarioFailure } from "../run/scenario-failure.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";

interface RunFlags {
  readonly core?: Omit<SipTarget, "transport">;
  readonly transport: SipTarget["transport"];
  readonly domain: string;
}

const program = new Command("lab")
  .description("Plays scenarios of messaging devices over real sockets.")
  .addHelpText("after", "\nA scenario has one statement a line; what is behind # says nothing.");

program
  .command("run")
  .description(
    "play scenarios with a function of their own, or at a core; exit with 1 where one fails",
  )
  .argument("<file...>")
  .option(
    "--core <host:port>",
    "where the devices register; default a core and function of its own",
    hostPort,
  )
  .addOption(new Option("--transport <name>").choices(["udp", "tcp", "tls"]).default("tcp"))
  .option("--domain <name>", "domain of the users", "ims.example")
  .action(async (files: string[], { core, transport, domain }: RunFlags) => {
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      const lines = text.split("\n");
      await attempt(file, async () => {
        const own = core === undefined ? await startEnvironment({ domain }) : undefined;
        const there = core && { core: { ...core, transport }, domain };
        const environment = own ?? there;
        if (environment === undefined) return;
        try {
          const count = await runScenario(text, environment, {
            onStep: ({ line }) => {
              console.log(`  ${lines[line - 1]?.trim() ?? ""}`);
            },
          });
          console.log(`${file}: ${count} statements came true`);
        } finally {
          await own?.close();
        }
      });
    }
  });

program
  .command("check")
  .description("read scenarios and play none; exit with 1 where one cannot be read")
  .argument("<file...>")
  .action(async (files: string[]) => {
    for (const file of files) {
      await attempt(file, () => {
        const { title, steps } = parseScenario(readFileSync(file, "utf8"));
        console.log(`${file}: ${title || "no title"}, ${steps.length} statements`);
        return Promise.resolve();
      });
    }
  });

/** Says what is wrong with a file in one line, and goes on with the next one. */
async function attempt(file: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ParseError || error instanceof ScenarioFailure)) throw error;
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}

function hostPort(text: string): Omit<SipTarget, "transport"> {
  const [, host, port] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined)
    throw new InvalidArgumentError("It is a host and a port, as localhost:5060.");
  return { host, port: Number(port) };
}

await program.parseAsync();
