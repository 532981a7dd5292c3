import type { Command } from "commander";
import type { MessageOptions } from "./command/deferred.ts";
import type { PolicyOptions } from "./command/policy.ts";
import { settingOption } from "./configuration/setting-option.ts";
import type { Surroundings } from "./surroundings.ts";

const DATA = settingOption("data");
const DOMAIN = settingOption("sip-domain");

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
    .option(...settingOption("imap-url"))
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
