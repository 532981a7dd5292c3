import type { Command } from "commander";
import type { FuzzCommandOptions } from "./command/fuzz.ts";
import type { Surroundings } from "./surroundings.ts";

/** What `--help` has to say beyond the options. */
const EXAMPLES = `
Examples:
  callingcard fuzz vcard -- python3 read-cards.py
  callingcard fuzz vcard/contentline --expect accept --seconds 60 -- ./read-line
  callingcard fuzz xml --file -- xmllint --noout @@
  callingcard fuzz sdp --expect written -- node read-and-write.js
  callingcard fuzz vcard --lines --expect accept,json -- python3 answer-lines.py
  callingcard fuzz sip --udp 127.0.0.1:5060 --probe -- ./sip-server --port 5060
  callingcard fuzz vcard --http http://127.0.0.1:8080/cards --header "Content-Type: text/vcard"

The status is 0 when nothing was found, 1 when something was, 2 for wrong arguments.`;

/**
 * Adds `callingcard fuzz`. Its module, and fast-check with it, is loaded when it is run.
 *
 * @param program The program.
 * @param surroundings The process that it runs in.
 */
export function addFuzzCommand(program: Command, surroundings: Surroundings): void {
  program
    .command("fuzz <syntax> [command...]")
    .description(
      "give a program sentences and near misses of a syntax, and shrink what it gets wrong",
    )
    .option("--file", "the command reads a file, whose path stands for @@, not standard input")
    .option(
      "--lines [encoding]",
      "the command goes on: an input a line, as base64 or json; it answers ok, no or JSON",
    )
    .option("--tcp <address>", "each input is a connection to a server of this machine")
    .option("--udp <address>", "each input is a datagram to a server of this machine")
    .option("--http <url>", "each input is the body of a request to a server of this machine")
    .option("--method <name>", "with --http, the method (default: POST)")
    .option("--header <line>", "with --http, a header field, as often as needed", collect)
    .option("--start-seconds <number>", "longest time until a server is there", "30")
    .option("--probe", "a server has to answer the syntax's example behind each input")
    .option(
      "--expect <what>",
      "accept, reject, json, written or nothing, with commas between (default: accept,reject where the answer tells)",
    )
    .option(
      "--accept-status <numbers>",
      "exit or HTTP statuses that mean accepted (default: 0, 200 to 299)",
    )
    .option(
      "--json-pointer <pointer>",
      "the part of our value that is compared with --expect json or written",
    )
    .option(
      "--json-exact",
      "compare also what the command's objects leave out, or how a text is written",
    )
    .option("--runs <number>", "most inputs (default: 1000, without limit with --seconds)")
    .option("--seconds <number>", "longest time")
    .option("--failures <number>", "most failures", "10")
    .option("--seed <number>", "try the same inputs as another time (default: by chance)")
    .option("--seed-path <path>", "try one input again, as a failure names it")
    .option("--replay <file>", "try one file")
    .option("--growth", "measure the time for texts that grow, and tell where it grows faster")
    .option("--max-size <kilobytes>", "with --growth, the largest texts", "1024")
    .option("--timeout <ms>", "longest time for one input", "5000")
    .option("--memory <megabytes>", "most memory", "1024")
    .option("--output-limit <megabytes>", "most output", "16")
    .option("--shrink-seconds <number>", "longest time to shrink one failure", "15")
    .option("--jobs <number>", "programs at the same time (default: half of the processors)")
    .option("--corpus <folder>", "keep inputs there that failed or were new, and read it first")
    .option("--report <file>", "write what was found as JSON")
    .option("--page <file>", "write what was found as a page")
    .addHelpText("after", EXAMPLES)
    .action(async (syntax: string, command: readonly string[], options: FuzzCommandOptions) => {
      const { fuzzProgram } = await import("./command/fuzz.ts");
      await fuzzProgram(syntax, command, options, surroundings);
    });
}

function collect(line: string, lines: readonly string[] = []): readonly string[] {
  return [...lines, line];
}
