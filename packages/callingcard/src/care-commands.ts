import type { Command } from "commander";
import { DEFAULT_BOOK } from "./account.ts";
import type { CardOptions, RestoreCardOptions } from "./command/card.ts";
import type { GivenOptions } from "./configuration/given-options.ts";
import { settingOption } from "./configuration/setting-option.ts";
import type { Surroundings } from "./surroundings.ts";

const DATA = settingOption("data");
const DATABASE = settingOption("database");

/**
 * Adds the commands that bring back what was: cards from their history, and all of it from a backup. Their modules
 * are loaded when they are run.
 *
 * @param program The program.
 * @param surroundings The process that the commands run in.
 */
export function addCareCommands(program: Command, surroundings: Surroundings): void {
  const card = program.command("card").description("what was done to cards, and how they were");
  ofBook(card.command("history [name]"))
    .description("print who wrote the cards of a book, or one of them, the last write first")
    .action(async (name: string | undefined, options: CardOptions) => {
      const { listCardHistory } = await import("./command/card.ts");
      await listCardHistory(name, options, surroundings);
    });
  ofBook(card.command("restore <name>"))
    .description("store a card as it was before its last write")
    .option(
      "--before <number>",
      "before which write, as card history prints them (default: the last)",
    )
    .action(async (name: string, options: RestoreCardOptions) => {
      const { restoreCard } = await import("./command/card.ts");
      await restoreCard(name, options, surroundings);
    });

  program
    .command("backup <file>")
    .description("write the database to a file, also while a server uses it")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (file: string, options: GivenOptions) => {
      const { backUp } = await import("./command/backup.ts");
      await backUp(file, options, surroundings);
    });
  program
    .command("restore [file]")
    .description("make the database what it was in a backup; no server may use it")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (file: string | undefined, options: GivenOptions) => {
      const { restore } = await import("./command/backup.ts");
      await restore(file, options, surroundings);
    });
}

function ofBook(command: Command): Command {
  return command
    .requiredOption("--user <name>", "whose book")
    .option("--book <name>", "which book", DEFAULT_BOOK)
    .option(...DATA)
    .option(...DATABASE);
}
