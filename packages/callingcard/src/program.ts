import { Command } from "commander";
import { DEFAULT_BOOK } from "./account.ts";
import type { CheckOptions } from "./command/check.ts";
import type { DemoOptions } from "./command/demo.ts";
import { type ExportOptions, exportCards } from "./command/export.ts";
import { importFiles, type ImportOptions } from "./command/import.ts";
import { serve } from "./command/serve.ts";
import { addCareCommands } from "./care-commands.ts";
import { addFuzzCommand } from "./fuzz-command.ts";
import { addMessagingCommands } from "./messaging-commands.ts";
import { findSetting } from "./configuration/definitions.ts";
import type { GivenOptions } from "./configuration/given-options.ts";
import { addSettingOptions, CONFIG, settingOption } from "./configuration/setting-option.ts";
import type { Environment } from "./setting.ts";
import { ExitError, type Surroundings, withEnvironment } from "./surroundings.ts";
import { addUserCommands } from "./user-commands.ts";
import { readVersion } from "./version.ts";

const DATA = settingOption("data");
const DATABASE = settingOption("database");

/**
 * Makes the command line.
 *
 * @param outer The process that the commands run in.
 */
export function createProgram(outer: Surroundings): Command {
  let env = outer.env;
  const surroundings = withEnvironment(outer, () => env);
  const program = new Command("callingcard")
    .description("An address book server (CardDAV, RFC 6352) and a messaging server (OMA CPM).")
    .version(readVersion(), "--version", "print the version")
    .option(...CONFIG)
    .hook("preAction", async () => {
      const file = readConfigurationName(program.opts(), outer.env);
      if (file === undefined) return;
      const { withConfigurationFile } = await import("./configuration/configuration-file.ts");
      env = withConfigurationFile(file, outer.env);
    })
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        surroundings.stdout.write(text);
      },
      writeErr: (text) => {
        surroundings.stderr.write(text);
      },
    });

  addSettingOptions(
    program
      .command("serve")
      .description("answer CardDAV requests and serve messages until asked to stop"),
  ).action((options: GivenOptions) => serve(options, surroundings));

  addConfigCommands(program, surroundings);

  addUserCommands(program, surroundings);

  program
    .command("import <files...>")
    .description("store the cards of files of vCard, jCard, JSContact or CSV")
    .requiredOption("--user <name>", "whose cards they become")
    .option("--book <name>", "into which book", DEFAULT_BOOK)
    .option("--format <format>", "vcard, jcard, jscontact or csv (default: by what is in the file)")
    .option("--duplicates <policy>", "replace or skip a card whose UID is known", "replace")
    .option("--dry-run", "tell what would be done and write nothing")
    .option(...DATA)
    .option(...DATABASE)
    .action((files: readonly string[], options: ImportOptions) =>
      importFiles(files, options, surroundings),
    );

  program
    .command("export")
    .description("write cards, octet for octet as they were stored, or in another format")
    .requiredOption("--user <name>", "whose cards")
    .option("--book <name>", "which book (default: all of them)")
    .option(
      "--search <expression>",
      'only cards that match, as in "name:smith -group:work has:photo"',
    )
    .option("--format <format>", "vcard, jcard, jscontact or csv", "vcard")
    .option("--vcard-version <version>", "3.0 or 4.0 (default: each as it is stored)")
    .option("--output <file>", "where to (default: standard output)")
    .option(...DATA)
    .option(...DATABASE)
    .action((options: ExportOptions) => exportCards(options, surroundings));

  program
    .command("check")
    .description("list stored cards that are not as they should be, with what is wrong")
    .option("--user <name>", "whose cards (default: all users')")
    .option("--severity <severity>", "the least that is told: error, warning or note", "error")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (options: CheckOptions) => {
      const { checkCards } = await import("./command/check.ts");
      await checkCards(options, surroundings);
    });

  addCareCommands(program, surroundings);
  addMessagingCommands(program, surroundings);
  addFuzzCommand(program, surroundings);

  program
    .command("demo")
    .description("see what the Participating Function does")
    .command("chat")
    .description("a chat with somebody who has three devices, as a ladder of messages")
    .option("--core <address>", "where the SIP core listens", "127.0.0.1:5060")
    .option("--domain <name>", "the domain of its users", findSetting("sip-domain")?.fallback)
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

// The process may have been asked for a file in either way; the option counts first.
function readConfigurationName(
  { config }: { readonly config?: string },
  env: Environment,
): string | undefined {
  const variable = env["CALLINGCARD_CONFIG"];
  const file = config ?? (typeof variable === "string" ? variable : undefined);
  if (file === "") throw new ExitError(2, "--config, CALLINGCARD_CONFIG is empty");
  return file;
}

function addConfigCommands(program: Command, surroundings: Surroundings): void {
  const config = program.command("config").description("what the settings are");
  addSettingOptions(
    config
      .command("print")
      .description("print the settings of serve as a file, and where each is from"),
  ).action(async (options: GivenOptions) => {
    const { printConfiguration } = await import("./command/config.ts");
    printConfiguration(options, surroundings);
  });
  addSettingOptions(
    config.command("check").description("tell whether the settings of serve are right"),
  ).action(async (options: GivenOptions) => {
    const { checkConfiguration } = await import("./command/config.ts");
    checkConfiguration(options, surroundings);
  });
}
