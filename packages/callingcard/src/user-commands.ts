import type { Command } from "commander";
import { addUser, changePassword, listUsers } from "./command/user.ts";
import type { GivenOptions } from "./configuration/given-options.ts";
import { settingOption } from "./configuration/setting-option.ts";
import type { Surroundings } from "./surroundings.ts";

const DATA = settingOption("data");
const DATABASE = settingOption("database");
const MESSAGING = settingOption("messaging");

/**
 * Adds the commands about users.
 *
 * @param program The command line.
 * @param surroundings The process that the commands run in.
 */
export function addUserCommands(program: Command, surroundings: Surroundings): void {
  const user = program.command("user").description("who may sign in");
  user
    .command("add <name>")
    .description("add a user; the password is asked for, or the first line of standard input")
    .option(...DATA)
    .option(...DATABASE)
    .option(...MESSAGING)
    .action((name: string, options: GivenOptions) => addUser(name, options, surroundings));
  user
    .command("passwd <name>")
    .description("change a password, given as for add")
    .option(...DATA)
    .option(...DATABASE)
    .option(...MESSAGING)
    .action((name: string, options: GivenOptions) => changePassword(name, options, surroundings));
  user
    .command("list")
    .description("print the user names")
    .option(...DATA)
    .option(...DATABASE)
    .action((options: GivenOptions) => listUsers(options, surroundings));
  addAppPasswordCommands(user, surroundings);
  user
    .command("locks")
    .description("print who is locked out after too many wrong passwords, and until when")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (options: GivenOptions) => {
      const { listLockOuts } = await import("./command/lock-out.ts");
      await listLockOuts(options, surroundings);
    });
  user
    .command("unlock <name>")
    .description("end the lock-out of a user or an address")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (name: string, options: GivenOptions) => {
      const { liftLockOut } = await import("./command/lock-out.ts");
      await liftLockOut(name, options, surroundings);
    });
}

function addAppPasswordCommands(user: Command, surroundings: Surroundings): void {
  const passwords = user
    .command("app-password")
    .description("passwords for devices and programs, good for address books alone");
  passwords
    .command("add <user> <name>")
    .description("make one and print it, this once")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (owner: string, name: string, options: GivenOptions) => {
      const { addAppPassword } = await import("./command/app-password.ts");
      await addAppPassword(owner, name, options, surroundings);
    });
  passwords
    .command("list <user>")
    .description("print when each was made and used last, and its name")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (owner: string, options: GivenOptions) => {
      const { listAppPasswords } = await import("./command/app-password.ts");
      await listAppPasswords(owner, options, surroundings);
    });
  passwords
    .command("remove <user> <name>")
    .description("remove one, which signs nobody in from then on")
    .option(...DATA)
    .option(...DATABASE)
    .action(async (owner: string, name: string, options: GivenOptions) => {
      const { removeAppPassword } = await import("./command/app-password.ts");
      await removeAppPassword(owner, name, options, surroundings);
    });
}
