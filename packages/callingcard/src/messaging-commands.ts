import type { Command } from "commander";
import type { MessageOptions } from "./command/deferred.ts";
import type { PolicyOptions } from "./command/policy.ts";
import { DATA, DOMAIN, MESSAGING } from "./common-options.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Adds the options of the messaging part to `serve`.
 *
 * @param command The command.
 */
export function addMessagingOptions(command: Command): Command {
  return command
    .option(...MESSAGING)
    .option(...DOMAIN)
    .option(
      "--sip-host <address>",
      "address for SIP and MSRP (CALLINGCARD_SIP_HOST, default 127.0.0.1)",
    )
    .option("--sip-port <number>", "port of the SIP core (CALLINGCARD_SIP_PORT, default 5060)")
    .option("--sips-port <number>", "its port for TLS (CALLINGCARD_SIPS_PORT, default 5061)")
    .option(
      "--function-port <number>",
      "SIP port of the Participating Function (CALLINGCARD_FUNCTION_PORT, default 5070)",
    )
    .option("--msrp-port <number>", "port for MSRP (CALLINGCARD_MSRP_PORT, default 2855)")
    .option("--msrps-port <number>", "its port for TLS (CALLINGCARD_MSRPS_PORT, default 2856)")
    .option("--tls-key <file>", "key for SIP and MSRP by TLS, in PEM (CALLINGCARD_TLS_KEY)")
    .option("--tls-cert <file>", "its certificate, in PEM (CALLINGCARD_TLS_CERT)")
    .option(
      "--sip-digest <on|off>",
      "whether SIP users give their password (CALLINGCARD_SIP_DIGEST)",
    )
    .option("--core <uri>", "another SIP core than the embedded one (CALLINGCARD_CORE)")
    .option(
      "--core-registrations <how>",
      "subscribe, or copies of REGISTERs, at such a core (CALLINGCARD_CORE_REGISTRATIONS)",
    )
    .option(
      "--xcap-root <uri>",
      "another XCAP server than the embedded one (CALLINGCARD_XCAP_ROOT)",
    )
    .option("--imap-url <uri>", "an IMAP server as message store (CALLINGCARD_IMAP_URL)")
    .option("--trace <folder>", "where to write what happens in each session (CALLINGCARD_TRACE)");
}

/**
 * Adds the commands of the messaging part. Their modules are loaded when they are run: the address book does not
 * wait for them.
 *
 * @param program The program.
 * @param surroundings The process that the commands run in.
 */
export function addMessagingCommands(program: Command, surroundings: Surroundings): void {
  addPolicyCommands(program, surroundings);
  const listOf = (noun: string, what: string, description: string): Command =>
    program
      .command(noun)
      .description(what)
      .command("list")
      .description(description)
      .requiredOption("--user <name>", "whose")
      .option(...DOMAIN)
      .option(...DATA);
  listOf("deferred", "messages that wait for a user", "print them, without their content").action(
    async (options: MessageOptions) => {
      const { listDeferred } = await import("./command/deferred.ts");
      await listDeferred(options, surroundings);
    },
  );
  listOf("history", "conversations that were recorded", "print folders and their last objects")
    .option("--imap-url <uri>", "the IMAP server that has them (CALLINGCARD_IMAP_URL)")
    .action(async (options: MessageOptions) => {
      const { listHistory } = await import("./command/history.ts");
      await listHistory(options, surroundings);
    });
}

function addPolicyCommands(program: Command, surroundings: Surroundings): void {
  const policy = program.command("policy").description("settings of the messaging part");
  const policyCommand = (usage: string, description: string): Command =>
    policy
      .command(usage)
      .description(description)
      .option("--user <name>", "what a user has otherwise than all others")
      .option(...DOMAIN)
      .option(...DATA);
  policyCommand("get [names...]", "print settings, and where each is from").action(
    async (names: readonly string[], options: PolicyOptions) => {
      const { getPolicy } = await import("./command/policy.ts");
      await getPolicy(names, options, surroundings);
    },
  );
  policyCommand("set <names-and-values...>", "change settings, also of a server that runs").action(
    async (words: readonly string[], options: PolicyOptions) => {
      const { setPolicy } = await import("./command/policy.ts");
      await setPolicy(words, options, surroundings);
    },
  );
  policyCommand("unset <names...>", "take settings back to their defaults").action(
    async (names: readonly string[], options: PolicyOptions) => {
      const { unsetPolicy } = await import("./command/policy.ts");
      await unsetPolicy(names, options, surroundings);
    },
  );
}
