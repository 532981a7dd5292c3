import { Command } from "commander";
import { DEFAULT_BOOK } from "./account.ts";
import type { DemoOptions } from "./command/demo.ts";
import { type ExportOptions, exportCards } from "./command/export.ts";
import { importFiles, type ImportOptions } from "./command/import.ts";
import { serve } from "./command/serve.ts";
import { addUser, changePassword, listUsers } from "./command/user.ts";
import { DATA, MESSAGING } from "./common-options.ts";
import { DEFAULT_DOMAIN } from "./messaging/settings.ts";
import { addMessagingCommands, addMessagingOptions } from "./messaging-commands.ts";
import type { GivenOptions } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Makes the command line.
 *
 * @param surroundings The process that the commands run in.
 */
export function createProgram(surroundings: Surroundings): Command {
  const program = new Command("callingcard")
    .description("An address book server (CardDAV, RFC 6352) and a messaging server (OMA CPM).")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        surroundings.stdout.write(text);
      },
      writeErr: (text) => {
        surroundings.stderr.write(text);
      },
    });

  const serving = program
    .command("serve")
    .description("answer CardDAV requests and serve messages until asked to stop")
    .option(...DATA)
    .option("--host <address>", "address to listen on (CALLINGCARD_HOST, default 127.0.0.1)")
    .option("--port <number>", "port, 0 for any free one (CALLINGCARD_PORT, default 8080)")
    .option("--log-level <level>", "debug, info, warn, error or silent (CALLINGCARD_LOG_LEVEL)");
  addMessagingOptions(serving).action((options: GivenOptions) => serve(options, surroundings));

  const user = program.command("user").description("who may sign in");
  user
    .command("add <name>")
    .description("add a user; the password is asked for, or the first line of standard input")
    .option(...DATA)
    .option(...MESSAGING)
    .action((name: string, options: GivenOptions) => addUser(name, options, surroundings));
  user
    .command("passwd <name>")
    .description("change a password, given as for add")
    .option(...DATA)
    .option(...MESSAGING)
    .action((name: string, options: GivenOptions) => changePassword(name, options, surroundings));
  user
    .command("list")
    .description("print the user names")
    .option(...DATA)
    .action((options: GivenOptions) => listUsers(options, surroundings));

  program
    .command("import <files...>")
    .description("store the cards of vCard files; a card with a known UID replaces the stored one")
    .requiredOption("--user <name>", "whose cards they become")
    .option("--book <name>", "into which book", DEFAULT_BOOK)
    .option("--dry-run", "tell what would be done and write nothing")
    .option(...DATA)
    .action((files: readonly string[], options: ImportOptions) =>
      importFiles(files, options, surroundings),
    );

  program
    .command("export")
    .description("write cards, octet for octet as they were stored")
    .requiredOption("--user <name>", "whose cards")
    .option("--book <name>", "which book (default: all of them)")
    .option(
      "--search <expression>",
      'only cards that match, as in "name:smith -group:work has:photo"',
    )
    .option("--output <file>", "where to (default: standard output)")
    .option(...DATA)
    .action((options: ExportOptions) => exportCards(options, surroundings));

  addMessagingCommands(program, surroundings);

  program
    .command("demo")
    .description("see what the Participating Function does")
    .command("chat")
    .description("a chat with somebody who has three devices, as a ladder of messages")
    .option("--core <address>", "where the SIP core listens", "127.0.0.1:5060")
    .option("--domain <name>", "the domain of its users", DEFAULT_DOMAIN)
    .action(async (options: DemoOptions) => {
      const { demoChat } = await import("./command/demo.ts");
      await demoChat(options, surroundings);
    });

  const trace = program.command("trace").description("what a session of messages was");
  trace
    .command("show <file>")
    .description("draw a recorded session as a ladder, with the requirements that decided")
    .action(async (file: string) => {
      const { showTrace } = await import("./command/trace.ts");
      showTrace(file, surroundings);
    });
  trace
    .command("replay <file>")
    .description("play a recorded session again, and tell whether the same octets come out")
    .action(async (file: string) => {
      const { replayFile } = await import("./command/trace.ts");
      replayFile(file, surroundings);
    });

  return program;
}
